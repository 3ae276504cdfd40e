import RubricMarkdown

extension WritingRule {
  static let linkText = WritingRule(
    "link-text", "Links say where they lead",
    rationale: "Screen readers list links without the sentences round them; ten times 'here' helps nobody.",
    severity: .warning, passage: "WCAG 2.2, success criterion 2.4.4: link purpose",
    mending: "make the words that name the page the link",
    passing: [
      "Read [how permits end](ends.md).", "Write to <permits@a.gov.uk>.",
      "[Here is how permits end](ends.md)",
      "`https://a.gov.uk`",
    ],
    failing: [
      "For more, ⟦[click here](ends.md)⟧ or ⟦[read more](more.md)⟧.",
      "See ⟦https://www.a.gov.uk/permits/ends⟧.",
      "See ⟦[https://www.a.gov.uk/permits/ends](https://www.a.gov.uk/permits/ends)⟧.",
    ],
    check: { text in
      text.links.compactMap { link in
        guard !text.isImage(link), text.nodes.indices.contains(link.node) else { return nil }
        let node = text.nodes[link.node]
        let inside = (link.node + 1)..<max(link.node + 1, Int(node.end))
        // A link of an image says what the image does.
        guard inside.count < 20, !inside.contains(where: { LinkWords.isImage(text, $0) }) else { return nil }
        let words = text.plainText(of: inside)
        if words.utf8.starts(with: "http://".utf8) || words.utf8.starts(with: "https://".utf8) {
          return words.utf8.contains(0x20)
            ? nil : Fault(message: "the text of a link is its address", range: node.range, severity: .info)
        }
        let folded = NameWords(words.lowercased()).words.joined(separator: " ")
        return LinkWords.empty.contains(folded)
          ? Fault(message: "'\(words)' does not say where the link leads", range: node.range) : nil
      }
    })
}

private enum LinkWords {
  static let empty: Set<String> = [
    "click here", "here", "read more", "more", "link", "this link", "this", "this page", "learn more",
    "see here",
    "more info", "more information", "find out more", "see more", "this document", "click", "go", "page",
    "click this link", "details", "more details", "follow this link",
  ]

  static func isImage(_ text: MarkdownDocument, _ node: Int) -> Bool {
    switch text.nodes[node].kind {
    case .image: true
    case .element(let index):
      text.elements.indices.contains(Int(index)) && text.elements[Int(index)].name.description == "img"
    default: false
    }
  }
}
