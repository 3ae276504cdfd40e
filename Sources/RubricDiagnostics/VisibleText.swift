/// Text of unknown origin made harmless for a terminal or a log: control characters, and those that turn
/// or hide text (bidirectional marks, zero-width characters, line separators), become `\u{…}`.
public struct VisibleText: Sendable, CustomStringConvertible {
  /// The text with nothing hidden in it; a line end is escaped too.
  public let description: String

  /// - Parameter text: any text; one that hides nothing stays as it is.
  public init(_ text: String) {
    guard text.unicodeScalars.contains(where: VisibleText.isHidden) else {
      description = text
      return
    }
    var visible = ""
    for scalar in text.unicodeScalars {
      if VisibleText.isHidden(scalar) {
        visible += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    description = visible
  }

  /// Adds the text to the lines of a log, with nothing hidden in it.
  static func write(_ text: String, to log: inout [UInt8]) {
    log.append(contentsOf: isPlain(text.utf8) ? text.utf8 : VisibleText(text).description.utf8)
  }

  /// Whether a text is letters, digits and signs of ASCII, none of which hides anything.
  static func isPlain(_ bytes: String.UTF8View) -> Bool {
    func holds(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
    return bytes.withContiguousStorageIfAvailable { holds($0) } ?? holds(bytes)
  }

  /// Whether a terminal would act on the scalar, or a reader could not see it.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }
}
