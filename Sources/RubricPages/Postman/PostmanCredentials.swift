import RubricDiagnostics
import RubricOpenAPI
import RubricSamples

/// How a request of a collection shows who calls: Postman has one way for each request, and whatever else is
/// asked for becomes headers and parameters of the query.
struct PostmanCredentials {
  /// The way; nil where none is asked for, or none that Postman has.
  private(set) var way: Way?
  /// Headers beside it.
  private(set) var headers: [(name: String, value: String)] = []
  /// Parameters of the query beside it.
  private(set) var query: [(name: String, value: String)] = []
  /// `name=value` pairs.
  private(set) var cookies: [String] = []

  /// A type of `auth` with its attributes.
  struct Way {
    var type: String
    var attributes: [(key: String, value: String)]
  }

  /// - Parameter alternatives: each sufficient; the first that can be satisfied is taken.
  init(_ alternatives: [SecurityRequirement], in api: API, _ variables: inout PostmanVariables) {
    let uses = RequestParts.schemes(of: alternatives, in: api)
    for use in uses {
      guard let id = use.scheme else { continue }
      let scheme = api.securitySchemes[id]
      switch scheme.kind {
      case .apiKey(let name, let location): addKey(name, location, of: scheme, &variables)
      case .http(let word, _): addHTTP(word, of: scheme, &variables)
      case .oauth2(let flows): addOAuth(flows, use.scopes, of: scheme, &variables)
      case .openIDConnect:
        take(Way(type: "bearer", attributes: [("token", own("Token", scheme, &variables))]))
      case .mutualTLS, .unknown: break
      }
    }
  }

  private func own(
    _ kind: String, _ scheme: Shared<SecurityScheme>, _ variables: inout PostmanVariables
  ) -> String { PostmanVariables.use(of: variables.credential(kind, of: scheme)) }

  /// The first stays.
  private mutating func take(_ other: Way) { if way == nil { way = other } }

  private mutating func addKey(
    _ name: String, _ location: String, of scheme: Shared<SecurityScheme>,
    _ variables: inout PostmanVariables
  ) {
    let value = own("Key", scheme, &variables)
    switch location {
    case "cookie": cookies.append("\(name)=\(value)")
    case "query":
      if way == nil { take(key(name, value, "query")) } else { query.append((name, value)) }
    default:
      if way == nil { take(key(name, value, "header")) } else { headers.append((name, value)) }
    }
  }

  private func key(_ name: String, _ value: String, _ location: String) -> Way {
    Way(type: "apikey", attributes: [("key", name), ("value", value), ("in", location)])
  }

  private mutating func addHTTP(
    _ word: String, of scheme: Shared<SecurityScheme>, _ variables: inout PostmanVariables
  ) {
    switch word.lowercased() {
    case "bearer": take(Way(type: "bearer", attributes: [("token", own("Token", scheme, &variables))]))
    case "basic", "digest":
      let (user, password) = (own("Username", scheme, &variables), own("Password", scheme, &variables))
      take(Way(type: word.lowercased(), attributes: [("username", user), ("password", password)]))
    default: headers.append(("Authorization", "\(word) \(own("Credentials", scheme, &variables))"))
    }
  }

  private mutating func addOAuth(
    _ flows: [SecurityScheme.Flow], _ scopes: [String], of scheme: Shared<SecurityScheme>,
    _ variables: inout PostmanVariables
  ) {
    var attributes = [("accessToken", own("Token", scheme, &variables)), ("addTokenTo", "header")]
    if let flow = flows.first(where: { PostmanCredentials.grant($0.kind) != nil }),
      let grant = PostmanCredentials.grant(flow.kind)
    {
      attributes.append(("grant_type", grant))
      if let address = flow.authorizationURL { attributes.append(("authUrl", address)) }
      if let address = flow.tokenURL { attributes.append(("accessTokenUrl", address)) }
      attributes.append(("clientId", own("ClientId", scheme, &variables)))
    }
    if !scopes.isEmpty { attributes.append(("scope", scopes.joined(separator: " "))) }
    take(Way(type: "oauth2", attributes: attributes))
  }

  /// nil of a flow that Postman does not have.
  private static func grant(_ flow: SecurityScheme.FlowKind) -> String? {
    switch flow {
    case .implicit: "implicit"
    case .password: "password_credentials"
    case .clientCredentials: "client_credentials"
    case .authorizationCode: "authorization_code"
    case .deviceAuthorization: nil
    }
  }

  /// The value of `auth`.
  func write(into json: inout JSONText) {
    json.object { json in
      json.member("type", way?.type ?? "noauth")
      guard let way else { return }
      json.member(way.type) { json in
        json.array { json in
          for (key, value) in way.attributes {
            json.element { json in
              json.object { json in
                json.member("key", key)
                json.member("value", value)
                json.member("type", "string")
              }
            }
          }
        }
      }
    }
  }
}
