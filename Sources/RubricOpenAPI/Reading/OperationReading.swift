import RubricDiagnostics
import RubricDocuments

extension APIReader {
  /// Callbacks of one operation under one name, still to be read.
  struct PendingCallback {
    var operation: OperationID
    var name: String
    var node: Node
    var depth: Int
  }

  mutating func readPaths(_ root: Node) {
    for member in members(.paths, of: root) {
      if member.name.text.utf8.first != UInt8(ascii: "/") {
        invalid(
          "a path must begin with '/': '\(member.name)'", at: member.keySpan, help: "write '/\(member.name)'")
      }
      readPathItem(member.value, path: member.name.text, kind: .path, depth: 0)
    }
  }

  mutating func readWebhooks(_ root: Node) {
    for member in members(.webhooks, of: root) {
      readPathItem(member.value, path: member.name.text, kind: .webhook, depth: 0)
    }
  }

  /// Reads callbacks breadth first; those of a callback's own operations follow.
  mutating func readPendingCallbacks() {
    var index = 0
    while index < pendingCallbacks.count {
      let pending = pendingCallbacks[index]
      index += 1
      guard let callback = dereferenced(pending.node, as: .callbacks) else { continue }
      var ids: [OperationID] = []
      for member in callback.members where !member.name.text.utf8.starts(with: "x-".utf8) {
        ids += readPathItem(
          member.value, path: member.name.text, kind: .callback(name: pending.name), depth: pending.depth)
      }
      var operation = api.operations[pending.operation].value
      operation.callbacks.append(Named(pending.name, ids))
      api.operations.replace(pending.operation, with: operation)
    }
    pendingCallbacks = []
  }

  @discardableResult
  private mutating func readPathItem(
    _ written: Node, path: String, kind: Operation.Kind, depth: Int
  ) -> [OperationID] {
    guard isMapping(written, "a path item") else { return [] }
    let place = written.keyPlace
    guard written[.ref] != nil else {
      return operations(of: written, path: path, at: place, kind: kind, depth: depth)
    }
    let target = dereferenced(written, as: .pathItems)
    let ids = target.map { operations(of: $0, path: path, at: place, kind: kind, depth: depth) } ?? []
    guard written.count > 1 else { return ids }
    // What stands beside the reference belongs to the path item too; of a method that stands in both,
    // which one holds is left open (OpenAPI 3.1.0 §4.8.9.1).
    let known = Set(ids.map { api.operations[$0].method })
    return ids + operations(of: written, path: path, at: place, kind: kind, depth: depth, besides: known)
  }

  private mutating func operations(
    of item: Node, path: String, at pathPlace: Place, kind: Operation.Kind, depth: Int,
    besides known: Set<Method> = []
  ) -> [OperationID] {
    check(item, has: .pathItem)
    let shared = parameters(item)
    let servers = servers(item)
    let summary = text(.summary, of: item)
    let description = text(.description, of: item)
    var ids: [OperationID] = []
    for member in item.members {
      guard let method = Method(field: member.key), method != .query || version.minor >= 2,
        !known.contains(method),
        // Descriptions in several files keep operations in files of their own, and every tool follows that.
        let node = dereferenced(member.value, as: .paths)
      else { continue }
      guard api.operations.count < APIReader.mostOperations else {
        tooManyOperations(at: member.keySpan)
        return ids
      }
      var operation = operation(node, method: method, path: path, kind: kind)
      operation.methodSpan = member.keySpan
      operation.methodPlace = member.value.keyPlace
      operation.pathPlace = pathPlace
      operation.pathItem = item
      operation.pathSummary = summary
      operation.pathDescription = description
      operation.parameters = merged(shared, operation.parameters)
      if operation.servers.isEmpty { operation.servers = servers }
      let id = api.operations.add(operation)
      ids.append(id)
      noteCallbacks(of: node, id: id, depth: depth)
    }
    return ids
  }

  private mutating func noteCallbacks(of node: Node, id: OperationID, depth: Int) {
    let callbacks = members(.callbacks, of: node)
    guard !callbacks.isEmpty else { return }
    guard depth < APIReader.deepestCallback else {
      invalid("callbacks nest deeper than \(APIReader.deepestCallback)", at: node.span(of: .callbacks))
      return
    }
    for member in callbacks {
      guard pendingCallbacks.count < APIReader.mostOperations else {
        return tooManyOperations(at: member.keySpan)
      }
      pendingCallbacks.append(
        PendingCallback(operation: id, name: member.name.text, node: member.value, depth: depth + 1))
    }
  }

  /// Says once that the rest is left out: through aliases a small file can hold any number of operations.
  private mutating func tooManyOperations(at span: SourceSpan) {
    guard !hasTooManyOperations else { return }
    hasTooManyOperations = true
    invalid("a description may have at most \(APIReader.mostOperations) operations", at: span)
  }

  /// An operation's own parameters replace those of its path with the same name and place (§4.8.9.1).
  private func merged(_ shared: [ParameterID], _ own: [ParameterID]) -> [ParameterID] {
    guard !shared.isEmpty else { return own }
    let kept = shared.filter { candidate in
      let parameter = api.parameters[candidate]
      return !own.contains {
        api.parameters[$0].location == parameter.location
          && Name(api.parameters[$0].name) == Name(parameter.name)
      }
    }
    return kept + own
  }

  private mutating func operation(
    _ node: Node, method: Method, path: String, kind: Operation.Kind
  ) -> Operation {
    check(node, has: .operation)
    if version.minor == 0, node[.responses] == nil { missing(.responses, of: node) }
    return Operation(
      origin: node, methodSpan: node.span, methodPlace: node.keyPlace, pathPlace: node.keyPlace, kind: kind, method: method, path: path,
      operationID: text(.operationID, of: node), summary: text(.summary, of: node),
      description: text(.description, of: node), tags: texts(.tags, of: node),
      isDeprecated: flag(.deprecated, of: node), parameters: parameters(node),
      requestBody: node[.requestBody].flatMap { requestBody($0) }, responses: responses(node), callbacks: [],
      security: securityRequirements(node), servers: servers(node), externalDocs: externalDocs(node),
      extensions: extensions(node), pathItem: node)
  }

  private mutating func responses(_ node: Node) -> [Operation.StatusResponse] {
    members(.responses, of: node).compactMap { member in
      let status = StatusCode(member.name.text)
      if status.hundreds == nil, status.text != "default" {
        invalid(
          "'\(status)' is no status code", at: member.keySpan,
          help: "use a code such as 200, a range such as 4XX, or 'default'")
      }
      return response(member.value).map {
        Operation.StatusResponse(status: status, span: member.keySpan, response: $0)
      }
    }
  }
}

extension Method {
  /// The method whose name the key is.
  init?(field: Key) {
    switch field {
    case Field.get.key: self = .get
    case Field.put.key: self = .put
    case Field.post.key: self = .post
    case Field.delete.key: self = .delete
    case Field.options.key: self = .options
    case Field.head.key: self = .head
    case Field.patch.key: self = .patch
    case Field.trace.key: self = .trace
    case Field.query.key: self = .query
    default: return nil
    }
  }
}
