/// Where a browser may break long names: before a slash, after other marks, and where a capital follows a small
/// letter. Without it `/enterprises/{enterprise}/actions` breaks in the middle of a word, or makes a table wide.
struct BreakableText {
  /// Words of so many bytes fit wherever names stand.
  private static let longestWord = 16

  /// Whether the text has a word that may be too long for its place.
  static func isNeeded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > longestWord else { return false }
    var length = 0
    for byte in text {
      length = byte == UInt8(ascii: " ") ? 0 : length + 1
      if length > longestWord { return true }
    }
    return false
  }

  /// Whether a line may end between the two bytes.
  @inline(__always) static func isBreak(between first: UInt8, and second: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ","),
      UInt8(ascii: "="), UInt8(ascii: "&"):
      isLetterOrDigit(second)
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      second == UInt8(ascii: "/") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(second)
    case UInt8(ascii: "/"): false
    default: second == UInt8(ascii: "/")
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension HTMLWriter {
  /// Writes a name or a title between tags, with places to break where it has long words.
  mutating func breakable(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard BreakableText.isNeeded(bytes) else {
        self.text(utf8: bytes)
        return
      }
      var start = 0
      for index in 1..<bytes.count where BreakableText.isBreak(between: bytes[index - 1], and: bytes[index]) {
        self.text(utf8: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        raw("<wbr>")
        start = index
      }
      self.text(utf8: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }
}
