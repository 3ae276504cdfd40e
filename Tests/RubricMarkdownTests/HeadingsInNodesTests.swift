import RubricMarkdown
import Testing

@Suite struct HeadingsInNodesTests {
  @Test(arguments: [
    "", "text", "# A",
    "# A\n\ntext\n\n## B\n\n> ### C\n\n- # D\n\n<h2>E</h2>\n\nx[^1]\n\n[^1]: # F\n\n    ## G\n\n# H",
  ])
  func theyAreThoseWhoseNodesAreAmongThem(_ text: String) {
    let document = MarkdownReader().read(Array(text.utf8)[...])
    for lower in 0...document.nodes.count {
      for upper in lower...document.nodes.count {
        let expected = document.headings.indices.filter {
          (lower..<upper).contains(document.headings[$0].node)
        }
        #expect(Array(document.headings(in: lower..<upper)) == expected)
      }
    }
  }
}
