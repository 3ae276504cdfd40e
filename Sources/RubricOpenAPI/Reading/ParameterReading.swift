import RubricDiagnostics
import RubricDocuments

extension APIReader {
  mutating func parameters(_ node: Node) -> [ParameterID] {
    let parameters = elements(.parameters, of: node).compactMap { parameter($0) }
    checkQuerystring(among: parameters)
    return parameters
  }

  mutating func parameter(_ written: Node) -> ParameterID? {
    if let known = parameterIDs[written] { return known }
    guard let (node, passed) = passage(written, as: .parameters) else { return unreadParameter(written) }
    let id = parameterIDs[node] ?? readParameter(node)
    parameterIDs[node] = id
    var used = id
    if let (description, text) = overriding(.description, in: passed), text != api.parameters[id].description
    {
      var copy = api.parameters[id].value
      copy.description = text
      copy.descriptionNode = description
      used = api.parameters.add(copy)
    }
    parameterIDs[written] = used
    return used
  }

  /// A parameter that a reference names and that is not there: readers are told that it is sent, by the last
  /// part of its address.
  mutating func unreadParameter(_ written: Node) -> ParameterID? {
    guard let reference = written[.ref]?.string else { return nil }
    let bytes = Array(reference.utf8)
    let fragment = bytes.firstIndex(of: UInt8(ascii: "#")).map { bytes[($0 + 1)...] } ?? bytes[...]
    let last = fragment.lastIndex(of: UInt8(ascii: "/")).map { fragment[($0 + 1)...] } ?? fragment
    let name = ReferenceResolver.names(of: [UInt8(ascii: "/")] + last).last?.text ?? ""
    let id = api.parameters.add(
      Parameter(
        origin: written, name: name.isEmpty ? reference : name, location: .unplaced, isRequired: false,
        isDeprecated: false, allowsEmptyValue: false,
        serialization: serialization(written, in: .parameter(.unplaced)), content: [], examples: [],
        extensions: []))
    parameterIDs[written] = id
    return id
  }

  /// Where a parameter says that it stands; nowhere, with a finding, where that is no place.
  private mutating func location(of node: Node) -> Parameter.Location {
    let place = text(.location, of: node, isRequired: true) ?? ""
    if let known = Parameter.Location(name: place), known != .querystring || version.minor >= 2 {
      return known
    }
    if !place.isEmpty {
      invalid(
        "'\(place)' is no place of a parameter", at: node.valueSpan(of: .location),
        help: "use path, query, header or cookie")
    }
    return .unplaced
  }

  private mutating func readParameter(_ node: Node) -> ParameterID {
    check(node, has: .parameter)
    let name = text(.name, of: node, isRequired: true) ?? ""
    let location = location(of: node)
    checkName(of: node, name, location: location)
    checkValue(of: node, name: name, location: location)
    let isRequired = flag(.required, of: node)
    if location == .path, !isRequired {
      // OpenAPI 3.1.0 §4.8.12.2: path parameters are always required.
      invalid(
        "path parameter '\(name)' must say 'required: true'",
        at: node[.required]?.span ?? node.members.first?.keySpan ?? node.span,
        help: "add 'required: true'")
    }
    let content = content(node)
    return api.parameters.add(
      Parameter(
        origin: node, name: name, location: location, description: text(.description, of: node),
        descriptionNode: node[.description], isRequired: isRequired || location == .path,
        isDeprecated: flag(.deprecated, of: node), allowsEmptyValue: flag(.allowEmptyValue, of: node),
        serialization: serialization(node, in: .parameter(location)),
        schema: node[.schema].map { schema($0) }, content: content, examples: examples(node),
        extensions: extensions(node)))
  }

  private mutating func checkName(of node: Node, _ name: String, location: Parameter.Location) {
    if location == .path, name.utf8.contains(where: { "{}".utf8.contains($0) }) {
      invalid(
        "the name of a path parameter must have no braces: '\(name)'", at: node.valueSpan(of: .name),
        help: "leave the braces to the path")
    } else if location == .header, version.minor >= 2, !APIReader.isToken(name) {
      invalid(
        "'\(name)' is no name of a header", at: node.valueSpan(of: .name),
        help: "use letters, digits and '-' only")
    }
    if location != .query, location != .unplaced, version.minor >= 1, node[.allowEmptyValue] != nil {
      // OpenAPI 3.1.0 §4.8.12.2.
      invalid(
        "'allowEmptyValue' is for parameters in a query only", at: node.span(of: .allowEmptyValue),
        help: "remove it")
    }
  }

