import RubricOpenAPI

extension CrossCheck {
  static let authSchemeParity = CrossCheck(
    "auth-scheme-parity", "Each security scheme in use is named in a guide",
    rationale: "A guide on signing in that leaves a way out sends callers a way that may not be theirs.",
    severity: .error, passage: .signingIn,
    mending: "tell in the guide's authentication how callers sign in that way",
    passing: [
      CrossExample(
        """
        paths: {/permits: {get: {}}}
        security: [{k: []}, {b: []}, {o: []}]
        components: {securitySchemes: {k: {type: apiKey, in: header, name: X-Key}, b: {type: http, scheme: bearer}, o: {type: oauth2, flows: {}}}}
        """,
        [
          "authentication.md":
            "# Authentication\nSend the bearer token that OAuth 2.0 gives, or your key in `X-Key`."
        ])
    ],
    failing: [
      CrossExample(
        """
        paths: {/permits: {get: {}}}
        security: [{k: []}, {b: []}]
        components: {securitySchemes: {⟦k⟧: {type: apiKey, in: header, name: X-Key}, b: {type: http, scheme: bearer}, unused: {type: mutualTLS}}}
        """,
        ["authentication.md": "# Authentication\nSend a bearer token with each request."])
    ],
    check: { view in
      let schemes = view.api.usedSchemes.prefix(50)
      guard view.isWritten("authentication"), !schemes.isEmpty else { return nil }
      return schemes.filter { !view.names($0.kind) }.map { .unnamed($0, view) }
    })
}

extension GuideView {
  /// Whether any text or sample names a way to sign in.
  fileprivate func names(_ kind: SecurityScheme.Kind) -> Bool {
    switch kind {
    case .apiKey(let name, _):
      return words.contains(name) || isInFences(name)
        || !words.occurrences(of: "api key").isEmpty || !words.occurrences(of: "api keys").isEmpty
        || words.contains("api-key") || words.contains("subscription-key")
    case .http(let scheme, _):
      let aliases =
        scheme.lowercased() == "bearer" ? ["bearer", "token", "tokens", "jwt", "oauth"] : [scheme]
      return aliases.contains { words.contains($0) } || isInFences(scheme)
    case .mutualTLS:
      return ["mtls", "mutual", "mutual-tls", "mutually", "certificate", "certificates"].contains {
        words.contains($0)
      }
    case .oauth2:
      return ["oauth", "oauth2", "oauth2.0", "oidc", "token", "tokens", "client-credentials"]
        .contains { words.contains($0) }
    case .openIDConnect:
      return ["openid", "oidc", "oauth", "oauth2", "token", "tokens"].contains { words.contains($0) }
    case .unknown: return true
    }
  }

  private func isInFences(_ text: String) -> Bool {
    let low = text.lowercased()
    return requests.contains { $0.sample?.headers.contains(low) == true }
      || fences.contains { $0.code.text.contains(sequence: text) }
  }
}

extension Problem {
  fileprivate static func unnamed(_ scheme: Shared<SecurityScheme>, _ view: GuideView) -> Problem {
    let way =
      switch scheme.kind {
      case .apiKey(let name, let location): "a key in \(location) '\(name)'"
      case .http(let scheme, _): "HTTP \(scheme)"
      case .mutualTLS: "mutual TLS"
      case .oauth2: "OAuth 2"
      case .openIDConnect: "OpenID Connect"
      case .unknown(let type): type
      }
    let key = view.api.origin[.components]?[.securitySchemes]?.members.first { $0.value == scheme.origin }?
      .keySpan
    return Problem(
      "security scheme '\(scheme.name)' (\(way)) is named in no guide", at: key ?? scheme.origin.span)
  }
}
