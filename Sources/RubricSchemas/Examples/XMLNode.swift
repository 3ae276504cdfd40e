/// A part of an XML document, written without a declaration.
indirect enum XMLNode {
  case element(XMLName, attributes: [(name: XMLName, value: String)], children: [XMLNode])
  /// Part of the element that it would stand in.
  case attribute(XMLName, value: String)
  case text(String)
  case cdata(String)
  /// An element whose value is null.
  case null(XMLName)

  /// An element of what stands in it, attributes among it.
  static func element(_ name: XMLName, holding nodes: [XMLNode]) -> XMLNode {
    var attributes: [(name: XMLName, value: String)] = []
    var children: [XMLNode] = []
    for node in nodes {
      if case .attribute(let name, let value) = node {
        // No name may stand twice (XML 1.0 §3.1).
        if !attributes.contains(where: { $0.name.text == name.text }) { attributes.append((name, value)) }
      } else {
        children.append(node)
      }
    }
    return .element(name, attributes: attributes, children: children)
  }

  /// Whether a document can be of it alone.
  var isElement: Bool {
    switch self {
    case .element, .null: true
    case .attribute, .text, .cdata: false
    }
  }
}

/// The name of an element or attribute with its namespace.
struct XMLName {
  /// With its prefix.
  let text: String
  /// The attribute that declares the namespace; nil where there is none.
  let declaration: (name: String, address: String)?

  init(_ name: String, prefix: String? = nil, namespace: String? = nil) {
    let prefix = prefix.flatMap { $0.isEmpty ? nil : XMLName.valid($0) }
    text = prefix.map { "\($0):\(XMLName.valid(name))" } ?? XMLName.valid(name)
    declaration = namespace.map { (prefix.map { "xmlns:\($0)" } ?? "xmlns", $0) }
  }

  /// A name with `_` for what XML does not allow in one (XML 1.0 §2.3, no colons), or no reader could see.
  private static func valid(_ text: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x2D, 0x2E: name.append(contentsOf: name.isEmpty ? ["_", scalar] : [scalar])
      case 0x41...0x5A, 0x61...0x7A, 0x5F: name.append(scalar)
      case 0x80...:
        name.append(scalar.properties.isAlphabetic && !scalar.isUnseen ? scalar : "_")
      default: name.append("_")
      }
    }
    return name.isEmpty ? "_" : String(name)
  }
}

/// The text of nodes: two blanks a level, and none where text stands beside elements, since there they count.
struct XMLSerialization {
  private var bytes: [UInt8] = []

  /// The text of one node.
  static func text(of node: XMLNode) -> String {
    var writing = XMLSerialization()
    writing.write(node, depth: 0, isInline: false)
    return String(decoding: writing.bytes, as: UTF8.self)
  }

  private mutating func write(_ node: XMLNode, depth: Int, isInline: Bool) {
    switch node {
    case .attribute: break
    case .text(let text): escape(text, isValue: false)
    case .cdata(let text): section(text)
    case .null(let name):
      open(name, [])
      attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
      attribute("xsi:nil", "true")
      write("/>")
    case .element(let name, let attributes, let children):
      open(name, attributes)
      guard !children.isEmpty else { return write("/>") }
      write(">")
      let isText = isInline || XMLSerialization.hasText(children)
      for child in children {
        if !isText { newLine(depth + 1) }
        write(child, depth: depth + 1, isInline: isText)
      }
      if !isText { newLine(depth) }
      write("</\(name.text)>")
    }
  }

  /// Whether blanks between the nodes would be read as part of a text.
  private static func hasText(_ nodes: [XMLNode]) -> Bool {
    !nodes.contains(where: \.isElement) || nodes.contains { if case .text = $0 { true } else { false } }
  }

  private mutating func open(_ name: XMLName, _ attributes: [(name: XMLName, value: String)]) {
    write("<" + name.text)
    var declared: [String] = []
    for (own, isAttribute) in [(name, false)] + attributes.map({ ($0.name, true) }) {
      // An attribute without a prefix is in no namespace (Namespaces in XML 1.0 §6.2).
      guard let (name, address) = own.declaration, !isAttribute || name != "xmlns", !declared.contains(name)
      else { continue }
      declared.append(name)
      attribute(name, address)
    }
    for (name, value) in attributes { attribute(name.text, value) }
  }

  // MARK: - Bytes

  private mutating func write(_ text: String) { bytes += Array(text.utf8) }

  private mutating func newLine(_ depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth)
  }

  private mutating func attribute(_ name: String, _ value: String) {
    write(" \(name)=\"")
    escape(value, isValue: true)
    write("\"")
  }

  /// - Parameter isValue: whether it is an attribute's, of which blanks other than the usual are lost.
  private mutating func escape(_ text: String, isValue: Bool) {
    for scalar in text.unicodeScalars where XMLSerialization.isAllowed(scalar) {
      switch scalar {
      case "&": write("&amp;")
      case "<": write("&lt;")
      case ">": write("&gt;")
      case "\"": write("&quot;")
      case "\n" where !isValue, "\t" where !isValue: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default: append(scalar)
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isUnseen {
      write("&#x\(String(scalar.value, radix: 16));")
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// `]]>` would end the section, and a reference means nothing in it: the section is split there.
  private mutating func section(_ text: String) {
    write("<![CDATA[")
    var closing = 0
    for scalar in text.unicodeScalars where XMLSerialization.isAllowed(scalar) {
      if scalar == ">", closing >= 2 {
        write("]]><![CDATA[>")
      } else if scalar.isUnseen, scalar != "\n", scalar != "\t" {
        write("]]>")
        append(scalar)
        write("<![CDATA[")
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      closing = scalar == "]" ? closing + 1 : 0
    }
    write("]]>")
  }

  /// Characters that XML knows at all (XML 1.0 §2.2).
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether readers cannot see it, or it turns or breaks what they see.
  fileprivate var isUnseen: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }
}
