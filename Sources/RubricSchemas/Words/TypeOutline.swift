import RubricDocuments
import RubricOpenAPI

/// What kind of value a schema allows, as parts that a theme has words for.
public struct TypeOutline: Sendable, Hashable {
  /// The alternatives: a value is of one of them. Empty where any value is allowed.
  public var parts: [Part]
  /// The values of the description that it tells: types, formats and references.
  public var places: [Place] = []
  /// Whether it allows null beside what others say of the same value, and says nothing else itself.
  var onlyAddsNull = false

  /// One kind of value.
  public indirect enum Part: Sendable, Hashable {
    /// A type of JSON Schema, with its format.
    case type(String, format: String?)
    /// A schema with a name of its own, and the types it has where it is no object.
    case named(SchemaID, types: [String])
    /// An array whose elements are of the outline.
    case array(TypeOutline)
    /// So many alternatives, told one by one below.
    case alternatives(Int, Choice)
    /// No value at all (`false`).
    case nothing
    /// Kinds of which a value would have to be all at once, and no value is.
    case contradiction([Part])
    /// What a reference names that leads nowhere.
    case reference(String)
    /// A format of a value whose type nobody says.
    case format(String)
  }

  /// How many of several alternatives hold.
  public enum Choice: Sendable, Hashable {
    /// Exactly one (`oneOf`).
    case one
    /// One or more (`anyOf`).
    case some
  }

  /// - Parameter parts: empty where any value is allowed.
  public init(parts: [Part]) { self.parts = parts }

  /// - Parameters:
  ///   - written: where the schema is used, which may be a reference to it.
  ///   - scope: the way to the schema.
  ///   - named: whether a schema has a page of its own.
  public init(
    of schema: SchemaID, at written: Node? = nil, in api: API, scope: DynamicScope = DynamicScope(),
    named: (SchemaID) -> Bool
  ) {
    var outlining = Outlining(api: api)
    parts = outlining.outline(of: schema, at: written, named, depth: 0, scope)
    places = outlining.places
    onlyAddsNull = parts.isEmpty && api.schemas[schema].isNullable
  }

  /// The schema's own kind, its name left out: for its own page.
  public init(ofOwn schema: SchemaID, in api: API, named: (SchemaID) -> Bool) {
    var outlining = Outlining(api: api)
    parts = outlining.parts(of: api.schemas[schema], named, depth: 0, DynamicScope())
    places = outlining.places
  }

  /// Whether both say the same.
  public static func == (a: TypeOutline, b: TypeOutline) -> Bool { a.parts == b.parts }
  /// By what is said.
  public func hash(into hasher: inout Hasher) { hasher.combine(parts) }
}

/// Makes one outline.
private struct Outlining {
  let api: API
  var places: [Place] = []
  /// Whether the schema that is looked at, or a part of it, may be null besides.
  private var isNullable = false
  /// How many schemas may still be looked at: parts that hold each other could be followed without end.
  private var steps = 1_000

  /// An array in an array in an array is told so deep.
  private static let deepest = 8
  /// More alternatives than these are told by their number.
  private static let mostAlternatives = 4

  init(api: API) { self.api = api }

  mutating func outline(
    of id: SchemaID, at written: Node?, _ named: (SchemaID) -> Bool, depth: Int, _ scope: DynamicScope
  ) -> [TypeOutline.Part] {
    let schema = api.schemas[id]
    if let written, let reference = written[.ref], written != schema.origin {
      places += [reference.place] + api.passedReferences(of: written)
    }
    steps -= 1
    guard steps > 0 else { return [] }
    guard named(id) else { return parts(of: schema, named, depth: depth, scope) }
    let types = schema.types.names.filter { $0 != "object" && $0 != "null" }
    var parts = [TypeOutline.Part.named(id, types: types)]
    if schema.types.contains(.null), schema.types != .null { parts.append(.type("null", format: nil)) }
    return parts
  }

