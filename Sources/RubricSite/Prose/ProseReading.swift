import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI

extension ProseTable {
  /// Reads every description of an API, each distinct text once, in the order in which the API holds them.
  init(of api: API) {
    var reading = ProseReading(api: api)
    reading.readAll(of: api)
    self = reading.table
  }
}

/// The walk over all objects that have a description.
private struct ProseReading {
  var table = ProseTable()
  private let reader = MarkdownReader()
  private let api: API

  init(api: API) { self.api = api }

  /// - Parameter node: the text itself where another object than `origin` may tell it.
  mutating func add(_ description: String?, at node: Node? = nil, of origin: Node) {
    guard let description, !description.isEmpty else { return }
    let name = Name(description)
    guard table.ids[name] == nil else { return }
    table.ids[name] = ProseID(index: table.texts.count)
    let text = reader.read(Array(description.utf8)[...])
    let written = api.written(node ?? origin[.description] ?? origin)
    table.texts.append(Prose(text: text, origin: written))
  }

  /// In the order in which links in them get their findings.
  mutating func readAll(of api: API) {
    readFrame(of: api)
    for operation in api.operations.all { add(operation) }
    readPayloads(of: api)
    readComponents(of: api)
    for header in api.headers.all {
      add(header.description, at: header.descriptionNode, of: header.origin)
      for example in header.examples {
        add(example.description, at: example.descriptionNode, of: example.origin)
      }
      add(header.content)
    }
    for schema in api.schemas.all {
      add(schema.description, of: schema.origin)
      add(schema.rare?.externalDocs)
    }
  }

  /// What holds for the API as a whole.
  private mutating func readFrame(of api: API) {
    add(api.info.description, of: api.info.origin)
    add(api.externalDocs)
    for tag in api.tags {
      add(tag.description, of: tag.origin)
      add(tag.externalDocs)
    }
    for server in api.servers { add(server) }
    for scheme in api.securitySchemes.all {
      add(scheme.description, at: scheme.descriptionNode, of: scheme.origin)
    }
  }

  private mutating func add(_ operation: Shared<Operation>) {
    add(operation.description, of: operation.origin)
    add(operation.pathDescription, at: operation.pathDescriptionNode, of: operation.pathItem)
    add(operation.externalDocs)
    for server in operation.servers { add(server) }
  }

  /// What operations send and get.
  private mutating func readPayloads(of api: API) {
    for parameter in api.parameters.all {
      add(parameter.description, at: parameter.descriptionNode, of: parameter.origin)
      for example in parameter.examples {
        add(example.description, at: example.descriptionNode, of: example.origin)
      }
      add(parameter.content)
    }
    for body in api.requestBodies.all {
      add(body.description, at: body.descriptionNode, of: body.origin)
      add(body.content)
    }
    for response in api.responses.all {
      add(response.description, at: response.descriptionNode, of: response.origin)
      add(response.content)
      for link in response.links { add(link.value) }
    }
  }

  /// What stands in components and may be used by nothing.
  private mutating func readComponents(of api: API) {
    for link in api.components.links { add(link.value) }
    for example in api.components.examples {
      add(example.description, at: example.descriptionNode, of: example.origin)
    }
    add(api.components.mediaTypes.map(\.value))
    for item in api.components.unusedPathItems + api.emptyPaths.map(\.value) { add(item) }
  }

  private mutating func add(_ item: PathItem) {
    add(item.description, of: item.origin)
    for server in item.servers { add(server) }
    for operation in item.operations {
      add(operation.description, of: operation.origin)
      add(operation.externalDocs)
    }
  }

  private mutating func add(_ docs: ExternalDocumentation?) {
    if let docs { add(docs.description, of: docs.origin) }
  }

  private mutating func add(_ link: Link) {
    add(link.description, at: link.descriptionNode, of: link.origin)
    if let server = link.server { add(server) }
  }

  private mutating func add(_ server: Server) {
    add(server.description, of: server.origin)
    for variable in server.variables { add(variable.value.description, of: variable.value.origin) }
  }

  private mutating func add(_ content: [MediaType]) {
    for media in content { add(media.description, of: media.origin) }
    for example in content.flatMap(\.examples) {
      add(example.description, at: example.descriptionNode, of: example.origin)
    }
  }
}
