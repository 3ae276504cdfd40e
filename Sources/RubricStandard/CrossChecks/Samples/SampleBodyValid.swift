import RubricDiagnostics
import RubricSchemas

extension CrossCheck {
  static let sampleBodyValid = CrossCheck(
    "sample-body-valid", "Samples of JSON fit the description",
    rationale:
      "Samples are copied: what does not fit is refused, or breaks the client that is made after it.",
    severity: .error, passage: .samples,
    mending: "make the sample what the description says, or mend the description",
    passing: [
      CrossExample(
        body,
        [
          "index.md": """
          # Permits
          ## `POST /permits`
          Send this:
          ```json
          {"holder": "Ann", "places": 2}
          ```
          The response is:
          ```json
          {"id": 7, "holder": "Ann", ...}
          ```
          A setting of your own client:
          ```json
          {"timeout": "long", "retries": false}
          ```
          """
        ])
    ],
    failing: [
      CrossExample(
        body,
        [
          "index.md": """
          # Permits
          ## `POST /permits`
          Send this:
          ```json
          {"holder": "Ann", "places": ⟦"two"⟧}
          ```
          The response is:
          ```json
          {"id": ⟦"7"⟧, "holder": "Ann"}
          ```

          ## Apply
          ```
          curl -X POST https://api.a.gov.uk/permits \\
            -d '{"holder": "Ann", "places": ⟦true⟧}'
          ```
          """
        ]),
      CrossExample(
        body,
        [
          "index.md": """
          # Permits
          ## `POST /permits`
          Send this:
          ```json
          {"holder": "Ann", "places": 2,⟦}⟧
          ```
          """
        ]),
    ],
    check: { view in
      let values = view.values
      guard !values.isEmpty else { return nil }
      var validation = FenceValidation(view)
      var budget = 400
      return values.flatMap { value -> [Problem] in
        let operations = view.operations(of: value)
        guard !operations.isEmpty, budget > 0, !view.mayBeWrong(value) else { return [] }
        budget -= 1
        if let fault = value.fault {
          if value.isAbridged(in: view) { return [] }
          return [
            Problem(
              "the sample is no JSON: \(fault.message)",
              at: view.span(of: GuidePlace(holder: .fence(value.fence), range: fault.range)))
          ]
        }
        return validation.violations(of: value, among: view.candidates(operations, for: value.role)).prefix(3)
          .map { .misfit($0, value, view) }
      }
    })

  private static let body = """
    servers: [{url: https://api.a.gov.uk}]
    paths:
      /permits:
        post:
          requestBody: {content: {application/json: {schema: {type: object, required: [holder], properties: {holder: {type: string}, places: {type: integer}}}}}}
          responses:
            '201': {description: a, content: {application/json: {schema: {type: object, properties: {id: {type: integer}, holder: {type: string}}}}}}
    """
}

extension GuideView {
  /// Whether a value stands where something is told that was, or that is meant to fail.
  fileprivate func mayBeWrong(_ value: FenceValue) -> Bool {
    guard let before = fences[value.fence].before else { return false }
    if standsInHistory(before) { return true }
    // What is shown to fail need not be right.
    guard case .request = value.role else { return false }
    return ([before] + headings(of: before)).contains { says($0, anyOf: SampleWords.wrong) }
  }
}

private enum SampleWords {
  static let wrong = Set(
    "error errors invalid fail fails failed failure wrong incorrect rejected refused missing bad".split(
      separator: " "
    )
    .map { GuideWords.hash(String($0)) })
}

extension Problem {
  static func misfit(_ violation: Violation, _ value: FenceValue, _ view: GuideView) -> Problem {
    Problem(
      violation.message, at: view.span(of: value.place(violation.span)),
      notes: [Finding.Note("the schema says so here", at: violation.schemaNode.span)])
  }
}
