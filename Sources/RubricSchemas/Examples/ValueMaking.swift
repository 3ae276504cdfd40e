import RubricDocuments
import RubricOpenAPI

/// One value, of whatever type: which alternatives and types are tried for it, and what ends a recursion.
extension ExampleMaker {
  /// A value that all of the schemas allow; nil where none was found, or the budget is spent.
  mutating func value(of schemas: [SchemaID], at place: Place) -> JSONValue? {
    workLeft -= strings.takeEffort()
    guard valuesLeft > 0, workLeft > 0, place.depth < ExampleMaker.deepest else { return nil }
    // An optional value is left out of itself; a required one may end the second time.
    let mostActive = place.isRequired ? 1 : 0
    for schema in schemas where active[schema, default: 0] > mostActive { return null(schemas, at: place) }
    let first = conjunction(schemas, [], at: place)
    if first.isPossible, let value = value(of: first, schemas, at: place) { return value }
    var waiting: [[Int]] = []
    ExampleMaker.addDeviations(of: [], first.choiceCounts, to: &waiting)
    var next = 0
    while next < waiting.count, workLeft > 0 {
      let choices = waiting[next]
      next += 1
      let asked = conjunction(schemas, choices, at: place)
      ExampleMaker.addDeviations(of: choices, asked.choiceCounts, to: &waiting)
      if asked.isPossible, let value = value(of: asked, schemas, at: place) { return value }
    }
    return null(schemas, at: place)
  }

  private mutating func conjunction(
    _ schemas: [SchemaID], _ choices: [Int], at place: Place
  ) -> Conjunction {
    let asked = conjunction(schemas, choices, place.scope)
    guard !asked.dependentSchemas.isEmpty else { return asked }
    // Members that are shown bring schemas for the whole object with them.
    let more = asked.dependentSchemas.filter { asked.member(named: $0.name) != nil }.map(\.schema)
    return more.isEmpty ? asked : conjunction(schemas + more, choices, asked.scope)
  }

  private mutating func conjunction(
    _ schemas: [SchemaID], _ choices: [Int], _ scope: DynamicScope
  ) -> Conjunction {
    let asked = Conjunction(
      schemas, in: api, choices: choices, scope: scope, mostWork: workLeft, isLenient: isLenient
    ) {
      active[$0, default: 0] > 0
    }
    workLeft -= 4 + asked.work + asked.members.count / 4
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
  private mutating func null(_ schemas: [SchemaID], at place: Place) -> JSONValue? {
    let parts = schemas.map { api.schemas[$0] }
    guard !parts.isEmpty, parts.allSatisfy({ $0.isNullable || $0.types.contains(.null) }) else { return nil }
    let isAllowed =
      parts.allSatisfy({ $0.isNullable }) || isAllowed(.null, by: schemas, in: place.scope)
    return isAllowed ? .null : nil
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
    if hasParts { enter(asked) }
    defer { if hasParts { leave(asked) } }
    for type in order {
      for attempt in 0..<attempts(type, asked) where workLeft > 0 {
        var own = place
        var variant = ObjectVariant.whole
        if type == .object { variant = ObjectVariant.allCases[attempt] } else { own.ordinal += attempt }
        guard let value = value(of: type, asked, variant, at: own) else { continue }
        if !isCareful || !asked.isRisky || isAllowed(value, by: schemas, in: place.scope) {
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

  private mutating func enter(_ asked: Conjunction) {
    for part in asked.parts { active[part, default: 0] += 1 }
  }

  private mutating func leave(_ asked: Conjunction) {
    for part in asked.parts { active[part, default: 1] -= 1 }
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
      within.scope = asked.scope
      return value(of: [inner], at: within)?.compactText
    }
    return strings.text(asked.limits, name: place.name, ordinal: place.ordinal)
  }

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
