/// The core schema of YAML 1.2 (§10.3): what a plain scalar is, told by its text alone.
enum CoreSchema {
  /// The kind of a plain scalar, by the table of §10.3.2.
  @inline(__always)
  static func kind(ofPlain text: UnsafeBufferPointer<UInt8>) -> Node.Kind {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return numberKind(text)
    case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"),
      UInt8(ascii: "F"):
      return text.count <= 5 ? wordKind(text) : .string
    default: return .string
    }
  }

  private static func wordKind(_ text: UnsafeBufferPointer<UInt8>) -> Node.Kind {
    if isWord(text, "null") { return .null }
    if isWord(text, "true") || isWord(text, "false") { return .boolean }
    return .string
  }

  /// Whether the text is a lower-case word, or that word capitalised, or in capitals.
  private static func isWord(_ text: some Collection<UInt8>, _ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard text.count == length else { return false }
    var capitals = 0
    for (offset, byte) in text.enumerated() {
      guard byte | 0x20 == word.utf8Start[offset] else { return false }
      if byte & 0x20 == 0 {
        guard capitals == offset else { return false }
        capitals += 1
      }
    }
    return capitals <= 1 || capitals == length
  }

  private static func numberKind(_ text: UnsafeBufferPointer<UInt8>) -> Node.Kind {
    var rest = text[...]
    let first = rest.first
    let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
    if isSigned { rest.removeFirst() }
    if rest.first == UInt8(ascii: "."), rest.count == 4 {
      if isWord(rest.dropFirst(), "inf") { return .float }
      if !isSigned,
        text.elementsEqual(".nan".utf8) || text.elementsEqual(".NaN".utf8) || text.elementsEqual(".NAN".utf8)
      {
        return .float
      }
    }
    if !isSigned, rest.count > 2, rest.first == UInt8(ascii: "0") {
      if text[1] == UInt8(ascii: "x") { return text[2...].allSatisfy(isHexadecimal) ? .integer : .string }
      if text[1] == UInt8(ascii: "o") {
        return text[2...].allSatisfy { $0 >= 0x30 && $0 <= 0x37 } ? .integer : .string
      }
    }
    return decimalKind(rest)
  }

  private static func decimalKind(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Node.Kind {
    var rest = text
    let whole = dropDigits(&rest)
    if rest.isEmpty { return whole > 0 ? .integer : .string }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let fraction = dropDigits(&rest)
      guard whole + fraction > 0 else { return .string }
    } else if whole == 0 {
      return .string
    }
    if rest.isEmpty { return .float }
    guard rest.removeFirst() | 0x20 == UInt8(ascii: "e") else { return .string }
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    return dropDigits(&rest) > 0 && rest.isEmpty ? .float : .string
  }

  private static func dropDigits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let before = rest.count
    while let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { rest.removeFirst() }
    return before - rest.count
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool { hexadecimalValue(byte) != nil }

  static func hexadecimalValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
