import RubricMarkdown

extension WritingRule {
  static let tableHeader = WritingRule(
    "table-header", "Columns of tables have names",
    rationale:
      "Screen readers say the name of the column with each cell; without one a row is words side by side.",
    severity: .warning, passage: "WCAG 2.2, success criterion 1.3.1: info and relationships",
    mending: "write in the first row what the column holds",
    passing: ["|  | Price |\n|---|---|\n| Day | £5 |", "| Day | `x` |\n|---|---|\n| 1 | 2 |"],
    failing: [
      "⟦| Day |  | Price |⟧\n|---|---|---|\n| 1 | 2 | 3 |", "Text\n\n⟦|  |  |⟧\n|---|---|\n| 1 | 2 |",
    ],
    check: { text in
      var faults: [Fault] = []
      var row: Range<UInt32>?
      for index in text.nodes.indices {
        let node = text.nodes[index]
        switch node.kind {
        case .tableRow(let isHeader): row = isHeader ? node.range : nil
        case .tableCell(let column):
          guard let head = row, column > 0 else { continue }
          let hasWords = ((index + 1)..<max(index + 1, Int(node.end))).contains {
            TableCells.tells(text.nodes[$0].kind)
          }
          if !hasWords {
            faults.append(Fault(message: "column \(column + 1) of a table has no name", range: head))
            // One finding is enough for a table.
            row = nil
          }
        default: break
        }
      }
      return faults
    })
}

private enum TableCells {
  /// Whether a node is something to read.
  static func tells(_ kind: MarkdownDocument.Kind) -> Bool {
    switch kind {
    case .text, .code, .image: true
    default: false
    }
  }
}
