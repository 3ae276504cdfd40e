/// Text as an address or a form carries it (RFC 3986 §2; URL Standard §5.2). What comes out is printable ASCII.
enum PercentEncoding {
  /// For a value: only unreserved characters (RFC 3986 §2.3) stay.
  static func value(_ text: String) -> String { encoded(text) { isUnreserved($0) } }

  /// For a value whose reserved characters stay (`allowReserved`, OpenAPI 3.1.0 §4.8.12.2), but for those that
  /// would end the query or separate its parameters.
  static func reserved(_ text: String) -> String {
    encoded(text) { isUnreserved($0) || "!$'()*,/:;?@".utf8.contains($0) }
  }

  /// For a whole address or a part of one: delimiters stay as they are, escapes too, and all else that no
  /// address may have is encoded.
  static func address(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isEscape =
        byte == UInt8(ascii: "%") && index + 2 < bytes.count && isHexDigit(bytes[index + 1])
        && isHexDigit(bytes[index + 2])
      if isEscape || isUnreserved(byte) || ":/?#@!$&'()*+,;=".utf8.contains(byte) {
        result.append(byte)
      } else {
        append(byte, to: &result)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// For a name or a value of a form: a blank becomes `+`.
  static func form(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") {
        result.append(UInt8(ascii: "+"))
      } else if isUnreserved(byte) && byte != UInt8(ascii: "~") || byte == UInt8(ascii: "*") {
        result.append(byte)
      } else {
        append(byte, to: &result)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// For the value of a header: blanks and printable ASCII stay, for others no meaning is agreed on
  /// (RFC 9110 §5.5), and control characters are left out, so that no value begins another header.
  static func header(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte >= 0x80 { append(byte, to: &result) } else if byte >= 0x20, byte != 0x7F { result.append(byte) }
    }
    // Blanks at the ends are no part of a value.
    while result.last == 0x20 { result.removeLast() }
    return String(decoding: result.drop { $0 == 0x20 }, as: UTF8.self)
  }

  /// For a value of a cookie that is given as it is: only what RFC 6265 §4.1.1 forbids is encoded.
  static func cookie(_ text: String) -> String {
    encoded(text) { (0x21...0x7E).contains($0) && !"\",;\\".utf8.contains($0) }
  }

  // MARK: - Bytes

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func encoded(_ text: String, keeping isPlain: (UInt8) -> Bool) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 { if isPlain(byte) { result.append(byte) } else { append(byte, to: &result) } }
    return String(decoding: result, as: UTF8.self)
  }

  private static func append(_ byte: UInt8, to result: inout [UInt8]) {
    result.append(UInt8(ascii: "%"))
    result.append(digits[Int(byte >> 4)])
    result.append(digits[Int(byte & 15)])
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
