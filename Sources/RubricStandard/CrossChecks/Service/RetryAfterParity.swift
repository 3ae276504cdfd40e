extension CrossCheck {
  static let retryAfterParity = CrossCheck(
    "retry-after-parity", "A 'Retry-After' that the guide tells of is declared",
    rationale: "Clients wait as long as the header says only where the description tells them of it.",
    severity: .warning, passage: .errorScenarios,
    mending: "declare the header with the response that has it",
    passing: [
      CrossExample(
        "paths: {/permits: {get: {responses: {'429': {description: a, headers: {Retry-After: {}}}}}}}",
        ["errors.md": "# Errors\nWait as long as `Retry-After` says."])
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {responses: {'429': {description: a}}}}}",
        ["errors.md": "# Errors\nWait as long as `⟦Retry-After⟧` says."])
    ],
    check: { view in
      let told = view.words.occurrences(of: "retry-after").filter {
        view.isOwn(view.units[$0.unit]) && !view.isOfAnotherTime($0.unit)
      }
      guard let first = told.first, !view.names.operations.isEmpty else { return nil }
      if view.names.responseHeaders.contains("retry-after") { return [] }
      return [
        Problem(
          "no response declares the header 'Retry-After'", at: view.span(of: first.range, in: first.unit))
      ]
    })
}
