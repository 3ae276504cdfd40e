extension CrossCheck {
  static let sandboxScenariosParity = CrossCheck(
    "sandbox-scenarios-parity", "Scenarios of the test service answer what is declared",
    rationale: "A test that expects a status that the operation never gives proves nothing.",
    severity: .warning, passage: .testService,
    mending: "declare the response, or mend the scenario",
    passing: [
      CrossExample(
        scenario,
        [
          "sandbox.md": """
          # Sandbox
          | Request | Value | Status |
          |---|---|---|
          | `GET /permits` | `none` | 404 |
          """
        ])
    ],
    failing: [
      CrossExample(
        scenario,
        [
          "sandbox.md": """
          # Sandbox
          | Request | Value | Status |
          |---|---|---|
          | `GET /permits` | `none` | ⟦410⟧ |
          """
        ])
    ],
    check: { view in
      let tables = view.tables.filter { view.isOwn($0.text) }
      let rows = Set(tables.flatMap(\.rows).filter { view.units[$0].sections.contains(.sandbox) })
      guard !rows.isEmpty else { return nil }
      let requests = view.requests.compactMap { request -> (unit: Int, operation: Int)? in
        guard case .unit(let unit) = request.place.holder, rows.contains(unit), request.operations.count == 1
        else {
          return nil
        }
        return request.operations.first.map { (unit, $0) }
      }
      return requests.flatMap { unit, index -> [Problem] in
        let operation = view.names.operations[index]
        return StatusMention.all(in: unit, of: view).filter { mention in
          !operation.responses.contains { written in
            written.status.text == "\(mention.status)" || written.status.text == "default"
              || (written.status.hundreds == mention.status / 100 && Int(written.status.text) == nil)
          }
        }.map {
          Problem(
            "'\(operation.signature)' declares no status \($0.status)", at: view.span(of: $0.range, in: unit))
        }
      }
    })

  private static let scenario =
    "paths: {/permits: {get: {responses: {'404': {description: a}}}}, /other: {get: {responses: {'410': {description: a}}}}}"
}
