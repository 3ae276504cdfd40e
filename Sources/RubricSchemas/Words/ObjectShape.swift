import RubricDocuments
import RubricOpenAPI

/// The properties that a value must or may have by a schema, those of `allOf` and of references with
/// siblings among them: what a reader takes for one object.
public struct ObjectShape: Sendable {
  /// In written order, those of parts before the schema's own; a name that comes twice is shown at its
  /// first place.
  public private(set) var properties: [Property] = []
  /// The schemas that were merged, in the order in which they are reached: the schema itself, and the parts
  /// that hold together with it.
  public private(set) var parts: [Part] = []
  /// Names that must be present though no property of any part describes them, with where they are written.
  public private(set) var undescribed: [(name: String, place: Place)] = []

  /// A schema that was merged.
  public struct Part: Sendable {
    /// The schema itself, or one that holds together with it.
    public var schema: SchemaID
    /// Where the part is used, which may be a reference to it; nil of the schema itself.
    public var written: Node?
    /// Whether it, or a part above it, has a name: what it says is told on another page.
    public var isNamed: Bool
  }

  /// A property, with the named part that it comes from where that is not the schema itself.
  public struct Property: Sendable {
    /// The key as written.
    public var name: String
    /// What the member holds, by the last part that says so.
    public var schema: SchemaID
    /// The keys with what they hold, in the order of the parts; more than one where several parts have it.
    public var members: [Member]
    /// Whether any of the parts requires it.
    public var isRequired: Bool
    /// Where the parts say that it is required.
    public var requiredPlaces: [Place] = []
    /// The part that has it first; nil where that is the schema itself.
    public var source: SchemaID?
    /// The key and what it holds, where it stands first.
    public var member: Node.Member
  }

  /// What one part says of a property.
  public struct Member: Sendable {
    /// What the member holds.
    public var schema: SchemaID
    /// As written, which may be a reference.
    public var value: Node
    /// Whether it is told on the page of a part that has a name.
    public var isNamed: Bool
  }

  /// Whether there are more parts than were merged.
  public private(set) var isCut = false

  /// At most so many parts are merged: many times what any author writes, and few enough for the stack.
  private static let mostParts = 1_000

  /// Merges at most 1,000 parts; what lies behind those is left out, which `isCut` tells.
  ///
  /// - Parameter named: whether a schema has a page of its own.
  public init(of schema: SchemaID, in api: API, named: @escaping (SchemaID) -> Bool = { _ in false }) {
    var merging = ObjectMerging(api: api, named: named)
    merging.merge(Part(schema: schema, written: nil, isNamed: false), isRoot: true)
    properties = merging.properties
    parts = merging.parts
    isCut = merging.isCut
    for (name, place) in merging.required {
      if let index = merging.indices[Name(name)] {
        properties[index].isRequired = true
        properties[index].requiredPlaces.append(place)
      } else {
        undescribed.append((name, place))
      }
    }
  }

  fileprivate static func isFull(_ count: Int) -> Bool { count >= mostParts }
}

/// The merge of one schema with its parts.
private struct ObjectMerging {
  let api: API
  let named: (SchemaID) -> Bool
  var properties: [ObjectShape.Property] = []
  var parts: [ObjectShape.Part] = []
  var indices: [Name: Int] = [:]
  var required: [(String, Place)] = []
  private(set) var isCut = false
  private var visited: Set<SchemaID> = []

  init(api: API, named: @escaping (SchemaID) -> Bool) {
    self.api = api
    self.named = named
  }

  mutating func merge(_ part: ObjectShape.Part, isRoot: Bool) {
    guard visited.insert(part.schema).inserted else { return }
    guard !ObjectShape.isFull(parts.count) else {
      isCut = true
      return
    }
    parts.append(part)
    let schema = api.schemas[part.schema]
    if let reference = schema.reference ?? schema.dynamicReference {
      merge(
        ObjectShape.Part(
          schema: reference, written: schema.origin, isNamed: part.isNamed || named(reference)),
        isRoot: false)
    }
    for (id, written) in zip(schema.allOf, schema.writtenElements(.allOf)) {
      merge(
        ObjectShape.Part(schema: id, written: written, isNamed: part.isNamed || named(id)), isRoot: false)
    }
    for (name, node) in zip(schema.required, schema.writtenElements(.required)) {
      required.append((name, node.place))
    }
    for property in schema.properties { add(property, of: part, isRoot: isRoot) }
  }

  private mutating func add(_ property: Schema.Property, of part: ObjectShape.Part, isRoot: Bool) {
    let member = ObjectShape.Member(
      schema: property.schema, value: property.member.value, isNamed: part.isNamed)
    if let index = indices[Name(property.name)] {
      properties[index].schema = property.schema
      properties[index].members.append(member)
      return
    }
    indices[Name(property.name)] = properties.count
    properties.append(
      ObjectShape.Property(
        name: property.name, schema: property.schema, members: [member],
        isRequired: property.isRequired, source: isRoot ? nil : part.schema, member: property.member))
  }
}

extension ObjectShape {
  /// Schemas whose alternatives (`oneOf`, `anyOf`) stand beside the properties.
  public func alternatives(in api: API) -> [SchemaID] {
    parts.map(\.schema).filter { !api.schemas[$0].oneOf.isEmpty || !api.schemas[$0].anyOf.isEmpty }
  }

  /// What members of any other name hold: the last that any part says; nil where none says anything.
  public func additionalProperties(in api: API) -> SchemaID? {
    parts.reversed().lazy.compactMap { api.schemas[$0.schema].additionalProperties }.first
  }
}
