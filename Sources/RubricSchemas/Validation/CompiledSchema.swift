import RubricDocuments
import RubricOpenAPI

/// A schema in the form in which values are checked against it: numbers read, names in a table.
final class CompiledSchema {
  let id: SchemaID
  let schema: Shared<Schema>
  let resource: SchemaResourceID
  let rare: Shared<Schema.Rare>?
  /// Whether every value satisfies it.
  let isAnything: Bool
  /// Whether it has a reference that leads nowhere.
  let isUnresolved: Bool
  /// nil where any is allowed.
  let types: Schema.TypeSet?
  let isNullable: Bool
  let const: Node?
  let values: JSONValueSet?
  let numbers: NumberLimits?
  let strings: StringLimits?
  let arrays: ArrayLimits?
  let objects: ObjectLimits?
  let hasAlternatives: Bool
  let hasUnevaluated: Bool

  struct NumberLimits {
    var minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf: Decimal?
    var format: Format?
  }

  struct StringLimits {
    var minLength, maxLength: Int?
    var pattern: RunnablePattern?
    var format: Format?
  }

  struct ArrayLimits {
    var minItems, maxItems: Int?
    var isUnique = false
    var prefixItems: [SchemaID] = []
    var items: SchemaID?
    var contains: SchemaID?
    var minContains = 1
    var maxContains: Int?
  }

  struct ObjectLimits {
    var minProperties, maxProperties: Int?
    var required: [Name] = []
    var properties: [Name: SchemaID] = [:]
    var patternProperties: [(pattern: RunnablePattern, schema: SchemaID)] = []
    var additionalProperties: SchemaID?
    var propertyNames: SchemaID?
    var dependentRequired: [(name: Name, required: [Name])] = []
    var dependentSchemas: [(name: Name, schema: SchemaID)] = []
  }

  /// A pattern by its place among those that were compiled, or why it cannot be run.
  enum RunnablePattern {
    case number(Int)
    case refused(String)
  }

  /// - Parameters:
  ///   - format: the format of the schema, where it is to be checked.
  ///   - pattern: compiles one.
  init(
    _ id: SchemaID, in set: SchemaSet, format: Format?, pattern: (String) -> RunnablePattern
  ) {
    let schema = set.schemas[id]
    let value = schema.value
    let checksValues = set.resources[value.resource].checksValues
    self.id = id
    self.schema = schema
    resource = value.resource
    rare = value.rare
    isUnresolved = CompiledSchema.isUnresolved(value)
    isNullable = value.isNullable
    let isAnyType = value.types.isEmpty || value.isNullable && value.types == .null || !checksValues
    types = isAnyType ? nil : value.types
    const = checksValues ? value.const : nil
    values = checksValues && value.hasAllowedValues ? JSONValueSet(value.enum) : nil
    let bounds = checksValues ? value.bounds : nil
    numbers = CompiledSchema.numbers(bounds, format)
    strings = CompiledSchema.strings(bounds, format, pattern)
    arrays = CompiledSchema.arrays(value, bounds, checksValues)
    objects = CompiledSchema.objects(value, bounds, checksValues, pattern)
    hasUnevaluated = value.rare?.unevaluatedItems != nil || value.rare?.unevaluatedProperties != nil
    let hasCondition = value.rare.map { $0.not != nil || $0.if != nil } ?? false
    hasAlternatives =
      value.reference != nil || value.dynamicReference != nil || !value.allOf.isEmpty || !value.anyOf.isEmpty
      || !value.oneOf.isEmpty || hasCondition
    let limitsValue = types != nil || const != nil || values != nil || numbers != nil || strings != nil
    let limitsParts = arrays != nil || objects != nil || hasUnevaluated || hasAlternatives
    isAnything =
      value.always == true || value.always == nil && !isUnresolved && !limitsValue && !limitsParts
  }

  private static func isUnresolved(_ schema: Schema) -> Bool {
    let origin = schema.origin
    guard schema.always == nil, origin.isMapping else { return false }
    if origin[.ref] != nil, schema.reference == nil { return true }
    return origin[.dynamicRef] != nil && schema.dynamicReference == nil
  }

  private static func decimal(_ text: String?) -> Decimal? { text.flatMap { Decimal($0.utf8) } }

  private static func count(_ text: String?) -> Int? {
    decimal(text).map { $0.integer ?? ($0.isNegative ? 0 : Int.max) }
  }

