import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Makes the tables of one page: first the outermost rows of all, then level by level, until the page's
/// budget of rows is spent.
struct FieldTables {
  private let site: Site
  private let api: API
  private(set) var tables: [FieldTable] = []
  private var queue: [Pending] = []
  private var spent = 0
  private let names: [SchemaID: String]
  private let budget: Int
  private var anchors: Set<String> = []
  private var shownInRequest: Set<SchemaID> = []
  private var shownInResponse: Set<SchemaID> = []

  /// A row whose schema is still to be opened.
  private struct Pending {
    var table: Int
    var row: Int
    var schema: SchemaID
    /// The schemas above it: a schema is recursive only where it stands on its own path.
    var path: [SchemaID]
    var anchor: String
    var direction: ExampleMaker.Direction?
  }

  init(site: Site, api: API, budget: Int = RowBudget.rowsOnPage) {
    self.budget = budget
    self.site = site
    self.api = api
    names = site.schemaNames
  }

  /// Adds a table of parameters; gives its position in `tables`.
  mutating func add(parameters: [ParameterID], anchor: String) -> Int {
    let table = newTable()
    for id in parameters {
      let parameter = api.parameters[id]
      let schema = parameter.schema ?? parameter.content.first?.schema
      var row = row(
        .name(parameter.name), schema: schema, anchor: anchor + "-" + Slug(parameter.name).description)
      row.isRequired = parameter.isRequired
      row.isDeprecated = row.isDeprecated || parameter.isDeprecated
      row.description = prose(parameter.description) ?? row.description
      if let example = parameter.examples.lazy.compactMap(\.value).first {
        row.example = JSONValue(example).readerText
      }
      append(row, to: table, under: nil, schema: schema, path: [], direction: .request)
    }
    return table
  }

  /// Adds a table of headers.
  mutating func add(headers: [Named<HeaderID>], anchor: String) -> Int {
    let table = newTable()
    for named in headers {
      let header = api.headers[named.value]
      let schema = header.schema ?? header.content.first?.schema
      var row = row(.name(named.name), schema: schema, anchor: anchor + "-" + Slug(named.name).description)
      row.isRequired = header.isRequired
      row.isDeprecated = row.isDeprecated || header.isDeprecated
      row.description = prose(header.description) ?? row.description
      append(row, to: table, under: nil, schema: schema, path: [], direction: .response)
    }
    return table
  }

  /// Adds a table of what a value of the schema holds; empty where it has no parts.
  mutating func add(schema: SchemaID, direction: ExampleMaker.Direction?, anchor: String) -> Int {
    let table = newTable()
    open(schema, in: table, under: nil, path: [], anchor: anchor, direction: direction)
    return table
  }

  /// Whether the schema was not asked about before for that direction.
  mutating func isFirst(_ schema: SchemaID, _ direction: ExampleMaker.Direction) -> Bool {
    switch direction {
    case .request: shownInRequest.insert(schema).inserted
    case .response: shownInResponse.insert(schema).inserted
    }
  }

  /// The tables, opened as far as the budget goes.
  mutating func finish() -> [FieldTable] {
    var index = 0
    while index < queue.count {
      let pending = queue[index]
      index += 1
      open(
        pending.schema, in: pending.table, under: pending.row, path: pending.path, anchor: pending.anchor,
        direction: pending.direction)
    }
    queue = []
    return tables
  }

  // MARK: - Rows

  private mutating func newTable() -> Int {
    tables.append(FieldTable())
    return tables.count - 1
  }

