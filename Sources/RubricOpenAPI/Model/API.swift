import RubricDiagnostics
import RubricDocuments

/// An OpenAPI description as it is meant, whatever version it is written in: references are resolved to
/// identifiers, and every object knows where it was written (`origin`).
public final class API: Sendable {
  /// The version of the specification that the root document declares.
  public let version: SpecificationVersion
  /// The root value of the root document.
  public let origin: Node
  public let info: Info
  public let servers: [Server]
  /// Declared tags first, in their order, then those that operations use without a declaration.
  public let tags: [Tag]
  /// Operations of paths in written order, then of webhooks, then of callbacks.
  public let operations: Table<Operation>
  public let parameters: Table<Parameter>
  public let requestBodies: Table<RequestBody>
  public let responses: Table<Response>
  public let headers: Table<Header>
  public let schemas: Table<Schema>
  public let securitySchemes: Table<SecurityScheme>
  public let components: Components
  /// Schemas that have a name: those of `components.schemas` in written order, then others that a `$ref`
  /// points at, by the last part of their address.
  public let namedSchemas: [Named<SchemaID>]
  /// What every operation requires that says nothing of its own; nil where the description says nothing.
  public let security: [SecurityRequirement]?
  public let externalDocs: ExternalDocumentation?
  public let extensions: [Extension]

  init(_ draft: APIDraft) {
    version = draft.version
    origin = draft.origin
    info = draft.info
    servers = draft.servers
    tags = draft.tags
    operations = draft.operations
    parameters = draft.parameters
    requestBodies = draft.requestBodies
    responses = draft.responses
    headers = draft.headers
    schemas = draft.schemas
    securitySchemes = draft.securitySchemes
    components = draft.components
    namedSchemas = draft.namedSchemas
    security = draft.security
    externalDocs = draft.externalDocs
    extensions = draft.extensions
  }
}

extension API {
  /// The alternatives by which an operation may be called, each sufficient (OpenAPI 3.1.0 §4.8.30); empty
  /// where it is open to all.
  public func security(of operation: Shared<Operation>) -> [SecurityRequirement] {
    operation.security ?? security ?? []
  }

  /// The servers an operation is called at: its own, else its path's, else the description's.
  public func servers(of operation: Shared<Operation>) -> [Server] {
    operation.servers.isEmpty ? servers : operation.servers
  }
}

/// A version of the OpenAPI Specification.
public struct SpecificationVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var major: Int
  public var minor: Int
  /// As the document writes it, such as `3.0.3`.
  public var description: String

  public init(major: Int, minor: Int, description: String) {
    self.major = major
    self.minor = minor
    self.description = description
  }

  public static func < (a: SpecificationVersion, b: SpecificationVersion) -> Bool {
    (a.major, a.minor) < (b.major, b.minor)
  }
  public static func == (a: SpecificationVersion, b: SpecificationVersion) -> Bool {
    (a.major, a.minor) == (b.major, b.minor)
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(major)
    hasher.combine(minor)
  }

  /// Whether schemas are those of JSON Schema 2020-12 (since 3.1) and not of 3.0's own dialect.
  public var hasJSONSchema: Bool { (major, minor) >= (3, 1) }
}

/// The named objects of `components`, in written order; a component that is a reference shares the
/// identifier of what it refers to.
public struct Components: Sendable {
  public var schemas: [Named<SchemaID>] = []
  public var responses: [Named<ResponseID>] = []
  public var parameters: [Named<ParameterID>] = []
  public var requestBodies: [Named<RequestBodyID>] = []
  public var headers: [Named<HeaderID>] = []
  public var securitySchemes: [Named<SecuritySchemeID>] = []
  public var examples: [Example] = []
  public var links: [Named<Link>] = []

  public init() {}
}

/// A member whose name begins with `x-` (OpenAPI 3.1.0 §4.9).
public struct Extension: Sendable {
  public var name: String
  public var value: Node
}
