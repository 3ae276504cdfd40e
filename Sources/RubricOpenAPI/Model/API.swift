import RubricDiagnostics
import RubricDocuments

/// An OpenAPI description as it is meant, whatever version it is written in: references are resolved to
/// identifiers, and every object knows where it was written (`origin`).
public final class API: Sendable {
  /// The version of the specification that the root document declares.
  public let version: SpecificationVersion
  /// The root value of the root document.
  public let origin: Node
  /// The address that references are relative to, `$self` as written; since 3.2.
  public let selfAddress: String?
  /// What the API is called and who offers it.
  public let info: Info
  /// The root's own, for all paths that have none; empty where the description names none.
  public let servers: [Server]
  /// Declared tags first, in their order, then those that operations use without a declaration.
  public let tags: [Tag]
  /// Operations of paths in written order, then of webhooks, then of callbacks.
  public let operations: Table<Operation>
  /// Every parameter that was read, those of `components` among them.
  public let parameters: Table<Parameter>
  /// Every request body that was read, those of `components` among them.
  public let requestBodies: Table<RequestBody>
  /// Every response that was read, those of `components` among them.
  public let responses: Table<Response>
  /// Every header that was read, those of `components` among them.
  public let headers: Table<Header>
  /// Every schema that was read, with or without a name.
  public let schemas: Table<Schema>
  /// The resources that schemas belong to: one for each file that has schemas, and one for each `$id`.
  public let schemaResources: Table<SchemaResource>
  /// Every scheme that `components` declares, in written order, then those that requirements name by address.
  public let securitySchemes: Table<SecurityScheme>
  /// What `components` gives a name to.
  public let components: Components
  /// Schemas that have a name: those of `components.schemas` in written order, then others that a `$ref`
  /// points at, by the last part of their address.
  public let namedSchemas: [Named<SchemaID>]
  /// What every operation requires that says nothing of its own; nil where the description says nothing.
  public let security: [SecurityRequirement]?
  /// Documentation elsewhere.
  public let externalDocs: ExternalDocumentation?
  /// Those of the root, in written order.
  public let extensions: [Extension]
  /// Paths that have no operation, in written order.
  public let emptyPaths: [Named<PathItem>]
  /// How many values operations take and give, and how many schemas have a name: the number of examples that
  /// pages can be asked for.
  public let exampleCount: Int
  /// What references to other files lead to, in order of first use.
  let parts: [(node: Node, kind: ObjectKind)]
  /// Those that stand among the paths, in written order.
  public let pathsExtensions: [Extension]

  /// Texts of other places by the references that stand for them.
  private let texts: [Node: Node]
  let referred: ReferredObjects
  /// Of references to schemas that lead to further references: where those are written.
  let passed: [Node: [Place]]

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
    schemaResources = draft.schemaResources
    securitySchemes = draft.securitySchemes
    components = draft.components
    namedSchemas = draft.namedSchemas
    security = draft.security
    externalDocs = draft.externalDocs
    extensions = draft.extensions
    emptyPaths = draft.emptyPaths
    parts = draft.parts
    pathsExtensions = draft.pathsExtensions
    selfAddress = draft.selfAddress
    texts = draft.texts
    referred = draft.referred
    passed = draft.passed
    exampleCount = API.exampleCount(of: draft)
  }
}

extension API {
  private static func exampleCount(of draft: APIDraft) -> Int {
    draft.operations.all.reduce(draft.namedSchemas.count) { count, operation in
      let sent = operation.requestBody.map { draft.requestBodies[$0].content.count } ?? 0
      let answered = operation.responses.reduce(0) { $0 + draft.responses[$1.response].content.count }
      return count + operation.parameters.count + sent + answered
    }
  }

  /// The alternatives by which an operation may be called, each sufficient (OpenAPI 3.1.0 §4.8.30); empty
  /// where it is open to all.
  public func security(of operation: Shared<Operation>) -> [SecurityRequirement] {
    operation.security ?? security ?? []
  }

  /// Where the text is written that a node is or, as a reference to a file of Markdown, stands for.
  public func written(_ text: Node) -> Node { texts[text] ?? text }

