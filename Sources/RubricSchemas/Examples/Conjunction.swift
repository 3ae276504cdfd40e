import RubricDocuments
import RubricOpenAPI

/// What several schemas, which all hold, ask of one value: their keywords and those of what they refer to,
/// with one alternative chosen of each `oneOf`, `anyOf` and `if`.
final class Conjunction {
  /// The schemas that were merged, in the order in which they are reached.
  private(set) var parts: [SchemaID] = []
  /// nil where any is allowed; `number` never stands without `integer`.
  private(set) var types: Schema.TypeSet?
  /// False where no value satisfies the schemas.
  private(set) var isPossible = true
  /// Whether keywords stand in it that the making of values does not obey for certain.
  private(set) var isRisky = false
  var limits = ValueLimits()
  /// Values of `enum` and `const`, those of each keyword for itself.
  private(set) var allowed: [[Node]] = []
  /// Whether there is an `enum` or `const`, though it may allow nothing.
  private(set) var hasAllowed = false
  private let isLenient: Bool
  /// In the order in which they are met.
  private(set) var members: [Member] = []
  private var indices: [Name: Int] = [:]
  private(set) var patternMembers: [(pattern: String, schema: SchemaID)] = []
  private(set) var closures: [Closure] = []
  private(set) var propertyNames: [SchemaID] = []
  private(set) var dependentRequired: [(name: Name, required: [String])] = []
  private(set) var dependentSchemas: [(name: Name, schema: SchemaID)] = []
  private(set) var arrays: [(prefix: [SchemaID], items: SchemaID?)] = []
  private(set) var contained: [(schema: SchemaID, least: Int, most: Int?)] = []
  /// What properties that tell alternatives apart must be.
  private(set) var fixed: [(name: Name, value: String)] = []
  /// Names that only alternatives which were not chosen, or `not`, speak of.
  private(set) var rivals: Set<Name> = []
  /// How many alternatives each choice had, in the order in which they were made.
  private(set) var choiceCounts: [Int] = []
  /// Name that the author gives members beyond the properties (`x-additionalPropertiesName`).
  private(set) var nameOfOthers: String?

  private var pending: [Choice] = []

  /// A member that a part describes or requires.
  struct Member {
    var name: String
    var schemas: [SchemaID]
    var isRequired: Bool
  }

  /// What a part says of members that it does not name.
  struct Closure {
    var part: Shared<Schema>
    var patterns: [String]
    var schema: SchemaID
    /// Whether members that other parts name are not meant.
    var isUnevaluated: Bool
  }

  private struct Choice {
    var alternatives: [[SchemaID]]
    var isExclusive: Bool
    var discriminator: Schema.Discriminator?
  }

  /// At most so many parts are merged; hostile schemas could hold each other without end.
  private static let mostParts = 200

  /// - Parameters:
  ///   - choices: which alternative to take at each choice, counted in the order in which they are tried; the
  ///     first of each that is not named.
  ///   - isLenient: whether types that exclude each other are passed over.
  ///   - isActive: whether a value of the schema is being made around this one.
  ///   - scope: schema resources on the way, the outermost first.
  init(
    _ schemas: [SchemaID], in api: API, choices: [Int], scope: [SchemaResourceID],
    isLenient: Bool = false, isActive: (SchemaID) -> Bool
  ) {
    self.isLenient = isLenient
    for schema in schemas { merge(schema, api, scope) }
    var next = 0
    while isPossible, next < pending.count {
      let choice = pending[next]
      let order = order(of: choice, api, isActive)
      let number = next < choices.count ? choices[next] : 0
      choiceCounts.append(order.count)
      next += 1
      guard number < order.count else {
        isPossible = false
        return
      }
      let chosen = choice.alternatives[order[number]]
      noteRivals(choice, chosen: order[number], api)
      for schema in chosen { merge(schema, api, scope) }
      if let discriminator = choice.discriminator, let first = chosen.first {
        fix(discriminator, to: [first], api)
      }
    }
    settle(api)
  }

  /// The member of that name, if any part speaks of it.
  func member(named name: Name) -> Member? { indices[name].map { members[$0] } }

  // MARK: - Merging

  private func merge(_ id: SchemaID, _ api: API, _ scope: [SchemaResourceID]) {
    guard !parts.contains(id) else { return }
    guard parts.count < Conjunction.mostParts else {
      isRisky = true
      return
    }
    let schema = api.schemas[id]
    if schema.always == false { isPossible = false }
    guard schema.always == nil else { return }
    parts.append(id)
    mergeTypes(schema)
    if schema.const != nil || schema.origin[.enum] != nil { mergeAllowed(schema) }
    if let bounds = schema.bounds { limits.add(bounds) }
    if let format = schema.format { limits.formats.append(format) }
    if let name = Conjunction.nameOfOthers(schema) { nameOfOthers = nameOfOthers ?? name }
    if schema.items != nil || schema.rare?.prefixItems.isEmpty == false {
      arrays.append((schema.rare?.prefixItems ?? [], schema.items))
    }
    if let reference = schema.reference { merge(reference, api, scope) }
    if let reference = schema.dynamicReference {
      merge(Conjunction.target(of: schema, reference, api, scope), api, scope)
    }
    for part in schema.allOf { merge(part, api, scope) }
    mergeMembers(schema)
    addChoices(schema)
    if let rare = schema.rare { mergeRare(rare, schema, api) }
  }

