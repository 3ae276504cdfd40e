import RubricDocuments
import RubricOpenAPI

/// Makes an example of a schema: the author's values where there are any, else values that fit it, the same
/// each time.
///
/// Values are first made without a check, since nearly all are right by the way they are made. Where keywords
/// were met that this does not hold for, the whole is checked, and made again with care if it is wrong: each
/// part is then checked by itself, and other alternatives are tried.
public struct ExampleMaker {
  let api: API
  let direction: Direction
  var strings = StringExample()
  /// Made when first needed.
  private var validator: SchemaValidator?
  /// How many values the example may still get; required members are made until it is spent.
  var valuesLeft = ExampleMaker.mostValues
  /// How much may still be tried, in schemas and members looked at.
  var workLeft = ExampleMaker.mostWork
  /// Whether each part is checked.
  private(set) var isCareful = false
  /// Whether the author's values are shown though the schema contradicts itself.
  private(set) var isLenient = false
  /// Whether a keyword was met that the making does not obey for certain.
  private(set) var isRisky = false
  /// How often a schema is part of the values that are being made.
  private var active: [SchemaID: Int] = [:]
  private var scope: [SchemaResourceID] = []

  /// Which way a value travels: properties that are only for the other way are left out.
  public enum Direction: Sendable {
    case request, response
  }

  /// What is known of the value to be made before its schema is looked at.
  struct Place {
    /// Of the member; empty where there is none.
    var name = ""
    /// Position among values of its kind, from 0: they differ by it.
    var ordinal = 0
    /// Whether the value must be there, whatever it takes.
    var isRequired = true
    /// How many values its optional parts may take.
    var allowance: Int
    var depth = 0
  }

  /// Examples have at most so many values.
  private static let mostValues = 5_000
  /// So much is looked at for one example before giving up.
  private static let mostWork = 100_000
  /// So many combinations of alternatives are tried for one value.
  private static let mostAttempts = 40
  /// Optional values nest at most so deep, required ones deeper.
  static let deepestOptional = 8
  private static let deepest = 50

  private init(api: API, direction: Direction) {
    self.api = api
    self.direction = direction
  }

  /// An example of the schema; null where there is none.
  ///
  /// - Parameters:
  ///   - name: of what holds the value, such as a parameter, which tells what it is like.
  ///   - budget: about so many values at most are optional.
  public static func example(
    of schema: SchemaID, in api: API, direction: Direction, named name: String = "", budget: Int = 400
  ) -> JSONValue {
    madeExample(of: schema, in: api, direction: direction, named: name, budget: budget) ?? .null
  }

  /// An example of the schema; nil where none was found.
  ///
  /// It is one that the schema allows, but for a schema that allows none, such as one whose `enum` is of another
  /// type: then it is the author's value all the same, or one of those alternatives that cannot be told apart.
  public static func madeExample(
    of schema: SchemaID, in api: API, direction: Direction, named name: String = "", budget: Int = 400
  ) -> JSONValue? {
    if let written = writtenExamples(of: schema, in: api).first { return JSONValue(written) }
    let place = Place(name: name, allowance: budget)
    if let value = validExample(of: schema, in: api, direction: direction, at: place) { return value }
    var maker = ExampleMaker(api: api, direction: direction)
    maker.isLenient = true
    return maker.value(of: [schema], at: place)
  }

  /// A value that the schema allows, as far as that can be told.
  static func validExample(
    of schema: SchemaID, in api: API, direction: Direction, at place: Place
  ) -> JSONValue? {
    var maker = ExampleMaker(api: api, direction: direction)
    let value = maker.value(of: [schema], at: place)
    guard maker.isRisky || value == nil else { return value }
    if let value, maker.isAllowed(value, by: [schema]) { return value }
    maker.isCareful = true
    maker.valuesLeft = ExampleMaker.mostValues
    maker.workLeft = ExampleMaker.mostWork
    return maker.value(of: [schema], at: place)
  }

  /// Two items of a sequence, different where that is possible.
  static func madeItems(of schema: SchemaID, in api: API, direction: Direction) -> [JSONValue] {
    guard let first = madeExample(of: schema, in: api, direction: direction, budget: 200) else { return [] }
    var maker = ExampleMaker(api: api, direction: direction)
    let second = maker.value(of: [schema], at: Place(ordinal: 1, allowance: 200))
    guard let second, maker.isAllowed(second, by: [schema]) else { return [first, first] }
    return [first, second]
  }

  /// The first of the author's examples of a media type, else one made from its schema; nil where it has
  /// neither.
  public static func example(
    of mediaType: MediaType, in api: API, direction: Direction
  ) -> JSONValue? {
    if let written = mediaType.examples.lazy.compactMap(\.value).first { return JSONValue(written) }
    return mediaType.schema.flatMap { madeExample(of: $0, in: api, direction: direction) }
  }