  mutating func parts(
    of schema: Shared<Schema>, _ named: (SchemaID) -> Bool, depth: Int, _ way: DynamicScope
  ) -> [TypeOutline.Part] {
    let scope = api.scope(way, entering: schema)
    if let always = schema.always {
      places.append(schema.origin.place)
      return always ? [] : [.nothing]
    }
    if let reference = api.reference(of: schema, in: scope) {
      // Schemas without a name that refer to each other would be followed for ever.
      guard depth < 2 * Outlining.deepest else { return [] }
      note(schema, named, depth: depth)
      let parts = outline(of: reference, at: schema.origin, named, depth: depth + 1, scope)
      return schema.types.contains(.null) && !parts.contains(.null) ? parts + [.null] : parts
    }
    let wasNullable = isNullable
    isNullable = false
    defer { isNullable = wasNullable }
    note(schema, named, depth: depth)
    var parts = unreadReferences(of: schema) + types(of: schema, named, depth, scope)
    if parts.isEmpty || parts == [.null] {
      parts = implied(schema, named, depth, scope) + parts
    } else if let one = schema.onlyAlternative(in: api), named(one), depth < Outlining.deepest {
      // A type beside the name of what it is says less.
      parts = alternatives(schema, named, depth, scope)
    } else if let format = schema.format, !schema.types.hasFormat {
      parts.append(.format(format))
    }
    // Beside nothing else null is one of any values.
    return isNullable && !parts.isEmpty && !parts.contains(.null) ? parts + [.null] : parts
  }

  /// A reference that leads nowhere is told by where it says that it leads.
  private mutating func unreadReferences(of schema: Shared<Schema>) -> [TypeOutline.Part] {
    var parts: [TypeOutline.Part] = []
    for field in [Field.ref, .dynamicRef, .recursiveRef] {
      guard let written = schema.origin[field], let text = written.string,
        field == .ref || schema.dynamicReference == nil
      else { continue }
      places.append(written.place)
      parts.append(.reference(text))
    }
    return parts
  }

  /// The types that a schema names.
  private mutating func types(
    of schema: Shared<Schema>, _ named: (SchemaID) -> Bool, _ depth: Int, _ scope: DynamicScope
  ) -> [TypeOutline.Part] {
    var parts: [TypeOutline.Part] = []
    for name in schema.types.names {
      switch name {
      case "array": parts.append(array(schema, named, depth, scope))
      case "string", "integer", "number": parts.append(.type(name, format: schema.format))
      default: parts.append(.type(name, format: nil))
      }
    }
    return parts
  }

  /// Notes what the outline tells of a schema, and of its parts that have no page.
  private mutating func note(_ schema: Shared<Schema>, _ named: (SchemaID) -> Bool, depth: Int) {
    let origin = schema.origin
    steps -= 1
    guard steps > 0 else { return }
    for part in schema.allOf where depth < Outlining.deepest && !named(part) {
      note(api.schemas[part], named, depth: depth + 1)
    }
    if let nullable = origin[.nullable] {
      places.append(nullable.place)
      if nullable.boolean == true { isNullable = true }
    }
    for (alternatives, field) in [(schema.oneOf, Field.oneOf), (schema.anyOf, .anyOf)]
    where alternatives.count > 1 && alternatives.count <= Outlining.mostAlternatives {
      // `null` beside one schema says no more than that the value may be null.
      for (id, written) in zip(alternatives, schema.writtenElements(field, in: api))
      where api.schemas[id].types == .null && written.count == 1 {
        places += written[.type].map { [$0.place] } ?? []
        isNullable = true
      }
    }
    if let type = origin[.type] { places += type.isSequence ? type.elements.map(\.place) : [type.place] }
    if let format = origin[.format] { places.append(format.place) }
    if schema.dynamicReference != nil, let reference = origin[.dynamicRef] ?? origin[.recursiveRef] {
      places.append(reference.place)
    }
  }

  private mutating func array(
    _ schema: Shared<Schema>, _ named: (SchemaID) -> Bool, _ depth: Int, _ scope: DynamicScope
  ) -> TypeOutline.Part {
    guard let items = schema.items, depth < Outlining.deepest, api.schemas[items].always == nil else {
      // Elements of any kind are no more than an array has.
      if let items = schema.origin[.items], items.boolean == true { places.append(items.place) }
      return .type("array", format: nil)
    }
    return .array(
      TypeOutline(parts: outline(of: items, at: schema.origin[.items], named, depth: depth + 1, scope)))
  }

