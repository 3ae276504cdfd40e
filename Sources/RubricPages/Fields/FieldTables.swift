import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Makes the tables of one page: first the outermost rows of all, then level by level. What has its place
/// here is shown whole, on pages that follow where this one is full; what has a page of its own is opened
/// until the page's budget is spent.
struct FieldTables {
  let telling: SchemaTelling
  let made: MadeOnce
  private(set) var tables: [FieldTable] = []
  /// Position of the row above each row, by table.
  private var parents: [[Int?]] = []
  private var queue: [Opening] = []
  private(set) var budget = RowBudget()
  private var anchors: Set<String> = []
  private var shownInRequest: Set<SchemaID> = []
  private var shownInResponse: Set<SchemaID> = []
  /// What is not shown because it does not apply: read-only properties of requests, write-only ones of
  /// responses.
  var inapplicable: [Place] = []
  /// Where what has no room here goes on; nil where nothing does.
  private let following: Route?
  /// Whether it is told that there is more, though no page follows.
  private var isCut = false
  /// What goes on there.
  private(set) var rest: [Continued] = []
  /// How often each schema without a page was opened, here and on the pages before.
  var openings: [SchemaID: Int] = [:]

  /// A schema without a page that is used over and over, as YAML's aliases make possible, is shown whole so often
  /// in a chain of pages; further on it counts as one that has its place elsewhere.
  static let mostOpenings = 20

  /// - Parameters:
  ///   - made: shared by all pages of the API.
  ///   - following: the page on which what has no room here goes on; nil where there is none.
  init(site: Site, api: API, made: MadeOnce = MadeOnce(), following: Route? = nil) {
    telling = SchemaTelling(site: site, api: api)
    self.made = made
    self.following = following
  }

  var api: API { telling.api }

  /// Adds a table of what a value of the schema holds; empty where it has no parts.
  ///
  /// - Parameter isOwnPage: whether the table stands on the schema's own page.
  mutating func add(
    schema: SchemaID, direction: ExampleMaker.Direction?, anchor: String, title: FieldTable.Title,
    isOwnPage: Bool = false
  ) -> Int {
    let isOwn = isOwnPage || !telling.isNamed(schema)
    let home = isOwn ? nil : telling.site.routes.route(of: schema)
    return add(
      .schemas([ObjectShape.Part(schema, at: nil)]), anchor: anchor, title: title,
      Slot(table: 0, direction: direction, isOwn: isOwn, home: home))
  }

  /// Adds a table whose one row is each item of a stream.
  mutating func add(
    item schema: SchemaID, at written: Node?, direction: ExampleMaker.Direction?, anchor: String,
    title: FieldTable.Title
  ) -> Int {
    add(
      .item(schema, written), anchor: anchor, title: title,
      Slot(table: 0, direction: direction, isOwn: true))
  }

  /// Adds a table of parameters.
  ///
  /// - Parameter components: what they are called as components, where readers are told.
  mutating func add(
    parameters: [ParameterID], components: [ParameterID: Told<String>] = [:], anchor: String,
    title: FieldTable.Title
  ) -> Int {
    add(
      .parameters(parameters, names: components), anchor: anchor, title: title,
      Slot(table: 0, direction: .request, isOwn: true))
  }

  /// Adds a table of headers, which stand in field `headers` of an object.
  mutating func add(
    headers: [Named<HeaderID>], of holder: Node, anchor: String, title: FieldTable.Title
  ) -> Int {
    let written = KeyPlaces(of: holder[.headers], in: api)
    return add(
      .headers(headers, written), anchor: anchor, title: title,
      Slot(table: 0, direction: .response, isOwn: true))
  }

  /// Adds a table of what an earlier page had no room for; a full page leaves it to the next. The last of all
  /// pages tells once that there is more.
  mutating func goOn(with continued: Continued) {
    if openings.isEmpty { openings = continued.openings }
    if budget.hasRoom(isOwn: true) {
      budget.takeTable()
      _ = add(continued)
    } else if following != nil {
      rest.append(continued)
    } else if !isCut {
      isCut = true
      tables.append(FieldTable(title: continued.title, trail: continued.trail))
      parents.append([])
      tables[tables.count - 1].more = .elsewhere(continued.opening.slot.home)
    }
  }

  private mutating func add(_ rest: Continued) -> Int {
    var opening = rest.opening
    opening.slot.parent = nil
    opening.slot.earlier = opening.slot.path.count
    return add(opening, title: rest.title, trail: rest.trail)
  }

  private mutating func add(
    _ source: FieldSource, anchor: String, title: FieldTable.Title, _ slot: Slot
  ) -> Int {
    add(Opening(source: source, anchor: anchor, slot: slot), title: title, trail: [])
  }

