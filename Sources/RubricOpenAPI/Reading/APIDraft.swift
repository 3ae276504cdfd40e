import RubricDocuments

/// An API while it is read.
struct APIDraft {
  var version: SpecificationVersion
  var origin: Node
  var info: Info
  var servers: [Server] = []
  var tags: [Tag] = []
  var operations = Table<Operation>()
  var parameters = Table<Parameter>()
  var requestBodies = Table<RequestBody>()
  var responses = Table<Response>()
  var headers = Table<Header>()
  var schemas = Table<Schema>()
  var schemaResources = Table<SchemaResource>()
  var securitySchemes = Table<SecurityScheme>()
  var components = Components()
  var namedSchemas: [Named<SchemaID>] = []
  var security: [SecurityRequirement]?
  var externalDocs: ExternalDocumentation?
  var extensions: [Extension] = []
  var emptyPaths: [Named<PathItem>] = []
  var parts: [(node: Node, kind: ObjectKind)] = []
  var pathsExtensions: [Extension] = []
  var selfAddress: String?
  var texts: [Node: Node] = [:]
  var referred = ReferredObjects()
  var passed: [Node: [Place]] = [:]
}
