import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let componentUnused = Rule(
    "component-unused", "Every component is used",
    rationale: "A reader who finds a definition that no operation uses looks in vain for the call that does.",
    severity: .info, basis: .hygiene,
    passage: Passage("Document your API", "Documentation should be clear; dead definitions mislead."),
    mending: "take the component away, or refer to it where it belongs",
    passing: [
      """
      paths: {/parks: {get: {responses: {'200': {$ref: '#/components/responses/Parks'}}}}}
      components: {responses: {Parks: {description: The parks}}}
      """,
      // A library of components has no operations.
      """
      paths: {}
      components: {schemas: {Shared: {type: string}}}
      """,
      """
      paths: {/pets: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}}
      components: {schemas: {Pet: {discriminator: {propertyName: kind}}, Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}, Lion: {allOf: [{$ref: '#/components/schemas/Cat'}]}}}
      """,
      """
      paths: {/pets: {get: {security: [{key: []}], x-reply: {$ref: '#/components/schemas/A'}, x-event: D, x-kinds: {e: '#/definitions/E'}, description: 'See `#/components/schemas/B`'}}}
      components: {schemas: {A: {items: {$ref: '#/components/schemas/C'}}, B: {}, C: {}, D: {}, E: {}}, securitySchemes: {key: {type: http, scheme: bearer}}}
      """,
      """
      paths: {/parks: {get: {responses: {'200': {content: {a/b: {schema: {$ref: '#/components/schemas/A/properties/a%20b'}}, c/d: {example: {$ref: '#/components/examples/E'}}}}}}}}
      components: {schemas: {A: {properties: {'a b': {type: string}}}}, examples: {E: {value: 1}}}
      """,
    ],
    failing: [
      """
      paths: {/parks: {get: {responses: {}}}}
      components: {schemas: {⟦Old⟧: {type: string}}, responses: {⟦Gone⟧: {}}, parameters: {⟦p⟧: {name: p, in: query}}, examples: {⟦e⟧: {value: 1}}}
      """,
      """
      paths: {/parks: {get: {responses: {}}}}
      components: {requestBodies: {⟦b⟧: {content: {}}}, headers: {⟦h⟧: {}}, links: {⟦l⟧: {operationId: x}}, securitySchemes: {⟦k⟧: {type: http, scheme: basic}}, callbacks: {⟦c⟧: {'{$u}': {post: {}}}}, pathItems: {⟦i⟧: {get: {}}}}
      """,
      """
      swagger: '2.0'
      paths: {/parks: {get: {responses: {}}}}
      definitions: {⟦Old⟧: {type: object, properties: {a: {$ref: '#/definitions/Older'}}}, ⟦Older⟧: {type: object}}
      """,
    ],
    check: .description { view in
      guard view.api.operations.count > 0 else { return nil }
      let components = WrittenComponent.all(in: view.api)
      guard !components.isEmpty else { return nil }
      var reached = ReachedObjects(of: view.api)
      guard components.contains(where: { !$0.isReached(reached) }) else { return [] }
      let mentions = ComponentMentions(in: view)
      for component in components where component.isMentioned(mentions) {
        component.mark(in: &reached, view.api)
      }
      return components.filter { !$0.isReached(reached) && !$0.isMentioned(mentions) }.map { .unused($0) }
    })
}

/// A component where it is written.
private struct WrittenComponent {
  var kind: String
  var name: String
  var address: Name
  var key: SourceSpan
  var object: Object

  enum Object {
    case schema(SchemaID)
    case parameter(ParameterID, Node)
    case requestBody(RequestBodyID, Node)
    case response(ResponseID, Node)
    case header(HeaderID, Node)
    case content(MediaType)
    case scheme
    /// Where one of these is used the component is.
    case places([Node])
  }

  func isReached(_ reached: ReachedObjects) -> Bool {
    switch object {
    case .schema(let id): reached.contains(id)
    case .parameter(_, let node), .requestBody(_, let node), .response(_, let node), .header(_, let node):
      reached.contains(node)
    case .content(let media): reached.contains(media.origin)
    case .scheme: reached.contains(scheme: name)
    case .places(let nodes): nodes.isEmpty || nodes.contains { reached.contains($0) }
    }
  }

  func isMentioned(_ mentions: ComponentMentions) -> Bool {
    var schema: String?
    if case .schema = object { schema = name }
    return mentions.contains(address, schema: schema)
  }

  /// Marks what the component leads to.
  func mark(in reached: inout ReachedObjects, _ api: API) {
    switch object {
    case .schema(let id): reached.add(id)
    case .parameter(let id, _): reached.add(id)
    case .requestBody(let id, _): reached.add(body: api.requestBodies[id])
    case .response(let id, _): reached.add(response: api.responses[id])
    case .header(let id, _): reached.add(id)
    case .content(let media): reached.add([media])
    case .scheme, .places: break
    }
  }

  static func all(in api: API) -> [WrittenComponent] {
    let components = api.components
    return each(.schemas, "schema", components.schemas, api) { .schema($0) }
      + each(.responses, "response", components.responses, api) { .response($0, api.responses[$0].origin) }
      + each(.parameters, "parameter", components.parameters, api) {
        .parameter($0, api.parameters[$0].origin)
      }
      + each(.examples, "example", components.examples.map { Named($0.name, $0) }, api) {
        .places([$0.origin])
      }
      + each(.requestBodies, "request body", components.requestBodies, api) {
        .requestBody($0, api.requestBodies[$0].origin)
      }
      + each(.headers, "header", components.headers, api) { .header($0, api.headers[$0].origin) }
      + each(.securitySchemes, "security scheme", components.securitySchemes, api) { _ in .scheme }
      + each(.links, "link", components.links, api) { .places([$0.origin]) }
      + each(.callbacks, "callback", components.callbacks, api) {
        .places($0.pathItems.filter { !$0.value.operations.isEmpty }.map(\.value.origin))
      }
      + each(.pathItems, "path item", components.pathItems, api) {
        .places($0.operations.isEmpty ? [] : [$0.origin])
      }
      + each(.mediaTypes, "media type", components.mediaTypes, api) { .content($0) }
  }

  private static func each<Value>(
    _ field: Field, _ kind: String, _ named: [Named<Value>], _ api: API, _ object: (Value) -> Object
  ) -> [WrittenComponent] {
    let (section, address) = section(field, of: api)
    let keys = Dictionary(
      (section.map { Array($0.members) } ?? []).map { ($0.name, $0.keySpan) },
      uniquingKeysWith: { first, _ in first })
    return named.compactMap { component in
      guard let key = keys[Name(component.name)] else { return nil }
      return WrittenComponent(
        kind: kind, name: component.name, address: Name(address + component.name), key: key,
        object: object(component.value))
    }
  }

  private static func section(_ field: Field, of api: API) -> (node: Node?, address: String) {
    guard api.version.major == 2 else {
      return (api.components.origin?[field], "#/components/\(field.name)/")
    }
    let old: Field? =
      switch field {
      case .schemas: .definitions
      // A body is one of Swagger's parameters.
      case .parameters, .requestBodies: .parameters
      case .responses: .responses
      case .securitySchemes: .securityDefinitions
      default: nil
      }
    return (old.flatMap { api.origin[$0] }, "#/\(old?.name ?? "")/")
  }
}

extension Problem {
  fileprivate static func unused(_ component: WrittenComponent) -> Problem {
    Problem("\(component.kind) '\(component.name)' is used by no operation", at: component.key)
  }
}