  /// The author's examples of a schema as a whole.
  public static func writtenExamples(of schema: SchemaID, in api: API) -> [Node] {
    var id = schema
    for _ in 0..<20 {
      let schema = api.schemas[id]
      if !schema.examples.isEmpty { return schema.examples }
      guard let reference = schema.reference else { return [] }
      id = reference
    }
    return []
  }

  // MARK: - One value

  /// A value that all of the schemas allow; nil where none was found, or the budget is spent.
  mutating func value(of schemas: [SchemaID], at place: Place) -> JSONValue? {
    guard valuesLeft > 0, place.depth < ExampleMaker.deepest else { return nil }
    // An optional value is left out of itself; a required one may end the second time.
    let mostActive = place.isRequired ? 1 : 0
    for schema in schemas where active[schema, default: 0] > mostActive { return null(schemas) }
    let first = conjunction(schemas, [])
    if first.isPossible, let value = value(of: first, schemas, at: place) { return value }
    var waiting: [[Int]] = []
    ExampleMaker.addDeviations(of: [], first.choiceCounts, to: &waiting)
    var next = 0
    while next < waiting.count, workLeft > 0 {
      let choices = waiting[next]
      next += 1
      let asked = conjunction(schemas, choices)
      ExampleMaker.addDeviations(of: choices, asked.choiceCounts, to: &waiting)
      if asked.isPossible, let value = value(of: asked, schemas, at: place) { return value }
    }
    return null(schemas)
  }

  private mutating func conjunction(_ schemas: [SchemaID], _ choices: [Int]) -> Conjunction {
    var ways = scope
    if let first = schemas.first { ways.append(api.schemas[first].resource) }
    var asked = Conjunction(schemas, in: api, choices: choices, scope: ways, isLenient: isLenient) {
      active[$0, default: 0] > 0
    }
    workLeft -= 1 + asked.parts.count + asked.members.count / 4
    guard !asked.dependentSchemas.isEmpty else { return asked }
    // Members that are shown bring schemas for the whole object with them.
    let more = asked.dependentSchemas.filter { asked.member(named: $0.name) != nil }.map(\.schema)
    if !more.isEmpty {
      asked = Conjunction(schemas + more, in: api, choices: choices, scope: ways, isLenient: isLenient) {
        active[$0, default: 0] > 0
      }
    }
    return asked
  }

  /// The combinations that differ from one at one more place, behind those at which it differs itself: each
  /// combination is reached once, those that are near to the first before others.
  private static func addDeviations(of choices: [Int], _ counts: [Int], to waiting: inout [[Int]]) {
    guard waiting.count < mostAttempts else { return }
    for place in choices.count..<max(counts.count, choices.count) {
      for alternative in 1..<max(counts[place], 1) where waiting.count < mostAttempts {
        waiting.append(choices + [Int](repeating: 0, count: place - choices.count) + [alternative])
      }
    }
  }

  /// Null, where the schemas allow it and nothing else was found.
  private mutating func null(_ schemas: [SchemaID]) -> JSONValue? {
    let parts = schemas.map { api.schemas[$0] }
    guard !parts.isEmpty, parts.allSatisfy({ $0.isNullable || $0.types.contains(.null) }) else { return nil }
    return parts.allSatisfy({ $0.isNullable }) || isAllowed(.null, by: schemas) ? .null : nil
  }

  private mutating func value(
    of asked: Conjunction, _ schemas: [SchemaID], at place: Place
  ) -> JSONValue? {
    if asked.isRisky { isRisky = true }
    if let written = written(asked, schemas, at: place) { return written }
    if asked.hasAllowed {
      guard isLenient, let node = asked.allowed.first?.first else { return nil }
      return JSONValue(node)
    }
    let order = order(of: asked, at: place)
    let hasParts = order.contains { $0 == .object || $0 == .array }
    if hasParts { enter(asked, schemas) }
    defer { if hasParts { leave(asked, schemas) } }
    for type in order {
      for attempt in 0..<attempts(type, asked) {
        var own = place
        var variant = ObjectVariant.whole
        if type == .object { variant = ObjectVariant.allCases[attempt] } else { own.ordinal += attempt }
        guard let value = value(of: type, asked, variant, at: own) else { continue }
        if !isCareful || !asked.isRisky || isAllowed(value, by: schemas) {
          valuesLeft -= 1
          return value
        }
      }
    }
    return nil
  }

  /// How many values of a type are tried: more where the first may be what `not` refuses.
  private func attempts(_ type: Schema.TypeSet, _ asked: Conjunction) -> Int {
    if type == .object { return ObjectVariant.allCases.count }
    return isCareful && asked.isRisky ? 4 : 1
  }

