import RubricDocuments

extension Schema {
  /// Keywords that few schemas have.
  public struct Rare: Sendable {
    /// A value must not satisfy it (JSON Schema Core §10.2.1.4).
    public var not: SchemaID?
    /// Decides between `then` and `else` (Core §10.2.2.1).
    public var `if`: SchemaID?
    /// Holds for values that satisfy `if` (Core §10.2.2.2).
    public var then: SchemaID?
    /// Holds for values that do not satisfy `if` (Core §10.2.2.3).
    public var `else`: SchemaID?
    /// What the first elements hold, each its own (Core §10.3.1.1); in dialects before 2020-12 an `items` that
    /// is an array, whose `additionalItems` is then the schema's `items`. Empty where nothing is said.
    public var prefixItems: [SchemaID] = []
    /// What at least `minContains` of the elements satisfy (Core §10.3.1.3).
    public var contains: SchemaID?
    /// How many elements at least satisfy `contains`, in source text; 1 where nil (Validation §6.4.5).
    public var minContains: String?
    /// How many elements at most satisfy `contains`, in source text (Validation §6.4.4).
    public var maxContains: String?
    /// What members hold whose name a regular expression matches (Core §10.3.2.2), by expression.
    public var patternProperties: [Named<SchemaID>] = []
    /// What the names of members satisfy (Core §10.3.2.4).
    public var propertyNames: SchemaID?
    /// What elements hold that no other keyword has looked at (Core §11.2).
    public var unevaluatedItems: SchemaID?
    /// What members hold that no other keyword has looked at (Core §11.3).
    public var unevaluatedProperties: SchemaID?
    /// What the whole object satisfies once it has a member of the name (Core §10.2.2.4); the schemas of
    /// `dependencies` among them.
    public var dependentSchemas: [Named<SchemaID>] = []
    /// Which members there must be once there is one of the name (Validation §6.5.4); the arrays of
    /// `dependencies` among them.
    public var dependentRequired: [Named<[String]>] = []
    /// How binary content is written as a string, such as `base64` (Validation §8.3).
    public var contentEncoding: String?
    /// Media type of what a string holds (Validation §8.4).
    public var contentMediaType: String?
    /// What a string holds, once decoded by its media type (Validation §8.5).
    public var contentSchema: SchemaID?
    /// Documentation elsewhere.
    public var externalDocs: ExternalDocumentation?
    /// How the value is written in XML.
    public var xml: XML?

    /// Schemas kept for reference, of `$defs` (Core §8.2.4) and `definitions`, in written order.
    public var definitions: [Named<SchemaID>] = []
    /// `$id`, in draft 4 `id`, as written (Core §8.2.1).
    public var id: String?
    /// `$anchor`: a name for references (Core §8.2.2).
    public var anchor: String?
    /// `$dynamicAnchor`: a name for references that `$dynamicRef` finds by the way it came (Core §8.2.2).
    public var dynamicAnchor: String?
    /// The anchor that decides where `$dynamicRef` leads; nil where it leads where `$ref` would.
    public var dynamicName: String?
    /// `$schema`, as written (Core §8.1.1).
    public var schemaDialect: String?
    /// `$vocabulary` of a metaschema: whether each must be understood (Core §8.1.2).
    public var vocabularies: [Named<Bool>] = []
    /// A note from one author to another, for no reader of the value (Core §8.3).
    public var comment: String?

    /// None of the keywords.
    init() {}
  }

  /// XML Object, OpenAPI 3.1.0 §4.8.26.
  public struct XML: Sendable {
    /// The object as written.
    public var origin: Node
    /// Name of the element or attribute in place of the property's; nil where that is kept.
    public var name: String?
    /// Address of the namespace.
    public var namespace: String?
    /// Prefix of the name.
    public var prefix: String?
    /// Whether the value is an attribute, not an element.
    public var isAttribute = false
    /// Whether an array's elements stand in an element of their own.
    public var isWrapped = false
    /// What the value becomes; since 3.2, where it takes the place of `attribute` and `wrapped`. nil where
    /// nothing is said.
    public var nodeType: NodeType?
    /// In written order.
    public var extensions: [Extension] = []

    /// The kinds of nodes (OpenAPI 3.2.0 §4.26.1); `none` leaves out the value's own node, not its parts.
    public enum NodeType: String, Sendable, CaseIterable {
      case element, attribute, text, cdata, none
    }
  }

  /// Discriminator Object, OpenAPI 3.1.0 §4.8.25.
  public struct Discriminator: Sendable {
    /// The object as written.
    public var origin: Node
    /// Name of the property that tells which schema holds; empty where it is missing. Since 3.2 a value may lack
    /// the property where there is a `defaultMapping`.
    public var propertyName: String
    /// The values of the property with the schemas they stand for; nil where one is not found.
    public var mapping: [Named<SchemaID?>]
    /// What a value is whose property is missing or stands for no schema; since 3.2.
    public var defaultMapping: SchemaID?
    /// In written order.
    public var extensions: [Extension] = []
  }
}
