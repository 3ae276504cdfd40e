import RubricMarkdown

extension WritingRule {
  static let imageAlternative = WritingRule(
    "image-alternative", "Images say in words what they show",
    rationale: "Who cannot see the image, or does not get it, must still learn what it tells.",
    severity: .warning, passage: "WCAG 2.2, success criterion 1.1.1: non-text content",
    mending: "write in the brackets what the image tells a reader",
    passing: [
      "![A permit goes from open to ended](states.svg)", "![](schema:Permit)",
      "<img src=\"line.svg\" alt=\"\">",
    ],
    failing: ["Text\n\n⟦![](states.svg)⟧"],
    check: { text in
      text.links.compactMap { link in
        guard text.isImage(link), text.nodes.indices.contains(link.node), !ImageForm.isEmbed(link.destination)
        else {
          return nil
        }
        let node = text.nodes[link.node]
        // HTML has a way to say that an image tells nothing.
        if case .element = node.kind { return nil }
        let words = text.plainText(of: (link.node + 1)..<max(link.node + 1, Int(node.end)))
        return words.utf8.contains { $0 > 0x20 }
          ? nil : Fault(message: "an image has no alternative text", range: node.range)
      }
    })
}

private enum ImageForm {
  /// Whether something of the description is shown in its place, which has words of its own.
  static func isEmbed(_ destination: String) -> Bool {
    ["schema:", "op:", "api:"].contains { destination.utf8.starts(with: $0.utf8) }
  }
}
