import RubricDiagnostics
import RubricDocuments

/// Security Scheme Object, OpenAPI 3.1.0 §4.8.27.
public struct SecurityScheme: Sendable {
  /// The object as written, behind any reference.
  public var origin: Node
  /// Its key in `components.securitySchemes`; of one that a requirement names by its address, the last part
  /// of that (3.2).
  public var name: String
  /// Where its name is written.
  public var namePlace: Place
  /// Fields `type` and those that belong to it.
  public var kind: Kind
  /// CommonMark on how to use it.
  public var description: String?
  /// The text of `description`: of the object, or of the reference to it that tells something else (3.1).
  public var descriptionNode: Node?
  /// Whether it is to be used no more; since 3.2.
  public var isDeprecated: Bool
  /// Address of the authorisation server's metadata (RFC 8414), of OAuth 2 only; since 3.2.
  public var metadataURL: String?
  /// In written order.
  public var extensions: [Extension]
  /// Those of the object that holds the OAuth flows, in written order.
  public var flowsExtensions: [Extension]

  /// How a caller shows who it is.
  public enum Kind: Sendable {
    /// A header, query parameter or cookie of that name; the location is field `in` as written.
    case apiKey(name: String, location: String)
    /// A scheme of the IANA registry, such as `basic` or `bearer`.
    case http(scheme: String, bearerFormat: String?)
    /// A certificate of the caller's; since 3.1.
    case mutualTLS
    case oauth2([Flow])
    /// The address of the OpenID Connect discovery document.
    case openIDConnect(url: String)
    /// A type the specification does not know, as written.
    case unknown(String)
  }

  /// OAuth Flow Object, §4.8.29.
  public struct Flow: Sendable {
    /// The object as written.
    public var origin: Node
    /// The key that the flow stands under.
    public var kind: FlowKind
    /// Where a person consents; nil where the flow has no such step or it is missing.
    public var authorizationURL: String?
    /// Where tokens are given; nil of flow `implicit` or where it is missing.
    public var tokenURL: String?
    /// Where a device asks for the code that a person confirms (RFC 8628); of flow `deviceAuthorization`.
    public var deviceAuthorizationURL: String?
    /// Where tokens are renewed.
    public var refreshURL: String?
    /// In written order.
    public var scopes: [Scope]
    /// In written order.
    public var extensions: [Extension]
  }

  /// The flows by their names in the specification; `deviceAuthorization` since 3.2.
  public enum FlowKind: String, Sendable, CaseIterable {
    case implicit, password, clientCredentials, authorizationCode, deviceAuthorization
  }

  /// A scope with what it is for.
  public struct Scope: Sendable {
    /// As requirements write it.
    public var name: String
    /// What it allows; empty where nothing is said.
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

  /// The first scope of that name in any flow. Takes the same time however many scopes there are.
  public func scope(named name: Name) -> Scope? {
    guard case .oauth2(let flows) = kind, Field.scopes.mayNameExtensions || !name.isExtension else {
      return nil
    }
    for flow in flows {
      if let member = flow.origin[.scopes]?.member(named: name) { return Scope(member) }
    }
    return nil
  }
}

extension SecurityScheme.Scope {
  /// The scope that a member of a flow's `scopes` declares.
  init(_ member: Node.Member) {
    self.init(
      name: member.name.text, description: member.value.isNull ? "" : member.value.text ?? "",
      span: member.keySpan)
  }
}

/// One sufficient alternative: all of its schemes together (Security Requirement Object, §4.8.30). Without
/// any scheme it lets anybody in.
public struct SecurityRequirement: Sendable {
  /// The object as written.
  public var origin: Node
  /// In written order; empty where nothing is asked for.
  public var schemes: [Use]

  /// A scheme with the scopes or roles it must grant.
  public struct Use: Sendable {
    /// Name of the scheme, or since 3.2 its address, as written.
    public var name: String
    /// nil where no such scheme is declared.
    public var scheme: SecuritySchemeID?
    /// Scopes of OAuth 2 and OpenID Connect, roles of the others since 3.1; often empty.
    public var scopes: [String]
    /// Where the name is written.
    public var span: SourceSpan
  }
}
