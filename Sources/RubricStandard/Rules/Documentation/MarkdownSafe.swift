import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let markdownSafe = Rule(
    "markdown-safe", "Texts hold nothing that runs",
    rationale: "Tools that show a description as it is would run a stranger's code in the reader's browser.",
    severity: .error, basis: .hygiene, passage: Passage("Use HTTPS", "Preserve user privacy and integrity."),
    mending: "take it away, or put it in backquotes where it is only shown",
    passing: [
      "info: {title: P, version: 1.0.0, description: 'See [help](https://a.gov.uk).'}",
      "info: {title: P, version: 1.0.0, description: 'Never send `<script>` to us.'}",
      "info: {title: P, version: 1.0.0, description: 'a < b, once=1 > c, <b class=\"x\">onwards = here</b>'}",
      "info: {title: P, version: 1.0.0, description: 'JavaScript: the language'}",
    ],
    failing: [
      "info: {title: P, version: 1.0.0, description: '⟦<script⟧>alert(1)</script>'}",
      "info: {title: P, version: 1.0.0, description: 'A <b>map</b>: ⟦<IFRAME⟧ src=\"https://a\">'}",
      "info: {title: P, version: 1.0.0, description: '<img src=\"x\" ⟦onerror=⟧\"alert(1)\">'}",
      "info: {title: P, version: 1.0.0, description: 'See [help](⟦javascript:⟧alert(1)).'}",
    ],
    check: .text { use, _ in
      guard let range = ActiveContent.first(in: use.text) else { return [] }
      return [.active(range, use)]
    })
}

extension Problem {
  fileprivate static func active(_ range: Range<Int>, _ use: TextUse) -> Problem {
    let token = String(decoding: Array(use.text.utf8)[range], as: UTF8.self)
    return Problem("'\(token)' can run code where the text is shown", at: use.node.span(ofText: range))
  }
}

/// What a browser runs in HTML and Markdown.
enum ActiveContent {
  private static let elements: Set<String> = ["script", "iframe", "object", "embed"]
  private static let scheme = Array("javascript:".utf8)

  /// Where the first stands in a Markdown text, in bytes; code only shows it.
  static func first(in text: String) -> Range<Int>? {
    let utf8 = text.utf8
    guard utf8.contains(UInt8(ascii: "<")) || utf8.contains(UInt8(ascii: ":")) else { return nil }
    let bytes = MarkdownCode.blanked(Array(utf8))
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        if let found = tag(at: index, in: bytes) { return found }
        index += 1
      case UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="):
        if let found = address(at: index + 1, in: bytes) { return found }
        index += 1
      default: index += 1
      }
    }
    return nil
  }

  /// Longer tags are none that a writer of descriptions needs.
  private static let longestTag = 600

  /// What is active in the name or the attributes of a tag that begins there.
  private static func tag(at start: Int, in bytes: [UInt8]) -> Range<Int>? {
    let name = bytes[(start + 1)...].prefix(20).prefix { isLetter($0) }
    guard !name.isEmpty else { return nil }
    if elements.contains(String(decoding: name, as: UTF8.self).lowercased()) { return start..<name.endIndex }
    var quote: UInt8?
    for index in name.endIndex..<min(bytes.count, start + longestTag) {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: ">"), UInt8(ascii: "<"): return nil
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case ...0x20:
        if let found = handler(at: index + 1, in: bytes) { return found }
      default: break
      }
    }
    return nil
  }

  /// `onload=` and the like.
  private static func handler(at start: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard start + 3 < bytes.count, bytes[start] | 0x20 == UInt8(ascii: "o"),
      bytes[start + 1] | 0x20 == UInt8(ascii: "n")
    else { return nil }
    let name = bytes[start...].prefix(30).prefix { isLetter($0) }
    guard name.count > 3, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: "=") else {
      return nil
    }
    return start..<(name.endIndex + 1)
  }

  private static func address(at start: Int, in bytes: [UInt8]) -> Range<Int>? {
    let end = start + scheme.count
    guard end <= bytes.count, bytes[start..<end].elementsEqual(scheme, by: { $0 | 0x20 == $1 | 0x20 }) else {
      return nil
    }
    return start..<end
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
