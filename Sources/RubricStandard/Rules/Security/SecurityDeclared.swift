import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let securityDeclared = Rule(
    "security-declared", "The description says who may call",
    rationale: "Readers cannot tell an API that is open to all from one whose authors forgot to say who may.",
    severity: .error, basis: .standard,
    passage: Passage(
      "When to authenticate your API", "Choose open access or authentication, for reasons that are told."),
    mending: "name the scheme in 'security', or write 'security: []' where anybody may call",
    passing: [
      """
      security: []
      paths: {/p: {get: {}}}
      """,
      "paths: {/p: {get: {security: [{}]}}}",
    ],
    failing: [
      "⟦openapi⟧: 3.1.0\npaths: {/p: {get: {}, post: {}}}",
      "paths: {/p: {get: {security: []}, ⟦post⟧: {}}}",
    ],
    check: .operation { operation, view in
      if operation.security != nil || view.api.security != nil { return [] }
      if view.securityUses.isDeclared { return [.undeclared(operation)] }
      // What nobody has thought of is told once.
      return operation.origin == view.operations.first?.origin ? [.nothingDeclared(view)] : nil
    })
}

extension Problem {
  fileprivate static func undeclared(_ operation: Shared<Operation>) -> Problem {
    Problem("'\(operation.signature)' does not say who may call it", at: operation.methodSpan)
  }

  fileprivate static func nothingDeclared(_ view: DescriptionView) -> Problem {
    Problem(
      "'security' is missing: the description does not say who may call",
      at: view.api.origin.span(of: view.api.version.major == 2 ? .swagger : .openapi))
  }
}
