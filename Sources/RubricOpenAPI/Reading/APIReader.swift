import RubricDiagnostics
import RubricDocuments

/// Reads a `Document` as an OpenAPI description. The typed reading is the validity check: what an object
/// must and must not hold is found at the key, and everything else is still read.
public struct APIReader {
  var findings: [Finding] = []
  var api: APIDraft
  var resolver: ReferenceResolver
  var version: SpecificationVersion

  // What was read already, by the place it was read from.
  var schemaIDs: [Node: SchemaID] = [:]
  var parameterIDs: [Node: ParameterID] = [:]
  var requestBodyIDs: [Node: RequestBodyID] = [:]
  var responseIDs: [Node: ResponseID] = [:]
  var headerIDs: [Node: HeaderID] = [:]
  var mediaTypes: [Node: MediaType] = [:]
  var securitySchemeIDs: [Node: SecuritySchemeID] = [:]
  /// The schemes that are declared, by their names.
  var securitySchemeNames: [Name: SecuritySchemeID] = [:]
  var swaggerBodies: [SwaggerUse: RequestBodyID] = [:]
  var swaggerResponses: [SwaggerUse: ResponseID] = [:]
  var swagger = SwaggerDefaults()
  /// Documents by the address that they give themselves (`$self`, 3.2).
  var selfAddresses: [Name: Document] = [:]

  /// Nodes that are nothing but a reference and yet schemas of their own, since they open a dynamic scope.
  var keptReferences: Set<Node> = []
  /// The schemas of `components` by name, made when a discriminator first asks for one.
  var componentNames: [Name: SchemaID] = [:]
  /// Whether any schema has a `$dynamicRef` that may lead elsewhere.
  var hasDynamicReferences = false
  /// Schemas that have an identifier and are still to be read; a queue, so that no depth is recursed into.
  var pendingSchemas: [(id: SchemaID, node: Node)] = []
  /// Names by which references outside `components` call schemas, in order of first use.
  var referredNames: [Named<SchemaID>] = []
  /// Callbacks still to be read, with the operation that holds them.
  var pendingCallbacks: [PendingCallback] = []

  /// Path items that `components` names, and their operations.
  var sharedOperationCount = 0
  /// Whether operations were left out.
  var hasTooManyOperations = false

  /// At most so many operations are read of one description; the largest published ones have about 1,100.
  static let mostOperations = 50_000
  /// A callback's operation may have callbacks, and through an alias for ever.
  static let deepestCallback = 4

  /// Reads the description whose root is `document`.
  ///
  /// - Returns: nil where the document is no OpenAPI description of a version that can be read; then one
  ///   error finding says so.
  public static func read(_ document: Document, load: @escaping DocumentLoader) -> Outcome<API?> {
    let root = document.root
    switch SpecificationVersion.declared(by: root) {
    case .failure(let refusal): return Outcome(nil, findings: [refusal.finding])
    case .success(let declared):
      var reader = APIReader(root: root, version: declared.version, load: load)
      reader.findings += declared.findings
      reader.readRoot(root)
      return Outcome(API(reader.api), findings: APIReader.distinct(reader.findings))
    }
  }

  /// The findings without those that were made again where an alias or a reference led to the same place.
  static func distinct(_ findings: [Finding]) -> [Finding] {
    var seen: [SourceSpan: [Finding]] = [:]
    return findings.filter { finding in
      let isKnown = seen[finding.span]?.contains { $0.rule == finding.rule && $0.message == finding.message }
      if isKnown != true { seen[finding.span, default: []].append(finding) }
      return isKnown != true
    }
  }

  init(root: Node, version: SpecificationVersion, load: @escaping DocumentLoader) {
    let info = Info(origin: root, title: "", version: "", extensions: [])
    api = APIDraft(version: version, origin: root, info: info)
    resolver = ReferenceResolver(dialect: Schema.Dialect(version), load: load)
    self.version = version
  }

  private mutating func readRoot(_ root: Node) {
    if version.major == 2 {
      readSwagger(root)
    } else {
      readOpenAPI(root)
    }
    readPendingCallbacks()
    readPendingSchemas()
    if version.major == 2 { settleSwaggerDiscriminators() }
    readDynamicAnchors()
    api.schemaResources = resolver.index.resources
    addUndeclaredTags()
    nameReferredSchemas()
  }

  private mutating func readOpenAPI(_ root: Node) {
    check(root, has: .root)
    readSelfAddress(root)
    api.info = info(root)
    api.servers = servers(root)
    api.externalDocs = externalDocs(root)
    api.extensions = extensions(root)
    readComponents(root)
    api.security = securityRequirements(root)
    readTags(root)
    readPaths(root)
    readWebhooks(root)
    if version.minor >= 1, root[.paths] == nil, root[.components] == nil, root[.webhooks] == nil {
      invalid("one of 'paths', 'components' and 'webhooks' is required", at: root.span(of: .openapi))
    } else if version.minor == 0, root[.paths] == nil {
      invalid("'paths' is required", at: root.span(of: .openapi), help: "add 'paths:', even if it is empty")
    }
  }

  private mutating func nameReferredSchemas() {
    var named = Set(api.namedSchemas.map(\.value))
    for candidate in referredNames where named.insert(candidate.value).inserted {
      api.namedSchemas.append(candidate)
    }
  }
}
