import RubricDiagnostics

extension CrossCheck {
  static let statusPhantom = CrossCheck(
    "status-phantom", "Each status that the guide's errors name is declared",
    rationale:
      "Clients are written and generated from the description; what only the guide tells they do not handle.",
    severity: .warning, passage: .errorScenarios,
    mending: "declare the response in the description, or take it out of the guide",
    passing: [
      CrossExample(
        "paths: {/permits: {get: {responses: {'404': {description: a}, '429': {description: b}}}}}",
        [
          "errors.md": """
          # Errors
          | Status | Meaning |
          |---|---|
          | 404 | There is no such permit |

          It takes 450 ms. Since 2019 there were 500 permits. A wait of 503 seconds is too long.
          """
        ]),
      CrossExample(
        "paths: {/permits: {get: {responses: {default: {description: a}}}}}",
        ["errors.md": "# Errors\nThe status 418 is returned by teapots."]),
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {responses: {'404': {description: a}}}}}",
        [
          "errors.md": """
          # Errors
          | Status | Meaning |
          |---|---|
          | ⟦409⟧ | The permit was changed |
          | 404 | There is no such permit |

          The API returns `⟦422⟧` for wrong dates. You may also see status ⟦500⟧.
          """
        ])
    ],
    check: { view in
      guard !view.names.statuses.isEmpty || !view.names.statusRanges.isEmpty else { return nil }
      let units = view.units.indices.filter {
        view.units[$0].sections.contains(.errors) && view.isOwn(view.units[$0]) && !view.isOfAnotherTime($0)
      }
      guard !units.isEmpty else { return nil }
      var seen: Set<Int> = []
      return units.flatMap { StatusMention.all(in: $0, of: view) }
        .filter { !view.names.declares(status: $0.status) && seen.insert($0.status).inserted }
        .map { .undeclared($0, view) }
    })
}

extension Problem {
  /// What gateways and networks answer before the API does.
  private static let ofPlatforms: Set<Int> = [401, 403, 408, 413, 429, 500, 502, 503, 504]

  fileprivate static func undeclared(_ mention: StatusMention, _ view: GuideView) -> Problem {
    Problem(
      "no operation declares the status \(mention.status)",
      at: view.span(of: mention.range, in: mention.unit),
      severity: ofPlatforms.contains(mention.status) ? .info : nil)
  }
}
