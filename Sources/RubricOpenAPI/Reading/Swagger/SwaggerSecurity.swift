import RubricDiagnostics
import RubricDocuments

extension APIReader {
  mutating func swaggerSecurityScheme(_ node: Node, name: String) -> SecurityScheme {
    SecurityScheme(
      origin: node, name: name, namePlace: node.keyPlace, kind: swaggerSchemeKind(node),
      description: text(.description, of: node),
      descriptionNode: node[.description], isDeprecated: false, extensions: extensions(node),
      flowsExtensions: [])
  }

  private mutating func swaggerSchemeKind(_ node: Node) -> SecurityScheme.Kind {
    let type = text(.type, of: node, isRequired: true) ?? ""
    switch type {
    case "basic":
      check(node, has: .swaggerBasic)
      return .http(scheme: "basic", bearerFormat: nil)
    case "apiKey":
      check(node, has: .swaggerKey)
      let name = text(.name, of: node, isRequired: true) ?? ""
      let location = text(.location, of: node, isRequired: true) ?? ""
      if !["query", "header", ""].contains(location) {
        invalid(
          "'\(location)' is no place of an API key", at: node.valueSpan(of: .location),
          help: "use query or header")
      }
      return .apiKey(name: name, location: location)
    case "oauth2":
      check(node, has: .swaggerOAuth)
      return .oauth2(swaggerFlow(node).map { [$0] } ?? [])
    default:
      if !type.isEmpty {
        invalid(
          "'\(type)' is no type of security scheme", at: node.valueSpan(of: .type),
          help: "use basic, apiKey or oauth2")
      }
      return .unknown(type)
    }
  }

  private mutating func swaggerFlow(_ node: Node) -> SecurityScheme.Flow? {
    guard let flow = text(.flow, of: node, isRequired: true) else { return nil }
    let kind: SecurityScheme.FlowKind
    switch flow {
    case "implicit": kind = .implicit
    case "password": kind = .password
    case "application": kind = .clientCredentials
    case "accessCode": kind = .authorizationCode
    default:
      invalid(
        "'\(flow)' is no OAuth flow", at: node.valueSpan(of: .flow),
        help: "use implicit, password, application or accessCode")
      return nil
    }
    if node[.scopes] == nil { missing(.scopes, of: node) }
    let needsAuthorization = kind == .implicit || kind == .authorizationCode
    return SecurityScheme.Flow(
      origin: node, kind: kind,
      authorizationURL: text(.authorizationURL, of: node, isRequired: needsAuthorization),
      tokenURL: text(.tokenURL, of: node, isRequired: kind != .implicit), scopes: scopes(node),
      extensions: [])
  }
}
