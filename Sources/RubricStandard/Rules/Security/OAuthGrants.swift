import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let oauthGrants = Rule(
    "oauth-grants", "OAuth is used by the grants of today",
    rationale: "The implicit and password grants show tokens or passwords to those who must not see them.",
    severity: .error, basis: .standard,
    passage: Passage(
      "To provide application-level authorisation",
      "Use client credentials for applications and authorisation code for users."),
    mending: "use 'authorizationCode' with PKCE for users, 'clientCredentials' for applications",
    passing: [
      """
      components: {securitySchemes: {o: {type: oauth2, flows: {authorizationCode: {}, clientCredentials: {}}}}}
      """,
      """
      openapi: 3.2.0
      components: {securitySchemes: {o: {type: oauth2, flows: {deviceAuthorization: {}}}}}
      """,
    ],
    failing: [
      "components: {securitySchemes: {o: {type: oauth2, flows: {⟦implicit⟧: {}, ⟦password⟧: {}}}}}",
      """
      swagger: '2.0'
      securityDefinitions: {o: {type: oauth2, flow: accessCode}, p: {type: oauth2, flow: ⟦implicit⟧}}
      """,
      """
      openapi: 3.2.0
      components: {securitySchemes: {o: {type: oauth2, deprecated: true, flows: {⟦implicit⟧: {}}}}}
      """,
    ],
    check: .securityScheme { scheme, _ in
      guard case .oauth2(let flows) = scheme.kind else { return nil }
      return flows.filter { $0.kind == .implicit || $0.kind == .password }.map { .outdated($0, of: scheme) }
    })
}

extension Problem {
  fileprivate static func outdated(
    _ flow: SecurityScheme.Flow, of scheme: Shared<SecurityScheme>
  ) -> Problem {
    let field: Field = flow.kind == .implicit ? .implicit : .password
    let span = scheme.origin[.flows]?.span(of: field) ?? scheme.origin.valueSpan(of: .flow)
    return Problem(
      "the grant '\(flow.kind.rawValue)' of '\(scheme.name)' is outdated", at: span,
      severity: scheme.isDeprecated ? .warning : nil)
  }
}
