import RubricDiagnostics
import RubricDocuments

/// Bodies, forms and responses, whose media types stand apart from their schemas.
extension APIReader {
  /// Swagger 2.0 leaves open what holds without `consumes` or `produces`; nearly all such APIs mean JSON.
  private static let assumedType = "application/json"
  private static let bytesType = "application/octet-stream"
  private static let form = "application/x-www-form-urlencoded"
  private static let multipart = "multipart/form-data"

  mutating func swaggerBody(_ node: Node, consumes: [String]) -> RequestBodyID {
    let use = SwaggerUse(node, consumes)
    if let known = swaggerBodies[use] { return known }
    check(node, has: .swaggerBody)
    if node[.schema] == nil { missing(.schema, of: node) }
    let id = api.requestBodies.add(
      RequestBody(
        origin: node, description: text(.description, of: node), descriptionNode: node[.description],
        isRequired: flag(.required, of: node),
        content: swaggerContent(
          node, types: consumes, schema: node[.schema].map { schema($0) },
          examples: Example.all(in: extensions(node))),
        extensions: extensions(node)))
    swaggerBodies[use] = id
    return id
  }

  /// One entry for each media type; an example whose name is a media type stands in that one only, the
  /// others in all.
  private func swaggerContent(
    _ node: Node, types: [String], schema: SchemaID?, examples: [Example]
  ) -> [MediaType] {
    let isFile = node[.schema]?[.type]?.string == "file"
    let types = types.isEmpty ? [isFile ? APIReader.bytesType : APIReader.assumedType] : types
    let names = Set(types.map { Name($0) })
    var own: [Name: [Example]] = [:]
    var others: [Example] = []
    for example in examples {
      let name = Name(example.name)
      if names.contains(name) { own[name, default: []].append(example) } else { others.append(example) }
    }
    return types.map { type in
      MediaType(
        origin: node, name: type, schema: schema, examples: (own[Name(type)] ?? []) + others, encoding: [],
        prefixEncoding: [],
        extensions: [])
    }
  }

  // MARK: - Forms

  mutating func swaggerForm(
    of operation: Node, _ fields: [SwaggerParameterUse], consumes: [String]
  ) -> RequestBodyID {
    var schema = Schema(origin: operation, resource: resolver.resource(of: operation))
    schema.types = .object
    var encoding: [Named<Encoding>] = []
    var hasFile = false
    for field in fields {
      let node = field.node
      checkSwaggerValue(node, place: .form)
      let isRequired = flag(.required, of: node)
      let member = Node.Member(
        key: Field.name.key, name: Name(field.name), keySpan: node.valueSpan(of: .name), value: node)
      schema.properties.append(
        Schema.Property(
          name: field.name, schema: swaggerValueSchema(node, isProperty: true), isRequired: isRequired,
          member: member))
      if isRequired { schema.required.append(field.name) }
      let type = node[.type]?.string
      hasFile = hasFile || type == "file"
      guard type == "array" else { continue }
      encoding.append(
        Named(
          field.name,
          Encoding(
            origin: node, headers: [], serialization: swaggerSerialization(node, default: .form),
            extensions: [])))
    }
    checkFormTypes(of: operation, fields, consumes: consumes, hasFile: hasFile)
    let id = api.schemas.add(schema)
    let types = APIReader.formTypes(consumes, hasFile: hasFile)
    let content = types.map { type in
      MediaType(
        origin: operation, name: type, schema: id, examples: [], encoding: encoding, prefixEncoding: [],
        extensions: [])
    }
    return api.requestBodies.add(
      RequestBody(
        origin: operation, description: nil, isRequired: !schema.required.isEmpty, content: content,
        extensions: []))
  }

  /// Of what the operation takes, that which can hold a form.
  private static func formTypes(_ consumes: [String], hasFile: Bool) -> [String] {
    let types = consumes.filter { isForm($0) }
    return types.isEmpty ? [hasFile ? multipart : form] : types
  }

  /// Vendors have media types of their own that end so.
  private static func isForm(_ type: String) -> Bool {
    has(type, "multipart") || has(type, "x-www-form-urlencoded") || has(type, "form-data")
  }

  private static func has(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text.utf8.prefix(200)), Array(part.utf8))
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0..<($0 + part.count)].elementsEqual(part) }
  }

  /// Swagger 2.0, Parameter Object, `type`: a file asks for a form's media type.
  private mutating func checkFormTypes(
    of operation: Node, _ fields: [SwaggerParameterUse], consumes: [String], hasFile: Bool
  ) {
    guard hasFile, !consumes.contains(where: { APIReader.isForm($0) }),
      let file = fields.first(where: { $0.node[.type]?.string == "file" })
    else { return }
    invalid(
      "an operation that takes a file must consume '\(APIReader.multipart)'",
      at: operation[.consumes]?.span ?? file.node.valueSpan(of: .type),
      help: "add 'consumes: [\(APIReader.multipart)]'")
  }

  // MARK: - Responses

  mutating func swaggerResponse(_ written: Node, produces: [String]) -> ResponseID? {
    guard let node = dereferenced(written, as: .responses) else {
      return api.responses.add(unread(written))
    }
    let use = SwaggerUse(node, produces)
    if let known = swaggerResponses[use] { return known }
    check(node, has: .swaggerResponse)
    let headers = members(.headers, of: node).compactMap { member in
      swaggerHeader(member.value).map { Named(member.name.text, $0) }
    }
    let id = api.responses.add(
      Response(
        origin: node, description: text(.description, of: node, isRequired: true),
        descriptionNode: node[.description], headers: headers,
        content: swaggerContent(of: node, produces: produces), links: [], extensions: extensions(node)))
    swaggerResponses[use] = id
    return id
  }

  private mutating func swaggerContent(of response: Node, produces: [String]) -> [MediaType] {
    let shown = members(.examples, of: response)
    var examples: [Example] = []
    var types = response[.schema] == nil ? [] : produces
    var known = Set(types.map { Name($0) })
    for member in shown {
      if known.insert(member.name).inserted { types.append(member.name.text) }
      examples.append(
        Example(origin: response, name: member.name.text, value: member.value, extensions: []))
    }
    guard !types.isEmpty || response[.schema] != nil else { return [] }
    var content = swaggerContent(
      response, types: types, schema: response[.schema].map { swaggerResponseSchema($0) }, examples: examples)
    // The name of the media type says nothing more where it is the only example in it.
    for index in content.indices where content[index].examples.count == 1 {
      content[index].examples[0].name = ""
    }
    return content
  }

  /// A response that is a file says so by a type of its own (Swagger 2.0, Response Object, `schema`).
  private mutating func swaggerResponseSchema(_ node: Node) -> SchemaID {
    guard node[.type]?.string == "file" else { return schema(node) }
    if let known = schemaIDs[node] { return known }
    var schema = Schema(origin: node, resource: resolver.resource(of: node))
    schema.types = .string
    schema.format = text(.format, of: node) ?? "binary"
    schema.title = text(.title, of: node)
    schema.description = text(.description, of: node)
    schema.default = node[.default]
    schema.isReadOnly = flag(.readOnly, of: node)
    schema.extensions = extensions(node)
    schema.examples =
      (node[.example].map { [$0] } ?? []) + Example.all(in: schema.extensions).compactMap(\.value)
    let id = api.schemas.add(schema)
    schemaIDs[node] = id
    return id
  }
}
