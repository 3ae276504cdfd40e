import RubricDocuments
import RubricOpenAPI

/// The properties that a value must or may have by a schema, those of `allOf` and of references with
/// siblings among them: what a reader takes for one object.
public struct ObjectShape: Sendable {
  /// In written order, those of parts before the schema's own; a name that comes twice is shown at its
  /// first place, with its last schema.
  public private(set) var properties: [Property] = []
  /// Schemas whose alternatives (`oneOf`, `anyOf`) stand beside the properties.
  public private(set) var alternatives: [SchemaID] = []
  /// What members of any other name hold: the last that any part says; nil where none says anything.
  public private(set) var additionalProperties: SchemaID?
  /// What members hold whose name a regular expression matches, by expression; those of all parts.
  public private(set) var patternProperties: [Named<SchemaID>] = []

  /// A property, with the named part that it comes from where that is not the schema itself.
  public struct Property: Sendable {
    /// The key as written.
    public var name: String
    /// What the member holds, by the last part that says so.
    public var schema: SchemaID
    /// Whether any of the parts requires it.
    public var isRequired: Bool
    /// The part that has it first; nil where that is the schema itself.
    public var source: SchemaID?
    /// The key and what it holds, where it stands first.
    public var member: Node.Member
  }

  /// At most so many parts are merged; hostile schemas could hold each other without end.
  private static let mostParts = 200

  /// Merges at most 200 parts; what lies behind those is left out.
  public init(of schema: SchemaID, in api: API) {
    var visited: Set<SchemaID> = []
    var indices: [Name: Int] = [:]
    var required: Set<Name> = []
    merge(schema, isRoot: true, api, &visited, &indices, &required)
    for index in properties.indices where required.contains(Name(properties[index].name)) {
      properties[index].isRequired = true
    }
  }

  private mutating func merge(
    _ id: SchemaID, isRoot: Bool, _ api: API, _ visited: inout Set<SchemaID>, _ indices: inout [Name: Int],
    _ required: inout Set<Name>
  ) {
    guard visited.insert(id).inserted, visited.count <= ObjectShape.mostParts else { return }
    let schema = api.schemas[id]
    if let reference = schema.reference ?? schema.dynamicReference {
      merge(reference, isRoot: false, api, &visited, &indices, &required)
    }
    for part in schema.allOf { merge(part, isRoot: false, api, &visited, &indices, &required) }
    for name in schema.required { required.insert(Name(name)) }
    for property in schema.properties {
      let merged = Property(
        name: property.name, schema: property.schema, isRequired: property.isRequired,
        source: isRoot ? nil : id, member: property.member)
      if let index = indices[Name(property.name)] {
        properties[index].schema = property.schema
      } else {
        indices[Name(property.name)] = properties.count
        properties.append(merged)
      }
    }
    if !schema.oneOf.isEmpty || !schema.anyOf.isEmpty { alternatives.append(id) }
    if let additional = schema.additionalProperties { additionalProperties = additional }
    patternProperties += schema.rare?.patternProperties ?? []
  }
}
