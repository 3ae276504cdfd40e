/// How a string is written in YAML so that no reader takes it for anything else.
enum YAMLScalar {
  /// The string on one line: plain where that is safe, else in quotes.
  static func line(_ text: [UInt8]) -> [UInt8] {
    if isPlain(text) { return text }
    guard isPrintable(text, lineFeeds: false) else { return doubleQuoted(text) }
    var quoted = [UInt8(ascii: "'")]
    for byte in text {
      if byte == UInt8(ascii: "'") { quoted.append(byte) }
      quoted.append(byte)
    }
    return quoted + [UInt8(ascii: "'")]
  }

  /// The indicators of a literal block that holds the string exactly (YAML 1.2.2 §8.1.1); nil where one line
  /// is enough, or no block can hold it. The block is indented by two.
  static func blockHeader(of text: [UInt8]) -> [UInt8]? {
    guard text.contains(UInt8(ascii: "\n")), isPrintable(text, lineFeeds: true) else { return nil }
    let blanks = [UInt8(ascii: " "), UInt8(ascii: "\t")]
    guard let first = text.first(where: { $0 != UInt8(ascii: "\n") }) else { return nil }
    let lastLine = text.split(separator: UInt8(ascii: "\n")).last ?? []
    // Blanks alone on the last line are told apart from indentation by some readers only.
    guard !lastLine.allSatisfy({ blanks.contains($0) }) else { return nil }
    var header = [UInt8(ascii: "|")]
    if blanks.contains(first) { header.append(UInt8(ascii: "2")) }
    let feeds = text.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
    if feeds == 0 { header.append(UInt8(ascii: "-")) }
    if feeds > 1 { header.append(UInt8(ascii: "+")) }
    return header
  }

  /// Whether the string may stand without quotes, in block style, as a key and as a value.
  private static func isPlain(_ text: [UInt8]) -> Bool {
    guard let first = text.first, let last = text.last, text.count <= 100_000 else { return false }
    // Digits, signs and points begin numbers, dates, times and versions; other marks mean something there.
    let isLetter = (0x61...0x7A).contains(first | 0x20) && first < 0x80
    guard isLetter || first >= 0x80 || "/_$(".utf8.contains(first) else { return false }
    guard last != UInt8(ascii: " "), last != UInt8(ascii: ":"), isPrintable(text, lineFeeds: false) else {
      return false
    }
    for index in text.indices.dropFirst() {
      if text[index] == UInt8(ascii: " "), text[index - 1] == UInt8(ascii: ":") { return false }
      if text[index] == UInt8(ascii: "#"), text[index - 1] == UInt8(ascii: " ") { return false }
      if text[index] == UInt8(ascii: "\t") { return false }
    }
    return text.count > 5 || !words.contains(String(decoding: text, as: UTF8.self).lowercased())
  }

  /// Words that one version of YAML or the other takes for a truth value or for null, and what some readers
  /// take for a number.
  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "none", "nan", "inf",
  ]

  /// Whether the text holds nothing that needs an escape: no control characters, none that only some readers
  /// take for line breaks, no byte order mark, no noncharacter (YAML 1.2.2 §5.1, 1.1 §4.2).
  private static func isPrintable(_ text: [UInt8], lineFeeds: Bool) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\n"): if !lineFeeds { return false }
      case UInt8(ascii: "\t"): break
      case 0..<0x20, 0x7F: return false
      case 0xC2, 0xE2, 0xEF: if needsEscape(text[index...].prefix(3)) { return false }
      default: break
      }
      index += 1
    }
    return true
  }

  private static func needsEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(bytes)
    guard bytes.count > 1 else { return false }
    if bytes[0] == 0xC2 { return bytes[1] < 0xA0 }
    guard bytes.count > 2 else { return false }
    if bytes[0] == 0xE2 { return bytes[1] == 0x80 && (bytes[2] == 0xA8 || bytes[2] == 0xA9) }
    return (bytes[1] == 0xBB && bytes[2] == 0xBF) || (bytes[1] == 0xBF && bytes[2] >= 0xBE)
  }

  private static func doubleQuoted(_ text: [UInt8]) -> [UInt8] {
    var quoted = [UInt8(ascii: "\"")]
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: scalar.value)]
      case "\n": quoted += "\\n".utf8
      case "\t": quoted += "\\t".utf8
      case "\r": quoted += "\\r".utf8
      default:
        let value = scalar.value
        let isEscaped =
          value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0x2028 || value == 0x2029
          || value == 0xFEFF || value == 0xFFFE || value == 0xFFFF
        quoted += isEscaped ? escape(value) : Array(String(scalar).utf8)
      }
    }
    return quoted + [UInt8(ascii: "\"")]
  }

  private static func escape(_ value: UInt32) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var escape = Array("\\u".utf8)
    for shift in [UInt32(12), 8, 4, 0] { escape.append(digits[Int(value >> shift & 15)]) }
    return escape
  }
}
