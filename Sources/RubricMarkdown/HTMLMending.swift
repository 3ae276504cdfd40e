extension TreeBuilder {
  /// Renames what an element needs and does not hold: `dl` without pairs, `details` without `summary`, a
  /// caption in the middle of its figure. They become `div`s, which need nothing.
  mutating func mend(_ frame: Frame) {
    switch AllowedHTML.elements[frame.tag].placement {
    case .descriptionList: mendDescriptionList(frame)
    case .details:
      if name(of: children(of: frame.node).first)?.isEqual("summary") != true { rename(frame.node) }
    case .figure: mendFigure(frame)
    case .cell: mendHeaderCell(frame)
    case .phrasing, .anchor, .image, .lineBreak, .flow, .summary, .figureCaption, .paragraph, .preformatted,
      .heading, .thematicBreak, .list, .listItem, .descriptionItem, .table, .tableCaption, .rowGroup, .row,
      .unwrapped, .removed, .removedVoid, .removedText:
      break
    }
  }

  /// HTML §4.4.9: one or more `dt`, then one or more `dd`, again and again.
  private mutating func mendDescriptionList(_ frame: Frame) {
    let items = children(of: frame.node)
    var isTerm = false
    var isValid = name(of: items.first)?.isEqual("dt") == true && name(of: items.last)?.isEqual("dd") == true
    for item in items {
      guard let name = name(of: item) else {
        isValid = false
        break
      }
      isTerm = name.isEqual("dt")
      if !isTerm, !name.isEqual("dd") { isValid = false }
    }
    guard !isValid else { return }
    rename(frame.node)
    for item in items { rename(item) }
  }

  private mutating func mendFigure(_ frame: Frame) {
    let items = children(of: frame.node)
    for (position, item) in items.enumerated() where name(of: item)?.isEqual("figcaption") == true {
      if position > 0, position < items.count - 1 { rename(item) }
    }
  }

  /// HTML §4.9.10: a header cell holds neither headings nor sections.
  private mutating func mendHeaderCell(_ frame: Frame) {
    guard name(of: frame.node)?.isEqual("th") == true else { return }
    let holdsHeading = ((frame.node + 1)..<document.nodes.count).contains { index in
      if case .heading = document.nodes[index].kind { return true }
      return name(of: index)?.isEqual("section") == true
    }
    if holdsHeading { rename(frame.node, to: "td") }
  }

  private func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var index = node + 1
    while index < document.nodes.count {
      children.append(index)
      index = max(index + 1, Int(document.nodes[index].end))
    }
    return children
  }

  private func name(of node: Int?) -> StaticString? {
    guard let node, case .element(let element) = document.nodes[node].kind else { return nil }
    return document.elements[Int(element)].name
  }

  private mutating func rename(_ node: Int, to name: StaticString = "div") {
    guard case .element(let element) = document.nodes[node].kind else { return }
    document.elements[Int(element)].name = name
  }
}
