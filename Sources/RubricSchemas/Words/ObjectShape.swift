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

  /// A schema among those that hold together.
  public struct Part: Sendable {
    /// The schema itself, or one that holds together with it.
    public var schema: SchemaID
    /// Where the part is used, which may be a reference to it; nil of the schema itself.
    public var written: Node?
    /// The named schema that the part belongs to, on whose page it is told; nil where it is told here.
    public var source: SchemaID?
    /// The way to the schema.
    public var scope: DynamicScope

    /// - Parameters:
    ///   - source: nil where the part is told here.
    ///   - scope: the way to the schema.
    public init(
      _ schema: SchemaID, at written: Node?, source: SchemaID? = nil, scope: DynamicScope = DynamicScope()
    ) {
      self.schema = schema
      self.written = written
      self.source = source
      self.scope = scope
    }
  }

  /// A property, by all parts that have it.
  public struct Property: Sendable {
    /// The key as written.
    public var name: String
    /// What the member holds, by the last part that says so.
    public var schema: SchemaID
    /// What the member holds, in the order of the parts: all of it holds together.
    public var members: [Part]
    /// Whether any of the parts requires it.
    public var isRequired: Bool
    /// Where the parts say that it is required.
    public var requiredPlaces: [Place] = []
    /// The key and what it holds, where it stands first.
    public var member: Node.Member

    /// The named schema that it comes from; nil where a part that is told here has it too.
    public var source: SchemaID? { members.allSatisfy { $0.source != nil } ? members.first?.source : nil }
  }

  /// Whether there are more parts than were merged.
  public private(set) var isCut = false

  /// At most so many parts are merged: many times what any author writes, and few enough for the stack.
  private static let mostParts = 1_000
  /// So many are merged in descriptions of very many schemas, each of which can have all others as its parts.
  private static let leastParts = 200
  /// About so many parts are merged for the pages of all named schemas.
  private static let mostPartsOfAPI = 1_000_000

  /// How many parts are merged at most.
  static func mostParts(in api: API) -> Int {
    min(mostParts, max(leastParts, mostPartsOfAPI / max(1, api.namedSchemas.count)))
  }

  /// Merges at most 1,000 parts, fewer where the API has thousands of schemas; what lies behind those is left out, which `isCut` tells.
  ///
  /// - Parameter named: whether a schema has a page of its own.
  public init(of schema: SchemaID, in api: API, named: @escaping (SchemaID) -> Bool = { _ in false }) {
    self.init(of: [Part(schema, at: nil)], in: api, named: named)
  }

  /// Merges schemas that hold together.
  ///
  /// - Parameter named: whether a schema has a page of its own.
  public init(of schemas: [Part], in api: API, named: @escaping (SchemaID) -> Bool) {
    var merging = ObjectMerging(api: api, named: named)
    for part in schemas { merging.merge(part) }
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
  private let mostParts: Int

  init(api: API, named: @escaping (SchemaID) -> Bool) {
    mostParts = ObjectShape.mostParts(in: api)
    self.api = api
    self.named = named
  }

  mutating func merge(_ part: ObjectShape.Part) {
    guard visited.insert(part.schema).inserted else { return }
    guard parts.count < mostParts else {
      isCut = true
      return
    }
    let schema = api.schemas[part.schema]
    var part = part
    part.scope = api.scope(part.scope, entering: schema)
    parts.append(part)
    if let reference = api.reference(of: schema, in: part.scope) {
      merge(below(part, reference, schema.origin))
    }
    for (id, written) in zip(schema.allOf, schema.writtenElements(.allOf, in: api)) {
      merge(below(part, id, written))
    }
    for (name, node) in zip(schema.required, schema.writtenElements(.required, in: api)) {
      required.append((name, node.place))
    }
    for property in schema.properties { add(property, of: part) }
  }

  private func below(_ part: ObjectShape.Part, _ schema: SchemaID, _ written: Node) -> ObjectShape.Part {
    ObjectShape.Part(
      schema, at: written, source: named(schema) ? schema : part.source, scope: part.scope)
  }

  private mutating func add(_ property: Schema.Property, of part: ObjectShape.Part) {
    let member = ObjectShape.Part(
      property.schema, at: property.member.value, source: part.source, scope: part.scope)
    if let index = indices[Name(property.name)] {
      properties[index].schema = property.schema
      properties[index].members.append(member)
      return
    }
    indices[Name(property.name)] = properties.count
    properties.append(
      ObjectShape.Property(
        name: property.name, schema: property.schema, members: [member], isRequired: property.isRequired,
        member: property.member))
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
