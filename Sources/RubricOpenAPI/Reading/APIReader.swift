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
    check(root, has: .root)
    api.info = info(root)
    api.servers = servers(root)
    api.externalDocs = externalDocs(root)
    api.extensions = extensions(root)
    // Components come first, so that what is named has its name before it is referred to.
    readComponents(root)
    api.security = securityRequirements(root)
    readTags(root)
    readPaths(root)
    readWebhooks(root)
    readPendingCallbacks()
    readPendingSchemas()
    readDynamicAnchors()
    api.schemaResources = resolver.index.resources
    addUndeclaredTags()
    nameReferredSchemas()
    if version.minor >= 1, root[.paths] == nil, root[.components] == nil, root[.webhooks] == nil {
      invalid("one of 'paths', 'components' and 'webhooks' is required", at: root.span(of: .openapi))
    } else if version.minor == 0, root[.paths] == nil {
      invalid("'paths' is required", at: root.span(of: .openapi), help: "add 'paths:', even if it is empty")
    }
  }

  private mutating func readComponents(_ root: Node) {
    guard let components = mapping(.components, of: root) else { return }
    check(components, has: .components)
    for member in members(.securitySchemes, of: components) {
      guard let node = dereferenced(member.value, as: .securitySchemes) else { continue }
      let scheme = securityScheme(node, name: member.name.text)
      api.components.securitySchemes.append(Named(member.name.text, api.securitySchemes.add(scheme)))
    }
    api.components.schemas = members(.schemas, of: components).map { Named($0.name.text, schema($0.value)) }
    api.components.headers = members(.headers, of: components).compactMap { member in
      header(member.value).map { Named(member.name.text, $0) }
    }
    api.components.parameters = members(.parameters, of: components).compactMap { member in
      parameter(member.value).map { Named(member.name.text, $0) }
    }
    api.components.requestBodies = members(.requestBodies, of: components).compactMap { member in
      requestBody(member.value).map { Named(member.name.text, $0) }
    }
    api.components.responses = members(.responses, of: components).compactMap { member in
      response(member.value).map { Named(member.name.text, $0) }
    }
    api.components.examples = members(.examples, of: components).compactMap { member in
      example(member.value, name: member.name.text)
    }
    api.components.links = members(.links, of: components).compactMap { member in
      link(member.value).map { Named(member.name.text, $0) }
    }
    api.namedSchemas = api.components.schemas
  }

  private mutating func readTags(_ root: Node) {
    for node in elements(.tags, of: root) {
      guard isMapping(node, "tag") else { continue }
      check(node, has: .tag)
      guard let name = text(.name, of: node, isRequired: true) else { continue }
      if api.tags.contains(where: { Name($0.name) == Name(name) }) {
        invalid("tag '\(name)' is declared twice", at: node.valueSpan(of: .name))
        continue
      }
      api.tags.append(
        Tag(
          name: name, displayName: node[.displayName]?.text, description: text(.description, of: node),
          externalDocs: externalDocs(node), origin: node, isDeclared: true, extensions: extensions(node)))
    }
  }

  /// Tags that operations use and nobody declares, in order of first use.
  private mutating func addUndeclaredTags() {
    var known = Set(api.tags.map { Name($0.name) })
    for operation in api.operations.all {
      for tag in operation.tags where known.insert(Name(tag)).inserted {
        api.tags.append(
          Tag(name: tag, origin: operation.origin, isDeclared: false, extensions: []))
      }
    }
  }

  private mutating func nameReferredSchemas() {
    var named = Set(api.namedSchemas.map(\.value))
    for candidate in referredNames where named.insert(candidate.value).inserted {
      api.namedSchemas.append(candidate)
    }
  }
}

extension Tag {
  init(name: String, origin: Node, isDeclared: Bool, extensions: [Extension]) {
    self.init(
      name: name, displayName: nil, description: nil, externalDocs: nil, origin: origin,
      isDeclared: isDeclared, extensions: extensions)
  }
}
