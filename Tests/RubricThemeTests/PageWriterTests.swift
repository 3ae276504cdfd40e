import RubricMarkdown
import RubricSite
import RubricTesting
import Testing

@testable import RubricPages
@testable import RubricTheme

@Suite struct PageWriterTests {
  private func writer() -> PageWriter {
    PageWriter(words: Words([:]), route: Route("guides/a.html"), site: nil)
  }

  @Test func equalAnchorsAreToldApartByNumbers() {
    var writer = writer()
    #expect(
      ["a", "a", "b", "a-3", "a", "a", "b", "a-3"].map { writer.unique($0) } == [
        "a", "a-2", "b", "a-3", "a-4", "a-5", "b-2", "a-3-2",
      ])
  }

  @Test func veryManyEqualAnchorsTakeLinearTime() {
    var writer = writer()
    // Each counted from 2 would take hours.
    let taken = processorSeconds { (0..<300_000).map { _ in writer.unique("a") } }
    #expect(taken.result.last == "a-300000")
    #expect(taken.seconds < 10)
  }

  @Test func partsOfOneLongTextTakeTimeByTheirOwnLength() {
    let text = (0..<20_000).map { "# H\($0)\n\n[a](b) [c](d) [e](f)\n\n" }.joined()
    let document = MarkdownReader().read(Array(text.utf8)[...])
    let links = [LinkTarget](
      repeating: .page(Route("guides/b.html"), fragment: "c", title: "B"), count: document.links.count)
    var writer = writer()
    // To look up all the links for each part would take minutes.
    let written = processorSeconds {
      for heading in document.headings.indices {
        let prose = PageProse(
          text: document, nodes: document.body(ofHeading: heading), links: links, anchors: .own)
        writer.reserve(prose)
        writer.proseContent(prose)
      }
    }
    #expect(written.seconds < 20)
    let links3 = "<a href=\"b.html#c\">a</a> <a href=\"b.html#c\">c</a> <a href=\"b.html#c\">e</a>"
    #expect(String(decoding: writer.html.bytes.suffix(200), as: UTF8.self).hasSuffix("<p>\(links3)</p>\n"))
  }
}
