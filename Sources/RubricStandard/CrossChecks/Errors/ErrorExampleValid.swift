import RubricOpenAPI
import RubricSchemas

extension CrossCheck {
  static let errorExampleValid = CrossCheck(
    "error-example-valid", "Samples of errors fit a schema of an error",
    rationale:
      "Error handling is written after the sample; what looks otherwise is not understood when it matters.",
    severity: .error, passage: .errorScenarios,
    mending: "show the body as the description has it",
    passing: [
      CrossExample(
        failure,
        [
          "errors.md": """
          # Errors
          The response is:
          ```json
          {"code": "NO_PERMIT", "message": "There is no such permit", "status": 404}
          ```
          """
        ])
    ],
    failing: [
      CrossExample(
        failure,
        [
          "errors.md": """
          # Errors
          The response is:
          ```json
          {"code": ⟦17⟧, "message": "There is no such permit"}
          ```
          """
        ])
    ],
    check: { view in
      let values = view.values.filter { value in
        if case .request = value.role { return false }
        return view.fences[value.fence].sections.contains(.errors) && view.operations(of: value).isEmpty
      }
      let candidates = view.errorSchemas.map { FenceValidation.Candidate(schema: $0, direction: .response) }
      guard !values.isEmpty, !candidates.isEmpty else { return nil }
      var validation = FenceValidation(view)
      return values.prefix(200).flatMap { value in
        validation.violations(of: value, among: candidates).prefix(2).map { .misfit($0, value, view) }
      }
    })

  private static let failure = """
    paths:
      /permits:
        get:
          responses:
            '404': {description: a, content: {application/json: {schema: {type: object, properties: {code: {type: string}, message: {type: string}}}}}}
    """
}

extension GuideView {
  /// The schemas of errors' bodies, each once.
  fileprivate var errorSchemas: [SchemaID] {
    var seen: Set<SchemaID> = []
    return names.operations.flatMap { operation in
      operation.responses.filter { $0.status.isError || $0.status.text == "default" }
        .flatMap { api.responses[$0.response].content }.filter(\.isJSON).compactMap(\.schema)
    }.filter { seen.insert($0).inserted }
  }
}
