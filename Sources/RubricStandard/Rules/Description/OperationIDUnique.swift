import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let operationIDUnique = Rule(
    "operation-id-unique", "No two operations share an operationId",
    rationale: "Links and generated clients know operations by this name: of two with one name, one is lost.",
    severity: .error, basis: .hygiene,
    passage: Passage("Document your API", "A name must identify one operation."),
    mending: "give each operation a name of its own",
    passing: [
      "paths: {/parks: {get: {operationId: listParks}, post: {operationId: createPark}}}",
      "paths: {/parks: {get: {operationId: ''}, post: {operationId: ''}}}",
      // One callback that two operations refer to is one definition.
      """
      paths: {/a: {post: {callbacks: {c: {$ref: '#/components/callbacks/C'}}}}, /b: {post: {callbacks: {c: {$ref: '#/components/callbacks/C'}}}}}
      components: {callbacks: {C: {'{$url}': {post: {operationId: notify}}}}}
      """,
    ],
    failing: [
      "paths: {/parks: {get: {operationId: parks}, post: {operationId: ⟦parks⟧}}}",
      "paths: {/parks: {get: {operationId: parks}, post: {operationId: ⟦Parks⟧}}}",
      """
      paths: {/parks: {get: {operationId: parks}}}
      webhooks: {opened: {post: {operationId: ⟦parks⟧}}}
      """,
    ],
    check: .anyOperation { operation, view in
      guard let id = operation.operationID, !id.isEmpty else { return nil }
      if let owner = view.operationIDs.owner(of: id), owner !== operation {
        return owner.origin == operation.origin && operation.kind != .path
          ? [] : [.shared(id, operation, owner)]
      }
      if let owner = view.operationIDs.ownerInAnyCase(of: id), owner !== operation,
        let other = owner.operationID, Name(other) != Name(id)
      {
        return [.sharedInAnyCase(id, operation, owner)]
      }
      return []
    })
}

extension Problem {
  fileprivate static func shared(
    _ id: String, _ operation: Shared<Operation>, _ owner: Shared<Operation>
  ) -> Problem {
    Problem(
      "operationId '\(id)' belongs to '\(owner.signature)' already",
      at: operation.origin.valueSpan(of: .operationID),
      notes: [Finding.Note("first used here", at: owner.origin.valueSpan(of: .operationID))])
  }

  /// Files and addresses made of such names are one where the case of letters does not count.
  fileprivate static func sharedInAnyCase(
    _ id: String, _ operation: Shared<Operation>, _ owner: Shared<Operation>
  ) -> Problem {
    Problem(
      "operationId '\(id)' differs from that of '\(owner.signature)' in the case of letters only",
      at: operation.origin.valueSpan(of: .operationID),
      notes: [Finding.Note("first used here", at: owner.origin.valueSpan(of: .operationID))],
      severity: .info)
  }
}
