import RubricOpenAPI

extension Rule {
  static let refusalResponses = Rule(
    "refusal-responses", "Guarded operations say how they refuse",
    rationale: "A refusal is the first thing that most callers meet, and they must tell a bad token from a "
      + "missing right.",
    severity: .warning, basis: .standard,
    passage: Passage("Document your API", "Document error scenarios and authorisation rules."),
    mending: "add 401, and 403 where a scope is needed, such as references to 'components.responses'",
    passing: [
      """
      paths: {/p: {get: {security: [{o: [read]}], responses: {'200': {}, '401': {}, '403': {}}}}}
      """,
      "paths: {/p: {get: {security: [{o: [read]}], responses: {'200': {}, default: {}}}}}",
      "paths: {/p: {get: {security: [{k: []}], responses: {'200': {}, '401': {}}}}}",
      "paths: {/p: {get: {security: [{k: []}], responses: {'200': {}, '403': {}}}}}",
      "paths: {/p: {get: {security: [{o: [read]}, {}], responses: {'200': {}}}}}",
    ],
    failing: [
      """
      paths: {/p: {⟦get⟧: {security: [{o: [read]}], responses: {'200': {}}}, put: {security: [{o: [read]}], responses: {'200': {}}}}}
      """,
      """
      paths: {/p: {get: {security: [{k: []}], responses: {'401': {}}}, ⟦put⟧: {security: [{k: []}], responses: {'200': {}}}}}
      """,
      """
      paths: {/p: {get: {security: [{o: [read]}], responses: {'401': {}, '403': {}}}, ⟦put⟧: {security: [{o: [read]}], responses: {'401': {}}}}}
      """,
    ],
    check: .operation { operation, view in
      let uses = view.securityUses
      guard uses.isGuarded(operation) else { return nil }
      let asksScopes = uses.asksScopes(operation)
      let needed = asksScopes ? [401, 403] : [401]
      // Some APIs answer 403 to those without a key as well.
      let isKept =
        needed.allSatisfy { operation.declares(status: $0) } || !asksScopes && operation.declares(status: 403)
      if isKept { return [] }
      let missing = needed.filter { !operation.declares(status: $0) }
      // What no operation has is told at the first that needs it.
      let nowhere = missing.filter { !uses.declared($0) }
      let told = missing.filter { status in
        uses.declared(status)
          || (status == 403 ? uses.isFirstScoped(operation) : uses.isFirst(operation))
      }
      return told.isEmpty ? nil : [.noRefusal(told, nowhere: nowhere, operation)]
    })
}

extension Problem {
  fileprivate static func noRefusal(
    _ statuses: [Int], nowhere: [Int], _ operation: Shared<Operation>
  ) -> Problem {
    let names = statuses.map { "\($0)" }.joined(separator: " and ")
    let message =
      nowhere == statuses
      ? "no guarded operation declares \(names)" : "'\(operation.signature)' declares no \(names)"
    return Problem(message, at: operation.methodSpan)
  }
}
