import RubricDiagnostics
import RubricOpenAPI

extension CrossCheck {
  static let deprecatedUsedInSamples = CrossCheck(
    "deprecated-used-in-samples", "Samples use nothing that is deprecated",
    rationale: "Who copies the sample builds today what must be built again soon.",
    severity: .warning,
    passage: Rule.Passage(
      "Set clear deprecation policies", "Minimise disruption; give notice for deprecated endpoints."),
    mending: "show what takes its place, or say beside the sample that it is deprecated",
    passing: [
      CrossExample(
        used,
        [
          "index.md": """
          # Permits
          ```
          curl https://api.a.gov.uk/permits?from=1
          ```
          This is deprecated:
          ```
          curl https://api.a.gov.uk/old
          ```
          """
        ])
    ],
    failing: [
      CrossExample(
        used,
        [
          "index.md": """
          # Permits
          ```
          curl ⟦https://api.a.gov.uk/old⟧
          curl '⟦https://api.a.gov.uk/permits?since=1⟧'
          ```
          """
        ])
    ],
    check: { view in
      let samples = view.requests.filter { request in
        request.sample != nil && request.isOfAPI && request.operations.count == 1
          && view.isOwn(view.text(of: request.place)) && !view.isOfAnotherTime(request.place)
      }
      guard !samples.isEmpty else { return nil }
      return samples.compactMap { request in
        guard let operation = request.operations.first.map({ view.names.operations[$0] }) else { return nil }
        let note = { (span: RubricDiagnostics.SourceSpan) in [Finding.Note("it is deprecated here", at: span)]
        }
        if operation.isDeprecated {
          return Problem(
            "the sample calls '\(operation.signature)', which is deprecated",
            at: view.span(of: request.targetPlace),
            notes: note(operation.methodSpan))
        }
        let query = Set(request.queryNames)
        let old = operation.parameters.map { view.api.parameters[$0] }
          .first { $0.isDeprecated && $0.location == .query && query.contains($0.name) }
        return old.map {
          Problem(
            "the sample gives '\($0.name)', which is deprecated", at: view.span(of: request.targetPlace),
            notes: note($0.origin.span(of: .deprecated)))
        }
      }
    })

  private static let used = """
    servers: [{url: https://api.a.gov.uk}]
    paths: {/old: {get: {deprecated: true}}, /permits: {get: {parameters: [{name: since, in: query, deprecated: true}, {name: from, in: query}]}}}
    """
}
