import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let scopeDeclared = Rule(
    "scope-declared", "Each scope that is required is declared",
    rationale:
      "Callers ask for access by the scopes that a flow lists; one that is not there they never get.",
    severity: .error, basis: .standard,
    passage: Passage("Document your API", "Say which scopes the API requires."),
    mending: "add it, with what it allows, to the scopes of the scheme's flows",
    passing: [
      """
      security: [{o: [read]}]
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {read: Read parks}}}}}}
      """,
      """
      security: [{o: [read], k: [reader]}]
      components: {securitySchemes: {o: {type: openIdConnect, openIdConnectUrl: https://a}, k: {type: apiKey, in: header, name: k}}}
      """,
    ],
    failing: [
      """
      security: [{o: [⟦write⟧]}]
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {read: Read parks}}}}}}
      """,
      """
      paths: {/p: {get: {security: [{o: [⟦a⟧]}]}, put: {security: [{o: [a, ⟦b⟧]}]}}}
      components: {securitySchemes: {o: {type: oauth2, flows: {}}}}
      """,
    ],
    check: .requirement { requirement, view in
      let nodes = zip(requirement.schemes, requirement.origin.members).flatMap { use, member in
        view.isOAuth(use) ? Array(member.value.elements) : []
      }
      guard !nodes.isEmpty else { return nil }
      return nodes.compactMap { node in
        view.securityUses.undeclaredScopes[node.span].map { .undeclaredScope(node, count: $0) }
      }
    })
}

extension Problem {
  fileprivate static func undeclaredScope(_ node: Node, count: Int) -> Problem {
    let name = node.text ?? ""
    return Problem(
      "scope '\(name)' is required\(FurtherUses.words(count)) and in no flow of the scheme", at: node.span)
  }
}

extension DescriptionView {
  /// Whether a requirement is for a scheme of OAuth 2.
  func isOAuth(_ use: SecurityRequirement.Use) -> Bool {
    guard let scheme = use.scheme, case .oauth2 = api.securitySchemes[scheme].kind else { return false }
    return true
  }
}
