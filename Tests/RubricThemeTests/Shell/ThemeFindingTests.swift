import RubricDiagnostics
import Testing

@testable import RubricTheme

/// What an author of a theme is told.
@Suite struct ThemeFindingTests {
  /// U+FDD0, which a literal cannot name.
  private let noncharacter = String(decoding: ShellMark.open, as: UTF8.self)

  /// The theme with a partial that shows what is wrong; the finding stands at its mark.
  private func expect(
    _ text: String, _ message: String, isUsable: Bool = false, at location: SourceLocation = #_sourceLocation
  ) {
    let theme = ThemeFolder.with(["partials/top.mustache": text])
    #expect(theme.findings == [theme.expected("partials/top.mustache", message)], sourceLocation: location)
    #expect((theme.outcome.value != nil) == isUsable, sourceLocation: location)
    #expect(theme.outcome.findings.allSatisfy { $0.rule == ThemeRules.invalid && $0.severity == .error })
  }

  @Test func smallestThemeIsRight() {
    #expect(ThemeFolder.with([:]).findings == [])
  }

  @Test func unknownVariableGetsTheNearestName() {
    expect(
      "a\n⟦{{naviagtion}}⟧", "no variable is called 'naviagtion' (did you mean 'navigation'?)", isUsable: true
    )
    expect(
      "⟦{{word.mennu}}⟧", "no variable is called 'word.mennu' (did you mean 'word.menu'?)", isUsable: true)
    expect("⟦{{asset.x.svg}}⟧", "no variable is called 'asset.x.svg'", isUsable: true)
    expect("⟦{{word.at-least}}⟧", "a word with values cannot stand in a template", isUsable: true)
  }

  @Test func unknownSectionGetsTheNearestName() {
    expect("⟦{{#mian}}⟧x{{/mian}}", "no slot is called 'mian' (did you mean 'main'?)", isUsable: true)
  }

  @Test func missingPartialGetsTheNearestName() {
    expect("⟦{{>tpo}}⟧", "no partial is called 'tpo' (did you mean 'top'?)", isUsable: true)
  }

  @Test func partialThatPutsItselfInIsRefused() {
    expect("⟦{{>top}}⟧", "partials must not put themselves in: 'top' → 'top'")
  }

