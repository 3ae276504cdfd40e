import RubricDiagnostics
import RubricDocuments

extension APIReader {
  /// What a path item says beside its operations, wherever its reference says it too.
  private struct PathItemTexts {
    var summary: (node: Node, text: String)?
    var description: (node: Node, text: String)?
  }

  @discardableResult
  mutating func readPathItem(
    _ written: Node, path: String, kind: Operation.Kind, depth: Int
  ) -> [OperationID] {
    guard isMapping(written, "a path item") else { return [] }
    if kind == .path || kind == .webhook, !hasOperations(written), let item = pathItem(written, path: path) {
      api.emptyPaths.append(Named(path, item))
      return []
    }
    let place = written.keyPlace
    guard written[.ref] != nil else {
      return operations(of: written, path: path, at: place, kind: kind, depth: depth)
    }
    guard let (target, passed) = passage(written, as: .pathItems) else {
      let ids =
        written.count > 1 ? operations(of: written, path: path, at: place, kind: kind, depth: depth) : []
      // Readers are told of a path that is not there all the same.
      if ids.isEmpty, kind == .path { api.emptyPaths.append(Named(path, unread(pathItem: written))) }
      return ids
    }
    let ids = operations(of: target, path: path, at: place, kind: kind, depth: depth, through: passed)
    if ids.isEmpty, written.count == 1, kind == .path, let item = pathItem(written, path: path) {
      api.emptyPaths.append(Named(path, item))
    }
    guard written.count > 1 else { return ids }
    // What stands beside the reference belongs to the path item too; of a method that stands in both,
    // which one holds is left open (OpenAPI 3.1.0 §4.8.9.1).
    let known = Set(ids.map { api.operations[$0].method })
    return ids + operations(of: written, path: path, at: place, kind: kind, depth: depth, besides: known)
  }

  private mutating func operations(
    of item: Node, path: String, at pathPlace: Place, kind: Operation.Kind, depth: Int,
    besides known: Set<Method> = [], through passed: [Node] = []
  ) -> [OperationID] {
    let isSwagger = version.major == 2
    check(item, has: isSwagger ? .swaggerPathItem : .pathItem)
    let shared = isSwagger ? [] : parameters(item)
    let servers = isSwagger ? [] : servers(item)
    let texts = texts(ofPathItem: item, through: passed)
    var ids: [OperationID] = []
    for entry in methods(of: item) where !known.contains(entry.method) {
      // Descriptions in several files keep operations in files of their own, and every tool follows that.
      guard let node = dereferenced(entry.value, as: .paths) else { continue }
      guard api.operations.count < APIReader.mostOperations else {
        tooManyOperations(at: entry.span)
        return ids
      }
      var operation =
        isSwagger
        ? swaggerOperation(node, of: item, method: entry.method, path: path, kind: kind)
        : operation(node, method: entry.method, path: path, kind: kind)
      operation.methodSpan = entry.span
      operation.methodPlace = entry.value.keyPlace
      operation.pathPlace = pathPlace
      operation.pathItem = item
      operation.pathExtensions = extensions(item)
      operation.pathSummary = texts.summary?.text
      operation.pathSummaryNode = texts.summary?.node
      operation.pathDescription = texts.description?.text
      operation.pathDescriptionNode = texts.description?.node
      operation.parameters = merged(shared, operation.parameters)
      checkQuerystring(among: operation.parameters)
      if operation.servers.isEmpty { operation.servers = servers }
      let id = api.operations.add(operation)
      ids.append(id)
      noteCallbacks(of: node, id: id, depth: depth)
    }
    return ids
  }

  private mutating func texts(ofPathItem item: Node, through passed: [Node]) -> PathItemTexts {
    var texts = PathItemTexts()
    guard version.major >= 3 else { return texts }
    texts.summary = overriding(.summary, in: passed)
    texts.description = overriding(.description, in: passed)
    if texts.summary == nil, let node = item[.summary] {
      texts.summary = text(.summary, of: item).map { (node, $0) }
    }
    if texts.description == nil, let node = item[.description] {
      texts.description = text(.description, of: item).map { (node, $0) }
    }
    return texts
  }

  /// The operations of a path item, those of `additionalOperations` in their place.
  private mutating func methods(of item: Node) -> [(method: Method, span: SourceSpan, value: Node)] {
    var methods: [(method: Method, span: SourceSpan, value: Node)] = []
    for member in item.members {
      if let method = Method(field: member.key), version.knows(method) {
        methods.append((method, member.keySpan, member.value))
      } else if member.key == Field.additionalOperations.key, version.minor >= 2 {
        methods += additionalMethods(of: item)
      }
    }
    return methods
  }

