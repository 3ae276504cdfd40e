import RubricDocuments

/// Runtime expressions (OpenAPI 3.1.0 §4.8.20.4) that tell of something that is left out.
extension WithheldSearch {
  mutating func leaveOutExpressions() {
    schemas.stepsLeft = SchemaGraph.mostSteps
    for operation in operations.all where !gone.contains(operation) {
      for member in members(of: operation[.callbacks]) {
        let callback = walk.targets[member.value] ?? member.value
        for entry in callback.members where !entry.name.isExtension {
          if isLost(entry.name.text, in: operation, nil) { leaveOut(entry.value, in: callback) }
        }
      }
      for member in members(of: operation[.responses]) {
        let response = walk.targets[member.value] ?? member.value
        for link in members(of: response[.links]) {
          leaveOutExpressions(of: walk.targets[link.value] ?? link.value, in: operation, response)
        }
      }
    }
  }

  private func members(of node: Node?) -> [Node.Member] { walk.containers(node).flatMap(\.members) }

  private mutating func leaveOutExpressions(of link: Node, in operation: Node, _ response: Node) {
    for parameters in walk.containers(link[.parameters]) {
      for member in parameters.members {
        guard let text = member.value.string, isLost(text, in: operation, response) else { continue }
        leaveOut(member.value, in: parameters)
      }
    }
    if let body = link[.requestBody], let text = body.string, isLost(text, in: operation, response) {
      leaveOut(body, in: link)
    }
  }

  /// Whether any expression in the text is about what is left out of the operation or its response.
  private mutating func isLost(_ text: String, in operation: Node, _ response: Node?) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return false }
    for part in text.utf8.split(separator: UInt8(ascii: "$")) {
      schemas.stepsLeft -= 1
      // Beyond what anybody writes: nothing that may tell of something is kept.
      guard schemas.stepsLeft >= 0 else { return true }
      let end = part.firstIndex(of: UInt8(ascii: "}")) ?? part.endIndex
      let expression = Array(part[..<end])
      if let rest = expression.behind("request.") {
        if isLost(rest, sent: operation[.requestBody], operation) { return true }
      } else if let rest = expression.behind("response."), let response {
        if isLost(rest, received: response) { return true }
      }
    }
    return false
  }

  private mutating func isLost(_ source: [UInt8], sent body: Node?, _ operation: Node) -> Bool {
    if let pointer = source.behind("body#") {
      return body.map { isLost(pointer, inContentOf: walk.targets[$0] ?? $0) } ?? false
    }
    return isLost(parameter: Name(String(decoding: source, as: UTF8.self)), of: operation)
  }

  private mutating func isLost(_ source: [UInt8], received response: Node) -> Bool {
    if let pointer = source.behind("body#") { return isLost(pointer, inContentOf: response) }
    guard let name = source.behind("header.") else { return false }
    for headers in walk.containers(response[.headers]) {
      let header = index.child(Name(String(decoding: name, as: UTF8.self)), of: headers)
      if let header { return isLeftOut(header, in: headers) }
    }
    return false
  }

  /// Whether a pointer into a body names a property that is withheld.
  private mutating func isLost(_ pointer: [UInt8], inContentOf holder: Node) -> Bool {
    guard pointer.first == UInt8(ascii: "/"), schemas.hasFacts else { return false }
    var current = members(of: holder[.content]).compactMap { $0.value[.schema] }
    for name in ReferenceResolver.names(of: pointer) {
      if current.contains(where: { isWithheld(name, in: $0) }) { return true }
      var next: Set<Node> = []
      for part in reached(from: current) {
        for properties in walk.containers(part[.properties]) {
          if let property = index.child(name, of: properties) { next.insert(property) }
        }
        if let items = part[.items] { next.insert(items) }
      }
      current = Array(next)
    }
    return false
  }
}

extension [UInt8] {
  /// What follows where they begin so.
  fileprivate func behind(_ start: StaticString) -> [UInt8]? {
    let bytes = UnsafeBufferPointer(start: start.utf8Start, count: start.utf8CodeUnitCount)
    return starts(with: bytes) ? Array(dropFirst(bytes.count)) : nil
  }
}
