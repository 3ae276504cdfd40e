import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let tokenLifetimeDocumented = Rule(
    "token-lifetime-documented", "The description says how long a token holds",
    rationale: "A client that does not know when its token ends finds out by failing.",
    severity: .info, basis: .standard,
    passage: Passage(
      "Follow good practice for tokens and permissions",
      "Choose a suitable refresh frequency and expiry; let users revoke authority."),
    mending: "say in the scheme's description how long a token holds and how it is renewed",
    passing: [
      """
      components: {securitySchemes: {o: {type: oauth2, description: Tokens expire after 4 hours, flows: {}}}}
      """,
      """
      components: {securitySchemes: {o: {type: oauth2, flows: {authorizationCode: {refreshUrl: https://a, scopes: {}}}}}}
      """,
      """
      info: {title: P, version: 1.0.0, description: An access token is valid for 4 hours.}
      components: {securitySchemes: {b: {type: http, scheme: bearer}}}
      """,
      "components: {securitySchemes: {k: {type: apiKey, in: header, name: k}}}",
    ],
    failing: [
      "components: {securitySchemes: {⟦o⟧: {type: oauth2, flows: {}}, ⟦b⟧: {type: http, scheme: bearer}}}",
      """
      info: {title: P, version: 1.0.0, description: Data is refreshed every 4 hours.}
      components: {securitySchemes: {⟦b⟧: {type: openIdConnect, openIdConnectUrl: https://a}}}
      """,
    ],
    check: .securityScheme { scheme, view in
      guard scheme.kind.isToken, !view.isInGuides("authentication") else { return nil }
      let isTold =
        TokenLifetime.isTold(by: scheme.description ?? "", isOnTokens: true) || scheme.kind.isRenewed
        || view.securityUses.tellsLifetimes
      return isTold ? [] : [.noLifetime(scheme, view)]
    })
}

extension Problem {
  fileprivate static func noLifetime(_ scheme: Shared<SecurityScheme>, _ view: DescriptionView) -> Problem {
    Problem(
      "'\(scheme.name)' does not say how long a token holds", at: view.securityUses.key(of: scheme))
  }
}

extension SecurityScheme.Kind {
  fileprivate var isToken: Bool {
    switch self {
    case .oauth2, .openIDConnect: true
    case .http(let scheme, _): scheme.lowercased() == "bearer"
    case .apiKey, .mutualTLS, .unknown: false
    }
  }

  fileprivate var isRenewed: Bool {
    guard case .oauth2(let flows) = self else { return false }
    return flows.contains { $0.refreshURL?.isEmpty == false }
  }
}

/// Words on how long something holds.
enum TokenLifetime {
  private static let signs = [
    "expir", "valid for", "lifetime", "refresh", "minutes", "hours", "ttl", "lasts",
  ]

  /// - Parameter isOnTokens: whether all of the text is about tokens; else only what stands near the word is.
  static func isTold(by text: String, isOnTokens: Bool) -> Bool {
    let lines =
      isOnTokens ? [text.lowercased()] : text.lowercased().split { ".\n".contains($0) }.map(String.init)
    return lines.contains { line in
      (isOnTokens || line.utf8.contains(sequence: "token"))
        && signs.contains { line.utf8.contains(sequence: $0) }
    }
  }
}
