/// How a language writes a text between quotes, so that nothing in it ends them, begins an interpolation,
/// breaks the line, or shows a reader another text than the language reads.
struct Quoting: Sendable {
  private let open: String
  private let close: String
  /// What stands for each ASCII character; nil for those that stay.
  private let ascii: [[UInt8]?]
  /// Characters beyond ASCII that have a meaning in the language.
  private let others: Set<Unicode.Scalar>
  private let escape: @Sendable (Unicode.Scalar) -> String

  /// - Parameters:
  ///   - special: what is written in place of characters with a meaning of their own.
  ///   - others: characters beyond ASCII that are escaped as hidden ones are.
  ///   - escape: what is written in place of a hidden character.
  init(
    open: String = "\"", close: String = "\"", special: KeyValuePairs<Unicode.Scalar, String>,
    others: Set<Unicode.Scalar> = [], escape: @escaping @Sendable (Unicode.Scalar) -> String
  ) {
    self.open = open
    self.close = close
    self.others = others
    self.escape = escape
    var table: [[UInt8]?] = (0..<0x80).map { byte in
      Quoting.isHidden(Unicode.Scalar(UInt8(byte))) ? Array(escape(Unicode.Scalar(UInt8(byte))).utf8) : nil
    }
    for (scalar, text) in special where scalar.value < 0x80 { table[Int(scalar.value)] = Array(text.utf8) }
    ascii = table
  }

  /// The text as a literal of the language.
  func literal(_ text: String) -> String {
    var bytes = Array(open.utf8)
    bytes.reserveCapacity(text.utf8.count + 16)
    append(text, to: &bytes)
    bytes += Array(close.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(_ text: String, to bytes: inout [UInt8]) {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    if isASCII {
      for byte in text.utf8 {
        if let replacement = ascii[Int(byte)] { bytes += replacement } else { bytes.append(byte) }
      }
      return
    }
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        if let replacement = ascii[Int(scalar.value)] {
          bytes += replacement
        } else {
          bytes.append(UInt8(scalar.value))
        }
      } else if others.contains(scalar) || Quoting.isHidden(scalar) {
        bytes += Array(escape(scalar).utf8)
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Whether a text holds a hidden character other than those given.
  static func hides(_ text: String, but allowed: Unicode.Scalar...) -> Bool {
    text.unicodeScalars.contains { isHidden($0) && !allowed.contains($0) }
  }

  /// Whether readers cannot see the character, or it turns or breaks what they see: controls, formats such as
  /// bidirectional marks, separators of lines, blanks other than the usual one, and what has no meaning.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value < 0x20 || scalar.value == 0x7F }
    // Filled blanks of Hangul and braille, which are letters and symbols by category.
    if [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0].contains(scalar.value) {
      return true
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
      .unassigned:
      return true
    default: return (0xE0100...0xE01EF).contains(scalar.value)
    }
  }

  /// Hexadecimal digits, at least so many, in lower case.
  static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// `\uXXXX`, twice for characters outside the basic plane.
  static func utf16Escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { "\\u" + hex(UInt32($0), digits: 4) }.joined()
  }
}
