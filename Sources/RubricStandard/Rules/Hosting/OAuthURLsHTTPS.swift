import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let oauthURLsHTTPS = Rule(
    "oauth-urls-https", "Token and authorisation addresses use HTTPS",
    rationale: "Secrets and tokens pass through these addresses; over plain HTTP they are anybody's.",
    severity: .error, basis: .standard,
    passage: Passage("Use HTTPS", "Secure connections with current TLS."),
    mending: "write the address with 'https'",
    passing: [
      """
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.gov.uk/token, scopes: {}}}}}}
      """,
      """
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, refreshUrl: 'http://localhost/r', scopes: {}}}}}}
      """,
      "components: {securitySchemes: {k: {type: http, scheme: bearer}}}",
    ],
    failing: [
      """
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: ⟦"http://id.gov.uk/token"⟧, scopes: {}}}}}}
      """,
      """
      components: {securitySchemes: {o: {type: openIdConnect, openIdConnectUrl: ⟦http://id.gov.uk/.well-known/openid-configuration⟧}}}
      """,
      """
      swagger: '2.0'
      securityDefinitions: {o: {type: oauth2, flow: implicit, authorizationUrl: ⟦'http://id.gov.uk/auth'⟧, scopes: {}}}
      """,
    ],
    check: .securityScheme { scheme, _ in
      guard let addresses = scheme.addresses else { return nil }
      return addresses.compactMap { node in
        let address = ServerAddress(node.string ?? "")
        return address.scheme == "http" && !address.isLocal ? .insecure(node) : nil
      }
    })
}

extension Shared<SecurityScheme> {
  /// The addresses to which secrets go; nil of a scheme that has none.
  fileprivate var addresses: [Node]? {
    let origin = value.origin
    switch value.kind {
    case .oauth2(let flows):
      let fields: [Field] = [.authorizationURL, .tokenURL, .refreshURL, .deviceAuthorizationURL]
      return flows.flatMap { flow in fields.compactMap { flow.origin[$0] } }
        + [origin[.oauth2MetadataURL]].compactMap(\.self)
    case .openIDConnect: return [origin[.openIDConnectURL]].compactMap(\.self)
    case .apiKey, .http, .mutualTLS, .unknown: return nil
    }
  }
}

extension Problem {
  fileprivate static func insecure(_ node: Node) -> Problem {
    Problem("'\(node.text ?? "")' is reached without encryption", at: node.span)
  }
}
