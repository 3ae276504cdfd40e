import RubricDocuments
import RubricOpenAPI
import RubricSchemas

/// A value written in XML as its schema asks (XML Object, OpenAPI 3.1.0 §4.8.26).
struct XMLText {
  private let api: API
  private var text = ""

  /// The value as an element, two spaces a level.
  static func text(of value: JSONValue, schema: SchemaID?, in api: API) -> String {
    var writer = XMLText(api: api)
    let name = schema.flatMap { id in
      api.schemas[id].rare?.xml?.name ?? api.namedSchemas.first { $0.value == id }?.name
    }
    writer.element(name ?? "root", value, schema, indent: "")
    return writer.text
  }

  private init(api: API) { self.api = api }

  private mutating func element(_ name: String, _ value: JSONValue, _ schema: SchemaID?, indent: String) {
    let tag = qualified(name, schema)
    if !text.isEmpty { text += "\n" }
    text += indent + "<" + tag
    if let xml = schema.flatMap({ api.schemas[$0].rare?.xml }), let namespace = xml.namespace {
      let prefix = xml.prefix.map { ":" + XMLText.name($0) } ?? ""
      text += " xmlns\(prefix)=\"\(XMLText.escaped(namespace))\""
    }
    switch value {
    case .object(let members):
      let properties = schema.map { ObjectShape(of: $0, in: api).properties } ?? []
      let schemas = Dictionary(properties.map { (Name($0.name), $0.schema) }) { first, _ in first }
      object(members, schemas, tag, indent: indent)
    case .array(let elements):
      text += ">"
      let items = schema.flatMap { api.schemas[$0].items }
      let inner = items.flatMap { api.schemas[$0].rare?.xml?.name } ?? name
      for part in elements { element(inner, part, items, indent: indent + "  ") }
      text += elements.isEmpty ? "</\(tag)>" : "\n\(indent)</\(tag)>"
    case .null: text += "/>"
    case .boolean, .number, .string: text += ">" + XMLText.escaped(value.readerText) + "</\(tag)>"
    }
  }

  private mutating func object(
    _ members: [JSONValue.Member], _ schemas: [Name: SchemaID], _ tag: String, indent: String
  ) {
    var children: [JSONValue.Member] = []
    for member in members {
      let schema = schemas[Name(member.name)]
      if let xml = schema.flatMap({ api.schemas[$0].rare?.xml }),
        xml.isAttribute || xml.nodeType == .attribute
      {
        text += " \(qualified(member.name, schema))=\"\(XMLText.escaped(member.value.readerText))\""
      } else {
        children.append(member)
      }
    }
    text += ">"
    for member in children {
      let schema = schemas[Name(member.name)]
      let own = schema.map { api.schemas[$0] }
      if case .array(let elements) = member.value, !isWrapped(own) {
        let name = own?.items.flatMap { api.schemas[$0].rare?.xml?.name } ?? member.name
        for part in elements { element(name, part, own?.items, indent: indent + "  ") }
      } else {
        element(member.name, member.value, schema, indent: indent + "  ")
      }
    }
    text += children.isEmpty ? "</\(tag)>" : "\n\(indent)</\(tag)>"
  }

  private func isWrapped(_ schema: Shared<Schema>?) -> Bool {
    schema?.rare?.xml.map { $0.isWrapped || $0.nodeType == .element } ?? false
  }

  private func qualified(_ name: String, _ schema: SchemaID?) -> String {
    let xml = schema.flatMap { api.schemas[$0].rare?.xml }
    let own = XMLText.name(xml?.name ?? name)
    return xml?.prefix.map { XMLText.name($0) + ":" + own } ?? own
  }

  /// A name with `_` for what XML does not allow in one (XML 1.0 §2.3), or no reader could see.
  private static func name(_ text: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x2D, 0x2E: name.append(contentsOf: name.isEmpty ? ["_", scalar] : [scalar])
      case 0x41...0x5A, 0x61...0x7A, 0x5F: name.append(scalar)
      case 0x80...: name.append(scalar.properties.isAlphabetic && !Quoting.isHidden(scalar) ? scalar : "_")
      default: name.append("_")
      }
    }
    return name.isEmpty ? "_" : String(name)
  }

  /// Characters that XML does not know at all (XML 1.0 §2.2) are left out.
  private static func escaped(_ text: String) -> String {
    quoting.literal(text)
  }

  private static let quoting = Quoting(
    open: "", close: "", special: ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"],
    escape: { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
        "&#x\(Quoting.hex(scalar.value, digits: 1));"
      default: ""
      }
    })
}
