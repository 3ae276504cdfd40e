import RubricDocuments
import RubricOpenAPI

/// What operations lead to, those of webhooks and callbacks among them.
struct ReachedObjects {
  private let api: API
  /// Where objects that are no schemas are written.
  private var places = PlaceSet()
  private var schemas: [Bool]
  /// The schemas that hold one in `allOf`; taken away once they are reached by way of it.
  private var heirs: [SchemaID: [SchemaID]] = [:]
  private var isInherited: Set<SchemaID> = []
  private var schemes: Set<Name> = []

  init(of api: API) {
    self.api = api
    schemas = [Bool](repeating: false, count: api.schemas.count)
    for (id, schema) in zip(api.schemas.ids, api.schemas.all) {
      for parent in schema.allOf { heirs[parent, default: []].append(id) }
    }
    for operation in api.operations.all { add(operation) }
    for item in api.emptyPaths { for parameter in item.value.parameters { add(parameter) } }
    // A `$dynamicRef` may lead to any of them.
    for resource in api.schemaResources.all { for anchor in resource.dynamicAnchors { add(anchor.value) } }
    add(requirements: api.security ?? [])
  }

  func contains(_ schema: SchemaID) -> Bool { schemas[Int(schema.index)] }
  func contains(_ object: Node) -> Bool { places.contains(object.place) }
  func contains(scheme name: String) -> Bool { schemes.contains(Name(name)) }

  // MARK: - Adding

  private mutating func add(_ operation: Shared<Operation>) {
    places.insert(operation.origin.place)
    places.insert(operation.pathItem.place)
    for parameter in operation.parameters { add(parameter) }
    if let body = operation.requestBody { add(body: api.requestBodies[body]) }
    for written in operation.responses { add(response: api.responses[written.response]) }
    add(requirements: operation.security ?? [])
  }

  mutating func add(requirements: [SecurityRequirement]) {
    for use in requirements.flatMap(\.schemes) { schemes.insert(Name(use.name)) }
  }

  mutating func add(_ id: ParameterID) {
    let parameter = api.parameters[id]
    places.insert(parameter.origin.place)
    add(parameter.schema)
    add(parameter.content)
    for example in parameter.examples { places.insert(example.origin.place) }
  }

  mutating func add(body: Shared<RequestBody>) {
    places.insert(body.origin.place)
    add(body.content)
  }

  mutating func add(response: Shared<Response>) {
    places.insert(response.origin.place)
    for named in response.headers { add(named.value) }
    for named in response.links { places.insert(named.value.origin.place) }
    add(response.content)
  }

  mutating func add(_ id: HeaderID) {
    let header = api.headers[id]
    places.insert(header.origin.place)
    add(header.schema)
    add(header.content)
    for example in header.examples { places.insert(example.origin.place) }
  }

  mutating func add(_ content: [MediaType]) {
    for media in content {
      places.insert(media.origin.place)
      add(media.schema)
      add(media.itemSchema)
      for example in media.examples { places.insert(example.origin.place) }
      for part in media.encoding { for named in part.value.headers { add(named.value) } }
    }
  }

  mutating func add(_ schema: SchemaID?) {
    guard let schema else { return }
    var pending = [schema]
    while let id = pending.popLast() {
      let schema = api.schemas[id]
      // OpenAPI 3.1.0 §4.8.25.2: any schema that holds the parent may be named by the property.
      if schema.discriminator != nil || isInherited.contains(id), let own = heirs.removeValue(forKey: id) {
        isInherited.formUnion(own)
        pending += own
      }
      if schemas[Int(id.index)] { continue }
      schemas[Int(id.index)] = true
      pending += schema.parts
      if let discriminator = schema.discriminator {
        pending += discriminator.mapping.compactMap(\.value)
        pending += [discriminator.defaultMapping].compactMap(\.self)
      }
    }
  }
}
