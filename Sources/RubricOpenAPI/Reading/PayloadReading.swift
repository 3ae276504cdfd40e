import RubricDiagnostics
import RubricDocuments

/// Request bodies, responses and links.
extension APIReader {
  mutating func requestBody(_ written: Node) -> RequestBodyID? {
    if let known = requestBodyIDs[written] { return known }
    guard let (node, passed) = passage(written, as: .requestBodies) else {
      guard let reference = written[.ref]?.string else { return nil }
      // Readers are told that something is sent, though what it is is not there.
      return api.requestBodies.add(
        RequestBody(origin: written, reference: reference, isRequired: false, content: [], extensions: []))
    }
    let id = requestBodyIDs[node] ?? readRequestBody(node)
    requestBodyIDs[node] = id
    var used = id
    if let (description, text) = overriding(.description, in: passed),
      text != api.requestBodies[id].description
    {
      var copy = api.requestBodies[id].value
      copy.description = text
      copy.descriptionNode = description
      used = api.requestBodies.add(copy)
    }
    requestBodyIDs[written] = used
    return used
  }

  private mutating func readRequestBody(_ node: Node) -> RequestBodyID {
    check(node, has: .requestBody)
    if node[.content] == nil { missing(.content, of: node) }
    let content = content(node)
    return api.requestBodies.add(
      RequestBody(
        origin: node, description: text(.description, of: node), descriptionNode: node[.description],
        isRequired: flag(.required, of: node), content: content, extensions: extensions(node)))
  }

  mutating func response(_ written: Node) -> ResponseID? {
    if let known = responseIDs[written] { return known }
    guard let (node, passed) = passage(written, as: .responses) else {
      return api.responses.add(unread(written))
    }
    let id = responseIDs[node] ?? readResponse(node)
    responseIDs[node] = id
    let used = response(id, as: passed)
    responseIDs[written] = used
    return used
  }

  /// A response that a reference names and that is not there, or of which nothing is said: readers are told
  /// that it comes.
  func unread(_ written: Node) -> Response {
    Response(
      origin: written, reference: written[.ref]?.string, headers: [], content: [], links: [], extensions: [])
  }

  /// The response with what references to it tell in place of its own texts.
  private mutating func response(_ id: ResponseID, as passed: [Node]) -> ResponseID {
    var copy = api.responses[id].value
    var isOther = false
    if version.minor >= 2, let (node, text) = overriding(.summary, in: passed), text != copy.summary {
      (copy.summary, copy.summaryNode, isOther) = (text, node, true)
    }
    if let (node, text) = overriding(.description, in: passed), text != copy.description {
      (copy.description, copy.descriptionNode, isOther) = (text, node, true)
    }
    return isOther ? api.responses.add(copy) : id
  }

  private mutating func readResponse(_ node: Node) -> ResponseID {
    check(node, has: .response)
    let summary = version.minor >= 2 ? text(.summary, of: node) : nil
    let response = Response(
      origin: node, summary: summary, summaryNode: summary == nil ? nil : node[.summary],
      description: text(.description, of: node, isRequired: version.minor < 2),
      descriptionNode: node[.description], headers: namedHeaders(node), content: content(node),
      links: members(.links, of: node).compactMap { member in
        link(member.value).map { Named(member.name.text, $0) }
      },
      extensions: extensions(node))
    return api.responses.add(response)
  }

  mutating func link(_ written: Node) -> Link? {
    guard let (node, passed) = passage(written, as: .links) else {
      // Readers are told of one that is not there all the same.
      return written[.ref]?.string.map { _ in Link(origin: written, parameters: [], extensions: []) }
    }
    check(node, has: .link)
    if node[.operationID] != nil, node[.operationRef] != nil {
      // OpenAPI 3.1.0 §4.8.20.
      invalid(
        "'operationId' and 'operationRef' exclude each other", at: node.span(of: .operationRef),
        help: "keep one")
    } else if version.minor >= 1, node[.operationID] == nil, node[.operationRef] == nil {
      invalid(
        "a link must have an 'operationId' or an 'operationRef'",
        at: node.members.first?.keySpan ?? node.span, help: "name the operation it leads to")
    }
    var link = Link(
      origin: node, operationID: text(.operationID, of: node), operationRef: text(.operationRef, of: node),
      description: text(.description, of: node), descriptionNode: node[.description],
      parameters: members(.parameters, of: node).map { Named($0.name.text, $0.value) },
      requestBody: node[.requestBody], server: mapping(.server, of: node).map { server($0) },
      extensions: extensions(node))
    if let text = link.operationRef, text.utf8.first == UInt8(ascii: "#"),
      case .found(let operation, _, _) = resolver.target(of: text, from: node)
    {
      link.operation = operation
    }
    if let (node, text) = overriding(.description, in: passed) {
      link.description = text
      link.descriptionNode = node
    }
    return link
  }
}
