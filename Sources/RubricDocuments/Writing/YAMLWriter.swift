/// Writes a value as YAML 1.2 in block style, two spaces a level, so that readers of YAML 1.1 take every value
/// for the same: what they would take for another kind stands in quotes, numbers are written as both know them.
public struct YAMLWriter {
  private var bytes: [UInt8] = []
  private var budget = WritingBudget()

  /// Longer keys need a mark of their own (YAML 1.2.2 §7.4.2: at most 1,024 characters).
  private static let longestKey = 1_000

  /// The text of the value.
  public static func bytes(of value: WrittenValue) throws(WritingError) -> [UInt8] {
    var writer = YAMLWriter()
    try writer.write(root: value)
    return writer.bytes
  }

  private mutating func write(root value: WrittenValue) throws(WritingError) {
    try budget.take(depth: 0, bytes: bytes.count)
    switch WritingStep(value) {
    case .mapping(let members) where !members.isEmpty: try write(members, indent: 0, depth: 1)
    case .sequence(let elements) where !elements.isEmpty: try write(elements, indent: 0, depth: 1)
    case .mapping: bytes += "{}\n".utf8
    case .sequence: bytes += "[]\n".utf8
    case .scalar(let node): write(scalar: node, indent: nil)
    case .text(let text): write(string: Array(text.utf8), indent: nil)
    }
  }

  /// - Parameter indent: column of the keys; the first line is indented already where that is not 0.
  private mutating func write(
    _ members: [WrittenValue.Member], indent: Int, depth: Int, isIndented: Bool = false
  ) throws(WritingError) {
    for (index, member) in members.enumerated() {
      if index > 0 || !isIndented { pad(indent) }
      let key = YAMLScalar.line(Array(member.name.text.utf8))
      if key.count > YAMLWriter.longestKey {
        bytes += Array("? ".utf8) + key + [UInt8(ascii: "\n")]
        pad(indent)
        bytes.append(UInt8(ascii: ":"))
      } else {
        bytes += key + [UInt8(ascii: ":")]
      }
      try write(under: member.value, indent: indent, depth: depth)
    }
  }

  private mutating func write(
    _ elements: [WrittenValue], indent: Int, depth: Int, isIndented: Bool = false
  ) throws(WritingError) {
    for (index, element) in elements.enumerated() {
      if index > 0 || !isIndented { pad(indent) }
      bytes.append(UInt8(ascii: "-"))
      try write(element: element, indent: indent, depth: depth)
    }
  }

  /// A value behind its key.
  private mutating func write(under value: WrittenValue, indent: Int, depth: Int) throws(WritingError) {
    try budget.take(depth: depth, bytes: bytes.count)
    switch WritingStep(value) {
    case .mapping(let members) where !members.isEmpty:
      bytes.append(UInt8(ascii: "\n"))
      try write(members, indent: indent + 2, depth: depth + 1)
    case .sequence(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: "\n"))
      try write(elements, indent: indent + 2, depth: depth + 1)
    case let step: write(flat: step, indent: indent)
    }
  }

  /// A value behind its dash; the first member of a mapping stands on the same line.
  private mutating func write(element value: WrittenValue, indent: Int, depth: Int) throws(WritingError) {
    try budget.take(depth: depth, bytes: bytes.count)
    switch WritingStep(value) {
    case .mapping(let members) where !members.isEmpty:
      bytes.append(UInt8(ascii: " "))
      try write(members, indent: indent + 2, depth: depth + 1, isIndented: true)
    case .sequence(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: " "))
      try write(elements, indent: indent + 2, depth: depth + 1, isIndented: true)
    case let step: write(flat: step, indent: indent)
    }
  }

  private mutating func write(flat step: WritingStep, indent: Int) {
    bytes.append(UInt8(ascii: " "))
    switch step {
    case .mapping: bytes += "{}\n".utf8
    case .sequence: bytes += "[]\n".utf8
    case .scalar(let node): write(scalar: node, indent: indent)
    case .text(let text): write(string: Array(text.utf8), indent: indent)
    }
  }

  private mutating func write(scalar node: Node, indent: Int?) {
    let text = node.withUTF8 { Array($0) }
    switch node.kind {
    // What is no number in JSON is `.inf`, `-.inf` or `.nan`, which both versions know.
    case .integer, .float: bytes += (NumberText.yaml(text) ?? text) + [UInt8(ascii: "\n")]
    case .boolean: bytes += (node.boolean == true ? "true\n" : "false\n").utf8
    case .null: bytes += "null\n".utf8
    case .string, .mapping, .sequence: write(string: text, indent: indent)
    }
  }

  /// - Parameter indent: column of the container's keys or dashes; nil of the root, which no block can be.
  private mutating func write(string text: [UInt8], indent: Int?) {
    guard let indent, let header = YAMLScalar.blockHeader(of: text) else {
      bytes += YAMLScalar.line(text) + [UInt8(ascii: "\n")]
      return
    }
    bytes += header + [UInt8(ascii: "\n")]
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if text.last == UInt8(ascii: "\n") { lines.removeLast() }
    for line in lines {
      if !line.isEmpty { pad(indent + 2) }
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  private mutating func pad(_ indent: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }
}
