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
      "Send the number as `number=`, such as \"number=https://a.gov.uk/id/permit|12\".",
      "Token URL: <https://id.a.gov.uk/oauth/token>", "- **Base URL** - https://api.a.gov.uk/v1",
      "Call <https://api.a.gov.uk/v1>.", "The map is published on https://www.a.gov.uk.",
      "Names are of [`https://a.gov.uk/list`](https://a.gov.uk/list).",
      "Use the codes of https://a.gov.uk/R4/ValueSet/PermitKind.",
      "| Sandbox | https://sandbox.a.gov.uk/permits |\n|---|---|\n| a | b |",
    ],
    failing: [
      "For more, ⟦[click here](ends.md)⟧ or ⟦[read more](more.md)⟧.",
      "See ⟦https://www.a.gov.uk/permits/ends⟧.",
      "See the guide: ⟦https://www.a.gov.uk/permits/ends⟧",
      "The API's guide is at ⟦https://developer.a.gov.uk/api/docs/permits⟧.",
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
          let isMeant =
            words.utf8.contains(0x20) || ShownAddress.isCode(text, inside)
            || ShownAddress.isValue(words, behind: ShownAddress.lead(of: link.node, in: text))
          return isMeant
            ? nil
            : Fault(message: "the text of a link is its address", range: node.range, severity: .info)
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
