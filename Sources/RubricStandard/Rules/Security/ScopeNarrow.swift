import RubricOpenAPI

extension Rule {
  static let scopeNarrow = Rule(
    "scope-narrow", "Scopes are narrow",
    rationale: "A token that is stolen, or an application that errs, can do all that its scopes allow.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "Follow good practice for tokens and permissions",
      "Tokens should have the narrowest permissions possible."
    ),
    mending: "part it into scopes by what is read and what is changed",
    passing: [
      """
      paths: {/p: {get: {security: [{o: ['p:read']}]}, post: {security: [{o: ['p:write']}]}}}
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {'p:read': a b, 'p:write': a b}}}}}}
      """,
      """
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {openid: Who you are, 'admin:parks': Close parks}}}}}}
      """,
      """
      paths: {/p: {get: {security: [{o: [parks]}]}}}
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {parks: Read parks}}}}}}
      """,
    ],
    failing: [
      """
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {⟦all⟧: Everything there is, ⟦'parks:*'⟧: All on parks}}}}}}
      """,
      """
      paths: {/p: {get: {security: [{o: [parks]}]}, post: {security: [{o: [parks]}]}}}
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {openid: You, parks: All on parks}}, password: {tokenUrl: https://a, scopes: {⟦parks⟧: All on parks}}}}}}
      """,
    ],
    check: .scope { use, view in
      guard !BroadScope.identities.contains(use.scope.name), view.securityUses.isFirst(use) else {
        return nil
      }
      if BroadScope.isOne(use.scope.name) { return [.broad(use.scope)] }
      return view.securityUses.soleScope == use.scope.span ? [.sole(use.scope)] : []
    })
}

extension Problem {
  fileprivate static func broad(_ scope: SecurityScheme.Scope) -> Problem {
    Problem("scope '\(scope.name)' allows everything", at: scope.span)
  }

  fileprivate static func sole(_ scope: SecurityScheme.Scope) -> Problem {
    Problem("scope '\(scope.name)' is the only one, for reading and for changing", at: scope.span)
  }
}

/// Names of scopes that leave nothing out.
enum BroadScope {
  /// Scopes of OpenID Connect, which tell who somebody is and open no data of the API's.
  static let identities: Set<String> = [
    "openid", "profile", "email", "address", "phone", "offline_access",
  ]

  static func isOne(_ name: String) -> Bool {
    names.contains(name.lowercased()) || name.utf8.suffix(2).elementsEqual(":*".utf8)
      || name.utf8.suffix(2).elementsEqual(".*".utf8)
  }

  private static let names: Set<String> = [
    "*", "all", "any", "admin", "root", "superuser", "full", "full_access", "full-access", "fullaccess",
    "read_write", "read-write", "readwrite", "rw", "everything",
  ]
}
