/// Writes calls of one function with literals as arguments, which a page loads as scripts. Text only comes in as
/// string literals that hold no quote, backslash, line end or `<`: whatever an author wrote, it stays a string.
public struct ScriptText: Sendable {
  /// What was written, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Nothing written.
  public init() {}

  /// Writes code of the program itself.
  public mutating func raw(_ code: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: code.utf8Start, count: code.utf8CodeUnitCount))
  }

  /// Writes a whole number.
  public mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Writes a string literal.
  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string(utf8: $0) }
  }

  /// Writes a string literal of UTF-8.
  mutating func string(utf8 text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for (index, byte) in text.enumerated() {
      switch byte {
      case 0x00..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "&"):
        escape(byte)
      case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] | 1 == 0xA9:
        // U+2028 and U+2029 end a line in old scripts; a reader sees a blank.
        bytes.append(UInt8(ascii: " "))
      case 0x80...0xBF where isTail(text, index): break
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether the byte is one of the last two of U+2028 or U+2029.
  private func isTail(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    func begins(_ start: Int) -> Bool {
      start >= 0 && start + 2 < text.count && text[start] == 0xE2 && text[start + 1] == 0x80
        && text[start + 2] | 1 == 0xA9
    }
    return begins(index - 1) || begins(index - 2)
  }

  /// `\u00XX`.
  private mutating func escape(_ byte: UInt8) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\u00".utf8)
    bytes.append(digits[Int(byte >> 4)])
    bytes.append(digits[Int(byte & 15)])
  }
}
