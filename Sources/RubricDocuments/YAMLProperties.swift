import CLibYAML
import RubricDiagnostics

/// What stands before a node (YAML 1.2.2 §6.9): anchor and tag.
extension YAMLReader {
  private func byte(_ index: Int) -> UInt8? { index < range.upperBound ? bytes[index] : nil }

  /// No value begins with these two characters, so that one look tells.
  @inline(__always)
  func hasProperties(at start: UInt32) -> Bool {
    let first = byte(Int(start))
    return first == UInt8(ascii: "&") || first == UInt8(ascii: "!")
  }

  /// Whether there is a tag among the properties of a node.
  func hasTag(from start: UInt32, to end: UInt32) -> Bool { tag(from: start, to: end) != nil }

  /// Where the value begins behind the properties that begin at `start`.
  func skipProperties(from start: UInt32) -> UInt32 {
    var index = Int(start)
    while let byte = byte(index) {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): index += 1
      case UInt8(ascii: "#"): index = end(ofLineAt: index)
      case UInt8(ascii: "&"), UInt8(ascii: "!"): index = end(ofPropertyAt: index)
      default: return UInt32(clamping: index)
      }
    }
    return UInt32(clamping: index)
  }

  private func end(ofLineAt start: Int) -> Int {
    var index = start
    while let byte = byte(index), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { index += 1 }
    return index
  }

  /// A property ends at a blank; an anchor also where a flow indicator follows, a tag not inside `!<…>`.
  private func end(ofPropertyAt start: Int) -> Int {
    let isVerbatim = byte(start + 1) == UInt8(ascii: "<")
    var index = start + 1
    while let byte = byte(index), byte > 0x20 {
      if !isVerbatim, ",[]{}".utf8.contains(byte) { break }
      index += 1
      if isVerbatim, byte == UInt8(ascii: ">") { break }
    }
    return index
  }

  private func tagSpan(from start: UInt32, to end: UInt32) -> SourceSpan {
    tag(from: start, to: end) ?? arena.span(start, end)
  }

  /// Where the tag is written among the properties of a node.
  private func tag(from start: UInt32, to end: UInt32) -> SourceSpan? {
    var index = Int(start)
    while index < Int(end), let byte = byte(index) {
      switch byte {
      case UInt8(ascii: "!"):
        return arena.span(UInt32(clamping: index), UInt32(clamping: self.end(ofPropertyAt: index)))
      case UInt8(ascii: "&"): index = self.end(ofPropertyAt: index)
      case UInt8(ascii: "#"): index = self.end(ofLineAt: index)
      default: index += 1
      }
    }
    return nil
  }

  // MARK: - Tags

  private static let corePrefix = "tag:yaml.org,2002:"

  /// The kind of a scalar with a tag: what the tag says, or else what its shape says.
  mutating func kind(
    of value: UnsafeBufferPointer<UInt8>, _ style: Node.Style, tag: UnsafeMutablePointer<yaml_char_t>,
    from start: UInt32, to end: UInt32
  ) -> Node.Kind {
    let tag = String(cString: tag)
    let untagged = CoreSchema.kind(ofPlain: value)
    let shape: Node.Kind = style == .plain ? untagged : .string
    let isFitting: Bool
    switch tag {
    // A lone '!' makes a string of any scalar (YAML 1.2.2 §6.9.1).
    case Self.corePrefix + "str", "!": return .string
    case Self.corePrefix + "int": isFitting = untagged == .integer
    case Self.corePrefix + "float":
      if untagged == .integer || untagged == .float { return .float }
      isFitting = false
    case Self.corePrefix + "bool": isFitting = untagged == .boolean
    case Self.corePrefix + "null": isFitting = untagged == .null
    case Self.corePrefix + "map", Self.corePrefix + "seq": isFitting = false
    default:
      reportUnknown(tag, from: start, to: end)
      return shape
    }
    if isFitting { return untagged }
    reportUnfitting(tag, from: start, to: end)
    return shape
  }

  mutating func checkContainerTag(
    _ tag: UnsafeMutablePointer<yaml_char_t>, _ kind: Node.Kind, from start: UInt32, to end: UInt32
  ) {
    let tag = String(cString: tag)
    let own = Self.corePrefix + (kind == .mapping ? "map" : "seq")
    let isCore = ["str", "int", "float", "bool", "null", "map", "seq"].contains {
      Self.corePrefix + $0 == tag
    }
    if tag == own || tag == "!" { return }
    if isCore { reportUnfitting(tag, from: start, to: end) } else { reportUnknown(tag, from: start, to: end) }
  }

  private static func short(_ tag: String) -> String {
    tag.utf8.starts(with: corePrefix.utf8) ? "!!" + tag.dropFirst(corePrefix.count) : tag
  }

  private mutating func reportUnknown(_ tag: String, from start: UInt32, to end: UInt32) {
    arena.findings.add(
      Finding(
        DocumentRules.tag, .warning,
        "'\(Self.short(tag))' is no tag of the YAML core schema; the value is read without it",
        at: tagSpan(from: start, to: end), help: "remove the tag"))
  }

  private mutating func reportUnfitting(_ tag: String, from start: UInt32, to end: UInt32) {
    arena.findings.add(
      Finding(
        DocumentRules.tag, .error,
        "'\(Self.short(tag))' does not fit the value behind it; the value is read without it",
        at: tagSpan(from: start, to: end), help: "remove the tag, or write a value that fits it"))
  }
}