  /// The kind of a schema that names no type.
  private mutating func implied(
    _ schema: Shared<Schema>, _ named: (SchemaID) -> Bool, _ depth: Int, _ scope: DynamicScope
  ) -> [TypeOutline.Part] {
    if let one = schema.onlyAlternative(in: api), named(one), depth < Outlining.deepest {
      return alternatives(schema, named, depth, scope)
    }
    if !schema.properties.isEmpty || schema.additionalProperties != nil {
      return [.type("object", format: nil)]
    }
    if schema.allOf.count == 1, depth < Outlining.deepest {
      return outline(
        of: schema.allOf[0], at: schema.writtenElements(.allOf, in: api).first, named, depth: depth + 1, scope
      )
    }
    if !schema.allOf.isEmpty { return merged(schema, named, depth, scope) }
    let alternatives = schema.oneOf + schema.anyOf
    if !alternatives.isEmpty { return self.alternatives(schema, named, depth, scope) }
    if schema.items != nil, depth < Outlining.deepest { return [array(schema, named, depth, scope)] }
    return schema.format.map { [.format($0)] } ?? []
  }

  /// What parts that hold together are: an object, unless all that say a type say another.
  private mutating func merged(
    _ schema: Shared<Schema>, _ named: (SchemaID) -> Bool, _ depth: Int, _ scope: DynamicScope
  ) -> [TypeOutline.Part] {
    var types: Schema.TypeSet = []
    for part in schema.allOf { types.formUnion(api.schemas[part].types) }
    guard !types.isEmpty, !types.contains(.object), depth < Outlining.deepest else {
      return [.type("object", format: nil)]
    }
    var parts: [TypeOutline.Part] = []
    for (id, written) in zip(schema.allOf, schema.writtenElements(.allOf, in: api)) {
      parts = TypeOutline.joined(parts, outline(of: id, at: written, named, depth: depth + 1, scope))
    }
    let common = api.commonTypes(of: schema.allOf)
    if common.isEmpty { return [.contradiction(parts)] }
    return parts.filter { part in
      switch part {
      case .type(let name, _): Schema.TypeSet(name: name).map { common.isSuperset(of: $0) } ?? true
      case .array: common.contains(.array)
      case .named, .alternatives, .nothing, .contradiction, .reference, .format: true
      }
    }
  }

  /// What one of the alternatives is; of a schema that has both `oneOf` and `anyOf` what fits both.
  private mutating func alternatives(
    _ schema: Shared<Schema>, _ named: (SchemaID) -> Bool, _ depth: Int, _ scope: DynamicScope
  ) -> [TypeOutline.Part] {
    let one = alternatives(schema.oneOf, schema.writtenElements(.oneOf, in: api), .one, named, depth, scope)
    let some = alternatives(schema.anyOf, schema.writtenElements(.anyOf, in: api), .some, named, depth, scope)
    return TypeOutline.joined(one, some)
  }

  /// A few alternatives are told by their kinds, many by their number.
  private mutating func alternatives(
    _ ids: [SchemaID], _ written: [Node], _ choice: TypeOutline.Choice, _ named: (SchemaID) -> Bool,
    _ depth: Int, _ scope: DynamicScope
  ) -> [TypeOutline.Part] {
    if ids.isEmpty { return [] }
    guard depth < Outlining.deepest, ids.count <= Outlining.mostAlternatives else {
      return [.alternatives(ids.count, choice)]
    }
    var parts: [TypeOutline.Part] = []
    for (id, written) in zip(ids, written) {
      for part in outline(of: id, at: written, named, depth: depth + 1, scope) where !parts.contains(part) {
        parts.append(part)
      }
    }
    return parts
  }
}

extension API {
  /// The types that all of the schemas allow; those that name none allow any. An integer is a number.
  fileprivate func commonTypes(of schemas: [SchemaID]) -> Schema.TypeSet {
    var common = Schema.TypeSet(Schema.TypeSet.named.map(\.type))
    for types in schemas.map({ self.schemas[$0].types }) where !types.isEmpty {
      common.formIntersection(types.contains(.number) ? types.union(.integer) : types)
    }
    return common
  }
}

extension Schema.TypeSet {
  /// Whether the format is told with one of the types.
  var hasFormat: Bool { !isDisjoint(with: [.string, .integer, .number]) }
}

extension Shared<Schema> {
  /// The elements of a list in the schema as written, as many as were read.
  public func writtenElements(_ field: Field, in api: API) -> [Node] { api.elements(of: value.origin[field]) }
}

extension Shared<Schema> {
  /// The one alternative that is not null, as in `anyOf: [X, null]`.
  public func onlyAlternative(in api: API) -> SchemaID? {
    guard value.properties.isEmpty, value.allOf.isEmpty, value.oneOf.count + value.anyOf.count <= 4 else {
      return nil
    }
    let some = (value.oneOf + value.anyOf).filter { api.schemas[$0].types != .null }
    return some.count == 1 ? some[0] : nil
  }
}
