/// A JSON text written anew as YAML in block style: plain, literal or double-quoted scalars, each where YAML
/// allows it. It reads the JSON by itself, so that it can be held against the readers under test.
public struct BlockYAML: ~Copyable {
  private let bytes: [UInt8]
  private var index = 0
  private var result: [UInt8] = []

  /// Words that are no strings where they stand plain.
  private static let reserved: Set<String> = [
    "true", "false", "null", "yes", "no", "on", "off", "nan", "inf",
  ]

  /// The YAML of a valid JSON text; of any other, whatever comes of it.
  public static func text(ofJSON bytes: [UInt8]) -> [UInt8] {
    var writer = BlockYAML(bytes)
    writer.value(indent: 0, isInline: true)
    return writer.result
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    result.reserveCapacity(bytes.count + bytes.count / 4)
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = current, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { index += 1 }
  }

  /// Takes a character that may stand next.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard current == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func put(_ text: String) { result += Array(text.utf8) }
  private mutating func startLine(_ indent: Int) { result += [UInt8](repeating: 0x20, count: indent) }

  // MARK: - Containers

  /// - Parameter isInline: whether the first line is already begun with its indent, as behind `- `.
  private mutating func value(indent: Int, isInline: Bool) {
    if take("{") {
      mapping(indent, isInline)
    } else if take("[") {
      sequence(indent, isInline)
    } else {
      scalar(indent: indent)
      put("\n")
    }
  }

  private mutating func mapping(_ indent: Int, _ isInline: Bool) {
    guard !take("}") else { return put("{}\n") }
    var isFirst = true
    repeat {
      if !(isFirst && isInline) { startLine(indent) }
      isFirst = false
      skipBlanks()
      key()
      _ = take(":")
      put(":")
      member(indent + 2)
    } while take(",")
    _ = take("}")
  }

  private mutating func sequence(_ indent: Int, _ isInline: Bool) {
    guard !take("]") else { return put("[]\n") }
    var isFirst = true
    repeat {
      if !(isFirst && isInline) { startLine(indent) }
      isFirst = false
      put("- ")
      value(indent: indent + 2, isInline: true)
    } while take(",")
    _ = take("]")
  }

  /// What stands behind a key: containers that hold anything begin on a line of their own.
  private mutating func member(_ indent: Int) {
    skipBlanks()
    let isContainer = current == UInt8(ascii: "{") || current == UInt8(ascii: "[")
    var next = index + 1
    while next < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[next]) { next += 1 }
    let isEmpty = next < bytes.count && (bytes[next] == UInt8(ascii: "}") || bytes[next] == UInt8(ascii: "]"))
    put(isContainer && !isEmpty ? "\n" : " ")
    value(indent: indent, isInline: !isContainer || isEmpty)
  }

  // MARK: - Scalars

  private mutating func key() {
    let name = string()
    put(BlockYAML.isPlain(name) ? name : BlockYAML.quoted(name))
  }

  private mutating func scalar(indent: Int) {
    guard current == UInt8(ascii: "\"") else {
      // A number or word is the same in YAML's core schema.
      let start = index
      while let byte = current, !Array(",]} \n\r\t".utf8).contains(byte) { index += 1 }
      result += bytes[start..<index]
      return
    }
    let text = string()
    if BlockYAML.isPlain(text) {
      put(text)
    } else if BlockYAML.isLiteral(text) {
      literal(text, indent: indent)
    } else {
      put(BlockYAML.quoted(text))
    }
  }

  private mutating func literal(_ text: String, indent: Int) {
    put(text.unicodeScalars.last == "\n" ? "|" : "|-")
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where number < lines.count - 1 || !line.isEmpty {
      put("\n")
      guard !line.isEmpty else { continue }
      startLine(max(1, indent))
      put(String(String.UnicodeScalarView(line)))
    }
  }

  /// Some lines of visible text, which keep what they are in a literal block scalar.
  private static func isLiteral(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard scalars.contains("\n"), let first = scalars.first, first != " ", first != "\n" else { return false }
    guard !text.utf8.suffix(2).elementsEqual("\n\n".utf8) else { return false }
    return scalars.allSatisfy { $0 == "\n" || isVisible($0) }
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0x2028, 0x202A..<0xD800, 0xE000..<0xFEFF, 0x10000...: true
    default: false
    }
  }

  /// Letters, digits and some signs, beginning with a letter.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, text.utf8.last != 0x20,
      !reserved.contains(text.lowercased())
    else { return false }
    return text.utf8.count < 200
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || " _-./(),;'\"".unicodeScalars.contains($0)
      }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      default:
        if isVisible(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          quoted += "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
        }
      }
    }
    return quoted + "\""
  }

  /// The string at the index, its escapes undone.
  private mutating func string() -> String {
    index += 1
    var text: [UInt16] = []
    var start = index
    var whole = ""
    func flush(_ bytes: ArraySlice<UInt8>) { whole += String(decoding: bytes, as: UTF8.self) }
    while let byte = current, byte != UInt8(ascii: "\"") {
      index += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      flush(bytes[start..<(index - 1)])
      let escaped = current ?? 0
      index += 1
      text = [BlockYAML.unit(of: escaped)]
      if escaped == UInt8(ascii: "u") {
        text = [hexadecimal()]
        // The other half of a surrogate pair.
        if UTF16.isLeadSurrogate(text[0]), bytes[index...].starts(with: Array("\\u".utf8)) {
          index += 2
          text.append(hexadecimal())
        }
      }
      whole += String(decoding: text, as: UTF16.self)
      start = index
    }
    flush(bytes[start..<min(index, bytes.count)])
    index += 1
    return whole
  }

  private mutating func hexadecimal() -> UInt16 {
    let digits = bytes[index...].prefix(4)
    index += digits.count
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
  }

  private static func unit(of escaped: UInt8) -> UInt16 {
    switch escaped {
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "t"): 9
    default: UInt16(escaped)
    }
  }
}
