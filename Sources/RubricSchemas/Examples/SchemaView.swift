import RubricDocuments
import RubricOpenAPI

/// A schema with the way to it, which decides where `$dynamicRef` in it leads.
struct SchemaUse {
  var schema: SchemaID
  var scope = DynamicScope()
}

/// What a schema says of the parts of a value that is written in another form than JSON, with what it refers
/// to and all its alternatives.
struct SchemaView {
  private let api: API
  /// The schema and the parts that hold, or may hold, together with it.
  private let parts: [Part]
  private let own: Part

  private struct Part {
    var schema: Shared<Schema>
    /// The way to it, with its own resource.
    var scope: DynamicScope
  }

  /// At most so many parts are looked at.
  private static let mostParts = 100

  init(_ schema: SchemaID, in api: API) { self.init(SchemaUse(schema: schema), in: api) }

  init(_ use: SchemaUse, in api: API) {
    self.api = api
    var ids: [SchemaID] = []
    var parts: [Part] = []
    var pending = [use]
    while let next = pending.popLast(), parts.count < SchemaView.mostParts {
      if ids.contains(next.schema) { continue }
      ids.append(next.schema)
      let part = SchemaView.part(next, in: api)
      let schema = part.schema
      parts.append(part)
      let target = api.reference(of: schema, in: part.scope).map { [$0] } ?? []
      let below = target + schema.allOf + schema.oneOf + schema.anyOf
      pending += below.reversed().map { SchemaUse(schema: $0, scope: part.scope) }
    }
    self.parts = parts
    own = SchemaView.part(use, in: api)
  }

  private static func part(_ use: SchemaUse, in api: API) -> Part {
    let schema = api.schemas[use.schema]
    return Part(schema: schema, scope: api.scope(use.scope, entering: schema))
  }

  /// What the schema refers to, with the way there; nil where it refers to nothing.
  var target: SchemaUse? {
    api.reference(of: own.schema, in: own.scope).map { SchemaUse(schema: $0, scope: own.scope) }
  }

  /// The XML Object of the schema itself, or of what it refers to.
  var xml: Schema.XML? {
    ownXML ?? target.flatMap { api.schemas[$0.schema].rare?.xml }
  }

  /// The XML Object of the schema itself, or of the one part that it is made of.
  var ownXML: Schema.XML? {
    let schema = own.schema
    return schema.rare?.xml ?? (schema.allOf.count == 1 ? api.schemas[schema.allOf[0]].rare?.xml : nil)
  }

  /// The schemas of the properties, by name; of a name that comes twice the first.
  var properties: [Name: SchemaUse] {
    var found: [Name: SchemaUse] = [:]
    for part in parts {
      for property in part.schema.properties where found[Name(property.name)] == nil {
        found[Name(property.name)] = SchemaUse(schema: property.schema, scope: part.scope)
      }
    }
    return found
  }

  /// Whether a value may be a list.
  var allowsArrays: Bool {
    parts.allSatisfy { $0.schema.types.isEmpty || $0.schema.types.contains(.array) }
  }

  /// What members without a schema of their own hold.
  var others: SchemaUse? {
    for part in parts {
      if let others = part.schema.additionalProperties { return SchemaUse(schema: others, scope: part.scope) }
    }
    return nil
  }

  /// What an element holds.
  func item(_ index: Int) -> SchemaUse? {
    for part in parts {
      if let prefix = part.schema.rare?.prefixItems, index < prefix.count {
        return SchemaUse(schema: prefix[index], scope: part.scope)
      }
      if let items = part.schema.items { return SchemaUse(schema: items, scope: part.scope) }
    }
    return nil
  }

  /// Whether a string of the schema stands for a file's bytes.
  var isFile: Bool {
    parts.map(\.schema).contains { part in
      part.format == "binary"
        || part.rare?.contentMediaType != nil && part.rare?.contentEncoding == nil && !isText(part)
    }
  }

  /// Whether the schema, or what it refers to, says that its value is no text (OpenAPI 3.0.4 §4.7.14.2).
  var isBinary: Bool {
    own.schema.format == "binary" || target.map { api.schemas[$0.schema].format == "binary" } ?? false
  }

  /// Whether a value can be nothing but a string.
  var isString: Bool { parts.contains { $0.schema.types.subtracting(.null) == .string } }

  private func isText(_ part: Shared<Schema>) -> Bool {
    let type = part.rare?.contentMediaType ?? ""
    return type.utf8.starts(with: "text/".utf8) || type.utf8.suffix(4).elementsEqual("json".utf8)
  }

  /// The media type that the author says a string holds.
  var contentMediaType: String? { parts.lazy.compactMap { $0.schema.rare?.contentMediaType }.first }
}
