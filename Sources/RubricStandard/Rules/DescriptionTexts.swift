import RubricDocuments
import RubricOpenAPI

extension TextUse {
  /// Every text of a description, in the order of its objects.
  static func all(in view: DescriptionView) -> [TextUse] {
    var collecting = TextCollecting(api: view.api, schemaNames: view.schemaNames)
    collecting.collect()
    return collecting.texts
  }
}

/// The collection of a description's texts, each once.
private struct TextCollecting {
  let api: API
  let schemaNames: [SchemaID: String]
  var texts: [TextUse] = []
  private var seen = PlaceSet()

  init(api: API, schemaNames: [SchemaID: String]) {
    self.api = api
    self.schemaNames = schemaNames
  }

  /// Notes the texts of one object.
  private mutating func add(_ object: Node, _ subject: TextUse.Subject, _ fields: Field...) {
    for field in fields {
      guard let node = object[field] else { continue }
      add(node, field, subject)
    }
  }

  private mutating func add(_ node: Node, _ field: Field, _ subject: TextUse.Subject) {
    // A text may be a reference to a file of Markdown.
    let node = api.written(node)
    guard let text = node.string, !text.isEmpty, !seen.contains(node.place) else { return }
    seen.insert(node.place)
    texts.append(TextUse(text: text, node: node, field: field, subject: subject))
  }

  mutating func collect() {
    add(api.info.origin, .info, .title, .summary, .description)
    servers(api.servers)
    for tag in api.tags where tag.isDeclared {
      add(tag.origin, .tag(name: tag.name), .summary, .description)
    }
    for operation in api.operations.all {
      add(operation.pathItem, .path, .summary, .description)
      add(operation.origin, .operation, .summary, .description)
      servers(operation.servers)
    }
    for parameter in api.parameters.all {
      add(parameter.origin, .parameter(name: parameter.name), .description)
      examples(parameter.examples)
    }
    for body in api.requestBodies.all {
      add(body.origin, .requestBody, .description)
      content(body.content)
    }
    for response in api.responses.all { collect(response) }
    for header in api.headers.all { examples(header.examples) }
    for scheme in api.securitySchemes.all {
      add(scheme.origin, .securityScheme, .description)
      guard case .oauth2(let flows) = scheme.kind else { continue }
      for flow in flows {
        for scope in flow.origin[.scopes].map({ Array($0.members) }) ?? [] {
          add(scope.value, .description, .scope(name: scope.name.text))
        }
      }
    }
    schemas()
  }

  private mutating func collect(_ response: Shared<Response>) {
    add(response.origin, .response, .summary, .description)
    for named in response.headers {
      add(api.headers[named.value].origin, .header(name: named.name), .description)
    }
    for named in response.links { add(named.value.origin, .link, .description) }
    content(response.content)
  }

  private mutating func servers(_ servers: [Server]) {
    for server in servers where server.origin.isMapping && server.origin[.url] != nil {
      add(server.origin, .server, .description)
      for variable in server.variables { add(variable.value.origin, .serverVariable, .description) }
    }
  }

  private mutating func content(_ content: [MediaType]) {
    for media in content {
      if api.version.major > 2 { add(media.origin, .mediaType, .description) }
      examples(media.examples)
    }
  }

  private mutating func examples(_ examples: [Example]) {
    for example in examples where !example.name.isEmpty {
      add(example.origin, .example, .summary, .description)
    }
  }

  /// Schemas of properties are told of by the name of the property.
  private mutating func schemas() {
    for schema in api.schemas.all {
      for property in schema.properties where schemaNames[property.schema] == nil {
        add(property.member.value, .property(name: property.name), .title, .description)
        let held = api.schemas[property.schema].origin
        add(held, .property(name: property.name), .title, .description)
      }
    }
    for (id, schema) in zip(api.schemas.ids, api.schemas.all) where schema.origin.isMapping {
      add(schema.origin, .schema(name: schemaNames[id]), .title, .description)
    }
  }
}

extension ExampleUse {
  /// Every value that the authors show, in the order of its objects, each once.
  static func all(in view: DescriptionView) -> [ExampleUse] {
    let api = view.api
    var uses: [ExampleUse] = []
    var seen = PlaceSet()
    func add(
      _ value: Node?, _ schema: SchemaID?, name: String?, isDefault: Bool = false, media: MediaType? = nil
    ) {
      guard let value, !seen.contains(value.place) else { return }
      seen.insert(value.place)
      uses.append(
        ExampleUse(value: value, schema: schema, name: name, isDefault: isDefault, media: media))
    }
    func content(_ content: [MediaType], name: String? = nil) {
      for media in content {
        for example in media.examples { add(example.value, media.schema, name: name, media: media) }
      }
    }
    for parameter in api.parameters.all {
      for example in parameter.examples { add(example.value, parameter.schema, name: parameter.name) }
      content(parameter.content, name: parameter.name)
    }
    for body in api.requestBodies.all { content(body.content) }
    for response in api.responses.all {
      content(response.content)
      for named in response.headers {
        let header = api.headers[named.value]
        for example in header.examples { add(example.value, header.schema, name: named.name) }
      }
    }
    for schema in api.schemas.all {
      for property in schema.properties {
        let held = api.schemas[property.schema]
        for value in held.examples { add(value, property.schema, name: property.name) }
        add(held.default, property.schema, name: property.name, isDefault: true)
      }
    }
    for (id, schema) in zip(api.schemas.ids, api.schemas.all) {
      for value in schema.examples { add(value, id, name: view.schemaNames[id]) }
      add(schema.default, id, name: view.schemaNames[id], isDefault: true)
    }
    return uses
  }
}
