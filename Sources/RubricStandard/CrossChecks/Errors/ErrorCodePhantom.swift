import RubricDocuments

extension CrossCheck {
  static let errorCodePhantom = CrossCheck(
    "error-code-phantom", "Each error code that a guide lists is in the description",
    rationale: "Clients match codes letter by letter; one that never comes is handled for nothing.",
    severity: .warning, passage: .errorScenarios,
    mending: "write the code as the description has it, or add it to the list there",
    passing: [
      CrossExample(
        errorsWithCodes("[NO_PERMIT, PERMIT_ENDED]"),
        [
          "errors.md": """
          # Errors
          | Code | Meaning |
          |---|---|
          | `NO_PERMIT` | There is no such permit |
          | `permitId` | Not a code |
          """
        ])
    ],
    failing: [
      CrossExample(
        errorsWithCodes("[NO_PERMIT, PERMIT_ENDED]"),
        [
          "errors.md": """
          # Errors
          | Code | Meaning |
          |---|---|
          | `NO_PERMIT` | There is no such permit |
          | `⟦PERMIT_EXPIRED⟧` | It has ended |
          """
        ])
    ],
    check: { view in
      let codes = ErrorCodes(view.api)
      guard !codes.listed.isEmpty else { return nil }
      let shapes = Set(codes.listed.map { TokenShape($0.name.text) }.filter(\.isTelling))
      let rows = view.tables.filter {
        view.isOwn($0.text) && ($0.column(named: ["code", "error", "codes", "errors"]) ?? 9) < 3
      }
      let columns = Dictionary(
        rows.flatMap { table in
          table.rows.map { ($0, table.column(named: ["code", "error", "codes", "errors"]) ?? 0) }
        }, uniquingKeysWith: { first, _ in first })
      return view.codes.filter { code in
        view.units[code.unit].sections.contains(.errors) && columns[code.unit] == code.column
          && code.column != nil && shapes.contains(TokenShape(code.text))
          && !codes.known.contains(Name(code.text)) && !view.names.enumValues.contains(Name(code.text))
      }.map { Problem("no error has the code '\($0.text)'", at: view.span(of: $0.place)) }
    })
}
