/// A writer of JSON that keeps the order in which members are given, so that the same input gives the same
/// bytes. Control characters and those that turn or hide text are written as `\uXXXX`.
public struct JSONText: Sendable {
  /// The text so far as UTF-8, without a line end behind it.
  public private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true

  /// A text with nothing in it; one value is to be written.
  public init() {}

  /// The text so far, with a line end.
  public var text: String { String(decoding: bytes, as: UTF8.self) + "\n" }

  /// An object; `members` writes its members with `member(_:_:)`.
  public mutating func object(_ members: (inout JSONText) -> Void) { nest("{", "}", members) }

  /// An array; `elements` writes each with `element(_:)`.
  public mutating func array(_ elements: (inout JSONText) -> Void) { nest("[", "]", elements) }

  /// A member whose value `value` writes.
  public mutating func member(_ name: String, _ value: (inout JSONText) -> Void) {
    separate()
    string(name)
    bytes += Array(": ".utf8)
    value(&self)
  }

  /// An element that `value` writes.
  public mutating func element(_ value: (inout JSONText) -> Void) {
    separate()
    value(&self)
  }

  /// A member whose value is a string.
  public mutating func member(_ name: String, _ value: String) { member(name) { $0.string(value) } }
  /// A member whose value is a whole number.
  public mutating func member(_ name: String, _ value: Int) { member(name) { $0.number(value) } }
  /// A whole number, in decimal digits.
  public mutating func number(_ value: Int) { bytes += Array(String(value).utf8) }

  /// A member whose value is true or false.
  public mutating func member(_ name: String, _ value: Bool) {
    member(name) { $0.bytes += Array((value ? "true" : "false").utf8) }
  }

  /// A number, `null`, `true` or `false`, given as JSON spells it; never text of the input.
  public mutating func number(decimal literal: String) { bytes += Array(literal.utf8) }

  /// A string, quoted and escaped.
  public mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // Most strings hold nothing that is escaped.
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += Array("\\\"".utf8)
    case "\\": bytes += Array("\\\\".utf8)
    case "\n": bytes += Array("\\n".utf8)
    case "\t": bytes += Array("\\t".utf8)
    case _ where VisibleText.isHidden(scalar):
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        let digits = String(unit, radix: 16)
        bytes += Array("\\u".utf8) + Array(repeating: UInt8(ascii: "0"), count: 4 - digits.count)
        bytes += Array(digits.utf8)
      }
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private mutating func nest(_ open: String, _ close: String, _ content: (inout JSONText) -> Void) {
    bytes += Array(open.utf8)
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if !isFirst { indent() }
    isFirst = false
    bytes += Array(close.utf8)
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    indent()
  }

  private mutating func indent() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<(2 * depth) { bytes.append(UInt8(ascii: " ")) }
  }
}
