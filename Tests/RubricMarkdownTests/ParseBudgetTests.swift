import Testing

@testable import RubricMarkdown

@Suite struct ParseBudgetTests {
  private static func fill(_ piece: String, _ count: Int) -> String { String(repeating: piece, count: count) }

  /// Texts that take cmark seconds, gigabytes, or for ever.
  static let beyond: [String: String] = [
    "short rows of a wide table": "|" + fill("a|", 900) + "\n|" + fill("-|", 900) + "\n" + fill("|\n", 5_000),
    "wide table": fill("|a", 20_000) + "\n" + fill("|-", 20_000) + "\n",
    "rows that might begin a table": fill("a\n--|--\n", 20_000),
    "declarations": "x" + fill("<!A", 40_000), "instructions": "x" + fill("<?", 40_000),
    "character data": fill("x<![CDATA[", 20_000),
    "long reference": "[a]: /" + fill("u", 10_000) + "\n\n" + fill("[a]", 20_000),
    "long reference in a quote": "> [a]: /" + fill("u", 10_000) + "\n\n" + fill("[a] ", 20_000),
    "images before links": fill("![[]()", 40_000),
    "parentheses behind an address": "http://a" + fill(")", 50_000),
    "addresses": fill("a@b.c", 60_000), "block quotes": fill(">", 5_000), "block quotes 2": fill("> ", 5_000),
    "lists": fill("- ", 5_000), "ordered lists": fill("1. ", 5_000), "quoted lists": fill("> - ", 5_000),
    "deep lists": (0..<300).map { fill(" ", 2 * $0) + "- a\n" }.joined(),
    "footnotes in footnotes": fill("[^1]: ", 3_000), "bytes": fill("a", 17 << 20),
  ]

  @Test(arguments: beyond.keys.sorted()) func textBeyondTheBudgetIsShownAsItIs(_ name: String) throws {
    let text = Array(try #require(ParseBudgetTests.beyond[name]).utf8)
    let document = MarkdownReader().read(text[...])
    #expect(document.problems.map(\.rule) == ["markdown-too-complex"])
    #expect(document.nodes.count == 1)
    #expect(document.codeBlocks.first.map { document.withUTF8(of: $0.text) { $0.count } } == text.count)
  }

  @Test(arguments: [
    fill("*a **a ", 5_000), fill("[", 20_000), fill("`a``b", 5_000), fill("<", 20_000), fill("\\", 20_000),
    fill("[a](", 10_000), fill("<a href=\"", 5_000), fill("<b>", 10_000), fill("</b>", 10_000),
    fill("<div>\n\n", 5_000), fill("|a|\n|-|\n\n", 3_000), fill("[^a]", 5_000), fill("~a ~~", 5_000),
    fill("<p><ul><li>", 5_000), fill("<table><tr><td>", 5_000), fill("&amp;", 20_000),
    fill("<!-- -->\n\n", 3_000),
  ]) func repetitionWithinTheBudgetIsRead(_ text: String) {
    let document = MarkdownReader().read(Array(text.utf8)[...])
    #expect(document.problems.allSatisfy { $0.rule != "markdown-too-complex" })
    #expect(fault(in: document, of: Array(text.utf8)) == nil)
  }

  @Test func ordinaryTextsAreWithinTheBudget() {
    let rows = ParseBudgetTests.fill("| a | b | c | d | - |\n", 2_000)
    let table = "| a | b | c | d | e |\n|---|---|---|---|---|\n" + rows
    let badges = ParseBudgetTests.fill("[![a](b)](c) ", 100)
    let definitions = (0..<500).map { "[r\($0)]: https://example.org/\($0)\n" }.joined()
    let uses = (0..<500).map { "[r\($0)] " }.joined()
    let text = Array((table + "\n\n" + badges + "\n\n" + definitions + "\n" + uses).utf8)
    #expect(MarkdownReader().read(text[...]).problems.isEmpty)
  }
}
