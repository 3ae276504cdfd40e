import RubricDocuments
import RubricOpenAPI
import RubricSite

/// A server as readers are told of it (Server Object, OpenAPI 3.1.0 §4.8.5).
public struct ServerWords: Sendable {
  /// As written, with `{variables}`.
  public var url: Told<String>
  /// The values of Swagger 2.0 that the address is put together of; empty of other versions.
  public var places: [Place]
  /// Its name; since 3.2.
  public var name: Told<String>?
  /// What it is for; nil where nobody described it.
  public var description: PageProse?
  /// What stands in place of the variables.
  public var variables: [Variable]
  /// Extensions.
  public var remarks: [Remark]

  /// A variable of the address.
  public struct Variable: Sendable {
    /// As it stands in the address.
    public var name: Told<String>
    /// The value that is taken where the caller gives none.
    public var defaultValue: Told<String>
    /// Values allowed; empty where any is.
    public var values: [SchemaWords.AllowedValue]
    /// What it decides; nil where nobody described it.
    public var description: PageProse?
    /// Extensions.
    public var remarks: [Remark]
  }

  init(_ server: Server, in site: Site) {
    let origin = server.origin
    url = Told(server.url, origin[.url]?.place)
    places = ServerWords.swaggerPlaces(in: site)
    name = server.name.map { Told($0, origin[.name]?.place) }
    description = site.prose(server.description, at: origin[.description])
    variables = server.variables.map { named in
      let node = named.value.origin
      let written = site.api?.elements(of: node[.enum]) ?? []
      return Variable(
        name: Told(named.name, node.keyPlace),
        defaultValue: Told(named.value.default, node[.default]?.place),
        values: zip(named.value.enum, written).map {
          SchemaWords.AllowedValue(text: Told($0, $1.place))
        },
        description: site.prose(named.value.description, at: node[.description]),
        remarks: Remark.all(of: named.value.extensions, in: ExtensionHolder(.variable, node)))
    }
    remarks = Remark.all(of: server.extensions, in: ExtensionHolder(.server, origin))
  }
}

extension ServerWords {
  fileprivate static func swaggerPlaces(in site: Site) -> [Place] {
    guard let api = site.api, api.version.major == 2 else { return [] }
    return api.origin.places(.host, .basePath) + api.elements(of: api.origin[.schemes]).map(\.place)
  }
}

/// A security scheme as readers are told of it (Security Scheme Object, OpenAPI 3.1.0 §4.8.27).
public struct SchemeWords: Sendable {
  /// Its key in the description.
  public var name: Told<String>
  /// How a caller shows who it is.
  public var kind: SecurityScheme.Kind
  /// The values that the kind is told of.
  public var places: [Place]
  /// Where it is said that it is to be used no more; nil where it is not.
  public var deprecated: Told<Bool>?
  /// How to use it; nil where nobody described it.
  public var description: PageProse?
  /// Addresses that belong to it, by what they are for.
  public var addresses: [(label: Word, address: Told<String>)]
  /// Ways to a token.
  public var flows: [Flow]
  /// Extensions.
  public var remarks: [Remark]

  /// A way to a token (OAuth Flow Object, §4.8.29).
  public struct Flow: Sendable {
    /// Its name in the specification.
    public var name: Told<String>
    /// Addresses that belong to it, by what they are for.
    public var addresses: [(label: Word, address: Told<String>)]
    /// Extensions.
    public var remarks: [Remark]
    /// Every scope with what it allows.
    public var scopes: [(name: Told<String>, description: Told<String>)]
  }

  init(_ scheme: Shared<SecurityScheme>, in site: Site) {
    let origin = scheme.origin
    name = Told(scheme.name, scheme.namePlace)
    kind = scheme.kind
    places = origin.places(.type, .scheme, .name, .location, .bearerFormat, .flow)
    deprecated = scheme.isDeprecated ? Told(true, origin[.deprecated]?.place) : nil
    description = site.prose(scheme.description, at: scheme.descriptionNode)
    addresses = SchemeWords.addresses(
      origin, [(.openIDConnectURL, .discoveryAddress), (.oauth2MetadataURL, .discoveryAddress)])
    flows = []
    if case .oauth2(let all) = scheme.kind { flows = all.map { SchemeWords.flow($0, in: site.api) } }
    remarks = Remark.all(
      of: scheme.extensions + scheme.flowsExtensions, in: ExtensionHolder(.securityScheme, origin))
  }

  private static func flow(_ flow: SecurityScheme.Flow, in api: API?) -> Flow {
    let origin = flow.origin
    let scopes = api.map { api in
      Dictionary(
        api.members(of: origin[.scopes]).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    return Flow(
      name: Told(flow.kind.rawValue, origin.keyPlace),
      addresses: addresses(
        origin,
        [
          (.authorizationURL, .authorisationAddress), (.deviceAuthorizationURL, .authorisationAddress),
          (.tokenURL, .tokenAddress), (.refreshURL, .refreshAddress),
        ]),
      remarks: Remark.all(of: flow.extensions, in: ExtensionHolder(.flow, origin)),
      scopes: flow.scopes.map { scope in
        let node = scopes?[Name(scope.name)]
        return (Told(scope.name, node?.keyPlace), Told(scope.description, node?.place))
      })
  }

  private static func addresses(
    _ origin: Node, _ fields: [(Field, Word)]
  ) -> [(label: Word, address: Told<String>)] {
    fields.compactMap { field, label in
      origin[field].flatMap { node in node.text.map { (label, Told($0, node.place)) } }
    }
  }
}

extension Site {
  /// A description at its own place; nil where it is empty.
  func prose(_ text: String?, at node: Node?, anchors: PageProse.Anchors = .none) -> PageProse? {
    var prose = pageProse(text, anchors: anchors)
    prose?.place = node?.place
    return prose
  }
}
