import CCmarkGFM

extension MarkdownConversion {
  mutating func openTablePart(_ node: OpaquePointer, _ type: cmark_node_type, _ range: Range<Int>) {
    guard !isRemoving else {
      if type.rawValue == types.tableCell { placeCell(node, range) }
      return
    }
    switch type.rawValue {
    case types.table:
      builder.document.tables.append(alignments(of: node))
      open(.table(Int32(builder.document.tables.count - 1)), range, holds: .table)
    case types.tableRow:
      tableColumn = 0
      let isHeader = cmark_gfm_extensions_get_table_row_is_header(node) != 0
      guard builder.frames[builder.top].content == .table, !builder.isFull else { return }
      builder.push(.tableRow(isHeader: isHeader), range, holds: .row, from: .markdown)
    case types.tableCell:
      let cell = placeCell(node, range)
      defer { tableColumn += 1 }
      guard builder.frames[builder.top].content == .row, !builder.isFull else { return }
      builder.push(.tableCell(tableColumn), cell, holds: .flow, from: .markdown)
    default: break
    }
  }

  private func alignments(of table: OpaquePointer) -> [MarkdownDocument.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(table))
    guard let letters = cmark_gfm_extensions_get_table_alignments(table) else {
      return Array(repeating: .none, count: count)
    }
    return (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  /// A cell's content is read as it is written, since cmark takes the backslashes before pipes out.
  @discardableResult
  private mutating func placeCell(_ node: OpaquePointer, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    // Cells that a short row lacks have no place: cmark gives column 0.
    guard cmark_node_get_start_column(node) > 0 else {
      locator = InlineLocator(BlockContent(bytes: lines.text[0..<0], first: nil))
      return end..<end
    }
    while start < end, lines.text[start].isBlank { start += 1 }
    while end > start, lines.text[end - 1].isBlank { end -= 1 }
    locator = InlineLocator(BlockContent(bytes: lines.text[start..<end], first: start))
    return start..<end
  }
}
