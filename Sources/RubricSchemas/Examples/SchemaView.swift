import RubricDocuments
import RubricOpenAPI

/// What a schema says of the parts of a value that is written in another form than JSON, with what it refers
/// to and all its alternatives.
struct SchemaView {
  private let api: API
  /// The schema and the parts that hold, or may hold, together with it.
  private let parts: [Shared<Schema>]
  private let own: Shared<Schema>

  /// At most so many parts are looked at.
  private static let mostParts = 100

  init(_ schema: SchemaID, in api: API) {
    self.api = api
    own = api.schemas[schema]
    var ids: [SchemaID] = []
    var pending = [schema]
    while let id = pending.popLast(), ids.count < SchemaView.mostParts {
      if ids.contains(id) { continue }
      ids.append(id)
      let schema = api.schemas[id]
      let next = (schema.reference.map { [$0] } ?? []) + schema.allOf + schema.oneOf + schema.anyOf
      pending += next.reversed()
    }
    parts = ids.map { api.schemas[$0] }
  }

  /// The XML Object of the schema itself, or of what it refers to.
  var xml: Schema.XML? {
    own.rare?.xml ?? own.reference.flatMap { api.schemas[$0].rare?.xml }
      ?? (own.allOf.count == 1 ? api.schemas[own.allOf[0]].rare?.xml : nil)
  }

  /// The schemas of the properties, by name; of a name that comes twice the first.
  var properties: [Name: SchemaID] {
    var found: [Name: SchemaID] = [:]
    for part in parts {
      for property in part.properties where found[Name(property.name)] == nil {
        found[Name(property.name)] = property.schema
      }
    }
    return found
  }

  /// Whether a value may be a list.
  var allowsArrays: Bool { parts.allSatisfy { $0.types.isEmpty || $0.types.contains(.array) } }

  /// What members without a schema of their own hold.
  var others: SchemaID? { parts.lazy.compactMap(\.additionalProperties).first }

  /// What an element holds.
  func item(_ index: Int) -> SchemaID? {
    for part in parts {
      if let prefix = part.rare?.prefixItems, index < prefix.count { return prefix[index] }
      if let items = part.items { return items }
    }
    return nil
  }

  /// Whether a string of the schema stands for a file's bytes.
  var isFile: Bool {
    parts.contains { part in
      part.format == "binary"
        || part.rare?.contentMediaType != nil && part.rare?.contentEncoding == nil && !isText(part)
    }
  }

  /// Whether the schema, or what it refers to, says that its value is no text (OpenAPI 3.0.4 §4.7.14.2).
  var isBinary: Bool {
    own.format == "binary" || own.reference.map { api.schemas[$0].format == "binary" } ?? false
  }

  /// Whether a value can be nothing but a string.
  var isString: Bool { parts.contains { $0.types.subtracting(.null) == .string } }

  private func isText(_ part: Shared<Schema>) -> Bool {
    let type = part.rare?.contentMediaType ?? ""
    return type.utf8.starts(with: "text/".utf8) || type.utf8.suffix(4).elementsEqual("json".utf8)
  }

  /// The media type that the author says a string holds.
  var contentMediaType: String? { parts.lazy.compactMap { $0.rare?.contentMediaType }.first }
}
