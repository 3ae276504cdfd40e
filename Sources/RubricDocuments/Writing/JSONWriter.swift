/// Writes a value as JSON (RFC 8259), indented by two spaces a level, with a line feed at its end.
///
/// Numbers keep their text where JSON allows it. Infinities and what is no number, which JSON does not have,
/// become strings.
public struct JSONWriter {
  private var bytes: [UInt8] = []
  private var budget = WritingBudget()

  /// The text of the value.
  public static func bytes(of value: WrittenValue) throws(WritingError) -> [UInt8] {
    var writer = JSONWriter()
    try writer.write(value, depth: 0)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  private mutating func write(_ value: WrittenValue, depth: Int) throws(WritingError) {
    try budget.take(depth: depth, bytes: bytes.count)
    switch WritingStep(value) {
    case .scalar(let node): write(scalar: node)
    case .text(let text): string(Array(text.utf8))
    case .mapping(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        line(isFirst: index == 0, depth: depth + 1)
        string(Array(member.name.text.utf8))
        bytes += ": ".utf8
        try write(member.value, depth: depth + 1)
      }
      close(UInt8(ascii: "}"), isEmpty: members.isEmpty, depth: depth)
    case .sequence(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        line(isFirst: index == 0, depth: depth + 1)
        try write(element, depth: depth + 1)
      }
      close(UInt8(ascii: "]"), isEmpty: elements.isEmpty, depth: depth)
    }
  }

  private mutating func line(isFirst: Bool, depth: Int) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func close(_ bracket: UInt8, isEmpty: Bool, depth: Int) {
    if !isEmpty { line(isFirst: true, depth: depth) }
    bytes.append(bracket)
  }

  private mutating func write(scalar node: Node) {
    let text = node.withUTF8 { Array($0) }
    switch node.kind {
    case .integer, .float:
      if let number = NumberText.json(text) { bytes += number } else { string(text) }
    case .boolean: bytes += (node.boolean == true ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    case .string, .mapping, .sequence: string(text)
    }
  }

  private mutating func string(_ text: [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
