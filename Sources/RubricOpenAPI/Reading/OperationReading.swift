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
    if let paths = root[.paths] { api.pathsExtensions = extensions(paths) }
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
    // Each operation is replaced once: to copy its callbacks for each of them would take quadratic time.
    var read: [OperationID: (callbacks: [Named<[OperationID]>], extensions: [[Extension]])] = [:]
    var index = 0
    while index < pendingCallbacks.count {
      let pending = pendingCallbacks[index]
      index += 1
      guard let callback = dereferenced(pending.node, as: .callbacks) else {
        // Readers are told of one that is not there all the same.
        read[pending.operation, default: ([], [])].callbacks.append(Named(pending.name, []))
        read[pending.operation]?.extensions.append([])
        continue
      }
      var ids: [OperationID] = []
      for member in callback.members where !member.name.isExtension {
        ids += readPathItem(
          member.value, path: member.name.text, kind: .callback(name: pending.name), depth: pending.depth)
      }
      read[pending.operation, default: ([], [])].callbacks.append(Named(pending.name, ids))
      read[pending.operation]?.extensions.append(extensions(callback))
    }
    for (id, own) in read {
      var operation = api.operations[id].value
      operation.callbacks += own.callbacks
      operation.callbackExtensions += own.extensions
      api.operations.replace(id, with: operation)
    }
    pendingCallbacks = []
  }

  mutating func noteCallbacks(of node: Node, id: OperationID, depth: Int) {
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
  mutating func tooManyOperations(at span: SourceSpan) {
    guard !hasTooManyOperations else { return }
    hasTooManyOperations = true
    invalid("a description may have at most \(APIReader.mostOperations) operations", at: span)
  }

  /// An operation's own parameters replace those of its path with the same name and place (§4.8.9.1).
  func merged(_ shared: [ParameterID], _ own: [ParameterID]) -> [ParameterID] {
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

  mutating func operation(
    _ node: Node, method: Method, path: String, kind: Operation.Kind
  ) -> Operation {
    check(node, has: .operation)
    if version.minor == 0, node[.responses] == nil { missing(.responses, of: node) }
    return Operation(
      origin: node, methodSpan: node.span, methodPlace: node.keyPlace, pathPlace: node.keyPlace, kind: kind,
      method: method, path: path,
      operationID: text(.operationID, of: node), summary: text(.summary, of: node),
      description: text(.description, of: node), tags: texts(.tags, of: node),
      isDeprecated: flag(.deprecated, of: node), parameters: parameters(node),
      requestBody: node[.requestBody].flatMap { requestBody($0) },
      responses: statusResponses(node) { $0.response($1) },
      responsesExtensions: node[.responses].map { extensions($0) } ?? [], callbacks: [],
      security: securityRequirements(node), servers: servers(node), externalDocs: externalDocs(node),
      extensions: extensions(node), pathItem: node)
  }

  /// - Parameter read: reads what stands under a status code.
  mutating func statusResponses(
    _ node: Node, read: (inout APIReader, Node) -> ResponseID?
  ) -> [Operation.StatusResponse] {
    members(.responses, of: node).compactMap { member in
      let status = StatusCode(member.name.text)
      if status.hundreds == nil, status.text != "default" {
        invalid(
          "'\(status)' is no status code", at: member.keySpan,
          help: "use a code such as 200, a range such as 4XX, or 'default'")
      }
      return read(&self, member.value).map {
        Operation.StatusResponse(status: status, span: member.keySpan, response: $0)
      }
    }
  }
}
