import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Makes the tables of one page: first the outermost rows of all, then level by level. What has its place
/// here is shown whole; what has a page of its own is opened until the page's budget of rows is spent.
struct FieldTables {
  let telling: SchemaTelling
  private let cache: WordsCache
  private(set) var tables: [FieldTable] = []
  private var queue: [Opening] = []
  private var spent = 0
  private var anchors: Set<String> = []
  private var shownInRequest: Set<SchemaID> = []
  private var shownInResponse: Set<SchemaID> = []
  /// What is not shown because it does not apply: read-only properties of requests, write-only ones of
  /// responses.
  private(set) var inapplicable: [Node] = []

  /// Where rows are put.
  struct Slot {
    var table: Int
    /// The row that they stand below; nil of the outermost.
    var parent: Int?
    /// The schemas above them: a schema is recursive only where it stands on its own path.
    var path: [SchemaID] = []
    var direction: ExampleMaker.Direction?
    /// Whether they have their place here, and not on the page of a named schema above them.
    var isOwn: Bool
    /// The page where they have their place; nil where that is here.
    var home: Route?
  }

  /// A schema whose parts are to become rows.
  private struct Opening {
    var schema: SchemaID
    /// What the anchors of the rows begin with.
    var anchor: String
    var slot: Slot
  }

  /// - Parameter cache: shared by all pages of the API.
  init(site: Site, api: API, cache: WordsCache = WordsCache()) {
    telling = SchemaTelling(site: site, api: api)
    self.cache = cache
  }

  var api: API { telling.api }

  /// Adds a table of what a value of the schema holds; empty where it has no parts.
  ///
  /// - Parameter isOwnPage: whether the table stands on the schema's own page.
  mutating func add(
    schema: SchemaID, direction: ExampleMaker.Direction?, anchor: String, isOwnPage: Bool = false
  ) -> Int {
    let table = newTable()
    let isOwn = isOwnPage || !telling.isNamed(schema)
    let home = isOwn ? nil : telling.site.routes.route(of: schema)
    let slot = Slot(table: table, direction: direction, isOwn: isOwn, home: home)
    open(Opening(schema: schema, anchor: anchor, slot: slot))
    return table
  }

