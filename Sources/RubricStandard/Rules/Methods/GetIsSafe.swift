import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let getIsSafe = Rule(
    "get-is-safe", "GET does not change anything",
    rationale: "Browsers, caches and crawlers send a GET whenever they like: what it changes is changed by "
      + "chance.",
    severity: .warning, basis: .standard,
    passage: Passage("Use RESTful", "Use each HTTP verb for its purpose."),
    mending: "use POST, PUT, PATCH or DELETE for what changes something",
    passing: [
      "paths: {/parks: {get: {operationId: listParks, summary: List parks}}}",
      "paths: {/parks: {get: {summary: Set of parks}, head: {summary: Deleted parks}}}",
      "paths: {/parks: {get: {operationId: updateHistory}, post: {operationId: createPark}}}",
      // One of two names that contradict each other is a slip.
      "paths: {/parks: {get: {operationId: createPark, summary: Get a park}}}",
      "paths: {/updates: {get: {operationId: updates}, head: {operationId: deleteParkScheduleStatus}}}",
    ],
    failing: [
      "paths: {/parks/1/close: {get: {operationId: ⟦deletePark⟧}}}",
      "paths: {/parks/1/close: {get: {summary: ⟦Cancel a booking⟧}, head: {operationId: ⟦send-mail⟧}}}",
    ],
    check: .operation { operation, _ in
      guard operation.method == .get || operation.method == .head else { return nil }
      let found = OperationWords(operation).field(beginningWith: changing, unless: OperationWords.reading)
      return found.map { [.changes(operation, $0.field, $0.word)] } ?? []
    })

  private static let changing: Set<String> = [
    "create", "add", "insert", "update", "edit", "modify", "set", "delete", "remove", "cancel", "submit",
    "send",
    "approve", "reject", "activate", "deactivate", "enable", "disable", "creates", "deletes", "removes",
    "cancels", "submits", "sends",
  ]
}

extension Problem {
  fileprivate static func changes(_ operation: Shared<Operation>, _ field: Field, _ word: String) -> Problem {
    Problem(
      "'\(operation.signature)' says that it changes something: '\(word)'",
      at: operation.origin.valueSpan(of: field))
  }
}