  /// OpenAPI 3.2.0, Path Item Object: methods as requests write them, without those that have fields.
  private mutating func additionalMethods(
    of item: Node
  ) -> [(method: Method, span: SourceSpan, value: Node)] {
    members(.additionalOperations, of: item).compactMap { member in
      let name = member.name.text
      if let method = Method.withField.first(where: { $0.name == name }) {
        invalid(
          "'\(name)' must not stand in 'additionalOperations'", at: member.keySpan,
          help: "write '\(method.rawValue)' in the path item itself")
        // Where the field is there too, it holds.
        return item[method.field] == nil ? (method, member.keySpan, member.value) : nil
      }
      if !APIReader.isToken(name) {
        // RFC 9110 §9.1: a method is a token.
        invalid(
          "'\(name)' is no method of HTTP", at: member.keySpan,
          help: "use letters, digits and '-' only, as the request does")
      }
      return (.other(name), member.keySpan, member.value)
    }
  }

  /// A word in the sense of RFC 9110 §5.6.2.
  static func isToken(_ text: String) -> Bool {
    !text.utf8.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  /// A path item that a reference names and that is not there.
  private func unread(pathItem written: Node) -> PathItem {
    PathItem(
      origin: written, reference: written[.ref]?.string, operations: [], parameters: [], servers: [],
      extensions: extensions(written))
  }

  /// Whether a path item has an operation, or refers to another that may have some.
  private func hasOperations(_ item: Node) -> Bool {
    item[.ref] != nil || item[.additionalOperations] != nil
      || item.members.contains { Method(field: $0.key) != nil }
  }

  /// A path item of `components`, whose operations are the API's own only where something refers to it.
  ///
  /// - Parameter path: the name or expression that it stands under.
  mutating func pathItem(_ written: Node, path: String) -> PathItem? {
    guard sharedOperationCount < APIReader.mostOperations, isMapping(written, "a path item"),
      let (item, passed) = passage(written, as: .pathItems)
    else { return nil }
    sharedOperationCount += 1
    check(item, has: .pathItem)
    let texts = texts(ofPathItem: item, through: passed)
    return PathItem(
      origin: item, summary: texts.summary?.text, description: texts.description?.text,
      operations: sharedOperations(of: item, path: path, at: written.keyPlace), parameters: parameters(item),
      servers: servers(item), extensions: extensions(item))
  }
}

extension APIReader {
  private mutating func sharedOperations(of item: Node, path: String, at place: Place) -> [Operation] {
    let shared = parameters(item)
    let servers = servers(item)
    return methods(of: item).compactMap { entry in
      guard sharedOperationCount < APIReader.mostOperations,
        let node = dereferenced(entry.value, as: .paths)
      else { return nil }
      sharedOperationCount += 1
      var operation = operation(node, method: entry.method, path: path, kind: .path)
      operation.methodSpan = entry.span
      operation.pathPlace = place
      operation.pathItem = item
      operation.pathExtensions = extensions(item)
      operation.parameters = merged(shared, operation.parameters)
      if operation.servers.isEmpty { operation.servers = servers }
      return operation
    }
  }
}

extension SpecificationVersion {
  /// Whether the method has a field in a path item.
  fileprivate func knows(_ method: Method) -> Bool {
    switch method {
    case .get, .put, .post, .delete, .options, .head, .patch: true
    case .trace: major >= 3
    case .query: self >= SpecificationVersion(major: 3, minor: 2, description: "")
    case .other: false
    }
  }
}

extension Method {
  /// Those that have a field in a path item.
  fileprivate static let withField: [Method] = [
    .get, .put, .post, .delete, .options, .head, .patch, .trace, .query,
  ]

  /// The field that the method has in a path item.
  fileprivate var field: Field {
    switch self {
    case .get: .get
    case .put: .put
    case .post: .post
    case .delete: .delete
    case .options: .options
    case .head: .head
    case .patch: .patch
    case .trace: .trace
    case .query: .query
    case .other: .additionalOperations
    }
  }

  /// The method whose name the key is.
  fileprivate init?(field: Key) {
    guard let method = Method.withField.first(where: { $0.field.key == field }) else { return nil }
    self = method
  }
}