  private func mergeTypes(_ schema: Shared<Schema>) {
    if schema.types.isEmpty || schema.isNullable && schema.types == .null { return }
    let own = schema.types.contains(.number) ? schema.types.union(.integer) : schema.types
    let common = types.map { $0.intersection(own) } ?? own
    if common.isEmpty, isLenient { return }
    types = common
    if common.isEmpty { isPossible = false }
  }

  private func mergeAllowed(_ schema: Shared<Schema>) {
    let isList = schema.origin[.enum]?.isSequence ?? false
    if schema.const != nil || isList { hasAllowed = true }
    if let const = schema.const { allowed.append([const]) }
    if !schema.enum.isEmpty { allowed.append(schema.enum) }
  }

  private func mergeMembers(_ schema: Shared<Schema>) {
    let properties = schema.properties
    if !properties.isEmpty {
      members.reserveCapacity(members.count + properties.count)
      indices.reserveCapacity(members.count + properties.count)
      for property in properties { add(property.name, property.schema) }
    }
    for name in schema.required { require(name) }
    let rare = schema.rare
    for named in rare?.patternProperties ?? [] { patternMembers.append((named.name, named.value)) }
    if let other = schema.additionalProperties { close(schema, other, isUnevaluated: false) }
    if let other = rare?.unevaluatedProperties { close(schema, other, isUnevaluated: true) }
  }

  private func close(_ schema: Shared<Schema>, _ other: SchemaID, isUnevaluated: Bool) {
    closures.append(
      Closure(
        part: schema, patterns: schema.rare?.patternProperties.map(\.name) ?? [], schema: other,
        isUnevaluated: isUnevaluated))
  }

  /// Whether a part that says something of other members names this one.
  func isNamed(_ name: Name, _ member: Member, by closure: Closure) -> Bool {
    if parts.count == 1 || closure.isUnevaluated { return !member.schemas.isEmpty }
    return closure.part.properties.contains { Name($0.name) == name }
  }

  private func add(_ name: String, _ schema: SchemaID) {
    if let index = indices[Name(name)] {
      if !members[index].schemas.contains(schema) { members[index].schemas.append(schema) }
    } else {
      indices[Name(name)] = members.count
      members.append(Member(name: name, schemas: [schema], isRequired: false))
    }
  }

  /// Notes that a member must be there, whether or not a part describes it.
  func require(_ name: String) {
    if let index = indices[Name(name)] {
      members[index].isRequired = true
    } else {
      indices[Name(name)] = members.count
      members.append(Member(name: name, schemas: [], isRequired: true))
    }
  }

  private func mergeRare(_ rare: Shared<Schema.Rare>, _ schema: Shared<Schema>, _ api: API) {
    if let names = rare.propertyNames { propertyNames.append(names) }
    dependentRequired += rare.dependentRequired.map { (Name($0.name), $0.value) }
    dependentSchemas += rare.dependentSchemas.map { (Name($0.name), $0.value) }
    if let schema = rare.contains {
      contained.append(
        (schema, ValueLimits.count(rare.minContains) ?? 1, ValueLimits.count(rare.maxContains)))
      isRisky = true
    }
    limits.contentEncoding = limits.contentEncoding ?? rare.contentEncoding
    limits.contentMediaType = limits.contentMediaType ?? rare.contentMediaType
    limits.contentSchema = limits.contentSchema ?? rare.contentSchema
    if let not = rare.not {
      isRisky = true
      noteRivals(of: not, api)
    }
    if let items = rare.unevaluatedItems {
      isRisky = true
      if schema.items == nil { arrays.append((prefix: schema.rare?.prefixItems ?? [], items: items)) }
    }
    let isUncertain =
      rare.unevaluatedProperties != nil || !rare.dependentSchemas.isEmpty || rare.propertyNames != nil
      || rare.dynamicName != nil || !rare.patternProperties.isEmpty
    if isUncertain { isRisky = true }
  }

  private static func nameOfOthers(_ schema: Shared<Schema>) -> String? {
    schema.extensions.first { Name($0.name) == "x-additionalPropertiesName" }?.value.string
  }

  /// Where `$dynamicRef` leads (JSON Schema 2020-12 Core §8.2.3.2).
  private static func target(
    of schema: Shared<Schema>, _ reference: SchemaID, _ api: API, _ scope: [SchemaResourceID]
  ) -> SchemaID {
    guard let name = schema.rare?.dynamicName else { return reference }
    for resource in scope {
      let anchors = api.schemaResources[resource].dynamicAnchors
      if let found = anchors.first(where: { Name($0.name) == Name(name) }) { return found.value }
    }
    return reference
  }

