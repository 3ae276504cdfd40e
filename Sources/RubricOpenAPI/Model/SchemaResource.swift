import RubricDocuments

/// A schema with what belongs to it up to the next `$id`, or all schemas of a file (JSON Schema 2020-12 §4.3.5).
public struct SchemaResource: Sendable {
  /// The schema that has the `$id`, or the root of the file.
  public var origin: Node
  /// The absolute address that `$id`, `$self` or the way to the file gives; nil where the file is known by its
  /// path only.
  public var address: String?
  /// What its keywords mean.
  public var dialect: Schema.Dialect
  /// Whether its dialect's vocabularies have the keywords that limit values (JSON Schema Validation §6), as
  /// all but a few dialects of people's own do.
  public var checksValues = true
  /// Whether its dialect demands that `format` is checked (JSON Schema Validation §7.2.2).
  public var assertsFormat = false
  /// Schemas with `$dynamicAnchor`, by that name; only where some schema has a `$dynamicRef`.
  public var dynamicAnchors: [Named<SchemaID>] = [] {
    didSet {
      dynamicTargets = Dictionary(
        dynamicAnchors.map { (Name($0.name), $0.value) }, uniquingKeysWith: { first, _ in first })
    }
  }
  private var dynamicTargets: [Name: SchemaID] = [:]

  /// - Parameter origin: the schema that has the `$id`, or the root of the file.
  init(
    origin: Node, address: String?, dialect: Schema.Dialect, checksValues: Bool = true,
    assertsFormat: Bool = false
  ) {
    self.origin = origin
    self.address = address
    self.dialect = dialect
    self.checksValues = checksValues
    self.assertsFormat = assertsFormat
  }

  /// The schema with a `$dynamicAnchor` of that name; nil where there is none.
  public func dynamicTarget(of anchor: Name) -> SchemaID? { dynamicTargets[anchor] }
}

/// Names one of `API.schemaResources`.
public typealias SchemaResourceID = Identifier<SchemaResource>

/// Schemas that refer to each other, with the resources that they are parts of.
public struct SchemaSet: Sendable {
  /// Every schema that was read.
  public let schemas: Table<Schema>
  /// The resources that the schemas belong to.
  public let resources: Table<SchemaResource>
}

/// A schema that was read from a document of its own.
public struct SchemaDocument: Sendable {
  /// The schema and what it refers to.
  public let set: SchemaSet
  /// The root of the document, or what it refers to where it is nothing but a reference.
  public let root: SchemaID
}

extension API {
  /// The schemas with their resources.
  public var schemaSet: SchemaSet { SchemaSet(schemas: schemas, resources: schemaResources) }
}

extension Schema {
  /// What schema keywords mean, by the specification that schemas are written in.
  public enum Dialect: Sendable, Hashable {
    /// OpenAPI 3.0's own (OpenAPI 3.0.4 §4.7.24).
    case openAPI30
    /// JSON Schema draft 4, of which Swagger 2.0 knows a part.
    case draft4
    /// JSON Schema drafts 6 and 7.
    case draft7
    /// JSON Schema 2020-12, that of OpenAPI since 3.1; 2019-09 is read as this.
    case draft2020

    /// The dialect that `$schema` or `jsonSchemaDialect` names; nil of one that is not known.
    init?(address: String) {
      var bytes = Array(address.utf8)
      if bytes.last == UInt8(ascii: "#") { bytes.removeLast() }
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      // http and https are both written.
      switch String(decoding: bytes[colon...], as: UTF8.self) {
      case "://json-schema.org/draft-04/schema": self = .draft4
      case "://json-schema.org/draft-06/schema", "://json-schema.org/draft-07/schema": self = .draft7
      case "://json-schema.org/draft/2019-09/schema", "://json-schema.org/draft/2020-12/schema",
        "://spec.openapis.org/oas/3.1/dialect/base", "://spec.openapis.org/oas/3.1/dialect/2024-11-10",
        "://spec.openapis.org/oas/3.1/dialect/2024-10-25", "://spec.openapis.org/oas/3.2/dialect/2025-09-17":
        self = .draft2020
      case "://spec.openapis.org/oas/3.0/schema/2021-09-28", "://spec.openapis.org/oas/3.0/schema/2024-10-18":
        self = .openAPI30
      default: return nil
      }
    }

    /// Of descriptions of a version of OpenAPI that say nothing else.
    init(_ version: SpecificationVersion) {
      if version.hasJSONSchema {
        self = .draft2020
      } else {
        self = version.major < 3 ? .draft4 : .openAPI30
      }
    }

    /// Whether what stands beside `$ref` has no meaning (OpenAPI 3.0.4 §4.7.23; JSON Reference §3).
    public var ignoresReferenceSiblings: Bool { self != .draft2020 }

    /// Whether `exclusiveMinimum` is a flag beside `minimum`, not a bound (JSON Schema Wright-00 §5.3).
    var hasExclusiveFlags: Bool { self == .openAPI30 || self == .draft4 }

    /// Whether `true` and `false` are schemas everywhere.
    var hasBooleanSchemas: Bool { self == .draft7 || self == .draft2020 }

    /// Whether `items` may be an array of schemas, one for each element.
    var hasTupleItems: Bool { self == .draft4 || self == .draft7 }

    /// Whether `type` may be an array of names.
    var hasTypeLists: Bool { self != .openAPI30 }

    /// The keyword that gives a schema its address; nil where there is none.
    var idField: Field? {
      switch self {
      case .openAPI30: nil
      case .draft4: .legacyID
      case .draft7, .draft2020: .id
      }
    }
  }
}
