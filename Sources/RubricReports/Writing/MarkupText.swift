import RubricDiagnostics

/// A writer of XML 1.0 and HTML: what the program itself writes is literal, all else is escaped. Characters
/// that neither language may hold, and those that hide or turn text, are written as `\u{…}`.
struct MarkupText: Sendable {
  /// The text so far as UTF-8.
  private(set) var bytes: [UInt8] = []

  /// The text so far, in which no line is a command to a service that reads logs.
  var report: [UInt8] { LogCommands.broken(bytes, as: .markup) }

  /// Markup.
  mutating func raw(_ markup: StaticString) { markup.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  /// Text of any origin; what follows it may be markup or the end of an attribute, which all stand in `"`.
  mutating func text(_ text: String) {
    for scalar in VisibleText(text).description.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "\"": raw("&quot;")
      case _ where MarkupText.isNoncharacter(scalar):
        bytes.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".utf8)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Text of several lines, whose line ends stay.
  mutating func lines(_ text: String) {
    var isFirst = true
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      if !isFirst { raw("\n") }
      isFirst = false
      self.text(String(line))
    }
  }

  /// ` name="value"`.
  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    text(value)
    raw("\"")
  }

  /// ` name="value"` of a whole number.
  mutating func attribute(_ name: StaticString, _ value: Int) { attribute(name, String(value)) }

  /// XML 1.0 §2.2 excludes U+FFFE and U+FFFF; HTML finds fault with every noncharacter.
  private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
  }
}
