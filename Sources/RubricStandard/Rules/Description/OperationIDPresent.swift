import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let operationIDPresent = Rule(
    "operation-id-present", "Every operation has an operationId",
    rationale: "Guides, links and clients know an operation by its name; without one they break when a path "
      + "changes.",
    severity: .warning, basis: .hygiene,
    passage: Passage(
      "Document your API", "Operations need stable names so that guides can refer to them."),
    mending: "give the operation a name such as 'listParks'",
    passing: [
      "paths: {/parks: {get: {operationId: listParks, responses: {}}}}",
      "paths: {/parks: {get: {x-internal: true, responses: {}}}}",
    ],
    failing: [
      "paths: {/parks: {⟦get⟧: {responses: {}}}}",
      "paths: {/parks: {⟦get⟧: {operationId: '', responses: {}}}}",
    ],
    check: .operation { operation, _ in
      if operation.isInternal { return nil }
      return operation.operationID?.isEmpty == false ? [] : [.noOperationID(operation)]
    })
}

extension Problem {
  fileprivate static func noOperationID(_ operation: Shared<Operation>) -> Problem {
    Problem("'\(operation.signature)' has no operationId", at: operation.methodSpan)
  }
}

extension Shared<Operation> {
  /// Whether it is meant for the organisation's own callers.
  fileprivate var isInternal: Bool {
    value.extensions.contains { $0.name == "x-internal" && $0.value.boolean == true }
  }
}