  /// Adds the rows that a schema's parts make.
  private mutating func open(
    _ id: SchemaID, in table: Int, under parent: Int?, path: [SchemaID], anchor: String,
    direction: ExampleMaker.Direction?
  ) {
    let target = element(of: id)
    if let parent, let page = cut(target, path) {
      tables[table].rows[parent].more = page
      return
    }
    let shape = ObjectShape(of: target, in: api)
    // A schema with very many parts is shown whole on its own page only.
    if let parent, let route = site.routes.route(of: target), spent + shape.properties.count > budget {
      tables[table].rows[parent].more = .elsewhere(route)
      return
    }
    let path = path + [target]
    let properties = shape.properties.filter { isShown($0.schema, direction) }
    // Of the outermost rows some are shown always, so that no table is empty because others were long.
    let room = max(budget - spent, parent == nil ? RowBudget.leastRows : 0)
    let elements = api.schemas[target].rare?.prefixItems ?? []
    if max(properties.count, shape.patternProperties.count, elements.count) > room {
      let more = FieldRow.More.elsewhere(site.routes.route(of: target))
      if let parent { tables[table].rows[parent].more = more } else { tables[table].more = more }
    }
    for property in properties.prefix(room) {
      var row = row(
        .name(property.name), schema: property.schema, anchor: anchor + "-" + Slug(property.name).description)
      row.isRequired = property.isRequired
      append(row, to: table, under: parent, schema: property.schema, path: path, direction: direction)
    }
    for named in shape.patternProperties.prefix(room) {
      let row = row(.pattern(named.name), schema: named.value, anchor: anchor + "-pattern")
      append(row, to: table, under: parent, schema: named.value, path: path, direction: direction)
    }
    if let additional = shape.additionalProperties, api.schemas[additional].always == nil {
      let row = row(.anyName, schema: additional, anchor: anchor + "-any-name")
      append(row, to: table, under: parent, schema: additional, path: path, direction: direction)
    }
    for holder in shape.alternatives {
      addAlternatives(of: holder, table, parent, path, anchor, direction)
    }
    for (number, item) in elements.prefix(room).enumerated() {
      let row = row(.element(number + 1), schema: item, anchor: "\(anchor)-\(number + 1)")
      append(row, to: table, under: parent, schema: item, path: path, direction: direction)
    }
  }

  private mutating func addAlternatives(
    of holder: SchemaID, _ table: Int, _ parent: Int?, _ path: [SchemaID], _ anchor: String,
    _ direction: ExampleMaker.Direction?
  ) {
    let schema = api.schemas[holder]
    let alternatives = schema.oneOf + schema.anyOf
    // Scalars, and `null` beside one schema, are told by the type already.
    guard alternatives.contains(where: { hasParts($0) }) else { return }
    if alternatives.count > RowBudget.mostAlternatives {
      let more = FieldRow.More.elsewhere(site.routes.route(of: holder))
      if let parent { tables[table].rows[parent].more = more } else { tables[table].more = more }
    }
    for (number, alternative) in alternatives.prefix(RowBudget.mostAlternatives).enumerated() {
      let title = alternativeTitle(alternative, schema.discriminator)
      let row = row(
        .alternative(number + 1, title: title), schema: alternative, anchor: "\(anchor)-option-\(number + 1)")
      append(row, to: table, under: parent, schema: alternative, path: path, direction: direction)
    }
  }

  /// The discriminator's value, else the schema's name or title.
  private func alternativeTitle(_ id: SchemaID, _ discriminator: Schema.Discriminator?) -> String? {
    if let discriminator, let mapped = discriminator.mapping.first(where: { $0.value == id }) {
      return "\(discriminator.propertyName): \(mapped.name)"
    }
    return api.schemas[id].title ?? names[id]
  }

  private mutating func append(
    _ row: FieldRow, to table: Int, under parent: Int?, schema: SchemaID?, path: [SchemaID],
    direction: ExampleMaker.Direction?
  ) {
    spent += 1
    var row = row
    // Two names can have one slug, such as `a_b` and `a-b`; the order of the rows tells them apart.
    while !anchors.insert(row.anchor).inserted { row.anchor += "-\(spent)" }
    let index = tables[table].rows.count
    tables[table].rows.append(row)
    if let parent {
      tables[table].rows[parent].children.append(index)
    } else {
      tables[table].roots.append(index)
    }
    guard let schema, hasParts(schema) else { return }
    queue.append(
      Pending(
        table: table, row: index, schema: schema, path: path, anchor: row.anchor, direction: direction))
  }

