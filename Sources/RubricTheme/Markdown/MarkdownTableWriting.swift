import RubricMarkdown

extension MarkdownWriting {
  /// Opens the box in which a table scrolls, so that wide ones do not widen the page.
  mutating func openScroll(_ html: inout HTMLWriter) {
    let label = heading.flatMap { $0.isEmpty ? nil : $0 } ?? renderer.words.table
    let count = tableLabels[label, default: 0] + 1
    tableLabels[label] = count
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    html.text(label)
    // Regions of a page are told apart by their labels.
    if count > 1 {
      html.raw(" (")
      html.number(count)
      html.raw(")")
    }
    html.raw("\"><table")
  }

  mutating func openTable(_ table: Int32, _ index: Int, _ html: inout HTMLWriter) {
    openScroll(&html)
    html.raw(">\n")
    opened(index, .table(index: table, hasBody: false))
  }

  mutating func openRow(isHeader: Bool, _ index: Int, _ html: inout HTMLWriter) {
    if isHeader {
      html.raw("<thead><tr>")
      return opened(index, .headerRow)
    }
    if case .table(let table, false)? = open.last?.close {
      open[open.count - 1].close = .table(index: table, hasBody: true)
      html.raw("<tbody>\n")
    }
    html.raw("<tr>")
    opened(index, .markup("</tr>\n"))
  }

  mutating func openCell(_ column: Int32, _ index: Int, _ html: inout HTMLWriter) {
    var isHeader = false
    if case .headerRow? = open.last?.close { isHeader = true }
    // A header without text names nothing, and one must not hold headings or sections.
    let inner = (index + 1)..<max(index + 1, Int(document.nodes[index].end))
    if inner.isEmpty || inner.contains(where: { isHeadingOrSection($0) }) { isHeader = false }
    html.raw(isHeader ? "<th scope=\"col\"" : "<td")
    switch alignment(of: column) {
    case .right: html.raw(" class=\"right\"")
    case .center: html.raw(" class=\"center\"")
    case .none, .left: break
    }
    html.raw(">")
    opened(index, .markup(isHeader ? "</th>" : "</td>"))
  }

  private func isHeadingOrSection(_ index: Int) -> Bool {
    switch document.nodes[index].kind {
    case .heading: true
    case .element(let element): document.elements[Int(element)].name.isEqual("section")
    default: false
    }
  }

  private func alignment(of column: Int32) -> MarkdownDocument.Alignment {
    for entry in open.reversed() {
      guard case .table(let table, _) = entry.close else { continue }
      let columns = document.tables[Int(table)]
      return columns.indices.contains(Int(column)) ? columns[Int(column)] : .none
    }
    return .none
  }
}
