import RubricDiagnostics
import RubricDocuments

extension APIReader {
  mutating func parameters(_ node: Node) -> [ParameterID] {
    elements(.parameters, of: node).compactMap { parameter($0) }
  }

  mutating func parameter(_ written: Node) -> ParameterID? {
    if let known = parameterIDs[written] { return known }
    guard let node = dereferenced(written, as: .parameters) else { return nil }
    if let known = parameterIDs[node] { return known }
    check(node, has: .parameter)
    let name = text(.name, of: node, isRequired: true) ?? ""
    let place = text(.location, of: node, isRequired: true) ?? ""
    guard let location = Parameter.Location(rawValue: place) else {
      if !place.isEmpty {
        invalid(
          "'\(place)' is no place of a parameter", at: node.valueSpan(of: .location),
          help: "use path, query, header or cookie")
      }
      return nil
    }
    if node[.schema] == nil, node[.content] == nil {
      invalid(
        "parameter '\(name)' must have a 'schema' or a 'content'",
        at: node.members.first?.keySpan ?? node.span,
        help: "add 'schema' with its type")
    }
    let isRequired = flag(.required, of: node)
    if location == .path, !isRequired {
      // OpenAPI 3.1.0 §4.8.12.2: path parameters are always required.
      invalid(
        "path parameter '\(name)' must say 'required: true'",
        at: node[.required]?.span ?? node.members.first?.keySpan ?? node.span,
        help: "add 'required: true'")
    }
    let id = api.parameters.add(
      Parameter(
        origin: node, name: name, location: location, description: text(.description, of: node),
        isRequired: isRequired || location == .path, isDeprecated: flag(.deprecated, of: node),
        allowsEmptyValue: flag(.allowEmptyValue, of: node),
        serialization: serialization(node, default: location.defaultStyle),
        schema: node[.schema].map { schema($0) }, content: content(node), examples: examples(node),
        extensions: extensions(node)))
    parameterIDs[node] = id
    parameterIDs[written] = id
    return id
  }

  private mutating func serialization(_ node: Node, default style: Serialization.Style) -> Serialization {
    let written = text(.style, of: node)
    let known = written.flatMap { Serialization.Style(rawValue: $0) }
    if let written, known == nil {
      invalid("'\(written)' is no style", at: node.valueSpan(of: .style))
    }
    let actual = known ?? style
    let explode = optionalFlag(.explode, of: node)
    let allowsReserved = flag(.allowReserved, of: node)
    return Serialization(
      style: actual, explodes: explode ?? (actual == .form), allowsReserved: allowsReserved,
      isWritten: known != nil || explode != nil || allowsReserved)
  }

  mutating func requestBody(_ written: Node) -> RequestBodyID? {
    if let known = requestBodyIDs[written] { return known }
    guard let node = dereferenced(written, as: .requestBodies) else { return nil }
    if let known = requestBodyIDs[node] { return known }
    check(node, has: .requestBody)
    if node[.content] == nil { missing(.content, of: node) }
    let id = api.requestBodies.add(
      RequestBody(
        origin: node, description: text(.description, of: node), isRequired: flag(.required, of: node),
        content: content(node), extensions: extensions(node)))
    requestBodyIDs[node] = id
    requestBodyIDs[written] = id
    return id
  }

  mutating func response(_ written: Node) -> ResponseID? {
    if let known = responseIDs[written] { return known }
    guard let node = dereferenced(written, as: .responses) else { return nil }
    if let known = responseIDs[node] { return known }
    check(node, has: .response)
    let response = Response(
      origin: node, summary: text(.summary, of: node),
      description: text(.description, of: node, isRequired: version.minor < 2),
      headers: namedHeaders(node), content: content(node),
      links: members(.links, of: node).compactMap { member in
        link(member.value).map { Named(member.name.text, $0) }
      },
      extensions: extensions(node))
    let id = api.responses.add(response)
    responseIDs[node] = id
    responseIDs[written] = id
    return id
  }

  private mutating func namedHeaders(_ node: Node) -> [Named<HeaderID>] {
    members(.headers, of: node).compactMap { member in
      header(member.value).map { Named(member.name.text, $0) }
    }
  }

  mutating func header(_ written: Node) -> HeaderID? {
    if let known = headerIDs[written] { return known }
    guard let node = dereferenced(written, as: .headers) else { return nil }
    if let known = headerIDs[node] { return known }
    check(node, has: .header)
    let id = api.headers.add(
      Header(
        origin: node, description: text(.description, of: node), isRequired: flag(.required, of: node),
        isDeprecated: flag(.deprecated, of: node), serialization: serialization(node, default: .simple),
        schema: node[.schema].map { schema($0) }, content: content(node), examples: examples(node)))
    headerIDs[node] = id
    headerIDs[written] = id
    return id
  }

  mutating func content(_ node: Node) -> [MediaType] {
    members(.content, of: node).compactMap { member in
      guard isMapping(member.value, "a media type") else { return nil }
      return mediaType(member.value, name: member.name.text)
    }
  }

  private mutating func mediaType(_ node: Node, name: String) -> MediaType {
    check(node, has: .mediaType)
    let encoding = members(.encoding, of: node).compactMap { member -> Named<Encoding>? in
      guard isMapping(member.value, "an encoding") else { return nil }
      check(member.value, has: .encoding)
      return Named(
        member.name.text,
        Encoding(
          origin: member.value, contentType: text(.contentType, of: member.value),
          headers: namedHeaders(member.value), serialization: serialization(member.value, default: .form)))
    }
    return MediaType(
      origin: node, name: name, schema: node[.schema].map { schema($0) }, examples: examples(node),
      encoding: encoding, extensions: extensions(node))
  }

  /// The values of `example` and `examples`, in that order.
  private mutating func examples(_ node: Node) -> [Example] {
    var examples: [Example] = []
    if let value = node[.example] { examples.append(Example(origin: node, name: "", value: value)) }
    if node[.example] != nil, node[.examples] != nil {
      // OpenAPI 3.1.0 §4.8.12.2: the two are mutually exclusive.
      invalid(
        "'example' and 'examples' exclude each other", at: node.span(of: .examples), help: "keep 'examples'")
    }
    for member in members(.examples, of: node) {
      if let example = example(member.value, name: member.name.text) { examples.append(example) }
    }
    return examples
  }

  mutating func example(_ written: Node, name: String) -> Example? {
    guard let node = dereferenced(written, as: .examples) else { return nil }
    check(node, has: .example)
    return Example(
      origin: node, name: name, summary: text(.summary, of: node), description: text(.description, of: node),
      value: node[.value] ?? node[.dataValue], externalValue: text(.externalValue, of: node))
  }

  mutating func link(_ written: Node) -> Link? {
    guard let node = dereferenced(written, as: .links) else { return nil }
    check(node, has: .link)
    return Link(
      origin: node, operationID: text(.operationID, of: node), operationRef: text(.operationRef, of: node),
      description: text(.description, of: node),
      parameters: members(.parameters, of: node).map { Named($0.name.text, $0.value) },
      requestBody: node[.requestBody], server: mapping(.server, of: node).map { server($0) })
  }
}

extension Parameter.Location {
  /// OpenAPI 3.1.0 §4.8.12.2.
  var defaultStyle: Serialization.Style {
    switch self {
    case .query, .querystring, .cookie: .form
    case .path, .header: .simple
    }
  }
}