  /// Why the parts of a schema are not opened here; nil where they are.
  private func cut(_ target: SchemaID, _ path: [SchemaID]) -> FieldRow.More? {
    if path.contains(target) { return .recursive(site.routes.route(of: target)) }
    if path.count >= RowBudget.deepest || spent >= budget {
      return .elsewhere(site.routes.route(of: target))
    }
    return nil
  }

  private func row(_ label: FieldRow.Label, schema id: SchemaID?, anchor: String) -> FieldRow {
    var row = FieldRow(label: label, anchor: anchor, type: TypeOutline(parts: []))
    guard let id else { return row }
    let own = api.schemas[id]
    let inner = api.schemas[element(of: id)]
    let values = own.enum.isEmpty ? inner.enum : own.enum
    row.type = TypeOutline(of: id, in: api, named: { site.routes.route(of: $0) != nil })
    row.constraints = Constraint.all(of: own, in: api).filter { $0 != .noOtherProperties }
    row.isDeprecated = own.isDeprecated
    row.isReadOnly = own.isReadOnly
    row.isWriteOnly = own.isWriteOnly
    row.description = prose(description(of: own))
    row.values = (values.isEmpty ? own.const.map { [$0] } ?? [] : values).prefix(RowBudget.valuesInRow)
      .map { JSONValue($0).readerText }
    row.defaultValue = own.default.map { JSONValue($0).readerText }
    row.example = own.examples.first.flatMap { $0.isScalar ? JSONValue($0).readerText : nil }
    return row
  }

  /// Its own, else that of the one schema it stands for.
  private func description(of schema: Shared<Schema>) -> String? {
    if let description = schema.description { return description }
    if let reference = schema.reference ?? schema.dynamicReference {
      return api.schemas[reference].description
    }
    if schema.allOf.count == 1 { return api.schemas[schema.allOf[0]].description }
    return schema.title
  }

  private func prose(_ description: String?) -> PageProse? {
    guard let description, let prose = site.prose[description] else { return nil }
    return PageProse(text: prose.text, nodes: 0..<prose.text.nodes.count, links: prose.links, anchors: .none)
  }

  // MARK: - Shapes

  /// What the elements of an array are, through arrays of arrays; the schema itself where it is none.
  private func element(of id: SchemaID) -> SchemaID {
    var id = id
    for _ in 0..<8 {
      let schema = api.schemas[id]
      if let reference = schema.reference ?? schema.dynamicReference, schema.properties.isEmpty,
        schema.items == nil
      {
        id = reference
      } else if let items = schema.items, schema.properties.isEmpty {
        id = items
      } else if schema.allOf.count == 1, schema.properties.isEmpty, schema.oneOf.isEmpty, schema.anyOf.isEmpty
      {
        id = schema.allOf[0]
      } else if let one = onlyAlternative(schema) {
        id = one
      } else {
        return id
      }
    }
    return id
  }

  /// The one alternative that is not null, as in `anyOf: [X, null]`.
  private func onlyAlternative(_ schema: Shared<Schema>) -> SchemaID? {
    guard schema.properties.isEmpty, schema.allOf.isEmpty else { return nil }
    let some = (schema.oneOf + schema.anyOf).filter { api.schemas[$0].types != .null }
    return some.count == 1 ? some[0] : nil
  }

  private func hasParts(_ id: SchemaID) -> Bool {
    let schema = api.schemas[element(of: id)]
    if !schema.properties.isEmpty || !schema.allOf.isEmpty { return true }
    if schema.rare?.patternProperties.isEmpty == false || schema.rare?.prefixItems.isEmpty == false {
      return true
    }
    if let additional = schema.additionalProperties, api.schemas[additional].always == nil { return true }
    return (schema.oneOf + schema.anyOf).contains { alternative in
      let inner = api.schemas[element(of: alternative)]
      return !inner.properties.isEmpty || !inner.allOf.isEmpty || inner.additionalProperties != nil
    }
  }

  private func isShown(_ id: SchemaID, _ direction: ExampleMaker.Direction?) -> Bool {
    switch direction {
    case .request: !api.schemas[id].isReadOnly
    case .response: !api.schemas[id].isWriteOnly
    case nil: true
    }
  }
}
