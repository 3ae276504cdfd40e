import RubricDiagnostics
import RubricDocuments

/// What the root of a Swagger 2.0 description says for all operations that say nothing else.
struct SwaggerDefaults {
  var consumes: [String] = []
  var produces: [String] = []
  /// The value of `host`, and its text without blanks at its ends.
  var host: (node: Node, text: String)?
  /// Begins with `/` and does not end with it; may be empty.
  var basePath = ""
}

/// A place that means something else for each list of media types it is used with.
struct SwaggerUse: Hashable {
  var node: Node
  var types: [Name]

  init(_ node: Node, _ types: [String]) {
    self.node = node
    self.types = types.map { Name($0) }
  }
}

/// Reads Swagger 2.0 into the same words as OpenAPI 3.
extension APIReader {
  mutating func readSwagger(_ root: Node) {
    check(root, has: .swaggerRoot)
    api.info = info(root)
    api.externalDocs = externalDocs(root)
    api.extensions = extensions(root)
    swagger.consumes = mediaTypeNames(.consumes, of: root)
    swagger.produces = mediaTypeNames(.produces, of: root)
    readHost(root)
    let hasAddress = swagger.host != nil || root[.basePath]?.string?.isEmpty == false
    api.servers = hasAddress ? swaggerServers(root) ?? [] : []
    readSwaggerGlobals(root)
    api.security = securityRequirements(root)
    readTags(root)
    readPaths(root)
    if root[.paths] == nil {
      invalid("'paths' is required", at: root.span(of: .swagger), help: "add 'paths:', even if it is empty")
    }
  }

  /// Reads what paths refer to, before they do.
  private mutating func readSwaggerGlobals(_ root: Node) {
    for member in members(.securityDefinitions, of: root) { addSecurityScheme(member) }
    api.components.schemas = members(.definitions, of: root).map { Named($0.name.text, schema($0.value)) }
    api.namedSchemas = definedFirst(api.components.schemas, in: API.writtenSchemas(of: root, version))
    for member in members(.parameters, of: root) {
      guard let parameter = swaggerParameterUse(member.value) else { continue }
      switch parameter.place {
      case .value(let location):
        let id = swaggerParameter(parameter.node, location)
        api.components.parameters.append(Named(member.name.text, id))
      case .body:
        let id = swaggerBody(parameter.node, consumes: swagger.consumes)
        api.components.requestBodies.append(Named(member.name.text, id))
      case .form:
        // A field of a form is part of a body: it is read with each operation that has it.
        checkSwaggerValue(parameter.node, place: .form)
      }
    }
    api.components.responses = members(.responses, of: root).compactMap { member in
      swaggerResponse(member.value, produces: swagger.produces).map { Named(member.name.text, $0) }
    }
  }

  /// At most so many media types are read of one list: each body and each response has all of them.
  private static let mostTypes = 50

  /// What an operation or the root takes or gives, each media type once.
  mutating func mediaTypeNames(_ field: Field, of node: Node) -> [String] {
    guard let value = list(field, of: node) else { return [] }
    if value.count > APIReader.mostTypes {
      invalid("'\(field.name)' may have at most \(APIReader.mostTypes) media types", at: node.span(of: field))
      return Array(value.elements.prefix(APIReader.mostTypes).compactMap(\.string))
    }
    var seen: Set<Name> = []
    return texts(field, of: node).filter { seen.insert(Name($0)).inserted }
  }

  // MARK: - Servers

  private mutating func readHost(_ root: Node) {
    if let host = text(.host, of: root), let node = root[.host], !host.isEmpty {
      if host.utf8.contains(where: { "/{} \\".utf8.contains($0) }) {
        // Swagger 2.0, Swagger Object: neither scheme nor path belong to the host.
        invalid(
          "'host' must be a host with its port only: '\(host)'", at: node.span,
          help: "write the scheme in 'schemes' and the path in 'basePath'")
      }
      swagger.host = (node, host)
    }
    guard let path = text(.basePath, of: root) else { return }
    if path.utf8.first != UInt8(ascii: "/") {
      invalid(
        "'basePath' must begin with '/': '\(path)'", at: root.valueSpan(of: .basePath),
        help: "write '/\(path)'")
    }
    let begun = path.utf8.first == UInt8(ascii: "/") || path.isEmpty ? path : "/\(path)"
    swagger.basePath = begun.utf8.last == UInt8(ascii: "/") ? String(begun.dropLast()) : begun
  }

  private static let schemes = ["http", "https", "ws", "wss"]

  /// The servers by `schemes` of the root or an operation; nil where it has none and is no root.
  mutating func swaggerServers(_ node: Node) -> [Server]? {
    let isRoot = node == api.origin
    guard node[.schemes] != nil || isRoot else { return nil }
    var schemes: [String] = []
    for element in elements(.schemes, of: node) {
      guard let scheme = element.text else { continue }
      if !APIReader.schemes.contains(scheme) {
        invalid("'\(scheme)' is no scheme", at: element.span, help: "use http, https, ws or wss")
      }
      if !schemes.contains(scheme) { schemes.append(scheme) }
    }
    guard let host = swagger.host else {
      let path = swagger.basePath.isEmpty ? "/" : swagger.basePath
      return [Server(origin: api.origin, url: path, variables: [], extensions: [])]
    }
    // Without a scheme the one holds that the description was fetched by: documentation comes by https.
    if schemes.isEmpty { schemes = ["https"] }
    return schemes.prefix(8).map { scheme in
      let url = "\(scheme)://\(host.text)\(swagger.basePath)"
      return Server(origin: isRoot ? host.node : node, url: url, variables: [], extensions: [])
    }
  }
}