  private mutating func enter(_ asked: Conjunction, _ schemas: [SchemaID]) {
    for part in asked.parts { active[part, default: 0] += 1 }
    if let first = schemas.first { scope.append(api.schemas[first].resource) }
  }

  private mutating func leave(_ asked: Conjunction, _ schemas: [SchemaID]) {
    for part in asked.parts { active[part, default: 1] -= 1 }
    if !schemas.isEmpty { scope.removeLast() }
  }

  private mutating func value(
    of type: Schema.TypeSet, _ asked: Conjunction, _ variant: ObjectVariant, at place: Place
  ) -> JSONValue? {
    switch type {
    case .object: return object(asked, variant, at: place)
    case .array: return array(asked, at: place)
    case .string: return string(asked, at: place).map { .string($0) }
    case .number, .integer:
      let isWhole = type == .integer
      let named = NamedValue.value(for: place.name)?.number
      let usual = named ?? (isWhole ? "1" : "1.5")
      return NumberExample.text(asked.limits, isWhole: isWhole, usual: usual, ordinal: place.ordinal)
        .map { .number($0) }
    case .boolean: return .boolean(place.ordinal % 2 == 0)
    case .null: return .null
    default: return nil
    }
  }

  private mutating func string(_ asked: Conjunction, at place: Place) -> String? {
    if let inner = asked.limits.contentSchema, asked.limits.contentEncoding == nil,
      asked.limits.contentMediaType?.hasSuffix("json") == true, place.depth < ExampleMaker.deepestOptional
    {
      var within = place
      within.depth += 1
      return value(of: [inner], at: within)?.compactText
    }
    return strings.text(asked.limits, name: place.name, ordinal: place.ordinal)
  }

  // MARK: - The author's values

  /// The author's value, where the schemas allow it: an example, else `const`, `default` or one of `enum`.
  private mutating func written(
    _ asked: Conjunction, _ schemas: [SchemaID], at place: Place
  ) -> JSONValue? {
    for part in asked.parts {
      let schema = api.schemas[part]
      if schema.examples.isEmpty, schema.default == nil { continue }
      var nodes = schema.examples
      if place.ordinal > 0 { nodes = Array(nodes.dropFirst(place.ordinal).prefix(1)) }
      if place.ordinal == 0, let value = schema.default, ExampleMaker.isTelling(value) { nodes.append(value) }
      for node in nodes.prefix(4) where speaks(node, for: part, asked) {
        if let value = taken(node, asked, schemas) { return value }
      }
    }
    guard let values = asked.allowed.min(by: { $0.count < $1.count }) else { return nil }
    let start = values.isEmpty ? 0 : place.ordinal % values.count
    // Null is shown last: it tells nothing of the others.
    let order = Array(values[start...] + values[..<start])
    for node in order.filter({ !$0.isNull }) + order.filter(\.isNull) {
      workLeft -= 1
      guard workLeft > 0 else { return nil }
      if let value = taken(node, asked, schemas) { return value }
    }
    return nil
  }

  /// Whether a default is worth showing.
  private static func isTelling(_ value: Node) -> Bool {
    switch value.kind {
    case .null: false
    case .string: value.withUTF8 { !$0.isEmpty }
    case .sequence, .mapping: value.count > 0
    case .boolean, .integer, .float: true
    }
  }

  /// Whether an example of a part shows the whole: one of an object that is merged with others does not.
  private func speaks(_ node: Node, for part: SchemaID, _ asked: Conjunction) -> Bool {
    guard node.isMapping, part != asked.parts.first else { return true }
    return asked.members.allSatisfy { member in
      node.member(named: Name(member.name)) != nil
        || api.schemas[part].properties.contains { Name($0.name) == Name(member.name) }
    }
  }

  private mutating func taken(_ node: Node, _ asked: Conjunction, _ schemas: [SchemaID]) -> JSONValue? {
    for (name, value) in asked.fixed where node.isMapping {
      guard let member = node.member(named: name), Name(member.value.string ?? "") == Name(value) else {
        return nil
      }
    }
    if node.isNull, asked.types?.contains(.null) == false { return nil }
    if let scalar = plainScalar(node, asked) {
      valuesLeft -= 1
      return scalar
    }
    for schema in schemas where truth(of: node, by: schema) == .fails { return nil }
    var budget = min(valuesLeft, 500)
    let before = budget
    let value = JSONValue(node, budget: &budget)
    guard budget > 0 else { return nil }
    valuesLeft -= before - budget
    return value
  }

