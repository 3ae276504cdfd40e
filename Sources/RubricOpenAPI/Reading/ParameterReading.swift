import RubricDiagnostics
import RubricDocuments

extension APIReader {
  mutating func parameters(_ node: Node) -> [ParameterID] {
    elements(.parameters, of: node).compactMap { parameter($0) }
  }

  mutating func parameter(_ written: Node) -> ParameterID? {
    if let known = parameterIDs[written] { return known }
    guard let (node, passed) = passage(written, as: .parameters) else { return nil }
    guard let id = parameterIDs[node] ?? readParameter(node) else { return nil }
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

  private mutating func readParameter(_ node: Node) -> ParameterID? {
    check(node, has: .parameter)
    let name = text(.name, of: node, isRequired: true) ?? ""
    let place = text(.location, of: node, isRequired: true) ?? ""
    guard let location = Parameter.Location(rawValue: place), location != .querystring || version.minor >= 2
    else {
      if !place.isEmpty {
        invalid(
          "'\(place)' is no place of a parameter", at: node.valueSpan(of: .location),
          help: "use path, query, header or cookie")
      }
      return nil
    }
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
        serialization: serialization(node, default: location.defaultStyle),
        schema: node[.schema].map { schema($0) }, content: content, examples: examples(node),
        extensions: extensions(node)))
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
      for field in [Field.schema, .style, .explode, .allowReserved] where node[field] != nil {
        invalid(
          "a parameter in 'querystring' must have no '\(field.name)'", at: node.span(of: field),
          help: "say what it holds by 'content'")
      }
    }
    checkSchemaAndContent(node)
  }

  mutating func serialization(_ node: Node, default style: Serialization.Style) -> Serialization {
    let written = text(.style, of: node)
    var known = written.flatMap { Serialization.Style(rawValue: $0) }
    if known == .tabDelimited || known == .cookie && version.minor < 2 { known = nil }
    if let written, known == nil {
      invalid("'\(written)' is no style", at: node.valueSpan(of: .style))
    }
    let actual = known ?? style
    let explode = optionalFlag(.explode, of: node)
    let allowsReserved = flag(.allowReserved, of: node)
    return Serialization(
      style: actual, explodes: explode ?? (actual == .form || actual == .cookie),
      allowsReserved: allowsReserved, isWritten: known != nil || explode != nil || allowsReserved)
  }

  // MARK: - Headers

  mutating func namedHeaders(_ node: Node) -> [Named<HeaderID>] {
    members(.headers, of: node).compactMap { member in
      header(member.value).map { Named(member.name.text, $0) }
    }
  }

  mutating func header(_ written: Node) -> HeaderID? {
    if let known = headerIDs[written] { return known }
    guard let (node, passed) = passage(written, as: .headers) else { return nil }
    let id = headerIDs[node] ?? readHeader(node)
    headerIDs[node] = id
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

  private mutating func readHeader(_ node: Node) -> HeaderID {
    check(node, has: .header)
    checkSchemaAndContent(node)
    let content = content(node)
    return api.headers.add(
      Header(
        origin: node, description: text(.description, of: node), descriptionNode: node[.description],
        isRequired: flag(.required, of: node), isDeprecated: flag(.deprecated, of: node),
        serialization: serialization(node, default: .simple), schema: node[.schema].map { schema($0) },
        content: content, examples: examples(node), extensions: extensions(node)))
  }

  /// OpenAPI 3.1.0 §4.8.12.2 and §4.8.21: one of the two, and `content` has one entry.
  private mutating func checkSchemaAndContent(_ node: Node) {
    if node[.schema] != nil, node[.content] != nil {
      invalid("'schema' and 'content' exclude each other", at: node.span(of: .content), help: "keep one")
    }
    if let content = node[.content], content.isMapping, content.count != 1 {
      invalid("'content' must have exactly one media type here", at: node.span(of: .content))
    }
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