  private static func numbers(_ bounds: Schema.Bounds?, _ format: Format?) -> NumberLimits? {
    let ownFormat = format.flatMap { $0.isOfNumbers ? $0 : nil }
    let limits = NumberLimits(
      minimum: decimal(bounds?.minimum), maximum: decimal(bounds?.maximum),
      exclusiveMinimum: decimal(bounds?.exclusiveMinimum),
      exclusiveMaximum: decimal(bounds?.exclusiveMaximum), multipleOf: decimal(bounds?.multipleOf),
      format: ownFormat)
    let all = [
      limits.minimum, limits.maximum, limits.exclusiveMinimum, limits.exclusiveMaximum, limits.multipleOf,
    ]
    return ownFormat != nil || all.contains { $0 != nil } ? limits : nil
  }

  private static func strings(
    _ bounds: Schema.Bounds?, _ format: Format?, _ pattern: (String) -> RunnablePattern
  ) -> StringLimits? {
    let limits = StringLimits(
      minLength: count(bounds?.minLength), maxLength: count(bounds?.maxLength),
      pattern: bounds?.pattern.map(pattern), format: format.flatMap { $0.isOfNumbers ? nil : $0 })
    let hasLimit = limits.minLength != nil || limits.maxLength != nil
    return hasLimit || limits.pattern != nil || limits.format != nil ? limits : nil
  }

  private static func arrays(
    _ schema: Schema, _ bounds: Schema.Bounds?, _ checksValues: Bool
  ) -> ArrayLimits? {
    let rare = schema.rare
    var limits = ArrayLimits()
    limits.minItems = count(bounds?.minItems)
    limits.maxItems = count(bounds?.maxItems)
    limits.isUnique = bounds?.hasUniqueItems ?? false
    limits.prefixItems = rare?.prefixItems ?? []
    limits.items = schema.items
    limits.contains = rare?.contains
    if checksValues {
      limits.minContains = count(rare?.minContains) ?? 1
      limits.maxContains = count(rare?.maxContains)
    }
    let hasLimit = limits.minItems != nil || limits.maxItems != nil || limits.isUnique
    let hasParts = !limits.prefixItems.isEmpty || limits.items != nil || limits.contains != nil
    return hasLimit || hasParts ? limits : nil
  }

  private static func objects(
    _ schema: Schema, _ bounds: Schema.Bounds?, _ checksValues: Bool,
    _ pattern: (String) -> RunnablePattern
  ) -> ObjectLimits? {
    let rare = schema.rare
    var limits = ObjectLimits()
    limits.minProperties = count(bounds?.minProperties)
    limits.maxProperties = count(bounds?.maxProperties)
    if checksValues {
      limits.required = schema.required.map { Name($0) }
      limits.dependentRequired = (rare?.dependentRequired ?? []).map { named in
        (Name(named.name), named.value.map { Name($0) })
      }
    }
    limits.properties = Dictionary(schema.properties.map { (Name($0.name), $0.schema) }) { _, last in last }
    limits.patternProperties = (rare?.patternProperties ?? []).map { (pattern($0.name), $0.value) }
    limits.additionalProperties = schema.additionalProperties
    limits.propertyNames = rare?.propertyNames
    limits.dependentSchemas = (rare?.dependentSchemas ?? []).map { (Name($0.name), $0.value) }
    let hasLimit = limits.minProperties != nil || limits.maxProperties != nil || !limits.required.isEmpty
    let hasParts =
      !limits.properties.isEmpty || !limits.patternProperties.isEmpty
      || limits.additionalProperties != nil || limits.propertyNames != nil
    let hasDependents = !limits.dependentRequired.isEmpty || !limits.dependentSchemas.isEmpty
    return hasLimit || hasParts || hasDependents ? limits : nil
  }
}

/// The schemas of a set that were compiled so far, found by position. Of many thousands most are never asked
/// for, and room for all of them would be made for each value.
struct CompiledSchemas {
  private var groups: [[CompiledSchema?]]
  private static let size = 512

  init(count: Int) { groups = Array(repeating: [], count: count / CompiledSchemas.size + 1) }

  /// nil of one that was not compiled yet.
  subscript(_ id: SchemaID) -> CompiledSchema? {
    get {
      let (group, index) = Int(id.index).quotientAndRemainder(dividingBy: CompiledSchemas.size)
      return groups[group].isEmpty ? nil : groups[group][index]
    }
    set {
      let (group, index) = Int(id.index).quotientAndRemainder(dividingBy: CompiledSchemas.size)
      if groups[group].isEmpty { groups[group] = Array(repeating: nil, count: CompiledSchemas.size) }
      groups[group][index] = newValue
    }
  }
}
