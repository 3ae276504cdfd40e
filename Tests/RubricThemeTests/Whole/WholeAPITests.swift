import RubricSite
import Testing

@testable import RubricPages
@testable import RubricTheme

@Suite struct WholeAPITests {
  private static let words = Words([:])

  private func page(_ path: String, level: Int, _ html: String) -> JoinedPage {
    JoinedPage(route: Route("apis/a/" + path), title: path, level: level, html: Array(html.utf8))
  }

  private func whole(_ pages: [JoinedPage], largest: Int = WholeAPI.largest) -> WholeAPI {
    WholeAPI(pages, prefix: "apis/a/", words: Self.words, largest: largest)
  }

  private func text(_ whole: WholeAPI, _ part: Int) -> String {
    var html = HTMLWriter()
    whole.write(part, RouteTable(prefix: "apis/a/"), into: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test func pagesStandBelowOneAnotherWithIdsOfTheirOwn() {
    let pages = [
      page("index.html", level: 0, "<h1>A</h1><a href=\"all.html\">all</a><a href=\"tags/t.html\">t</a>"),
      page("tags/t.html", level: 1, "<h1>T</h1><a href=\"../operations/o.html#x\">o</a>"),
      page("operations/o.html", level: 2, "<h1 id=\"x\">O</h1><a href=\"../completeness.html\">c</a>"),
    ]
    let whole = whole(pages)
    #expect(whole.count == 1)
    #expect(
      text(whole, 1) == """
        <section class="sheet" id="index.html">
        <h1>A</h1><a>all</a><a href="#tags/t.html">t</a></section>
        <section class="sheet" id="tags/t.html">
        <h2>T</h2><a href="#operations/o.html:x">o</a></section>
        <section class="sheet" id="operations/o.html">
        <h3 id="operations/o.html:x">O</h3><a href="completeness.html">c</a></section>

        """)
  }

  @Test func whatIsTooMuchForOnePartGoesOnInAnotherWithItsGroupWhole() {
    let filler = String(repeating: "x", count: 30_000)
    var pages = [page("index.html", level: 0, "<h1>A</h1>" + filler)]
    for group in 0..<3 {
      pages.append(page("tags/\(group).html", level: 1, "<h1>T</h1>"))
      for number in 0..<2 {
        let link = "<a href=\"../tags/0.html#a\">t</a>"
        pages.append(page("operations/\(group)\(number).html", level: 2, link + filler))
      }
    }
    let whole = whole(pages, largest: 160_000)
    #expect(
      whole.parts.map { $0.map(\.route.path).filter { $0.contains("tags") }.count } == [1, 1, 1])
    #expect(whole.parts.flatMap { $0.map(\.route.path) } == pages.map(\.route.path))
    for number in 1...whole.count { #expect(text(whole, number).utf8.count < 100_000) }
    #expect(text(whole, 1).contains("<a href=\"#tags/0.html:a\">"))
    #expect(text(whole, 2).contains("<a href=\"all.html#tags/0.html:a\">"))
  }

  @Test func aGroupThatFillsMoreThanOnePartIsCutBetweenItsOperations() {
    let filler = String(repeating: "x", count: 40_000)
    let pages =
      [page("index.html", level: 0, "<h1>A</h1>"), page("tags/t.html", level: 1, "<h1>T</h1>")]
      + (0..<5).map { page("operations/\($0).html", level: 2, "<h1>O</h1>" + filler) }
    let whole = whole(pages, largest: 160_000)
    #expect(whole.count == 3)
    #expect(whole.parts.flatMap { $0 }.count == 7)
  }

  @Test func aPageThatHasNoRoomInAnyPartIsALinkToIt() {
    let pages = [
      page("index.html", level: 0, "<h1>A</h1><a href=\"guides/g.html\">g</a>"),
      page("guides/g.html", level: 1, "<h1>G</h1>" + String(repeating: "x", count: 200_000)),
    ]
    let whole = whole(pages, largest: 160_000)
    #expect(whole.count == 1)
    #expect(text(whole, 1).contains("<h2>guides/g.html</h2>\n<p><a href=\"guides/g.html\">"))
    #expect(text(whole, 1).contains("<h1>A</h1><a href=\"guides/g.html\">g</a>"))
  }
}
