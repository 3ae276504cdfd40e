import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let noBasicAuth = Rule(
    "no-basic-auth", "No password travels with each call",
    rationale:
      "A password that is sent every time is seen by more programs, and cannot be narrowed or renewed.",
    severity: .error, basis: .standard,
    passage: Passage("When to authenticate your API", "OAuth 2.0 is recommended."),
    mending: "use OAuth 2.0 or another bearer token",
    passing: [
      "components: {securitySchemes: {b: {type: http, scheme: bearer}}}",
      """
      paths: {/oauth/token: {post: {security: [{b: []}]}}}
      components: {securitySchemes: {b: {type: http, scheme: basic}}}
      """,
    ],
    failing: [
      "components: {securitySchemes: {b: {type: http, scheme: ⟦basic⟧}, d: {type: http, scheme: ⟦Digest⟧}}}",
      """
      security: [{b: []}]
      paths: {/oauth/token: {post: {}}, /parks: {get: {}}}
      components: {securitySchemes: {b: {type: http, scheme: ⟦basic⟧}}}
      """,
      """
      swagger: '2.0'
      securityDefinitions: {b: {type: ⟦basic⟧}}
      """,
    ],
    check: .securityScheme { scheme, view in
      guard case .http(let name, _) = scheme.kind else { return nil }
      guard outdatedSchemes.contains(name.lowercased()) else { return [] }
      // An application shows itself by its password where it gets its token (RFC 6749 §2.3.1).
      return view.securityUses.isForTokensOnly(scheme) ? [] : [.password(name, scheme)]
    })

  private static let outdatedSchemes: Set<String> = ["basic", "digest", "negotiate", "ntlm", "hoba", "oauth"]
}

extension Problem {
  fileprivate static func password(_ name: String, _ scheme: Shared<SecurityScheme>) -> Problem {
    Problem(
      "'\(scheme.name)' is HTTP \(name)",
      at: scheme.origin.valueSpan(of: scheme.origin[.scheme] == nil ? .type : .scheme))
  }
}

extension SecurityUses {
  /// Whether operations require it, and only those that give tokens.
  fileprivate func isForTokensOnly(_ scheme: Shared<SecurityScheme>) -> Bool {
    names.contains(Name(scheme.name)) && !namesOfData.contains(Name(scheme.name))
  }
}
