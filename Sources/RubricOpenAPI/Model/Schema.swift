import RubricDocuments

/// What a value may be: JSON Schema 2020-12, or 3.0's dialect of it read into the same words.
public struct Schema: Sendable {
  public var origin: Node
  /// `true` or `false` in place of an object (JSON Schema 2020-12 §4.3.2); nil of an object.
  public var always: Bool?
  /// What `$ref` points at, where keywords stand beside it. A reference alone is no schema of its own: who
  /// holds it holds the identifier of its target.
  public var reference: SchemaID?
  /// `$dynamicRef`, resolved as if it were `$ref`.
  public var dynamicReference: SchemaID?
  /// Empty where any type is allowed.
  public var types: TypeSet = []
  public var title: String?
  public var description: String?
  public var format: String?
  /// Allowed values; empty where the keyword is missing.
  public var `enum`: [Node] = []
  public var const: Node?
  public var `default`: Node?
  /// `examples`, or the one value of `example`.
  public var examples: [Node] = []
  public var isDeprecated = false
  public var isReadOnly = false
  public var isWriteOnly = false

  public var properties: [Property] = []
  /// Names that must be present, in written order.
  public var required: [String] = []
  public var additionalProperties: SchemaID?
  public var items: SchemaID?
  public var allOf: [SchemaID] = []
  public var oneOf: [SchemaID] = []
  public var anyOf: [SchemaID] = []
  public var discriminator: Discriminator?
  /// Keywords that few schemas have; nil where it has none of them.
  public var bounds: Bounds?
  public var rare: Rare?
  public var extensions: [Extension] = []

  public init(origin: Node) { self.origin = origin }

  /// A property of an object.
  public struct Property: Sendable {
    public var name: String
    public var schema: SchemaID
    public var isRequired: Bool
    /// The key and what it holds, which may be a reference.
    public var member: Node.Member
  }

  /// The types of JSON Schema §6.1.1, as a set.
  public struct TypeSet: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let null = TypeSet(rawValue: 1)
    public static let boolean = TypeSet(rawValue: 2)
    public static let object = TypeSet(rawValue: 4)
    public static let array = TypeSet(rawValue: 8)
    public static let number = TypeSet(rawValue: 16)
    public static let string = TypeSet(rawValue: 32)
    public static let integer = TypeSet(rawValue: 64)

    /// Every type by its name, in the order in which they are told.
    public static let named: [(type: TypeSet, name: String)] = [
      (.object, "object"), (.array, "array"), (.string, "string"), (.integer, "integer"),
      (.number, "number"), (.boolean, "boolean"), (.null, "null"),
    ]

    /// The type of that name; nil where there is none.
    public init?(name: String) {
      guard let found = TypeSet.named.first(where: { $0.name == name }) else { return nil }
      self = found.type
    }

    /// The names of its members.
    public var names: [String] { TypeSet.named.filter { contains($0.type) }.map(\.name) }
  }

  /// Limits on values; numbers keep their source text.
  public struct Bounds: Sendable {
    public var minimum: String?
    public var maximum: String?
    public var exclusiveMinimum: String?
    public var exclusiveMaximum: String?
    public var multipleOf: String?
    public var minLength: String?
    public var maxLength: String?
    public var pattern: String?
    public var minItems: String?
    public var maxItems: String?
    public var hasUniqueItems = false
    public var minProperties: String?
    public var maxProperties: String?
  }

  /// Keywords that few schemas have.
  public final class Rare: Sendable {
    public let not: SchemaID?
    public let `if`: SchemaID?
    public let then: SchemaID?
    public let `else`: SchemaID?
    public let prefixItems: [SchemaID]
    public let contains: SchemaID?
    public let minContains: String?
    public let maxContains: String?
    public let patternProperties: [Named<SchemaID>]
    public let propertyNames: SchemaID?
    public let unevaluatedItems: SchemaID?
    public let unevaluatedProperties: SchemaID?
    public let dependentSchemas: [Named<SchemaID>]
    public let dependentRequired: [Named<[String]>]
    public let contentEncoding: String?
    public let contentMediaType: String?
    public let contentSchema: SchemaID?
    public let externalDocs: ExternalDocumentation?
    public let xml: Node?

    init(
      not: SchemaID?, `if`: SchemaID?, then: SchemaID?, `else`: SchemaID?, prefixItems: [SchemaID],
      contains: SchemaID?, minContains: String?, maxContains: String?, patternProperties: [Named<SchemaID>],
      propertyNames: SchemaID?, unevaluatedItems: SchemaID?, unevaluatedProperties: SchemaID?,
      dependentSchemas: [Named<SchemaID>], dependentRequired: [Named<[String]>], contentEncoding: String?,
      contentMediaType: String?, contentSchema: SchemaID?, externalDocs: ExternalDocumentation?, xml: Node?
    ) {
      self.not = not
      self.if = `if`
      self.then = then
      self.else = `else`
      self.prefixItems = prefixItems
      self.contains = contains
      self.minContains = minContains
      self.maxContains = maxContains
      self.patternProperties = patternProperties
      self.propertyNames = propertyNames
      self.unevaluatedItems = unevaluatedItems
      self.unevaluatedProperties = unevaluatedProperties
      self.dependentSchemas = dependentSchemas
      self.dependentRequired = dependentRequired
      self.contentEncoding = contentEncoding
      self.contentMediaType = contentMediaType
      self.contentSchema = contentSchema
      self.externalDocs = externalDocs
      self.xml = xml
    }
  }

  /// Discriminator Object, OpenAPI 3.1.0 §4.8.25.
  public struct Discriminator: Sendable {
    public var origin: Node
    public var propertyName: String
    /// The values of the property with the schemas they stand for; nil where one is not found.
    public var mapping: [Named<SchemaID?>]
  }
}
