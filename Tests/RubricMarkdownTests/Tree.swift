import RubricMarkdown
import RubricTesting

/// A document with the text that it was read from, for tests.
struct Tree {
  let marked: MarkedText
  let document: MarkdownDocument

  /// - Parameter text: Markdown in which `⟦⟧` may mark ranges.
  init(_ text: String) {
    marked = MarkedText(text)
    document = MarkdownReader().read(marked.bytes[...])
  }

  /// Ranges of the nodes of one kind, in document order.
  func ranges(where fits: (MarkdownDocument.Kind) -> Bool) -> [Range<UInt32>] {
    document.nodes.filter { fits($0.kind) }.map(\.range)
  }

  /// The tree on one line: `name(children)`, with text in quotes.
  var shape: String { shape(0..<document.nodes.count) }

  private func shape(_ nodes: Range<Int>) -> String {
    var parts: [String] = []
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let end = Int(document.nodes[index].end)
      let inner = shape((index + 1)..<end)
      let name = name(document.nodes[index].kind)
      parts.append(inner.isEmpty ? name : "\(name)(\(inner))")
      index = end
    }
    return parts.joined(separator: " ")
  }

  private func name(_ kind: MarkdownDocument.Kind) -> String {
    switch kind {
    case .paragraph: "p"
    case .heading(let heading): "h\(document.headings[Int(heading)].level)"
    case .blockQuote: "quote"
    case .alert(let alert): alert.rawValue
    case .list(let start, let isTight): (start.map { "ol\($0)" } ?? "ul") + (isTight ? "" : "-loose")
    case .item(let isChecked): isChecked.map { $0 ? "done" : "todo" } ?? "li"
    case .codeBlock(let block): "pre'\(document.string(of: document.codeBlocks[Int(block)].text))'"
    case .table: "table"
    case .tableRow(let isHeader): isHeader ? "head" : "row"
    case .tableCell: "cell"
    case .thematicBreak: "hr"
    case .footnote(let number): "note\(number)"
    case .text(let text): "'\(document.string(of: text))'"
    case .code(let text): "`\(document.string(of: text))`"
    case .emphasis: "em"
    case .strong: "strong"
    case .strikethrough: "del"
    case .link(let link): "link[\(document.links[Int(link)].destination)]"
    case .image(let link): "image[\(document.links[Int(link)].destination)]"
    case .softBreak: "~"
    case .lineBreak: "br"
    case .footnoteReference(let number, let occurrence): "ref\(number).\(occurrence)"
    case .element(let element): "<\(document.elements[Int(element)].name)>"
    }
  }
}

/// Whether nodes are nested as their `end`s say, ranges lie in the text and within their parents', and
/// what nodes refer to is there; the first fault in words.
func fault(in document: MarkdownDocument, of text: [UInt8]) -> String? {
  var parents: [Int] = []
  for (index, node) in document.nodes.enumerated() {
    while let parent = parents.last, Int(document.nodes[parent].end) <= index { parents.removeLast() }
    if Int(node.end) <= index || Int(node.end) > document.nodes.count { return "end of \(index)" }
    if Int(node.range.upperBound) > text.count { return "range of \(index) \(node.kind) outside the text" }
    if let parent = parents.last {
      let outer = document.nodes[parent]
      if node.end > outer.end { return "\(index) ends behind its parent" }
      let isInside =
        outer.range.lowerBound <= node.range.lowerBound && node.range.upperBound <= outer.range.upperBound
      if !node.range.isEmpty, !isInside { return "range of \(index) \(node.kind) outside its parent's" }
    }
    parents.append(index)
  }
  for heading in document.headings {
    guard case .heading = document.nodes[heading.node].kind else { return "heading's node" }
  }
  if Set(document.headings.map(\.id)).count != document.headings.count,
    !document.problems.contains(where: { $0.rule == "anchor-repeated" })
  {
    return "anchors are not unique"
  }
  for link in document.links
  where Int(link.range.upperBound) > text.count || link.node >= document.nodes.count {
    return "link \(link)"
  }
  return nil
}
