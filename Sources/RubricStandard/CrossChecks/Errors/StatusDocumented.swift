import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let statusDocumented = CrossCheck(
    "status-documented", "Each status of an error is explained",
    rationale: "Whoever meets an error must find out what it means and what to do about it.",
    severity: .error, passage: .errorScenarios,
    mending: "tell of it in the guide's errors, or say in the response's description when it comes",
    passing: [
      CrossExample(
        """
        paths: {/permits: {get: {responses: {'404': {description: Not Found}, '409': {description: The permit was changed meanwhile}}}}}
        """,
        [
          "errors.md": """
          # Errors
          A permit that does not exist is answered with status 404.
          """
        ]),
      CrossExample(
        "paths: {/permits: {get: {responses: {'404': {description: Not Found}, '418': {description: Teapot}}}}}",
        [
          "errors.md":
            "# Errors\nAll 4xx statuses mean that the request is wrong: mend it before you try again."
        ]),
      CrossExample(
        "paths: {/permits: {get: {responses: {'404': {description: Not Found}}}}}",
        ["errors.md": "# Errors\nA status in the range of 400 to 499 tells that the call itself is at fault."]
      ),
      CrossExample(
        "paths: {/permits: {get: {responses: {'404': {description: Unknown permit}, '401': {description: Unauthorised; key expired}}}}}",
        ["errors.md": "# Errors\nA wrong date is answered with status 422."]),
      CrossExample(
        """
        paths:
          /permits:
            get:
              responses:
                '409':
                  description: Conflict
                  content: {application/json: {examples: {ended: {value: {code: ENDED, message: The permit has ended}}}}}
        """,
        ["errors.md": "# Errors\nA wrong date is answered with status 422."]),
    ],
    failing: [
      CrossExample(
        """
        paths: {/permits: {get: {responses: {'404': {description: a}, ⟦'409'⟧: {description: Conflict}}}, put: {responses: {'409': {description: b}}}}}
        """,
        ["errors.md": "# Errors\nA permit that does not exist is answered with status 404."]),
      CrossExample(
        """
        paths:
          /permits:
            get:
              responses:
                ⟦'409'⟧:
                  description: Error response
                  content: {application/json: {example: {message: Conflict}}}
        """,
        ["errors.md": "# Errors\nA permit that does not exist is answered with status 404."]),
    ],
    check: { view in
      guard view.isWritten("errors"), !view.names.statuses.isEmpty else { return nil }
      return view.names.statuses.sorted { $0.key < $1.key }.compactMap { status, operations in
        view.tells(of: status) ? nil : .unexplained(status, operations, view)
      }
    })
}

extension GuideView {
  /// Whether a text names the status, its range or its reason phrase.
  fileprivate func tells(of status: Int) -> Bool {
    let (first, last) = ("\(status / 100)00", "\(status / 100)99")
    if words.contains("\(status)") || words.contains("\(status / 100)xx")
      || words.contains("\(first)-\(last)")
      || !words.occurrences(ofWords: "\(first) to \(last)").isEmpty
    {
      return true
    }
    return ReasonPhrase.all[status].map { !words.occurrences(ofWords: $0).isEmpty } ?? false
  }
}

extension Problem {
  /// nil where the pages of all operations tell what the status means there.
  fileprivate static func unexplained(_ status: Int, _ operations: [Int], _ view: GuideView) -> Problem? {
    var seen: Set<Int> = []
    let mute = operations.filter { index in
      seen.insert(index).inserted
        && view.names.operations[index].responses.contains {
          $0.status.text == "\(status)" && !view.api.responses[$0.response].explains(status)
        }
    }
    guard let first = mute.first else { return nil }
    let operation = view.names.operations[first]
    let written = operation.responses.first { $0.status.text == "\(status)" }
    let others = mute.count - 1
    let more = others == 0 ? "" : others == 1 ? " and one more operation" : " and \(others) more operations"
    return Problem(
      "status \(status) of '\(operation.signature)'\(more) is explained nowhere",
      at: written?.span ?? operation.methodSpan)
  }
}
