import RubricDiagnostics

extension JSONReader {
  /// Reads a string from its opening quotation mark. One without escapes or flaws stays where it is.
  mutating func readString() throws(DocumentFault) -> Text {
    let start = at
    at += 1
    skipPlainText()
    if at < end, bytes[at] == UInt8(ascii: "\"") {
      at += 1
      return Text(first: start + 1, count: at - start - 2, isPooled: false)
    }
    return try readMendedString(from: start)
  }

  /// Goes to the next byte of a string that means something else than itself.
  @inline(__always)
  private mutating func skipPlainText() {
    while let word = Word.load(bytes, at: at) {
      var marks =
        Word.matches(word, UInt8(ascii: "\"")) | Word.matches(word, UInt8(ascii: "\\")) | Word.controls(word)
      if hasFlaws { marks |= word & Word.highBits }
      if marks != 0 {
        at += marks.trailingZeroBitCount >> 3
        return
      }
      at += 8
    }
    while at < end {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 || (hasFlaws && byte >= 0x80)
      {
        return
      }
      at += 1
    }
  }

  /// Copies a string to the pool as it is meant; `at` is the first byte that does not mean itself.
  private mutating func readMendedString(from start: Int) throws(DocumentFault) -> Text {
    let first = arena.pool.count
    arena.pool.append(contentsOf: bytes[(start + 1)..<at])
    while at < end {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        at += 1
        return Text(first: first, count: arena.pool.count - first, isPooled: true)
      }
      if byte == UInt8(ascii: "\\") {
        try readEscape()
      } else if byte < 0x20 {
        readControl(byte)
      } else {
        let sequence = UTF8Sequence(in: bytes, at: at)
        if sequence.scalar == nil {
          arena.pool.append(contentsOf: UTF8Sequence.replacement)
        } else {
          arena.pool.append(contentsOf: bytes[at..<(at + sequence.length)])
        }
        at += sequence.length
        let plain = at
        skipPlainText()
        arena.pool.append(contentsOf: bytes[plain..<at])
      }
    }
    throw openString(from: start)
  }

  /// RFC 8259 §7: control characters must be escaped. Blanks are kept as they are, others are mended.
  private mutating func readControl(_ byte: UInt8) {
    let isBlank = byte == 0x09 || byte == 0x0A || byte == 0x0D
    if isBlank { arena.pool.append(byte) } else { arena.pool.append(contentsOf: UTF8Sequence.replacement) }
    let help =
      switch byte {
      case 0x09: "write \\t"
      case 0x0A: "write \\n"
      case 0x0D: "write \\r"
      default: "remove the character, or write it as \\u and four digits"
      }
    report("\(codePoint(UInt32(byte))) must be written as an escape in a string", length: 1, help: help)
    at += 1
  }

  private mutating func readEscape() throws(DocumentFault) {
    guard at + 1 < end else {
      at = end
      return
    }
    let simple: UInt8
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): simple = bytes[at + 1]
    case UInt8(ascii: "b"): simple = 0x08
    case UInt8(ascii: "f"): simple = 0x0C
    case UInt8(ascii: "n"): simple = 0x0A
    case UInt8(ascii: "r"): simple = 0x0D
    case UInt8(ascii: "t"): simple = 0x09
    case UInt8(ascii: "u"): return try readUnicodeEscape()
    default: throw badEscape()
    }
    arena.pool.append(simple)
    at += 2
  }

  /// `\uXXXX`, or two of them for a character past U+FFFF. Half a pair is read as U+FFFD.
  private mutating func readUnicodeEscape() throws(DocumentFault) {
    guard let unit = ScalarText.hexadecimal(bytes, from: at + 2, digits: 4, end: end) else {
      throw badEscape()
    }
    if let scalar = Unicode.Scalar(unit) {
      arena.pool.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      at += 6
      return
    }
    if let scalar = ScalarText.pairedScalar(bytes, high: unit, from: at + 6, end: end) {
      arena.pool.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      at += 12
      return
    }
    arena.pool.append(contentsOf: UTF8Sequence.replacement)
    report(
      "\\u\(hexadecimal(unit)) is half a surrogate pair; it is read as U+FFFD", length: 6,
      help: "write both halves, or the character itself")
    at += 6
  }

  private func hexadecimal(_ unit: UInt32) -> String { String(codePoint(unit).dropFirst(2)) }

  private mutating func report(_ message: String, length: Int, help: String) {
    arena.findings.add(
      Finding(
        DocumentRules.encoding, .error, message, at: arena.span(offset(at), offset(at + length)), help: help),
      limit: 20)
  }
}
