import RubricMarkdown

extension WritingRule {
  static let tableHeader = WritingRule(
    "table-header", "Columns of tables have names",
    rationale:
      "Screen readers say the name of the column with each cell; without one a row is words side by side.",
    severity: .warning, passage: "WCAG 2.2, success criterion 1.3.1: info and relationships",
    mending: "write in the first row what the column holds, or take a column out that holds nothing",
    passing: ["|  | Price |\n|---|---|\n| Day | £5 |", "| Day | `x` |\n|---|---|\n| 1 | 2 |"],
    failing: [
      "⟦| Day |  | Price |⟧\n|---|---|---|\n| 1 | 2 | 3 |", "Text\n\n⟦|  |  |⟧\n|---|---|\n| 1 | 2 |",
      "⟦| Day | Price | |⟧\n|---|---|---|\n| 1 | 2 |\n| 3 | 4 |",
    ],
    check: { text in
      var faults: [Fault] = []
      var row: Range<UInt32>?
      var table = 0..<0
      for index in text.nodes.indices {
        let node = text.nodes[index]
        switch node.kind {
        case .table: table = index..<max(index, Int(node.end))
        case .tableRow(let isHeader): row = isHeader ? node.range : nil
        case .tableCell(let column):
          guard let head = row, column > 0 else { continue }
          if !text.tells(index) {
            let lacks = text.holdsNothing(column, of: table) ? "is empty" : "has no name"
            faults.append(Fault(message: "column \(column + 1) of a table \(lacks)", range: head))
            // One finding is enough for a table.
            row = nil
          }
        default: break
        }
      }
      return faults
    })
}

extension MarkdownDocument {
  /// Whether a cell holds anything to read.
  fileprivate func tells(_ cell: Int) -> Bool {
    ((cell + 1)..<max(cell + 1, Int(nodes[cell].end))).contains { index in
      switch nodes[index].kind {
      case .text, .code, .image: true
      default: false
      }
    }
  }

  /// Whether all cells of a column are empty.
  fileprivate func holdsNothing(_ column: Int32, of table: Range<Int>) -> Bool {
    table.clamped(to: nodes.indices).allSatisfy { nodes[$0].kind != .tableCell(column) || !tells($0) }
  }
}
