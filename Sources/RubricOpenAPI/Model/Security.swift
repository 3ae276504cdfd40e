import RubricDiagnostics
import RubricDocuments

/// Security Scheme Object, OpenAPI 3.1.0 §4.8.27.
public struct SecurityScheme: Sendable {
  public var origin: Node
  public var name: String
  public var kind: Kind
  public var description: String?
  public var extensions: [Extension]

  /// How a caller shows who it is.
  public enum Kind: Sendable {
    case apiKey(name: String, location: String)
    /// A scheme of the IANA registry, such as `basic` or `bearer`.
    case http(scheme: String, bearerFormat: String?)
    case mutualTLS
    case oauth2([Flow])
    case openIDConnect(url: String)
    /// A type the specification does not know, as written.
    case unknown(String)
  }

  /// OAuth Flow Object, §4.8.29.
  public struct Flow: Sendable {
    public var origin: Node
    public var kind: FlowKind
    public var authorizationURL: String?
    public var tokenURL: String?
    public var refreshURL: String?
    public var scopes: [Scope]
  }

  /// The flows by their names in the specification.
  public enum FlowKind: String, Sendable, CaseIterable {
    case implicit, password, clientCredentials, authorizationCode, deviceAuthorization
  }

  /// A scope with what it is for.
  public struct Scope: Sendable {
    public var name: String
    public var description: String
    /// Where its name is written.
    public var span: SourceSpan
  }

  /// The scopes of all flows, each once, in written order.
  public var scopes: [Scope] {
    guard case .oauth2(let flows) = kind else { return [] }
    var seen: Set<Name> = []
    return flows.flatMap(\.scopes).filter { seen.insert(Name($0.name)).inserted }
  }
}

/// One sufficient alternative: all of its schemes together (Security Requirement Object, §4.8.30). Without
/// any scheme it lets anybody in.
public struct SecurityRequirement: Sendable {
  public var origin: Node
  public var schemes: [Use]

  /// A scheme with the scopes or roles it must grant.
  public struct Use: Sendable {
    public var name: String
    /// nil where no such scheme is declared.
    public var scheme: SecuritySchemeID?
    public var scopes: [String]
    /// Where the name is written.
    public var span: SourceSpan
  }
}
