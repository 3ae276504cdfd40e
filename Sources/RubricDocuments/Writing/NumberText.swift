/// A number of a document as other readers take it for the same one.
enum NumberText {
  /// As JSON writes it (RFC 8259 §6): the source's own text where that is JSON; nil where JSON has no such
  /// number.
  static func json(_ text: [UInt8]) -> [UInt8]? {
    if isJSON(text) { return text }
    var rest = text[...]
    var sign: [UInt8] = []
    if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      if first == UInt8(ascii: "-") { sign = [first] }
      rest = rest.dropFirst()
    }
    if rest.starts(with: "0x".utf8) { return decimal(rest.dropFirst(2), base: 16).map { sign + $0 } }
    if rest.starts(with: "0o".utf8) { return decimal(rest.dropFirst(2), base: 8).map { sign + $0 } }
    let mended = sign + plainDecimal(rest)
    return isJSON(mended) ? mended : nil
  }

  /// As readers of YAML 1.1 and 1.2 both take it for a number: with an exponent only behind a point, and with
  /// its sign (YAML 1.1 float: `[-+]?([0-9][0-9_]*)?\.[0-9.]*([eE][-+][0-9]+)?`).
  static func yaml(_ text: [UInt8]) -> [UInt8]? {
    guard let json = json(text) else { return nil }
    let marks = [UInt8(ascii: "e"), UInt8(ascii: "E")]
    guard let mark = json.firstIndex(where: { marks.contains($0) }) else { return json }
    var result = Array(json[..<mark])
    if !result.contains(UInt8(ascii: ".")) { result += Array(".0".utf8) }
    result.append(json[mark])
    let exponent = json[(mark + 1)...]
    if exponent.first != UInt8(ascii: "-"), exponent.first != UInt8(ascii: "+") {
      result.append(UInt8(ascii: "+"))
    }
    return result + exponent
  }

  /// Without leading zeros, and with digits on both sides of a point.
  private static func plainDecimal(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var rest = text
    while rest.first == UInt8(ascii: "0"), rest.count > 1, isDigit(rest[rest.startIndex + 1]) {
      rest.removeFirst()
    }
    var result: [UInt8] = rest.first == UInt8(ascii: ".") ? [UInt8(ascii: "0")] : []
    for index in rest.indices {
      result.append(rest[index])
      guard rest[index] == UInt8(ascii: ".") else { continue }
      if index + 1 == rest.endIndex || !isDigit(rest[index + 1]) { result.append(UInt8(ascii: "0")) }
    }
    return result
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isJSON(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  /// Longer numbers take time quadratic in their length and mean nothing to any reader.
  private static let mostDigits = 1_000

  private static func decimal(_ digits: ArraySlice<UInt8>, base: UInt32) -> [UInt8]? {
    guard !digits.isEmpty, digits.count <= mostDigits else { return nil }
    /// The lowest first.
    var result: [UInt32] = [0]
    for digit in digits {
      guard var carry = CoreSchema.hexadecimalValue(digit) else { return nil }
      for index in result.indices {
        let value = result[index] * base + carry
        result[index] = value % 10
        carry = value / 10
      }
      while carry > 0 {
        result.append(carry % 10)
        carry /= 10
      }
    }
    return result.reversed().map { UInt8(truncatingIfNeeded: $0) + 0x30 }
  }
}