  /// Adds a table whose one row is each item of a stream.
  mutating func add(
    item schema: SchemaID, at written: Node?, direction: ExampleMaker.Direction?, anchor: String
  ) -> Int {
    let table = newTable()
    let row = FieldRow(
      label: .item, anchor: anchor + "-item", words: telling.words(of: schema, at: written))
    append(row, schema: schema, under: Slot(table: table, direction: direction, isOwn: true))
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
      open(queue[index])
      index += 1
    }
    queue = []
    return tables
  }

  mutating func newTable() -> Int {
    tables.append(FieldTable())
    return tables.count - 1
  }

  // MARK: - Rows

  /// Adds a row; the parts of its schema follow later. Where the budget is spent, what stands above it says
  /// so instead.
  mutating func append(_ row: FieldRow, schema: SchemaID?, under slot: Slot) {
    guard hasRoom(slot) else { return leaveOut(.elsewhere(slot.home), slot) }
    spent += 1
    var row = row
    // Two names can have one slug, such as `a_b` and `a-b`; the order of the rows tells them apart.
    while !anchors.insert(row.anchor).inserted { row.anchor += "-\(spent)" }
    let index = tables[slot.table].rows.count
    tables[slot.table].rows.append(row)
    if let parent = slot.parent {
      tables[slot.table].rows[parent].children.append(index)
    } else {
      tables[slot.table].roots.append(index)
    }
    guard let schema, telling.hasParts(schema) else { return }
    let target = telling.element(of: schema)
    var below = slot
    below.parent = index
    if telling.isNamed(schema) || telling.isNamed(target) {
      below.isOwn = false
      below.home = telling.site.routes.route(of: target) ?? telling.site.routes.route(of: schema)
    }
    queue.append(Opening(schema: schema, anchor: row.anchor, slot: below))
  }

  private func hasRoom(_ slot: Slot) -> Bool {
    if slot.isOwn { return spent < RowBudget.mostRows }
    // Of the outermost rows some are shown always, so that no table is empty because others were long.
    return spent < RowBudget.rowsOnPage
      || (slot.parent == nil && tables[slot.table].roots.count < RowBudget.leastRows)
  }

  private mutating func leaveOut(_ more: FieldRow.More, _ slot: Slot) {
    if let parent = slot.parent {
      tables[slot.table].rows[parent].more = more
    } else {
      tables[slot.table].more = more
    }
  }

  /// Adds the rows that a schema's parts make.
  private mutating func open(_ opening: Opening) {
    let target = telling.element(of: opening.schema)
    var slot = opening.slot
    if slot.parent != nil, let cut = cut(target, slot) { return leaveOut(cut, slot) }
    let telling = telling
    let shape = ObjectShape(of: target, in: api, named: { telling.isNamed($0) })
    // A schema with very many parts is shown whole on its own page only.
    if slot.parent != nil, !slot.isOwn, spent + shape.properties.count > RowBudget.rowsOnPage {
      return leaveOut(.elsewhere(slot.home), slot)
    }
    slot.path.append(target)
    let limits = telling.requirements(of: shape, isOwn: slot.isOwn)
    if let parent = slot.parent {
      tables[slot.table].rows[parent].words.limits += limits
    } else {
      tables[slot.table].limits += limits
    }
    for property in shape.properties { add(property, anchor: opening.anchor, slot) }
    for part in shape.parts { addParts(of: part, anchor: opening.anchor, slot) }
    if shape.isCut { leaveOut(.elsewhere(nil), slot) }
  }

  /// Why the parts of a schema are not opened here; nil where they are.
  private func cut(_ target: SchemaID, _ slot: Slot) -> FieldRow.More? {
    let route = telling.site.routes.route(of: target) ?? slot.home
    if slot.path.contains(target) { return .recursive(route) }
    if slot.isOwn {
      let isFull = slot.path.count >= RowBudget.deepestOfOwn || spent >= RowBudget.mostRows
      return isFull ? .elsewhere(route) : nil
    }
    if slot.path.count >= RowBudget.deepest || spent >= RowBudget.rowsOnPage { return .elsewhere(route) }
    return nil
  }

  private mutating func add(_ property: ObjectShape.Property, anchor: String, _ slot: Slot) {
    guard isShown(property.schema, slot.direction) else {
      if slot.isOwn { inapplicable.append(property.member.value) }
      return
    }
    var row = FieldRow(label: .name(property.name), anchor: anchor + "-" + Slug(property.name).description)
    row.isRequired = property.isRequired
    var slot = slot
    if slot.isOwn {
      row.requiredPlaces = property.requiredPlaces
      row.places = property.members.filter { !$0.isNamed }.flatMap { telling.namePlaces(of: $0.value) }
    }
    if let source = property.source, property.members.allSatisfy(\.isNamed) {
      let route = telling.site.routes.route(of: source)
      if route != nil { row.source = source }
      slot.isOwn = false
      slot.home = route ?? slot.home
    }
    row.words = words(of: property, isOwn: slot.isOwn)
    append(row, schema: property.schema, under: slot)
  }

  private func words(of property: ObjectShape.Property, isOwn: Bool) -> SchemaWords {
    if isOwn { return telling.words(of: property) }
    func forgotten() -> SchemaWords {
      var words = telling.words(of: property)
      words.forgetPlaces()
      return words
    }
    // What several parts say depends on all of them, and not on one place.
    guard property.members.count == 1 else { return forgotten() }
    return cache.words(at: property.member.value.place, forgotten)
  }

  private func isShown(_ id: SchemaID, _ direction: ExampleMaker.Direction?) -> Bool {
    switch direction {
    case .request: !api.schemas[id].isReadOnly
    case .response: !api.schemas[id].isWriteOnly
    case nil: true
    }
  }
}
