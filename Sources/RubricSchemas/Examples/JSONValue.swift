import RubricDocuments
import RubricOpenAPI

/// A JSON value in which the order of members is kept and numbers are text.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  /// As JSON writes it (RFC 8259 §6).
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable, Equatable {
    /// Without quotes or escapes; may come twice in an object, as in its source.
    public var name: String
    /// What stands under the name.
    public var value: JSONValue

    init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// Deeper values are cut off: no reader follows them, and an alias can hold itself.
  private static let deepest = 60

  /// The value that a node of a document stands for.
  ///
  /// - Parameter budget: how many values may still be made; what goes past it becomes the string `…`.
  public init(_ node: Node, budget: inout Int) { self.init(node, budget: &budget, depth: 0) }

  private init(_ node: Node, budget: inout Int, depth: Int) {
    budget -= 1
    guard budget > 0, depth < JSONValue.deepest else {
      self = .string("…")
      return
    }
    switch node.kind {
    case .null: self = .null
    case .boolean: self = .boolean(node.boolean ?? false)
    case .string: self = .string(node.string ?? "")
    case .integer, .float: self = JSONValue.number(written: node.text ?? "")
    case .sequence:
      var elements: [JSONValue] = []
      for element in node.elements where budget > 0 {
        elements.append(JSONValue(element, budget: &budget, depth: depth + 1))
      }
      self = .array(elements)
    case .mapping:
      var members: [Member] = []
      for member in node.members where budget > 0 {
        members.append(Member(member.name.text, JSONValue(member.value, budget: &budget, depth: depth + 1)))
      }
      self = .object(members)
    }
  }

  /// The value of a node, at most 5,000 values deep and wide.
  public init(_ node: Node) {
    var budget = 5_000
    self.init(node, budget: &budget)
  }

  /// Whether the value of a node is made with all that it holds.
  ///
  /// - Parameter budget: how many values may be made.
  public static func isWhole(_ node: Node, budget: Int = 5_000) -> Bool {
    var left = budget
    return isWhole(node, &left, depth: 0)
  }

  private static func isWhole(_ node: Node, _ left: inout Int, depth: Int) -> Bool {
    left -= 1
    guard left > 0, depth < deepest else { return false }
    if node.isScalar { return true }
    for member in node.members where !isWhole(member.value, &left, depth: depth + 1) { return false }
    for element in node.elements where !isWhole(element, &left, depth: depth + 1) { return false }
    return true
  }

  /// A number as JSON writes it: YAML's other bases become decimal, and what is no number a string.
  private static func number(written text: String) -> JSONValue {
    if isJSONNumber(Array(text.utf8)) { return .number(text) }
    if text.hasPrefix("0x"), let value = Int(text.dropFirst(2), radix: 16) { return .number(String(value)) }
    if text.hasPrefix("0o"), let value = Int(text.dropFirst(2), radix: 8) { return .number(String(value)) }
    if let value = Int(text) { return .number(String(value)) }
    if let value = Double(text), value.isFinite { return .number("\(value)") }
    return .string(text)
  }

  private static func isJSONNumber(_ bytes: [UInt8]) -> Bool {
    var index = bytes.first == UInt8(ascii: "-") ? 1 : 0
    func digits() -> Int {
      let start = index
      while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
      return index - start
    }
    let first = index
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[first] != UInt8(ascii: "0") else { return false }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard digits() > 0 else { return false }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
        index += 1
      }
      guard digits() > 0 else { return false }
    }
    return index == bytes.count
  }
}

// MARK: - As text

extension JSONValue {
  /// The value as JSON with two spaces a level and every member on a line of its own.
  public var text: String {
    var writer = JSONBytes(isCompact: false)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value as JSON on one line without blanks.
  public var compactText: String {
    var writer = JSONBytes(isCompact: true)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// What readers take the value for: the content of a string without its quotes, else JSON on one line.
  public var readerText: String {
    if case .string(let text) = self { return text }
    return compactText
  }
}

/// Writes JSON. Depth is bounded by that of documents and of generated examples.
private struct JSONBytes {
  var bytes: [UInt8] = []
  let isCompact: Bool
  private var depth = 0

  init(isCompact: Bool) { self.isCompact = isCompact }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .boolean(let flag): raw(flag ? "true" : "false")
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): string(text)
    case .array(let elements): nest(UInt8(ascii: "["), UInt8(ascii: "]"), elements) { $0.write($1) }
    case .object(let members):
      nest(UInt8(ascii: "{"), UInt8(ascii: "}"), members) { writer, member in
        writer.string(member.name)
        writer.bytes.append(UInt8(ascii: ":"))
        if !writer.isCompact { writer.bytes.append(UInt8(ascii: " ")) }
        writer.write(member.value)
      }
    }
  }

  private mutating func nest<Element>(
    _ open: UInt8, _ close: UInt8, _ elements: [Element], _ body: (inout JSONBytes, Element) -> Void
  ) {
    bytes.append(open)
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine()
      body(&self, element)
    }
    depth -= 1
    if !elements.isEmpty { newLine() }
    bytes.append(close)
  }

  private mutating func newLine() {
    guard !isCompact else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { escape($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies runs between the bytes that are escaped (RFC 8259 §7; of those that need not be, U+007F).
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in text.indices where JSONBytes.isEscaped(text[index]) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      escape(text[index])
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case UInt8(ascii: "\n"): raw("\\n")
    case UInt8(ascii: "\r"): raw("\\r")
    case UInt8(ascii: "\t"): raw("\\t")
    default:
      let digits = String(byte, radix: 16)
      raw("\\u")
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
      bytes.append(contentsOf: digits.utf8)
    }
  }
}
