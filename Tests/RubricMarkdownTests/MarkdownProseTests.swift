import Testing

@testable import RubricMarkdown

@Suite struct MarkdownProseTests {
  private func words(_ text: String) -> Int {
    let document = Tree(text).document
    return document.wordCount(of: 0..<document.nodes.count)
  }

  @Test func wordsAreRunsOfLettersAndDigits() {
    #expect(words("One two, three-four — it's v2.\n\n- five\n- `six`\n\n```\nno\n```\n") == 7)
    #expect(words("| a | b |\n|---|---|\n| c d | |\n") == 4)
    #expect(words("Größe Ελλάδα мир नमस्ते") == 4)
    #expect(words("日本語です") == 3)
    #expect(words("<p>a <b>b</b>c</p>") == 2)
    #expect(words("") == 0)
  }

  @Test func proseLeadsBackToTheText() throws {
    let tree = Tree("# A\n\n> x *⟦y⟧*\n> ` ⟦code⟧ ` &lt; ⟦z⟧\n\n<p>a\n⟦b⟧</p>\n")
    let prose = tree.document.prose(of: 0..<tree.document.nodes.count)
    let text = String(decoding: prose.utf8, as: UTF8.self)
    #expect(text == "A\nx y code < z\na\nb")
    #expect(prose.source(of: 4..<5) == tree.marked.ranges[0])
    #expect(prose.source(of: 6..<10) == tree.marked.ranges[1])
    #expect(prose.source(of: 13..<14) == tree.marked.ranges[2])
    #expect(prose.source(of: 17..<18) == tree.marked.ranges[3])
  }

  @Test func everyPlaceOfProseIsInTheText() {
    let text = Array("a\\*b &copy; *c* `d` <b>e &amp; f</b>\n\n| g\\|h |\n|-|".utf8)
    let document = MarkdownReader().read(text[...])
    let prose = document.prose(of: 0..<document.nodes.count)
    for start in 0...prose.utf8.count {
      for end in start...prose.utf8.count {
        #expect(Int(prose.source(of: start..<end).upperBound) <= text.count)
      }
    }
  }
}
