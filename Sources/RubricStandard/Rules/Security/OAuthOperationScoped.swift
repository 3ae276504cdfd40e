import RubricOpenAPI

extension Rule {
  static let oauthOperationScoped = Rule(
    "oauth-operation-scoped", "What OAuth guards asks for a scope",
    rationale: "Without scopes, whoever may call one operation may call them all.",
    severity: .warning, basis: .standard,
    passage: Passage("To provide user-level authorisation", "Use scopes for granular access control."),
    mending: "name the scopes that a caller needs",
    passing: [
      """
      paths: {/p: {get: {security: [{o: [read]}]}}}
      components: {securitySchemes: {o: {type: oauth2, flows: {}}}}
      """,
      """
      paths: {/p: {get: {security: [{o: []}]}, put: {security: [{o: []}]}}}
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {}}}}}}
      """,
      """
      security: [{b: []}]
      components: {securitySchemes: {b: {type: http, scheme: bearer}}}
      """,
    ],
    failing: [
      """
      paths: {/p: {get: {security: [{⟦o⟧: []}]}, put: {security: [{⟦o⟧: []}]}}}
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {read: Read parks}}}}}}
      """,
      """
      paths: {/p: {get: {security: [{⟦o⟧: []}]}, put: {security: [{o: []}]}}}
      components: {securitySchemes: {o: {type: oauth2, flows: {authorizationCode: {tokenUrl: https://a, authorizationUrl: https://b, scopes: {}}}}}}
      """,
    ],
    check: .requirement { requirement, view in
      let uses = requirement.schemes.filter { view.isOAuth($0) && !view.isToldBefore($0) }
      guard !uses.isEmpty else { return nil }
      return uses.compactMap { use in
        guard use.scopes.isEmpty, let id = use.scheme else { return nil }
        let scheme = view.api.securitySchemes[id]
        return scheme.kind.hasScopes ? .unscoped(use) : .scopeless(use, scheme)
      }
    })
}

extension Problem {
  fileprivate static func unscoped(_ use: SecurityRequirement.Use) -> Problem {
    Problem("'\(use.name)' is required without a scope", at: use.span)
  }

  fileprivate static func scopeless(
    _ use: SecurityRequirement.Use, _ scheme: Shared<SecurityScheme>
  ) -> Problem {
    // Programs that are trusted as a whole get all there is.
    var isForPrograms = false
    if case .oauth2(let flows) = scheme.kind {
      isForPrograms = !flows.isEmpty && flows.allSatisfy { $0.kind == .clientCredentials }
    }
    return Problem(
      "'\(use.name)' has no scopes, so every token opens everything", at: use.span,
      help: "declare scopes in the flows of the scheme and require them",
      severity: isForPrograms ? .info : nil)
  }
}

extension DescriptionView {
  /// Whether the scheme has no scopes to ask for, which its first use tells.
  fileprivate func isToldBefore(_ use: SecurityRequirement.Use) -> Bool {
    guard let id = use.scheme, use.scopes.isEmpty, !api.securitySchemes[id].kind.hasScopes else {
      return false
    }
    return securityUses.firstUses[id] != use.span
  }
}

extension SecurityScheme.Kind {
  /// Whether any of its flows has scopes to ask for.
  fileprivate var hasScopes: Bool {
    guard case .oauth2(let flows) = self else { return false }
    return flows.contains { !$0.scopes.isEmpty }
  }
}
