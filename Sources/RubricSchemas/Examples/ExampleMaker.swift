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
  private static let mostWork = 25_000
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
  /// It is one that the schema allows, but for a schema that allows none, such as one whose `enum` is of
  /// another type: then it is the author's value all the same, or one of alternatives that cannot be told
  /// apart.
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

  // MARK: - Checks

  /// Whether all of the schemas allow the value, as far as that can be told.
  mutating func isAllowed(_ value: JSONValue, by schemas: [SchemaID]) -> Bool {
    guard let document = value.document else { return false }
    for schema in schemas where truth(of: document.root, by: schema) == .fails { return false }
    return true
  }

  mutating func truth(of node: Node, by schema: SchemaID) -> Truth {
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
