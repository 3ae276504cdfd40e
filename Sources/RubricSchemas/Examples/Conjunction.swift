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
  /// How much was looked at, in schemas or handfuls of names.
  private(set) var work = 0
  /// More is not looked at: what was merged so far is then taken for impossible.
  private let mostWork: Int
  /// Whether keywords stand in it that the making of values does not obey for certain.
  var isRisky = false
  var limits = ValueLimits()
  /// Values of `enum` and `const`, those of each keyword for itself.
  private(set) var allowed: [[Node]] = []
  /// Whether there is an `enum` or `const`, though it may allow nothing.
  private(set) var hasAllowed = false
  private let isLenient: Bool
  /// In the order in which they are met.
  var members: [Member] = []
  var indices: [Name: Int] = [:]
  /// The schema resources on the way to the value, with those of all parts.
  private(set) var scope: DynamicScope
  private(set) var patternMembers: [(pattern: String, schema: SchemaID)] = []
  private(set) var closures: [Closure] = []
  private(set) var propertyNames: [SchemaID] = []
  private(set) var dependentRequired: [(name: Name, required: [String])] = []
  private(set) var dependentSchemas: [(name: Name, schema: SchemaID)] = []
  private(set) var arrays: [(prefix: [SchemaID], items: SchemaID?, scope: DynamicScope)] = []
  private(set) var contained: [(schema: SchemaID, least: Int, most: Int?)] = []
  /// What properties that tell alternatives apart must be.
  var fixed: [(name: Name, value: String)] = []
  /// Names that only alternatives which were not chosen, or `not`, speak of.
  var rivals: Set<Name> = []
  /// How many alternatives each choice had, in the order in which they were made.
  private(set) var choiceCounts: [Int] = []
  /// Name that the author gives members beyond the properties (`x-additionalPropertiesName`).
  private(set) var nameOfOthers: String?

  var pending: [Choice] = []
  private var merged: Set<SchemaID> = []
  /// Names of the properties of parts that speak of other members, made where there are many.
  private var namesOfParts: [SchemaID: Set<Name>] = [:]

  /// A member that a part describes or requires.
  struct Member {
    var name: String
    var schemas: [SchemaID]
    var isRequired: Bool
    /// The way to the parts that describe it.
    var scope = DynamicScope()
  }

  /// What a part says of members that it does not name.
  struct Closure {
    var part: SchemaID
    var patterns: [String]
    var schema: SchemaID
    /// Whether members that other parts name are not meant.
    var isUnevaluated: Bool
  }

  private let mostParts: Int

  /// - Parameters:
  ///   - choices: which alternative to take at each choice, counted in the order in which they are tried; the
  ///     first of each that is not named.
  ///   - scope: the way to the schemas.
  ///   - mostWork: so much is looked at before the schemas are taken for ones that allow no value.
  ///   - isLenient: whether types that exclude each other are passed over.
  ///   - isActive: whether a value of the schema is being made around this one.
  init(
    _ schemas: [SchemaID], in api: API, choices: [Int], scope: DynamicScope, mostWork: Int,
    isLenient: Bool = false, isActive: (SchemaID) -> Bool
  ) {
    self.isLenient = isLenient
    self.mostWork = mostWork
    self.scope = scope
    mostParts = ObjectShape.mostParts(in: api)
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
      for schema in chosen { merge(schema, api, choice.scope) }
      if let discriminator = choice.discriminator, let first = chosen.first {
        fix(discriminator, to: [first], api)
      }
    }
    settle(api)
  }

  /// The member of that name, if any part speaks of it.
  func member(named name: Name) -> Member? { indices[name].map { members[$0] } }

  // MARK: - Merging

  /// Counts what was looked at; past the limit no value is possible.
  func spend(_ effort: Int) {
    work += effort
    if work > mostWork { isPossible = false }
  }

  private func merge(_ id: SchemaID, _ api: API, _ way: DynamicScope) {
    spend(1)
    guard work <= mostWork, merged.insert(id).inserted else { return }
    guard parts.count < mostParts else {
      isRisky = true
      return
    }
    let schema = api.schemas[id]
    spend((schema.properties.count + schema.required.count + schema.enum.count) / 8)
    if schema.always == false { isPossible = false }
    guard schema.always == nil else { return }
    let way = api.scope(way, entering: schema)
    scope = api.scope(scope, joining: way)
    parts.append(id)
    mergeTypes(schema)
    if schema.const != nil || schema.hasAllowedValues { mergeAllowed(schema) }
    if let bounds = schema.bounds { limits.add(bounds) }
    if let format = schema.format { limits.formats.append(format) }
    if let name = Conjunction.nameOfOthers(schema) { nameOfOthers = nameOfOthers ?? name }
    if schema.items != nil || schema.rare?.prefixItems.isEmpty == false {
      arrays.append((schema.rare?.prefixItems ?? [], schema.items, way))
    }
    if let reference = schema.reference { merge(reference, api, way) }
    if let reference = api.dynamicTarget(of: schema, in: way) { merge(reference, api, way) }
    for part in schema.allOf { merge(part, api, way) }
    mergeMembers(schema, id, api, way)
    addChoices(schema, way)
    if let rare = schema.rare { mergeRare(rare, schema, api, way) }
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
    hasAllowed = true
    if let const = schema.const { allowed.append([const]) }
    if !schema.enum.isEmpty { allowed.append(schema.enum) }
  }

  private func mergeMembers(_ schema: Shared<Schema>, _ id: SchemaID, _ api: API, _ way: DynamicScope) {
    let properties = schema.properties
    if !properties.isEmpty {
      members.reserveCapacity(members.count + properties.count)
      indices.reserveCapacity(members.count + properties.count)
      for property in properties { add(property.name, property.schema, api, way) }
    }
    for name in schema.required { require(name) }
    let rare = schema.rare
    for named in rare?.patternProperties ?? [] { patternMembers.append((named.name, named.value)) }
    if let other = schema.additionalProperties { close(id, rare, other, isUnevaluated: false) }
    if let other = rare?.unevaluatedProperties { close(id, rare, other, isUnevaluated: true) }
  }

  private func close(
    _ part: SchemaID, _ rare: Shared<Schema.Rare>?, _ other: SchemaID, isUnevaluated: Bool
  ) {
    closures.append(
      Closure(
        part: part, patterns: rare?.patternProperties.map(\.name) ?? [], schema: other,
        isUnevaluated: isUnevaluated))
  }

  /// Whether a part that says something of other members names this one.
  func isNamed(_ name: Name, _ member: Member, by closure: Closure, _ api: API) -> Bool {
    if parts.count == 1 || closure.isUnevaluated { return !member.schemas.isEmpty }
    let properties = api.schemas[closure.part].properties
    if properties.count < 8 { return properties.contains { Name($0.name) == name } }
    let names = namesOfParts[closure.part] ?? Set(properties.map { Name($0.name) })
    namesOfParts[closure.part] = names
    return names.contains(name)
  }

  private func add(_ name: String, _ schema: SchemaID, _ api: API, _ way: DynamicScope) {
    if let index = indices[Name(name)] {
      if !members[index].schemas.contains(schema) { members[index].schemas.append(schema) }
      members[index].scope = api.scope(members[index].scope, joining: way)
    } else {
      indices[Name(name)] = members.count
      members.append(Member(name: name, schemas: [schema], isRequired: false, scope: way))
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

  private func mergeRare(
    _ rare: Shared<Schema.Rare>, _ schema: Shared<Schema>, _ api: API, _ way: DynamicScope
  ) {
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
      if schema.items == nil { arrays.append((schema.rare?.prefixItems ?? [], items, way)) }
    }
    let isUncertain =
      rare.unevaluatedProperties != nil || !rare.dependentSchemas.isEmpty || rare.propertyNames != nil
      || rare.dynamicName != nil || !rare.patternProperties.isEmpty
    if isUncertain { isRisky = true }
  }

  private static func nameOfOthers(_ schema: Shared<Schema>) -> String? {
    schema.extensions.first { Name($0.name) == "x-additionalPropertiesName" }?.value.string
  }
}
