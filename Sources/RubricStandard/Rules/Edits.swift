import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

// Edits of a description's own text.

extension Node {
  /// The edit that writes another text in the place of a scalar, in its file's own form: plain where it was
  /// and can be, else in double quotes, which YAML and JSON share. Nothing of a text over several lines.
  func replaced(by text: String) -> [Edit] {
    guard isScalar, style != .literal, style != .folded else { return [] }
    let isPlain =
      style == .plain && text.utf8.first.map(Node.isPlainStart) == true && text.utf8.allSatisfy(Node.isPlain)
    if isPlain { return [Edit(span, text)] }
    var json = JSONText()
    json.string(text)
    // What is written ends in a line feed.
    return [Edit(span, json.text.split(separator: "\n").first.map(String.init) ?? "")]
  }

  /// The edit that writes another end; nothing where the text has another one.
  func replacing(suffix: String, by end: String) -> [Edit] {
    guard let text = string, text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else { return [] }
    return replaced(by: String(decoding: text.utf8.dropLast(suffix.utf8.count), as: UTF8.self) + end)
  }

  private static func isPlainStart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"): true
    default: false
    }
  }

  /// Whether a byte means nothing to YAML wherever it stands in a plain scalar.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "~"): true
    default: false
    }
  }
}
