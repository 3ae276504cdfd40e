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
    ],
    failing: [
      CrossExample(
        """
        paths: {/permits: {get: {responses: {'404': {description: a}, ⟦'409'⟧: {description: Conflict}}}, put: {responses: {'409': {description: b}}}}}
        """,
        ["errors.md": "# Errors\nA permit that does not exist is answered with status 404."])
    ],
    check: { view in
      guard view.isWritten("errors"), !view.names.statuses.isEmpty else { return nil }
      return view.names.statuses.sorted { $0.key < $1.key }.compactMap { status, operations in
        view.explains(status, operations) ? nil : .unexplained(status, operations, view)
      }
    })
}

extension GuideView {
  /// Whether a text names the status, its range or its reason phrase, or the pages of all operations tell
  /// what it means there.
  fileprivate func explains(_ status: Int, _ operations: [Int]) -> Bool {
    if words.contains("\(status)") || words.contains("\(status / 100)xx") { return true }
    if let phrase = ReasonPhrase.all[status], !words.occurrences(ofWords: phrase).isEmpty { return true }
    return operations.allSatisfy { index in
      names.operations[index].responses.filter { $0.status.text == "\(status)" }.allSatisfy {
        Words.count((api.responses[$0.response].description ?? "").utf8) >= 5
      }
    }
  }
}

extension Problem {
  fileprivate static func unexplained(_ status: Int, _ operations: [Int], _ view: GuideView) -> Problem? {
    guard let first = operations.first else { return nil }
    let operation = view.names.operations[first]
    let written = operation.responses.first { $0.status.text == "\(status)" }
    let others = Set(operations).count - 1
    let more = others == 0 ? "" : others == 1 ? " and one more operation" : " and \(others) more operations"
    return Problem(
      "status \(status) of '\(operation.signature)'\(more) is explained nowhere",
      at: written?.span ?? operation.methodSpan)
  }
}
