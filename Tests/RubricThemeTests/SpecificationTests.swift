import RubricMarkdown
import RubricTesting
import Testing

@testable import RubricTheme

@Suite(.enabled(if: Corpus.isWanted)) struct SpecificationTests {
  private func rendered(_ markdown: String) -> String {
    let document = MarkdownReader().read(Array(markdown.utf8)[...])
    var renderer = MarkdownRenderer()
    renderer.topLevel = document.headings.map(\.level).min() ?? 1
    var html = HTMLWriter()
    renderer.write(document, into: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  /// Why an example without raw HTML differs.
  enum Reason {
    /// A heading without text is left out: nothing could lead to it.
    case emptyHeading
    /// Levels follow one another without a gap, for those who go by the outline.
    case headingLevel
    /// Its scheme is none that a link may have here.
    case scheme
    /// GFM makes links of bare addresses, the core specification does not.
    case bareAddress
    /// Its address has no host, which valid HTML must not have.
    case host
    /// A link without text is shown by its address.
    case emptyLink
    /// The box of a task is text with a name, not a form's control.
    case taskBox
    /// Written for a later version of CommonMark than cmark-gfm's 0.29.
    case laterVersion
  }

  static let known: [String: [Int: Reason]] = [
    "markdown/commonmark-spec.txt": [
      68: .headingLevel, 72: .headingLevel, 76: .headingLevel, 83: .headingLevel, 84: .headingLevel,
      141: .headingLevel,
      28: .laterVersion, 79: .emptyHeading, 348: .host, 356: .laterVersion, 486: .emptyLink, 598: .scheme,
      600: .scheme,
      601: .scheme, 602: .host,
      603: .scheme, 604: .bareAddress, 608: .bareAddress, 610: .bareAddress, 613: .bareAddress,
      614: .bareAddress,
    ],
    "markdown/gfm-spec.txt": [
      38: .headingLevel, 42: .headingLevel, 46: .headingLevel, 53: .headingLevel, 54: .headingLevel,
      111: .headingLevel,
      49: .emptyHeading, 279: .taskBox, 280: .taskBox, 356: .host, 604: .scheme, 606: .scheme, 607: .scheme,
      608: .host, 609: .scheme,
      610: .bareAddress, 614: .bareAddress, 616: .bareAddress, 619: .bareAddress, 620: .bareAddress,
    ],
  ]

  @Test(arguments: known.keys.sorted()) func examplesAreWrittenAsSpecified(_ path: String) {
    let examples = SpecificationExample.all(in: path).filter { !$0.holdsRawHTML }
    let known = SpecificationTests.known[path] ?? [:]
    #expect(examples.count > 500)
    for example in examples {
      let isEqual = NormalForm.of(rendered(example.markdown)) == NormalForm.of(example.html)
      #expect(
        isEqual == (known[example.number] == nil),
        "\(example.number) of \(example.section): \(String(describing: known[example.number]))")
    }
    print("\(path): \(examples.count - known.count) of \(examples.count) examples without raw HTML are equal")
  }

  @Test(arguments: ["markdown/commonmark-spec.txt", "markdown/gfm-spec.txt", "markdown/gfm-extensions.txt"])
  func everyExampleIsWellFormed(_ path: String) {
    for example in SpecificationExample.all(in: path) {
      let html = rendered(example.markdown)
      #expect(MarkupCheck.fault(in: html) == nil, "\(example.number): \(html)")
    }
  }

  @Test func checkFindsFaults() {
    for html in [
      "<p><div></div></p>", "<b>", "</b>", "<ul>x</ul>", "<a href=\"javascript:x\"></a>",
      "<p onclick=\"x\"></p>", "<td></td>",
    ] {
      #expect(MarkupCheck.fault(in: html) != nil, "\(html)")
    }
  }
}
