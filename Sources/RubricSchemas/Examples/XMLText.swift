import RubricDocuments
import RubricOpenAPI

/// Writes a value as XML, without a declaration, in the way that the schema's `xml` objects say (OpenAPI
/// 3.1.0 §4.8.26, 3.2.0 §4.26).
struct XMLText {
  private let api: API
  private var bytes: [UInt8] = []
  private var depth = 0

  /// - Parameter schema: nil where nothing is said of the value.
  static func text(of value: JSONValue, schema: SchemaID?, in api: API) -> String {
    var writer = XMLText(api: api)
    let view = schema.map { SchemaView($0, in: api) }
    let named = schema.flatMap { id in api.namedSchemas.first { $0.value == id }?.name }
    let name = view?.xml?.name ?? named ?? "root"
    if case .array(let elements) = value {
      writer.list(elements, name, itemName: nil, view)
    } else {
      writer.element(value, XMLName(name, view?.xml), view)
    }
    if writer.bytes.last == UInt8(ascii: "\n") { writer.bytes.removeLast() }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private init(api: API) { self.api = api }

  // MARK: - Nodes

  /// The name of a node with its namespace.
  private struct XMLName {
    var text: String
    var declaration: (name: String, address: String)?

    init(_ name: String, _ xml: Schema.XML?) {
      let own = XMLText.valid(xml?.name ?? name)
      let prefix = xml?.prefix.map { XMLText.valid($0) }
      text = prefix.map { "\($0):\(own)" } ?? own
      declaration = xml?.namespace.map { (prefix.map { "xmlns:\($0)" } ?? "xmlns", $0) }
    }
  }

  private mutating func element(_ value: JSONValue, _ name: XMLName, _ view: SchemaView?) {
    indent()
    write("<" + name.text)
    if let (name, address) = name.declaration { attribute(name, address) }
    switch value {
    case .null:
      attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
      attribute("xsi:nil", "true")
      write("/>")
    case .boolean, .number, .string:
      let text = value.readerText
      if text.isEmpty {
        write("/>")
      } else {
        write(">")
        escape(text)
        write("</\(name.text)>")
      }
    case .array(let elements): nested(name) { $0.items(elements, name.text, isWrapped: true, view) }
    case .object(let members): object(members, name, view)
    }
    newLine()
  }

  private mutating func object(_ members: [JSONValue.Member], _ name: XMLName, _ view: SchemaView?) {
    let properties = view?.properties ?? [:]
    let others = view?.others
    var children: [(member: JSONValue.Member, view: SchemaView?)] = []
    for member in members {
      let schema = properties[Name(member.name)] ?? others
      let own = schema.map { SchemaView($0, in: api) }
      if let xml = own?.xml, xml.nodeType == .attribute || xml.isAttribute && xml.nodeType == nil {
        let name = XMLName(member.name, xml)
        if let (name, address) = name.declaration { attribute(name, address) }
        if member.value != .null { attribute(name.text, XMLText.flat(member.value)) }
      } else {
        children.append((member, own))
      }
    }
    guard !children.isEmpty else { return write("/>") }
    let isText = children.allSatisfy { $0.view?.xml?.nodeType == .text || $0.view?.xml?.nodeType == .cdata }
    guard !isText else {
      write(">")
      for child in children { text(child.member.value, child.view?.xml?.nodeType) }
      return write("</\(name.text)>")
    }
    nested(name) { writer in
      for (member, own) in children { writer.child(member.value, member.name, own) }
    }
  }

  private mutating func child(_ value: JSONValue, _ name: String, _ view: SchemaView?) {
    let xml = view?.xml
    switch value {
    case .array(let elements):
      let isWrapped = xml?.nodeType.map { $0 == .element } ?? xml?.isWrapped ?? false
      if isWrapped {
        list(elements, xml?.name ?? name, itemName: xml?.name ?? name, view)
      } else {
        items(elements, name, isWrapped: false, view)
      }
    case .object(let members) where xml?.nodeType == Schema.XML.NodeType.none:
      let properties = view?.properties ?? [:]
      for member in members {
        child(member.value, member.name, properties[Name(member.name)].map { SchemaView($0, in: api) })
      }
    case .null, .boolean, .number, .string, .object:
      if let type = xml?.nodeType, type == .text || type == .cdata {
        indent()
        text(value, type)
        newLine()
      } else {
        element(value, XMLName(name, xml), view)
      }
    }
  }

  /// An element that holds those of an array.
  private mutating func list(
    _ elements: [JSONValue], _ name: String, itemName: String?, _ view: SchemaView?
  ) {
    let own = XMLName(name, view?.xml)
    indent()
    write("<" + own.text)
    if let (name, address) = own.declaration { attribute(name, address) }
    if elements.isEmpty {
      write("/>")
    } else {
      nested(own) { $0.items(elements, itemName, isWrapped: true, view) }
    }
    newLine()
  }

  private mutating func items(
    _ elements: [JSONValue], _ name: String?, isWrapped: Bool, _ view: SchemaView?
  ) {
    for (index, value) in elements.enumerated() {
      let schema = view?.item(index)
      let own = schema.map { SchemaView($0, in: api) }
      let component = schema.flatMap { id in api.namedSchemas.first { $0.value == id }?.name }
      element(value, XMLName(name ?? component ?? "item", own?.xml), own)
    }
  }

  private mutating func nested(_ name: XMLName, _ body: (inout XMLText) -> Void) {
    write(">")
    newLine()
    depth += 1
    body(&self)
    depth -= 1
    indent()
    write("</\(name.text)>")
  }

  private mutating func text(_ value: JSONValue, _ type: Schema.XML.NodeType?) {
    let text = XMLText.flat(value)
    guard type == .cdata else { return escape(text) }
    write("<![CDATA[")
    // `]]>` would end the section: it is split between two.
    let ending = Array("]]>".utf8)
    var rest = Array(text.utf8.filter(XMLText.isAllowed))[...]
    while !rest.isEmpty {
      if rest.starts(with: ending) {
        write("]]]]><![CDATA[>")
        rest = rest.dropFirst(3)
      } else if let byte = rest.popFirst() {
        bytes.append(byte)
      }
    }
    write("]]>")
  }

  /// Lists in attributes and text are split by blanks.
  private static func flat(_ value: JSONValue) -> String {
    if case .array(let elements) = value { return elements.map(\.readerText).joined(separator: " ") }
    return value.readerText
  }

  // MARK: - Bytes

  private mutating func write(_ text: String) { bytes += Array(text.utf8) }

  private mutating func newLine() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func indent() { bytes += [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth) }

  private mutating func attribute(_ name: String, _ value: String) {
    write(" \(name)=\"")
    escape(value)
    write("\"")
  }

  private mutating func escape(_ text: String) {
    for byte in text.utf8 where XMLText.isAllowed(byte) {
      switch byte {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "<"): write("&lt;")
      case UInt8(ascii: ">"): write("&gt;")
      case UInt8(ascii: "\""): write("&quot;")
      default: bytes.append(byte)
      }
    }
  }

  /// XML 1.0 §2.2 has no control characters but blanks.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// A name that XML allows (XML 1.0 §2.3, without colons): other characters become `_`.
  private static func valid(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      let isLetter = (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
      let isOther = (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      if !isLetter, bytes.isEmpty, isOther { bytes.append(UInt8(ascii: "_")) }
      bytes.append(isLetter || isOther ? byte : UInt8(ascii: "_"))
    }
    return bytes.isEmpty ? "_" : String(decoding: bytes, as: UTF8.self)
  }
}
