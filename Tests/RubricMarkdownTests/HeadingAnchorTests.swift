import Testing

@testable import RubricMarkdown

@Suite struct HeadingAnchorTests {
  private func ids(_ text: String) -> [String] { Tree(text).document.headings.map(\.id) }

  @Test func anchorComesFromTheText() {
    #expect(ids("# Get a *Token* (`v2`)!") == ["get-a-token-v2"])
    #expect(ids("# Ärger") == ["rger"])
    #expect(ids("# 日本語")[0].hasPrefix("section-"))
    #expect(ids("# 日本語") == ids("x\n\n# 日本語"))
  }

  @Test func clashTakesTheParentsAnchor() {
    let text = "# A\n## Errors\n### Example\n## Limits\n### Example\n### Example\n"
    #expect(ids(text) == ["a", "errors", "example", "limits", "limits-example", "limits-example-2"])
  }

  @Test func ownAnchorWins() {
    let document = Tree("# A {#x.y:z}\n# B\n## {#q}\n# x {# y}").document
    #expect(document.headings.map(\.id) == ["x.y:z", "b", "q", "x-y"])
    #expect(document.headings.map(\.text) == ["A", "B", "", "x {# y}"])
    #expect(document.headings.map(\.hasOwnID) == [true, false, true, false])
  }

  @Test func generatedAnchorGivesWayToLaterOwnOne() {
    #expect(ids("# x\n# Y {#x}") == ["x-2", "x"])
  }

  @Test func repeatedOwnAnchorIsAProblem() {
    let document = Tree("# A {#x}\n# B {#x}").document
    #expect(document.problems.map(\.rule) == ["anchor-repeated"])
    #expect(document.headings.map(\.id) == ["x", "x-2"])
  }

  @Test func commentsBeforeAHeadingAreItsMarks() {
    let text = "<!-- section: cost -->\n<!-- b -->\n\n# A\n\n<!-- c -->\n\ntext\n\n# B\n\nx <!-- d -->\n# C"
    #expect(Tree(text).document.headings.map(\.marks) == [["section: cost", "b"], [], []])
  }

  @Test func anchorElementNamesTheHeading() {
    #expect(ids("<a name=\"old\"></a>\n# A") == ["old"])
    #expect(ids("# <a id=\"old\"></a>A") == ["old"])
    #expect(ids("<a id=\"x\"></a>\n\ntext\n\n# A") == ["a"])
    #expect(ids("<h3 id=\"t\">A <b>b</b></h3>") == ["t"])
    #expect(ids("<h3 id=\"a b\">A</h3>") == ["a"])
  }

  @Test func manyEqualHeadingsAreQuick() {
    let document = Tree(String(repeating: "# a\n", count: 20_000)).document
    #expect(document.headings.last?.id == "a-20000")
  }
}
