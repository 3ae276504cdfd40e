/// A writer of JSON that keeps the order in which members are given, so that the same input gives the same
/// bytes. Control characters and those that turn or hide text are written as `\uXXXX`.
public struct JSONText: Sendable {
  /// The text so far as UTF-8, without a line end behind it.
  public private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true
  private let deepestLine: Int

  /// A text with nothing in it; one value is to be written.
  ///
  /// - Parameter depth: members and elements within so many objects and arrays have a line each, those further in
  ///   stand in the line of what holds them. Large files for programs are a third shorter so, and two of them can
  ///   still be compared line by line.
  public init(linesTo depth: Int = .max) { deepestLine = depth }

  /// The text so far, with a line end.
  public var text: String { String(decoding: bytes, as: UTF8.self) + "\n" }

  /// An object; `members` writes its members with `member(_:_:)`.
  public mutating func object(_ members: (inout JSONText) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  /// An array; `elements` writes each with `element(_:)`.
  public mutating func array(_ elements: (inout JSONText) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
  }

  /// A member whose value `value` writes.
  public mutating func member(_ name: String, _ value: (inout JSONText) -> Void) {
    separate()
    string(name)
    raw(": ")
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
  public mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// A member whose value is true or false.
  public mutating func member(_ name: String, _ value: Bool) {
    member(name) { $0.raw(value ? "true" : "false") }
  }

  /// A number, `null`, `true` or `false`, given as JSON spells it; never text of the input.
  public mutating func number(decimal literal: String) { bytes.append(contentsOf: literal.utf8) }

  /// A string, quoted and escaped.
  public mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { append($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies stretches of plain ASCII at one go, which most strings are from end to end.
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      let start = index
      while index < text.count, JSONText.isPlain(text[index]) { index += 1 }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      while index < text.count, text[index] < 0x80, !JSONText.isPlain(text[index]) {
        append(Unicode.Scalar(text[index]))
        index += 1
      }
      let rest = index
      while index < text.count, text[index] >= 0x80 { index += 1 }
      guard index > rest else { continue }
      for scalar in String(decoding: text[rest..<index], as: UTF8.self).unicodeScalars { append(scalar) }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte <= 0x7E && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": raw("\\\"")
    case "\\": raw("\\\\")
    case "\n": raw("\\n")
    case "\t": raw("\\t")
    case _ where VisibleText.isHidden(scalar):
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        let digits = String(unit, radix: 16)
        bytes += Array("\\u".utf8) + Array(repeating: UInt8(ascii: "0"), count: 4 - digits.count)
        bytes += Array(digits.utf8)
      }
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ content: (inout JSONText) -> Void) {
    bytes.append(open)
    depth += 1
    isFirst = true
    content(&self)
    if !isFirst, depth <= deepestLine { indent(depth - 1) }
    depth -= 1
    isFirst = false
    bytes.append(close)
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if depth <= deepestLine { indent(depth) } else if !isFirst { bytes.append(UInt8(ascii: " ")) }
    isFirst = false
  }

  private mutating func indent(_ depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}