  /// A scalar that the schemas allow for certain, which most of the author's values are; nil of others.
  private mutating func plainScalar(_ node: Node, _ asked: Conjunction) -> JSONValue? {
    guard !asked.isRisky, asked.allowed.count <= 1 else { return nil }
    // Of a single `enum` only its own values are asked about, or else the validator is.
    if let values = asked.allowed.first, !values.contains(node) { return nil }
    let type: Schema.TypeSet
    switch node.kind {
    case .string: type = .string
    case .boolean: type = .boolean
    case .integer: type = .integer
    case .float: type = .number
    case .null, .mapping, .sequence: return nil
    }
    guard asked.types.map({ $0.contains(type) }) ?? true else { return nil }
    let value = JSONValue(node)
    switch value {
    case .string(let text): return strings.allows(text, asked.limits) ? value : nil
    case .number(let text): return Decimal(text.utf8).map { asked.limits.allow($0) } == true ? value : nil
    case .boolean: return value
    case .null, .array, .object: return nil
    }
  }

  // MARK: - Types

  /// The types that a value may have, the likeliest first.
  private func order(of asked: Conjunction, at place: Place) -> [Schema.TypeSet] {
    if let types = asked.types {
      if types.rawValue.nonzeroBitCount == 1 { return [types] }
      if types == [.number, .integer] { return [.number] }
      var order: [Schema.TypeSet] = []
      if types.contains(.object), !asked.members.isEmpty { order.append(.object) }
      if types.contains(.array), !asked.arrays.isEmpty { order.append(.array) }
      if types.contains(.string), asked.limits.limitsStrings { order.append(.string) }
      for part in asked.parts { order += writtenTypes(of: part) }
      let usual: [Schema.TypeSet] = [.string, .number, .integer, .boolean, .object, .array]
      let all = order + usual + [.null]
      var seen: Schema.TypeSet = []
      return all.filter { type in
        guard types.contains(type), !seen.contains(type) else { return false }
        if type == .integer, seen.contains(.number) { return false }
        seen.insert(type)
        return true
      }
    }
    let limits = asked.limits
    let speaksOfObjects =
      !asked.members.isEmpty || !asked.patternMembers.isEmpty || limits.minProperties > 0
      || asked.closures.contains { api.schemas[$0.schema].always != false }
    if speaksOfObjects { return [.object] }
    if !asked.arrays.isEmpty || limits.minItems > 0 || !asked.contained.isEmpty { return [.array] }
    if limits.limitsStrings { return [.string] }
    let isWhole = limits.formats.contains { ["int32", "int64", "integer"].contains($0) }
    if isWhole { return [.integer] }
    if limits.limitsNumbers || limits.formats.contains(where: { ["float", "double"].contains($0) }) {
      return [.number]
    }
    return [.string, .object, .integer, .boolean, .array, .null]
  }

  /// The types in the order in which the author wrote them.
  private func writtenTypes(of part: SchemaID) -> [Schema.TypeSet] {
    guard let node = api.schemas[part].origin[.type], node.isSequence else { return [] }
    return node.elements.compactMap { $0.string.flatMap { Schema.TypeSet(name: $0) } }.filter { $0 != .null }
  }

  // MARK: - Checks

  /// Whether all of the schemas allow the value, as far as that can be told.
  mutating func isAllowed(_ value: JSONValue, by schemas: [SchemaID]) -> Bool {
    guard let document = value.document else { return false }
    for schema in schemas where truth(of: document.root, by: schema) == .fails { return false }
    return true
  }

  private mutating func truth(of node: Node, by schema: SchemaID) -> Truth {
    // Taken out while it is used, so that it is not copied.
    var checking =
      validator ?? SchemaValidator(api.schemaSet, options: SchemaValidator.Options(mostSteps: 20_000))
    validator = nil
    defer { validator = checking }
    let truth = checking.truth(of: node, by: schema, direction == .request ? .request : .response)
    workLeft -= checking.run.stepsTaken / 8
    return truth
  }

  // MARK: - Parts

  /// Whether a member is only for the other way.
  func isForOtherWay(_ schemas: [SchemaID]) -> Bool {
    guard let first = schemas.first else { return false }
    let only = api.schemas[first]
    if schemas.count == 1, only.reference == nil, only.allOf.isEmpty {
      return direction == .request ? only.isReadOnly : only.isWriteOnly
    }
    var pending = schemas
    var seen = 0
    while let id = pending.popLast(), seen < 20 {
      seen += 1
      let schema = api.schemas[id]
      switch direction {
      case .request: if schema.isReadOnly { return true }
      case .response: if schema.isWriteOnly { return true }
      }
      pending += schema.allOf
      if let reference = schema.reference { pending.append(reference) }
    }
    return false
  }

  func isActive(_ schemas: [SchemaID]) -> Bool { schemas.contains { active[$0, default: 0] > 0 } }
}

extension SchemaValidator {
  /// Whether a value satisfies a schema, without words on why not.
  fileprivate mutating func truth(of node: Node, by schema: SchemaID, _ direction: Direction) -> Truth {
    run = ValidationRun(mostSteps: options.mostSteps, direction: direction)
    return quickly(schema, node)
  }
}
