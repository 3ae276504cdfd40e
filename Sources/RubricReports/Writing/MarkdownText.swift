import RubricDiagnostics

/// A writer of Markdown as GitHub and GitLab read it: what the program itself writes is literal. Text of any
/// origin becomes text: no markup, no link, no mention that calls somebody, no number of an issue.
struct MarkdownText: Sendable {
  /// The text so far as UTF-8.
  var bytes: [UInt8] = []

  /// Markdown.
  mutating func raw(_ markdown: StaticString) { markdown.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  /// A whole number.
  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// Text of any origin, within a line and not at its start.
  mutating func text(_ text: String) {
    var last: Unicode.Scalar = " "
    for scalar in VisibleText(text).description.unicodeScalars {
      switch scalar {
      // Services look for mentions, numbers and addresses in the text that is left when Markdown is read, so
      // only a character between stops them. The one put there has no width.
      case "@", "#", "!", "~", "%", "$", "&": broken(scalar)
      case "." where last == "w" || last == "W": broken(scalar)
      case "-" where ("A"..."Z").contains(last): broken(scalar)
      case "/" where last == ":": raw("&#8203;/")
      case "<", ">", ":":
        raw("&#")
        number(Int(scalar.value))
        raw(";")
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "|", "^":
        bytes.append(UInt8(ascii: "\\"))
        append(scalar)
      default: append(scalar)
      }
      last = scalar
    }
  }

  /// Text of any origin as code, which services leave alone; nothing where it is empty.
  mutating func code(_ text: String) {
    guard !text.isEmpty else { return }
    let visible = VisibleText(text).description
    var (longest, run) = (0, 0)
    for byte in visible.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
    let isPadded = longest > 0 || visible.utf8.first == 0x20 || visible.utf8.last == 0x20
    bytes += fence
    if isPadded { raw(" ") }
    for byte in visible.utf8 {
      // A table is cut into cells before code is found.
      if byte == UInt8(ascii: "|") { raw("\\") }
      bytes.append(byte)
    }
    if isPadded { raw(" ") }
    bytes += fence
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func broken(_ scalar: Unicode.Scalar) {
    raw("&#")
    number(Int(scalar.value))
    raw(";&#8203;")
  }
}