  /// Where the names of `components.schemas` are written, in their order.
  public var namesOfComponents: [Place] {
    writtenSchemas?.map(\.value.keyPlace) ?? []
  }

  /// The members of `components.schemas`, in Swagger 2.0 of `definitions`, as written.
  public var writtenSchemas: Node.Members? {
    API.writtenSchemas(of: origin, version)
  }

  static func writtenSchemas(of root: Node, _ version: SpecificationVersion) -> Node.Members? {
    version.major == 2 ? root[.definitions]?.members : root[.components]?[.schemas]?.members
  }

  /// The servers an operation is called at: its own, else its path's, else the description's.
  public func servers(of operation: Shared<Operation>) -> [Server] {
    operation.servers.isEmpty ? servers : operation.servers
  }
}

/// A version of the OpenAPI Specification.
public struct SpecificationVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 2 of Swagger 2.0, else 3.
  public var major: Int
  /// 0 and up; a description of a later version than those known is read with a warning.
  public var minor: Int
  /// As the document writes it, such as `3.0.3`.
  public var description: String

  /// - Parameter description: as a document writes it; no part of equality.
  public init(major: Int, minor: Int, description: String) {
    self.major = major
    self.minor = minor
    self.description = description
  }

  /// By major and minor number; the patch does not count.
  public static func < (a: SpecificationVersion, b: SpecificationVersion) -> Bool {
    (a.major, a.minor) < (b.major, b.minor)
  }
  /// Equal where major and minor number are.
  public static func == (a: SpecificationVersion, b: SpecificationVersion) -> Bool {
    (a.major, a.minor) == (b.major, b.minor)
  }
  /// Of major and minor number only, as equality asks.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(major)
    hasher.combine(minor)
  }

  /// Whether schemas are those of JSON Schema 2020-12 (since 3.1) and not of 3.0's own dialect.
  public var hasJSONSchema: Bool { (major, minor) >= (3, 1) }
  /// Whether a schema may have several types, or the type `null`: only 3.0 has other words for it.
  var hasTypeLists: Bool { (major, minor) != (3, 0) }
}

/// The named objects of `components`, in written order; a component that is a reference shares the
/// identifier of what it refers to.
public struct Components: Sendable {
  /// What values may be.
  public var schemas: [Named<SchemaID>] = []
  /// What operations may answer.
  public var responses: [Named<ResponseID>] = []
  /// What callers give.
  public var parameters: [Named<ParameterID>] = []
  /// What callers send.
  public var requestBodies: [Named<RequestBodyID>] = []
  /// What responses bring beside their body.
  public var headers: [Named<HeaderID>] = []
  /// How callers show who they are.
  public var securitySchemes: [Named<SecuritySchemeID>] = []
  /// Values to show.
  public var examples: [Example] = []
  /// What can be called next.
  public var links: [Named<Link>] = []
  /// What the API calls; an operation that refers to one has operations of its own for it.
  public var callbacks: [Named<Callback>] = []
  /// Since 3.1; a path or webhook that refers to one has operations of its own for it.
  public var pathItems: [Named<PathItem>] = []
  /// What bodies hold, by a name and not by their media type; since 3.2.
  public var mediaTypes: [Named<MediaType>] = []
  /// The object as written; nil where there is none.
  public var origin: Node?
  /// In written order.
  public var extensions: [Extension] = []
}

extension Components {
  /// The path items of `pathItems` and of `callbacks`.
  public var unusedPathItems: [PathItem] {
    pathItems.map(\.value) + callbacks.flatMap { $0.value.pathItems.map(\.value) }
  }
}

/// A member whose name begins with `x-` (OpenAPI 3.1.0 §4.9).
public struct Extension: Sendable {
  /// With its `x-`.
  public var name: String
  /// Any value at all: the specification leaves its shape to who writes it.
  public var value: Node
}

extension Name {
  /// Whether it is the name of an extension: one that begins with `x-` (OpenAPI 3.1.0 §4.9).
  var isExtension: Bool { text.utf8.starts(with: "x-".utf8) }

  /// Whether it is the name of an extension that is meant for readers: a waiver of findings is for whoever writes
  /// and checks the description.
  var isToldExtension: Bool { isExtension && text != "x-rubric-ignore" }
}
