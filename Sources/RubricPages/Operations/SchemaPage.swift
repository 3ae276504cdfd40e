import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Everything about one schema with a name.
public struct SchemaPage: Sendable {
  /// The schema, by its place in `API.schemas`.
  public var schema: SchemaID
  /// Its names in the description, the one that is the page's title first.
  public var names: [Told<String>]
  /// What is told of it beside its parts.
  public var words: SchemaWords
  /// Its parts; empty of a scalar.
  public var table: FieldTable
  /// A value that fits it, as JSON of a response.
  public var example: OperationPage.ExampleText?
  /// Operations and schemas that name it, at most `mostUses` of each.
  public var uses: [PageLink]
  /// How many more operations and schemas name it.
  public var otherUses: Int
  /// Guides written for the schema.
  public var guides: [GuideExcerpt]

  /// What has no room on the page.
  let rest: [FieldTables.Continued]

  static let mostUses = 100

  /// - Parameter names: all names of the schema, the page's title first.
  init(of id: SchemaID, names: [Told<String>], in site: Site, api: API, uses: SchemaUses, made: MadeOnce) {
    let own = api.schemas[id]
    let following = site.routes.route(of: id)?.following(1)
    var tables = FieldTables(site: site, api: api, made: made, following: following)
    let table = tables.add(
      schema: id, direction: nil, anchor: "field", title: .schema(names.first?.value ?? ""), isOwnPage: true)
    schema = id
    self.names = names
    words = tables.telling.words(ofOwn: id)
    self.table = tables.finish()[table]
    rest = tables.rest
    example =
      own.examples.isEmpty
      ? ExampleMaker.madeExample(
        of: id, in: api, direction: .response, named: names.first?.value ?? ""
      ).map {
        OperationPage.ExampleText(language: "json", text: Told($0.text, nil))
      } : nil
    let all = uses.links(to: id, in: site, api: api)
    self.uses = Array(all.prefix(SchemaPage.mostUses))
    otherUses = max(0, all.count - SchemaPage.mostUses)
    guides = site.excerpts(of: names.map { .schema(Name($0.value)) })
  }
}

/// Which operations and named schemas name a schema, without another named schema between them.
struct SchemaUses: Sendable {
  private var operations: [SchemaID: [OperationID]] = [:]
  private var schemas: [SchemaID: [SchemaID]] = [:]

  init() {}

  init(of api: API) {
    let names = Set(api.namedSchemas.map(\.value))
    for (id, operation) in zip(api.operations.ids, api.operations.all) {
      let roots = SchemaUses.roots(of: operation, in: api)
      for used in SchemaUses.reached(from: roots, in: api, names: names) {
        operations[used, default: []].append(id)
      }
    }
    for named in api.namedSchemas {
      for used in SchemaUses.reached(
        from: SchemaUses.parts(of: api.schemas[named.value]), in: api, names: names)
      where used != named.value {
        schemas[used, default: []].append(named.value)
      }
    }
  }

  func links(to schema: SchemaID, in site: Site, api: API) -> [PageLink] {
    let own = (operations[schema] ?? []).map { site.link(to: $0, in: api) }
    let others = (schemas[schema] ?? []).compactMap { id -> PageLink? in
      guard let name = site.schemaNames[id], let route = site.routes.route(of: id) else { return nil }
      return PageLink(.text(name), route)
    }
    return own + others
  }

  private static func roots(of operation: Shared<Operation>, in api: API) -> [SchemaID] {
    var roots = operation.parameters.flatMap { id in
      [api.parameters[id].schema].compactMap(\.self) + api.parameters[id].content.compactMap(\.schema)
    }
    if let body = operation.requestBody { roots += api.requestBodies[body].content.compactMap(\.schema) }
    for response in operation.responses {
      roots += api.responses[response.response].content.compactMap(\.schema)
    }
    return roots
  }

  /// The named schemas that are met first on every way down from the roots.
  private static func reached(from roots: [SchemaID], in api: API, names: Set<SchemaID>) -> [SchemaID] {
    var found: [SchemaID] = []
    var visited: Set<SchemaID> = []
    var pending = Array(roots.reversed())
    while let id = pending.popLast() {
      guard visited.insert(id).inserted else { continue }
      if names.contains(id) { found.append(id) } else { pending += parts(of: api.schemas[id]).reversed() }
    }
    return found
  }

  /// The schemas that a schema holds directly.
  static func parts(of schema: Shared<Schema>) -> [SchemaID] {
    var parts = schema.properties.map(\.schema) + schema.allOf + schema.oneOf + schema.anyOf
    parts += [schema.reference, schema.dynamicReference, schema.items, schema.additionalProperties]
      .compactMap(\.self)
    if let rare = schema.rare {
      parts += rare.prefixItems + rare.patternProperties.map(\.value) + rare.dependentSchemas.map(\.value)
      parts += [rare.not, rare.if, rare.then, rare.else, rare.contains].compactMap(\.self)
    }
    return parts
  }
}
