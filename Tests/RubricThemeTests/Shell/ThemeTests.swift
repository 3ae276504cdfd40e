import RubricDiagnostics
import RubricPages
import Testing

@testable import RubricTheme

/// Whole themes, and the default theme.
@Suite struct ThemeTests {
  @Test func defaultThemeLoadsWithoutFindings() throws {
    let files = ThemeFolder.files(of: "default")
    let outcome = Theme.load(chain: [files])
    #expect(outcome.findings == [])
    let theme = try #require(outcome.value)
    #expect(theme.name == "Default")
    let single = try #require(theme.single)
    #expect(theme.page.slots.union(single.slots) == Set(Slot.allCases))
    #expect(theme.page.slots.isDisjoint(with: [.policy, .inlineStyle, .inlineScript]))
  }

  @Test func theDefaultThemeSpeaksWelshWithoutAWordOfEnglish() throws {
    let files = ThemeFolder.files(of: "default")
    let welsh = Theme.load(chain: [files], language: "cy-GB")
    let english = Theme.load(chain: [files], language: "en")
    #expect(welsh.findings == [])
    let (cy, en) = (try #require(welsh.value).vocabulary, try #require(english.value).vocabulary)
    let same = Words.all.filter { cy($0).forms.map(\.text) == en($0).forms.map(\.text) }
    // Names that both languages share, and texts of values alone.
    let shared: Set<Word> = [
      .apis, .api, .logo, .schemeOAuth, .schemeOpenID, .typeNull, .levelOf, .ofEntry, .date, .digitGroups,
    ]
    #expect(Set(same) == shared)
  }

  @Test(arguments: [
    (1, "1 gweithrediad"), (2, "2 weithrediad"), (3, "3 gweithrediad"), (0, "0 gweithrediad"),
  ])
  func welshNumbersMutateWhatTheyCount(_ count: Int, _ expected: String) throws {
    let theme = try #require(Theme.load(chain: [ThemeFolder.files(of: "default")], language: "cy").value)
    #expect(theme.words(.operationCount).text([String(count)]) == expected)
  }

  @Test func everyWordHasAnEnglishText() throws {
    let file = try #require(ThemeFolder.files(of: "default").first { $0.path == "strings/en.yaml" })
    let strings = StringsFile(file, language: "en")
    #expect(strings.findings == [])
    for word in Word.allCases {
      let phrase = try #require(strings.phrases[word], "\(word.rawValue)")
      #expect(phrase.arguments == Set(0..<word.argumentCount), "\(word.rawValue)")
      #expect(!phrase.text(["7", "9"]).isEmpty)
    }
    #expect(strings.phrases.count == Word.allCases.count)
  }

  @Test func wordsFindTheirOwnText() throws {
    let theme = try #require(Theme.load(chain: [ThemeFolder.files(of: "default")]).value)
    #expect(theme.words(.skipToContent).text() == "Skip to main content")
    #expect(theme.words(.lengthRange).text(["1", "5"]) == "1 to 5 characters")
    #expect(theme.words(.accessibilityReport).text().contains("Report a problem"))
    let texts = Set(Word.allCases.map { theme.words($0).text(["1", "2"]) })
    // Some words share a text, such as two that both say "Scopes".
    #expect(texts.count > Word.allCases.count - 25)
  }

  @Test func derivedThemeOverridesASingleFile() throws {
    let base = ThemeFolder.with(["partials/bottom.mustache": "base", "assets/i.svg": "base"])
    let derived = ThemeFolder([
      "theme.yaml": "name: Derived\nextends: base\nstyles: [css/own.css]", "partials/top.mustache": "[own]",
      "css/own.css": "b {}", "strings/en.yaml": "menu: Own menu",
    ])
    let theme = try #require(Theme.load(chain: [derived.files, base.files]).value)
    #expect(Theme.load(chain: [derived.files, base.files]).findings == [])
    #expect(theme.name == "Derived")
    var html = HTMLWriter()
    theme.page.write(ShellContents(), into: &html)
    #expect(String(decoding: html.bytes, as: UTF8.self).contains("[own]<main>"))
    #expect(theme.words(.menu).text() == "Own menu")
    #expect(theme.words(.home).text() == "Home")
    #expect(
      theme.assets.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a { color: red }\nb {}\n", "base"])
  }

  @Test func stylesheetNameFollowsItsContent() throws {
    func sheet(_ css: String) throws -> String {
      try #require(ThemeFolder.with(["css/a.css": css]).outcome.value).assets[0].route.path
    }
    let name = try sheet("a {}")
    #expect(try name == sheet("a {}"))
    #expect(try name != sheet("b {}"))
    #expect(name.hasPrefix("assets/site-") && name.hasSuffix(".css"))
    #expect(name.utf8.count == "assets/site-.css".utf8.count + 10)
  }

  @Test func otherLanguagesFallBackToEnglish() throws {
    let theme = ThemeFolder.with([
      "strings/cy.yaml": "menu: Dewislen\nfields: {one: un, two: dau, other: '{0}'}"
    ])
    let outcome = Theme.load(chain: [theme.files], language: "cy-GB")
    #expect(outcome.findings.map(\.severity).contains(.error) == false)
    let loaded = try #require(outcome.value)
    #expect(loaded.words(.menu).text() == "Dewislen")
    #expect(loaded.words(.home).text() == "Home")
    #expect(["1", "2", "3"].map { loaded.words(.fields).text([$0]) } == ["un", "dau", "3"])
    let missing = Theme.load(chain: [theme.files], language: "fr")
    #expect(missing.findings.map(\.message) == ["the theme has no strings in 'fr'"])
    #expect(Theme.load(chain: [theme.files], language: "en-GB").findings.allSatisfy { $0.severity != .error })
  }

  @Test func emptyChainGivesNothing() {
    #expect(Theme.load(chain: []).value == nil)
    #expect(Theme.load(chain: [[], []]).value == nil)
  }

  @Test func styleOfTheDefaultThemeKeepsItsBudgetAndAsksNobody() throws {
    let theme = try #require(Theme.load(chain: [ThemeFolder.files(of: "default")]).value)
    let css = String(decoding: theme.assets[0].bytes, as: UTF8.self)
    // Gzip makes a fourth of it; the limit is 20 kB compressed.
    #expect(css.utf8.count < 48_000)
    for foreign in ["url(", "@import", "http:", "https:", "@font-face"] { #expect(!css.contains(foreign)) }
  }
}

/// Texts with places for values.
@Suite struct PhraseTests {
  @Test func placesAreFilled() {
    #expect(Phrase("{0} to {1}").text(["a", "b"]) == "a to b")
    #expect(Phrase("{1}{0}").text(["a", "b"]) == "ba")
    #expect(Phrase("at {0}").text([]) == "at ")
  }

  @Test func otherBracesAreText() {
    for text in ["{", "{}", "{a}", "{0", "{123}", "}{", "{ 0}"] { #expect(Phrase(text).text(["x"]) == text) }
  }

  @Test func pluralsFollowTheFirstNumber() {
    let phrase = Phrase("{0} fields", forms: [.one: "{0} field"])
    #expect(
      ["1", "2", "0", "x"].map { phrase.text([$0]) } == ["1 field", "2 fields", "0 fields", "x fields"])
  }

  @Test func valuesOfMarkupStandBetweenEscapedText() {
    var html = HTMLWriter()
    Phrase("<{0}>").write(into: &html) { _, html in html.raw("<b>x</b>") }
    #expect(String(decoding: html.bytes, as: UTF8.self) == "&lt;<b>x</b>&gt;")
  }
}
