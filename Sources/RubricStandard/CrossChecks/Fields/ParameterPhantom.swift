import RubricDiagnostics
import RubricDocuments

extension CrossCheck {
  static let parameterPhantom = CrossCheck(
    "parameter-phantom", "Each parameter in a guide's table is in the description",
    rationale: "What is sent under another name is not heard, and nobody says so.",
    severity: .error, passage: .fullParameters,
    mending: "write the name as the description has it, or describe it",
    passing: [
      CrossExample(
        parameters,
        [
          "index.md": """
          # Permits
          ## `GET /permits`
          | Parameter | Meaning |
          |---|---|
          | `fromDate` | From which day |
          | `page_size` | How many |

          ## Colours
          | Name | Meaning |
          |---|---|
          | `red` | Stop |
          """
        ])
    ],
    failing: [
      CrossExample(
        parameters,
        [
          "index.md": """
          # Permits
          ## `GET /permits`
          | Parameter | Meaning |
          |---|---|
          | `⟦from_day⟧` | From which day |
          | `pageSize` | How many |
          """
        ])
    ],
    check: { view in
      let tables = view.tables.filter { table in
        guard let head = table.head, view.isOwn(table.text), !table.rows.isEmpty,
          let column = table.column(named: ParameterTables.columns), column == 0
        else { return false }
        return view.operations(at: head).count == 1
      }
      guard !tables.isEmpty else { return nil }
      let rows = Set(tables.flatMap(\.rows))
      return view.codes.filter { rows.contains($0.unit) && $0.column == 0 }.compactMap { code -> Problem? in
        guard FieldName.isIdentifier(code.text),
          view.cell(0, of: code.unit)?.lowerBound == code.range.lowerBound,
          !view.isKnownName(code.text), !view.hasFolded(code.text), !view.isOfAnotherTime(code.unit)
        else { return nil }
        return Problem("no operation has a parameter or field '\(code.text)'", at: view.span(of: code.place))
      }
    })

  private static let parameters = """
    paths: {/permits: {get: {parameters: [{name: fromDate, in: query}, {name: pageSize, in: query}]}}}
    """
}

private enum ParameterTables {
  static let columns = ["parameter", "parameters", "name", "field", "property", "attribute", "argument"]
}
