import RubricOpenAPI

/// What kind of value a schema allows, as parts that a theme has words for.
public struct TypeOutline: Sendable, Hashable {
  /// The alternatives: a value is of one of them. Empty where any value is allowed.
  public var parts: [Part]

  /// One kind of value.
  public indirect enum Part: Sendable, Hashable {
    /// A type of JSON Schema, with its format.
    case type(String, format: String?)
    /// A schema with a name of its own, and the types it has where it is no object.
    case named(SchemaID, types: [String])
    /// An array whose elements are of the outline.
    case array(TypeOutline)
    /// So many alternatives, told one by one below.
    case alternatives(Int)
    /// No value at all (`false`).
    case nothing
  }

  /// An array in an array in an array is told so deep.
  private static let deepest = 4

  /// - Parameter parts: empty where any value is allowed.
  public init(parts: [Part]) { self.parts = parts }

  /// - Parameter named: whether a schema has a page of its own.
  public init(of schema: SchemaID, in api: API, named: (SchemaID) -> Bool) {
    self.init(of: schema, in: api, named: named, depth: 0)
  }

  /// The schema's own kind, its name left out: for its own page.
  public init(ofOwn schema: SchemaID, in api: API, named: (SchemaID) -> Bool) {
    parts = []
    parts = TypeOutline.parts(of: api.schemas[schema], in: api, named: named, depth: 0)
  }

  private init(
    of id: SchemaID, in api: API, named: (SchemaID) -> Bool, depth: Int
  ) {
    let schema = api.schemas[id]
    if named(id) {
      let types = schema.types.names.filter { $0 != "object" && $0 != "null" }
      parts = [.named(id, types: types)]
      if schema.types.contains(.null), schema.types != .null { parts.append(.type("null", format: nil)) }
      return
    }
    parts = TypeOutline.parts(of: schema, in: api, named: named, depth: depth)
  }

  private static func parts(
    of schema: Shared<Schema>, in api: API, named: (SchemaID) -> Bool, depth: Int
  ) -> [Part] {
    if schema.always == false { return [.nothing] }
    if let reference = schema.reference ?? schema.dynamicReference, schema.types.isEmpty {
      // Schemas without a name that refer to each other would be followed for ever.
      guard depth < 2 * deepest else { return [] }
      return TypeOutline(of: reference, in: api, named: named, depth: depth + 1).parts
    }
    var parts: [Part] = []
    for name in schema.types.names {
      switch name {
      case "array":
        guard let items = schema.items, depth < deepest else {
          parts.append(.type("array", format: nil))
          continue
        }
        parts.append(.array(TypeOutline(of: items, in: api, named: named, depth: depth + 1)))
      case "string", "integer", "number": parts.append(.type(name, format: schema.format))
      default: parts.append(.type(name, format: nil))
      }
    }
    if parts.isEmpty || parts == [.type("null", format: nil)] {
      parts = implied(schema, api, named, depth) + parts
    }
    return parts
  }

  /// The kind of a schema that names no type.
  private static func implied(
    _ schema: Shared<Schema>, _ api: API, _ named: (SchemaID) -> Bool, _ depth: Int
  ) -> [Part] {
    if !schema.properties.isEmpty || schema.additionalProperties != nil {
      return [.type("object", format: nil)]
    }
    if schema.allOf.count == 1, depth < deepest {
      return TypeOutline(of: schema.allOf[0], in: api, named: named, depth: depth + 1).parts
    }
    if !schema.allOf.isEmpty { return [.type("object", format: nil)] }
    let alternatives = schema.oneOf + schema.anyOf
    if !alternatives.isEmpty { return self.alternatives(alternatives, api, named, depth) }
    if let items = schema.items, depth < deepest {
      return [.array(TypeOutline(of: items, in: api, named: named, depth: depth + 1))]
    }
    return schema.format.map { [.type("string", format: $0)] } ?? []
  }

  /// A few alternatives are told by their kinds, many by their number.
  private static func alternatives(
    _ ids: [SchemaID], _ api: API, _ named: (SchemaID) -> Bool, _ depth: Int
  ) -> [Part] {
    guard depth < deepest, ids.count <= 4 else { return [.alternatives(ids.count)] }
    var parts: [Part] = []
    for id in ids {
      for part in TypeOutline(of: id, in: api, named: named, depth: depth + 1).parts
      where !parts.contains(part) {
        parts.append(part)
      }
    }
    return parts
  }
}
