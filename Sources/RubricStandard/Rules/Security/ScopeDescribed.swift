import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let scopeDescribed = Rule(
    "scope-described", "Scopes are explained",
    rationale: "Whoever asks for access, and whoever grants it, must know what a scope lets a caller do.",
    severity: .error, basis: .standard,
    passage: Passage("Authorisation scopes", "Explain what each scope allows."),
    mending: "say in a few words what the scope lets a caller do",
    passing: [
      """
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {'parks:read': Read details of parks}}}}}}
      """
    ],
    failing: [
      """
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {⟦'parks:read'⟧: ''}}}}}}
      """,
      """
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {⟦read⟧: read}}}}}}
      """,
    ],
    check: .scope { use, _ in
      let isExplained =
        Words.count(use.scope.description.utf8) >= 2 && Name(use.scope.description) != Name(use.scope.name)
      return isExplained ? [] : [.unexplained(use.scope)]
    })
}

extension Problem {
  fileprivate static func unexplained(_ scope: SecurityScheme.Scope) -> Problem {
    Problem("scope '\(scope.name)' does not say what it allows", at: scope.span)
  }
}
