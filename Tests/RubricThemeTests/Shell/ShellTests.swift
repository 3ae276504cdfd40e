import RubricDiagnostics
import Testing

@testable import RubricTheme

/// What a theme's layouts become.
@Suite struct ShellTests {
  private func page(_ layout: String, _ partials: [String: String] = [:], fill: (inout ShellContents) -> Void)
    throws -> String
  {
    var texts = partials
    texts["layouts/page.mustache"] = "{{#canonical}}{{language}}{{title}}{{main}}{{/canonical}}" + layout
    let outcome = ThemeFolder.with(texts).outcome
    #expect(outcome.findings == [])
    var contents = ShellContents()
    fill(&contents)
    var html = HTMLWriter()
    try #require(outcome.value).page.write(contents, into: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test func segmentsJoinToTheWholePage() throws {
    let text = try page("<title>{{title}}</title>{{>top}}|{{main}}|{{{site-title}}}") {
      $0.put(text: "A & B", in: .title)
      var main = HTMLWriter()
      main.raw("<p>é</p>")
      $0.put(main, in: .main)
      $0.put(text: "<S>", in: .siteTitle)
    }
    #expect(text == "<title>A &amp; B</title><nav></nav>|<p>é</p>|&lt;S&gt;")
  }

  @Test func sectionsStandOnlyWhereTheirSlotIsFilled() throws {
    let layout = "{{#logo}}[{{logo}}{{#toc}}+{{/toc}}]{{/logo}}{{^logo}}none{{#toc}}-{{/toc}}{{/logo}}."
    #expect(try page(layout) { _ in } == "none.")
    #expect(try page(layout) { $0.put(address: "a b.svg", in: .logo) } == "[a%20b.svg].")
    #expect(try page(layout) { $0.put(text: "x", in: .toc) } == "none-.")
    let both = try page(layout) {
      $0.put(text: "x", in: .toc)
      $0.put(address: "l", in: .logo)
    }
    #expect(both == "[l+].")
  }

  @Test func sectionOnItsOwnLineTakesTheLineWithIt() throws {
    let text = try page("a\n  {{#logo}}\n  b\n  {{/logo}}\nc\n{{! said }}\nd") {
      $0.put(text: "x", in: .logo)
    }
    #expect(text == "a\n  b\nc\nd")
  }

  @Test func partialsStandInOneAnother() throws {
    let partials = [
      "partials/top.mustache": "({{>deep}})", "partials/deep.mustache": "{{#toc}}{{toc}}{{/toc}}",
    ]
    #expect(try page("{{>top}}{{> top }}", partials) { $0.put(text: "t", in: .toc) } == "(t)(t)")
  }

  @Test func wordsAreEscaped() throws {
    let strings = ThemeFolder.text("strings/en.yaml").replacing("menu: Menu", with: "menu: \"<\u{338}&\"")
    let text = try page("{{word.menu}}", ["strings/en.yaml": strings]) { _ in }
    #expect(text == "&lt;\u{338}&amp;")
  }

  @Test func assetsAreLinkedFromTheSitesTop() throws {
    let text = try page("{{asset.img/i.svg}}", ["assets/img/i.svg": "<svg/>"]) {
      $0.put(address: "../../", in: .root)
    }
    #expect(text.hasPrefix("../../assets/img/i-"))
    #expect(text.hasSuffix(".svg"))
  }

  @Test func everySlotIsFilledByItsOwnContent() throws {
    let layout = Slot.allCases.map { "{{\($0.rawValue)}}" }.joined(separator: "|")
    let text = try page(layout) { for slot in Slot.allCases { $0.put(text: slot.rawValue, in: slot) } }
    let filled = Slot.allCases.map(\.rawValue).joined(separator: "|")
    #expect(text == "languagetitlemain" + filled)
  }
}