  // MARK: - Alternatives

  private func addChoices(_ schema: Shared<Schema>) {
    for (schemas, isExclusive) in [(schema.anyOf, false), (schema.oneOf, true)] where !schemas.isEmpty {
      pending.append(
        Choice(
          alternatives: schemas.map { [$0] }, isExclusive: isExclusive, discriminator: schema.discriminator))
    }
    if let condition = schema.rare?.if {
      isRisky = true
      pending.append(
        Choice(
          alternatives: [
            [condition] + (schema.rare?.then.map { [$0] } ?? []), schema.rare?.else.map { [$0] } ?? [],
          ], isExclusive: false, discriminator: nil))
    }
  }

  /// The alternatives in the order in which they are tried: those that cannot hold come last.
  private func order(of choice: Choice, _ api: API, _ isActive: (SchemaID) -> Bool) -> [Int] {
    var ranks = [Int](repeating: 0, count: choice.alternatives.count)
    for (index, alternative) in choice.alternatives.enumerated() {
      for id in alternative {
        let schema = api.schemas[id]
        let own = Conjunction.shallowTypes(of: id, api)
        if schema.always == false { ranks[index] += 8 }
        if let own, let types, own.intersection(types).isEmpty { ranks[index] += 8 }
        if own == .null { ranks[index] += 4 }
        if isActive(id) { ranks[index] += 2 }
      }
    }
    return choice.alternatives.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
  }

  /// The types that a schema, or what it refers to, names; nil where any is allowed.
  private static func shallowTypes(of id: SchemaID, _ api: API) -> Schema.TypeSet? {
    var id = id
    for _ in 0..<4 {
      let schema = api.schemas[id]
      if !schema.types.isEmpty {
        return schema.types.contains(.number) ? schema.types.union(.integer) : schema.types
      }
      if let const = schema.const ?? (schema.enum.count == 1 ? schema.enum.first : nil), const.isNull {
        return .null
      }
      guard let next = schema.reference ?? (schema.allOf.count == 1 ? schema.allOf.first : nil) else { break }
      id = next
    }
    return nil
  }

  /// Notes what alternatives that were not chosen speak of, where none but one may hold.
  private func noteRivals(_ choice: Choice, chosen: Int, _ api: API) {
    guard choice.isExclusive, choice.alternatives.count > 1 else { return }
    let types = choice.alternatives.map { $0.first.flatMap { Conjunction.shallowTypes(of: $0, api) } }
    let own = types[chosen]
    for (index, alternative) in choice.alternatives.enumerated() where index != chosen {
      // Values of different types are told apart by that.
      if let own, let other = types[index], own.intersection(other).isEmpty { continue }
      isRisky = true
      for id in alternative { noteRivals(of: id, api) }
    }
  }

  private func noteRivals(of id: SchemaID, _ api: API) {
    let schema = api.schemas[id]
    for name in schema.required { rivals.insert(Name(name)) }
    for property in schema.properties { rivals.insert(Name(property.name)) }
    if let reference = schema.reference {
      for name in api.schemas[reference].required { rivals.insert(Name(name)) }
    }
    for part in schema.anyOf + schema.oneOf {
      for name in api.schemas[part].required { rivals.insert(Name(name)) }
    }
  }

  // MARK: - Discriminators

  /// Puts the name of an alternative under the property that tells it (OpenAPI 3.1.0 §4.8.25).
  private func fix(_ discriminator: Schema.Discriminator, to schemas: [SchemaID], _ api: API) {
    let name = Name(discriminator.propertyName)
    guard !name.text.isEmpty, !fixed.contains(where: { $0.name == name }) else { return }
    for schema in schemas {
      if let mapped = discriminator.mapping.first(where: { $0.value == schema }) {
        fixed.append((name, mapped.name))
        return
      }
    }
    for schema in schemas {
      if let named = api.namedSchemas.first(where: { $0.value == schema }) {
        fixed.append((name, named.name))
        return
      }
    }
  }

  private func settle(_ api: API) {
    for part in parts {
      let schema = api.schemas[part]
      // A base names what tells its kinds apart; the outermost part is what the value is.
      if let discriminator = schema.discriminator, schema.oneOf.isEmpty, schema.anyOf.isEmpty {
        let mapped = parts.filter { id in discriminator.mapping.contains { $0.value == id } }
        fix(discriminator, to: mapped.isEmpty ? [part] : mapped, api)
      }
    }
    for (name, _) in fixed where indices[name] == nil { require(name.text) }
    for dependency in dependentRequired where indices[dependency.name] != nil {
      for name in dependency.required where indices[Name(name)] == nil {
        indices[Name(name)] = members.count
        members.append(Member(name: name, schemas: [], isRequired: false))
      }
    }
  }
}
