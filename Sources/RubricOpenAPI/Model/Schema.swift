import RubricDocuments

/// What a value may be: JSON Schema 2020-12, or another dialect of it read into the same words.
public struct Schema: Sendable {
  /// The object or boolean as written; where a finding about the schema points.
  public var origin: Node
  /// The schema resource that it belongs to, which tells its dialect (JSON Schema 2020-12 §4.3.5).
  public var resource: SchemaResourceID
  /// `true` or `false` in place of an object (JSON Schema 2020-12 §4.3.2); nil of an object.
  public var always: Bool?
  /// What `$ref` points at, where keywords stand beside it. A reference alone is no schema of its own: who
  /// holds it holds the identifier of its target.
  public var reference: SchemaID?
  /// `$dynamicRef`, resolved as if it were `$ref`; `Rare.dynamicName` tells where it may lead elsewhere.
  public var dynamicReference: SchemaID?
  /// Empty where any type is allowed. 3.0's `nullable` adds `null`, also where it is then the only one.
  public var types: TypeSet = []
  /// 3.0's `nullable: true`. By OpenAPI 3.0.4 §4.7.24 it adds `null` to the `type` beside it and means nothing
  /// without one, nor does it widen an `enum` or `allOf` beside it. Authors who write it there mean that null
  /// is allowed, and so it is taken: null is a value of the schema whatever else the schema says.
  public var isNullable = false
  /// A short name for readers (JSON Schema Validation §9.1); nil where none is given.
  public var title: String?
  /// CommonMark on what a value is for (OpenAPI 3.1.0 §4.8.24); nil where none is given.
  public var description: String?
  /// What the value means beyond its type, such as `date-time` (JSON Schema Validation §7).
  public var format: String?
  /// Allowed values; empty where the keyword is missing.
  public var `enum`: [Node] = []
  /// The only value allowed (§6.1.3).
  public var const: Node?
  /// The value that is taken where none is sent (§9.2).
  public var `default`: Node?
  /// `examples`, or the one value of `example`.
  public var examples: [Node] = []
  /// Whether the value is to be used no more (§9.3).
  public var isDeprecated = false
  /// Whether the value comes in responses and must not be sent (§9.4).
  public var isReadOnly = false
  /// Whether the value may be sent and never comes in a response (§9.4).
  public var isWriteOnly = false

  /// Schemas of an object's members, in written order (JSON Schema Core §10.3.2.1).
  public var properties: [Property] = []
  /// Names that must be present, in written order.
  public var required: [String] = []
  /// What members of any other name hold (Core §10.3.2.3); nil where nothing is said, which allows all.
  public var additionalProperties: SchemaID?
  /// What elements hold, behind those of `prefixItems` (Core §10.3.1.2); nil where nothing is said.
  public var items: SchemaID?
  /// A value satisfies all of them (Core §10.2.1.1); empty where the keyword is missing.
  public var allOf: [SchemaID] = []
  /// A value satisfies exactly one of them (Core §10.2.1.3); empty where the keyword is missing.
  public var oneOf: [SchemaID] = []
  /// A value satisfies at least one of them (Core §10.2.1.2); empty where the keyword is missing.
  public var anyOf: [SchemaID] = []
  /// By which property `oneOf` or `anyOf` is told apart.
  public var discriminator: Discriminator?
  /// Limits on values; nil where it has none of them.
  public var bounds: Bounds?
  /// Keywords that few schemas have, apart so that the others stay small; nil where it has none of them.
  public var rare: Shared<Rare>?
  /// In written order.
  public var extensions: [Extension] = []

  /// A property of an object.
  public struct Property: Sendable {
    /// The key as written.
    public var name: String
    /// What the member holds, behind a reference that stands alone.
    public var schema: SchemaID
    /// Whether the schema's own `required` names it; that of a schema round it is not counted.
    public var isRequired: Bool
    /// The key and what it holds, which may be a reference.
    public var member: Node.Member

    /// The description that stands beside the property's reference: what the author says of this use. Since
    /// 3.1 it is also that of the property's own schema; in 3.0, where the specification drops it (OpenAPI
    /// 3.0.4 §4.7.23), it is found here only. nil where no reference stands there.
    public var descriptionOfUse: String? {
      member.value[.ref]?.string == nil ? nil : member.value[.description]?.string
    }
  }

  /// The types of JSON Schema §6.1.1, as a set.
  public struct TypeSet: OptionSet, Sendable, Hashable {
    /// One bit for each type.
    public let rawValue: UInt8
    /// A set of the bits of its members.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The value `null`; in 3.0 what `nullable` allows.
    public static let null = TypeSet(rawValue: 1)
    /// `true` and `false`.
    public static let boolean = TypeSet(rawValue: 2)
    /// Members by name.
    public static let object = TypeSet(rawValue: 4)
    /// Elements in order.
    public static let array = TypeSet(rawValue: 8)
    /// Any number, whole ones among them.
    public static let number = TypeSet(rawValue: 16)
    /// Text of Unicode.
    public static let string = TypeSet(rawValue: 32)
    /// A number without a fraction.
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
    /// At least this (JSON Schema Validation §6.2.4).
    public var minimum: String?
    /// At most this (§6.2.2).
    public var maximum: String?
    /// More than this (§6.2.5); in 3.0 the `minimum` that the flag stands beside.
    public var exclusiveMinimum: String?
    /// Less than this (§6.2.3); in 3.0 the `maximum` that the flag stands beside.
    public var exclusiveMaximum: String?
    /// The value divided by it is whole (§6.2.1).
    public var multipleOf: String?
    /// Fewest characters of a string, counted as Unicode scalars (§6.3.2).
    public var minLength: String?
    /// Most characters of a string, counted as Unicode scalars (§6.3.1).
    public var maxLength: String?
    /// An ECMA-262 regular expression that a part of a string matches (§6.3.3).
    public var pattern: String?
    /// Fewest elements of an array (§6.4.2).
    public var minItems: String?
    /// Most elements of an array (§6.4.1).
    public var maxItems: String?
    /// Whether no two elements may be equal (§6.4.3).
    public var hasUniqueItems = false
    /// Fewest members of an object (§6.5.2).
    public var minProperties: String?
    /// Most members of an object (§6.5.1).
    public var maxProperties: String?
  }
}

extension Schema {
  /// Whether it says which values are allowed, if only that none is.
  public var hasAllowedValues: Bool { !self.enum.isEmpty || origin[.enum]?.isSequence == true }
}