  /// A query that is one value leaves no room for another, nor for parameters in it (OpenAPI 3.2.0, Parameter
  /// Object, `querystring`).
  mutating func checkQuerystring(among parameters: [ParameterID]) {
    guard version.minor >= 2 else { return }
    let whole = parameters.filter { api.parameters[$0].location == .querystring }
    guard let first = whole.first else { return }
    for other in whole.dropFirst() {
      invalid(
        "an operation must have only one parameter in 'querystring'",
        at: api.parameters[other].origin.valueSpan(of: .location), help: "describe the query by one of them")
    }
    if parameters.contains(where: { api.parameters[$0].location == .query }) {
      invalid(
        "parameters in 'query' and in 'querystring' exclude each other",
        at: api.parameters[first].origin.valueSpan(of: .location), help: "keep one kind")
    }
  }

  /// A parameter says what it holds by exactly one of `schema` and `content`; the whole query only by
  /// `content` (OpenAPI 3.2.0, Parameter Object).
  private mutating func checkValue(of node: Node, name: String, location: Parameter.Location) {
    if node[.schema] == nil, node[.content] == nil {
      invalid(
        "parameter '\(name)' must have a 'schema' or a 'content'",
        at: node.members.first?.keySpan ?? node.span,
        help: location == .querystring ? "add 'content' with its media type" : "add 'schema' with its type")
      return
    }
    if location == .querystring {
      if node[.schema] != nil {
        invalid(
          "a parameter in 'querystring' must have no 'schema'", at: node.span(of: .schema),
          help: "say what it holds by 'content'")
        return
      }
    }
    checkSchemaAndContent(node)
  }

  // MARK: - Headers

  mutating func namedHeaders(_ node: Node) -> [Named<HeaderID>] {
    members(.headers, of: node).compactMap { member in
      if version.minor >= 2, !APIReader.isToken(member.name.text) {
        invalid(
          "'\(member.name)' is no name of a header", at: member.keySpan,
          help: "use letters, digits and '-' only")
      }
      return header(member.value).map { Named(member.name.text, $0) }
    }
  }

  mutating func header(_ written: Node) -> HeaderID? {
    if let known = headerIDs[written] { return known }
    guard let (node, passed) = passage(written, as: .headers) else { return unreadHeader(written) }
    let id = headerIDs[node] ?? readHeader(node)
    var used = id
    if let (description, text) = overriding(.description, in: passed), text != api.headers[id].description {
      var copy = api.headers[id].value
      copy.description = text
      copy.descriptionNode = description
      used = api.headers.add(copy)
    }
    headerIDs[written] = used
    return used
  }

  /// A header that a reference names and that is not there: readers are told that it comes.
  private mutating func unreadHeader(_ written: Node) -> HeaderID? {
    guard written[.ref]?.string != nil else { return nil }
    let id = api.headers.add(
      Header(
        origin: written, isRequired: false, isDeprecated: false,
        serialization: serialization(written, in: .header), content: [], examples: [], extensions: []))
    headerIDs[written] = id
    return id
  }

  private mutating func readHeader(_ node: Node) -> HeaderID {
    check(node, has: version.minor >= 1 ? .header : .header30)
    if node[.schema] == nil, node[.content] == nil {
      invalid(
        "a header must have a 'schema' or a 'content'", at: node.members.first?.keySpan ?? node.span,
        help: "add 'schema' with its type")
    }
    checkSchemaAndContent(node)
    // The parts of what a header holds can have the header themselves.
    let empty = Header(
      origin: node, isRequired: false, isDeprecated: false, serialization: serialization(node, in: .header),
      content: [], examples: [], extensions: [])
    let id = api.headers.add(empty)
    headerIDs[node] = id
    let content = content(node)
    let header = Header(
      origin: node, description: text(.description, of: node), descriptionNode: node[.description],
      isRequired: flag(.required, of: node), isDeprecated: flag(.deprecated, of: node),
      serialization: empty.serialization, schema: node[.schema].map { schema($0) },
      content: content, examples: examples(node), extensions: extensions(node))
    api.headers.replace(id, with: header)
    return id
  }

  /// OpenAPI 3.1.0 §4.8.12.2 and §4.8.21: one of the two, and `content` has one entry.
  private mutating func checkSchemaAndContent(_ node: Node) {
    if node[.schema] != nil, node[.content] != nil {
      invalid("'schema' and 'content' exclude each other", at: node.span(of: .content), help: "keep one")
    }
    if let content = node[.content], content.isMapping, content.count != 1 {
      invalid("'content' must have exactly one media type here", at: node.span(of: .content))
    }
    guard node[.content] != nil, node[.schema] == nil, version.minor >= 1 else { return }
    // OpenAPI 3.1.0 §4.8.12.2: these belong to a `schema`.
    for field in [Field.style, .explode, .allowReserved] where node[field] != nil {
      invalid("'\(field.name)' says nothing beside 'content'", at: node.span(of: field), help: "remove it")
    }
  }
}