  private mutating func add(_ opening: Opening, title: FieldTable.Title, trail: [FieldRow.Label]) -> Int {
    tables.append(FieldTable(title: title, trail: trail))
    parents.append([])
    var opening = opening
    opening.slot.table = tables.count - 1
    open(opening)
    return opening.slot.table
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
    for index in rest.indices { rest[index].openings = openings }
    return tables
  }

  // MARK: - Rows

  /// Adds the rows of something, as far as there is room for them.
  private mutating func open(_ opening: Opening) {
    var opening = opening
    let sources: [FieldSource.Row]
    switch opening.source {
    case .parameters(let all, let names): sources = all.map { .parameter($0, component: names[$0]) }
    case .headers(let all, let written): sources = all.map { .header($0, written[$0.name]) }
    case .item(let schema, let written): sources = [.item(schema, written)]
    case .schemas(let schemas):
      guard let parts = self.parts(of: schemas, &opening) else { return }
      sources = parts
    }
    for (index, source) in sources.enumerated().dropFirst(opening.shown) {
      let slot = slot(of: source, in: opening.slot)
      if budget.hasRoom(isOwn: slot.isOwn) || isAmongFirst(slot) {
        append(row(of: source, in: opening, isOwn: slot.isOwn), schemas: source.schemas(in: api), under: slot)
      } else if !slot.isOwn {
        leaveOut(.elsewhere(slot.home), slot)
      } else {
        opening.shown = index
        return goOn(opening)
      }
    }
  }

  /// Of the outermost rows of what has a page of its own some are shown always, so that no table is empty
  /// because others were long.
  private func isAmongFirst(_ slot: Slot) -> Bool {
    !slot.isOwn && slot.parent == nil && tables[slot.table].roots.count < RowBudget.leastRows
  }

  /// Leaves the rest of something to the next page.
  mutating func goOn(_ opening: Opening) {
    guard let following else { return leaveOut(.elsewhere(opening.slot.home), opening.slot) }
    leaveOut(.continued(following), opening.slot)
    var trail: [FieldRow.Label] = []
    var row = opening.slot.parent
    while let index = row {
      trail.append(tables[opening.slot.table].rows[index].label)
      row = parents[opening.slot.table][index]
    }
    let table = tables[opening.slot.table]
    rest.append(Continued(opening: opening, title: table.title, trail: table.trail + trail.reversed()))
  }

  /// Adds a row; the parts of its schemas follow later.
  private mutating func append(
    _ row: consuming FieldRow, schemas: [ObjectShape.Part], under slot: Slot
  ) {
    row.anchor = FieldTables.shortened(row.anchor)
    budget.take(row)
    // Two names can have one slug, such as `a_b` and `a-b`; the order of the rows tells them apart.
    while !anchors.insert(row.anchor).inserted { row.anchor += "-\(budget.rows)" }
    let anchor = row.anchor
    let index = tables[slot.table].rows.count
    tables[slot.table].rows.append(row)
    parents[slot.table].append(slot.parent)
    if let parent = slot.parent {
      tables[slot.table].rows[parent].children.append(index)
    } else {
      tables[slot.table].roots.append(index)
    }
    let opened = self.opened(schemas)
    guard !opened.isEmpty else { return }
    var below = slot
    below.parent = index
    if opened.allSatisfy({ $0.source != nil }) {
      below.isOwn = false
      let routes = opened.compactMap { $0.source.flatMap { telling.site.routes.route(of: $0) } }
      // What several say is told together where their row has its place.
      below.home = routes.count == 1 ? routes[0] : slot.home ?? routes.first
    }
    queue.append(Opening(source: .schemas(opened), anchor: anchor, slot: below))
  }

  /// What of a row's schemas has parts that become rows.
  private func opened(_ schemas: [ObjectShape.Part]) -> [ObjectShape.Part] {
    guard schemas.count == 1 else { return telling.opened(schemas) }
    let part = schemas[0]
    let hasParts = made.hasParts(part.schema, in: part.scope) {
      telling.hasParts(part.schema, in: part.scope)
    }
    return hasParts ? [telling.target(of: part, arrays: .max)] : []
  }

  /// An anchor that tells the way to a row is made of a hash where the way is long.
  private static func shortened(_ anchor: String) -> String {
    anchor.utf8.count <= longestAnchor ? anchor : "field-" + StableHash(anchor.utf8).text
  }

  private static let longestAnchor = 160

  mutating func leaveOut(_ more: FieldRow.More, _ slot: Slot) {
    if let parent = slot.parent {
      tables[slot.table].rows[parent].more = more
    } else {
      tables[slot.table].more = more
    }
  }

  /// Tells beside the row above, or the table, what has to be there.
  mutating func tellRequirements(of shape: ObjectShape, _ slot: Slot) {
    let limits = telling.requirements(of: shape, isOwn: slot.isOwn)
    if let parent = slot.parent {
      tables[slot.table].rows[parent].words.limits += limits
    } else {
      tables[slot.table].limits += limits
    }
  }
}