  @Test func cycleOfPartialsIsRefused() {
    let theme = ThemeFolder.with([
      "partials/top.mustache": "{{>b}}{{>b}}", "partials/b.mustache": "{{>c}}",
      "partials/c.mustache": "x⟦{{>b}}⟧",
    ])
    #expect(
      theme.findings == [
        theme.expected("partials/c.mustache", "partials must not put themselves in: 'b' → 'c' → 'b'")
      ])
    #expect(theme.outcome.value == nil)
  }

  @Test func sectionsMustClose() {
    expect("⟦{{#toc}}⟧x", "section 'toc' must be closed (add {{/toc}})")
    expect("x⟦{{/toc}}⟧", "no section 'toc' is open here")
    expect("{{#toc}}⟦{{/logo}}⟧", "section 'toc' must be closed before 'logo' (write {{/toc}})")
  }

  @Test func tagsMustClose() {
    expect("x ⟦{{⟧toc", "a tag must be closed with '}}'")
    expect("x ⟦{{⟧toc {{toc}}", "a tag must be closed with '}}'")
    expect("⟦{{{toc}}⟧ x", "a tag that begins with '{{{' must be closed with '}}}'")
    expect("⟦{{⟧! x", "a tag must be closed with '}}'")
  }

  @Test func whatThemesDoNotKnowIsRefused() {
    expect("⟦{{=<% %>=}}⟧", "a theme's template must keep the delimiters '{{' and '}}'")
    expect("⟦{{%CONTENT_TYPE:TEXT}}⟧", "a theme's template must be HTML")
    expect("⟦{{<top}}⟧", "a theme's template knows no blocks (put what differs into a partial of its own)")
    let name = "a tag must hold one name of letters, digits, '-', '.' and '/'"
    expect("⟦{{uppercased(title)}}⟧", name)
    expect("⟦{{>*title}}⟧", name)
    expect("⟦{{}}⟧", name)
    expect("⟦{{ a b }}⟧", name)
    expect("a⟦\(noncharacter)⟧s1", "a template must not hold noncharacters")
  }

  @Test func textThatIsNoUTF8IsRefused() {
    var files = ThemeFolder.with([:]).files
    for index in files.indices where files[index].path == "partials/top.mustache" {
      files[index].bytes = [0x61, 0xFF]
    }
    let outcome = Theme.load(chain: [files])
    #expect(outcome.findings.map(\.message) == ["a template must be UTF-8"])
    #expect(outcome.value == nil)
  }

  @Test func partialsThatDoubleAreCutOff() {
    var texts = ["partials/top.mustache": "{{>p0}}{{>p0}}", "partials/p40.mustache": "x"]
    for number in 0..<40 { texts["partials/p\(number).mustache"] = "{{>p\(number + 1)}}{{>p\(number + 1)}}" }
    let outcome = ThemeFolder.with(texts).outcome
    #expect(outcome.findings.map(\.message) == ["a layout with its partials must be smaller than 1 MiB"])
  }

  @Test func combiningCharacterCannotHideATag() {
    let outcome = ThemeFolder.with([
      "partials/top.mustache": "\u{600}{{>deep}}\u{301}", "partials/deep.mustache": "x",
    ]).outcome
    #expect(outcome.findings.map(\.message) == ["mustache cannot read the template"])
  }

  @Test func layoutsAreNeeded() {
    var texts = ThemeFolder.smallest
    texts["layouts/redirect.mustache"] = nil
    let theme = ThemeFolder(texts)
    #expect(theme.findings == ["theme.yaml:0-0: a theme needs 'layouts/redirect.mustache'"])
    #expect(theme.outcome.value == nil)
  }

  @Test func layoutMustShowWhatPagesAreMadeFor() {
    let theme = ThemeFolder.with(["layouts/page.mustache": "{{language}}{{title}}{{>top}}"])
    #expect(
      theme.findings == [
        "layouts/page.mustache:0-0: 'layouts/page.mustache' must show 'main' (put {{main}} where it belongs)"
      ])
  }

  @Test func manifestKeysAreChecked() {
    let theme = ThemeFolder.with(["theme.yaml": "⟦nmae⟧: x\nstyles: [css/a.css, ⟦css/b.css⟧]\n"])
    #expect(
      theme.findings == [
        theme.expected("theme.yaml", "theme.yaml knows no key 'nmae' (did you mean 'name'?)"),
        theme.expected("theme.yaml", "no style sheet 'css/b.css' (did you mean 'css/a.css'?)", mark: 1),
      ])
  }

  @Test func aStyleSheetWithoutItsFolderIsMeant() {
    let theme = ThemeFolder.with([
      "theme.yaml": "styles: [css/a.css, ⟦extra.css⟧]\n", "css/extra.css": "p { color: red }\n",
    ])
    // One finding, and not a second that sends the writer back to the first.
    #expect(
      theme.findings == [
        theme.expected("theme.yaml", "no style sheet 'extra.css' (did you mean 'css/extra.css'?)")
      ])
  }

  @Test func filesThatNothingReadsAreTold() {
    let theme = ThemeFolder.with([
      "partial/top.mustache": "", "css/b.css": "", "README.md": "", "assets/a b.svg": "",
      "strings/cy.yml": "",
    ])
    #expect(
      theme.findings == [
        "partial/top.mustache:0-0: nothing in a theme reads 'partial/top.mustache' "
          + "(move it into 'partials/' with the ending of the files there)",
        "strings/cy.yml:0-0: nothing in a theme reads 'strings/cy.yml' "
          + "(move it into 'strings/' with the ending of the files there)",
        "css/b.css:0-0: 'css/b.css' stands in no list 'styles' (name it under 'styles' in theme.yaml)",
        "assets/a b.svg:0-0: names of assets must be of letters, digits, '-', '.', '_' and '/'",
      ])
  }

  @Test func stringsAreChecked() {
    let strings = ThemeFolder.text("strings/en.yaml").replacing("menu: Menu\n", with: "")
    let theme = ThemeFolder.with([
      "strings/en.yaml": strings.replacing(
        "at-least: at least {0}\n", with: "at-least: ⟦at least {1}⟧\n⟦brb⟧: x\n"
      )
      .replacing("home: Home\n", with: "home: ⟦Home {0}⟧\n").replacing("tip: Tip\n", with: "tip: ⟦[Tip]⟧\n")
      .replacing("table: Table\n", with: "table: ⟦{one: a}⟧\n")
    ])
    #expect(
      theme.findings == [
        theme.expected("strings/en.yaml", "'home' takes no values"),
        theme.expected("strings/en.yaml", "'table' needs the plural 'other'", mark: 1),
        theme.expected("strings/en.yaml", "'tip' must be a text", mark: 2),
        theme.expected("strings/en.yaml", "'at-least' must have places for {0}", mark: 3),
        theme.expected("strings/en.yaml", "no word is called 'brb'", mark: 4),
        "strings/en.yaml:0-0: strings/en.yaml lacks 3 texts: 'menu', 'table', 'tip'",
      ])
    #expect(theme.outcome.value?.words(.menu).text([]) == "menu")
  }

  @Test func brokenFilesOfAThemeAreTold() {
    let theme = ThemeFolder.with(["theme.yaml": "name: [", "strings/en.yaml": "a: b: c"])
    #expect(theme.outcome.findings.count { $0.severity == .error } >= 2)
  }

  @Test func randomBytesNeitherTrapNorHang() {
    var state: UInt64 = 42
    let pieces = [
      "{{", "}}", "{", "}", "#", "/", ">", "^", "!", "toc", "top", "main", " ", "\n", "\u{301}", "{{>top}}",
      "{{#toc}}", "{{/toc}}", noncharacter, "=", "é",
    ]
    for _ in 0..<150 {
      var text = ""
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      let outcome = ThemeFolder.with(["partials/top.mustache": text]).outcome
      #expect(outcome.value != nil || !outcome.findings.isEmpty)
    }
  }
}
