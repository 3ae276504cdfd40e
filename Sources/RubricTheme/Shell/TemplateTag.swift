import RubricDiagnostics

/// One tag of a mustache template (mustache 1.4), with its place.
struct TemplateTag: Equatable {
  var kind: Kind
  var name: String
  /// Byte offsets of the whole tag, braces included.
  var range: Range<Int>

  enum Kind: Equatable {
    case variable, section, invertedSection, end, partial, comment
  }
}

/// Finds the tags of one template, in one pass.
struct TemplateScanner {
  private let file: ThemeFile
  private(set) var tags: [TemplateTag] = []
  private(set) var findings: [Finding] = []

  init(_ file: ThemeFile) {
    self.file = file
    var index = 0
    while let start = offset(of: "{{", from: index) { index = readTag(at: start) }
  }

  /// Offset of the pair, at or behind `index`.
  private func offset(of pair: StaticString, from index: Int) -> Int? {
    let (first, second) = (pair.utf8Start[0], pair.utf8Start[1])
    var index = index
    while index + 1 < file.bytes.count {
      if file.bytes[index] == first, file.bytes[index + 1] == second { return index }
      index += 1
    }
    return nil
  }

  /// Reads the tag whose braces stand at `start`; gives where to go on.
  private mutating func readTag(at start: Int) -> Int {
    var index = start + 2
    let sigil = index < file.bytes.count ? file.bytes[index] : 0
    let isComment = sigil == UInt8(ascii: "!")
    if "{&#^/>!=%<$".utf8.contains(sigil) { index += 1 }
    guard let close = close(from: index, isComment: isComment) else {
      add("a tag must be closed with '}}'", start..<(start + 2))
      return start + 2
    }
    var end = close + 2
    if sigil == UInt8(ascii: "{") {
      guard end < file.bytes.count, file.bytes[end] == UInt8(ascii: "}") else {
        add("a tag that begins with '{{{' must be closed with '}}}'", start..<end)
        return end
      }
      end += 1
    }
    add(sigil, String(decoding: file.bytes[index..<close], as: UTF8.self), start..<end)
    return end
  }

  /// Where the tag's closing braces stand; a tag does not reach over the beginning of the next.
  private func close(from index: Int, isComment: Bool) -> Int? {
    if isComment { return offset(of: "}}", from: index) }
    var index = index
    while index + 1 < file.bytes.count {
      let pair = (file.bytes[index], file.bytes[index + 1])
      if pair == (UInt8(ascii: "}"), UInt8(ascii: "}")) { return index }
      if pair == (UInt8(ascii: "{"), UInt8(ascii: "{")) { return nil }
      index += 1
    }
    return nil
  }

  private mutating func add(_ sigil: UInt8, _ content: String, _ range: Range<Int>) {
    let kind: TemplateTag.Kind
    switch sigil {
    case UInt8(ascii: "!"):
      tags.append(TemplateTag(kind: .comment, name: "", range: range))
      return
    case UInt8(ascii: "#"): kind = .section
    case UInt8(ascii: "^"): kind = .invertedSection
    case UInt8(ascii: "/"): kind = .end
    case UInt8(ascii: ">"): kind = .partial
    case UInt8(ascii: "="): return add("a theme's template must keep the delimiters '{{' and '}}'", range)
    case UInt8(ascii: "%"): return add("a theme's template must be HTML", range)
    case UInt8(ascii: "<"), UInt8(ascii: "$"):
      return add(
        "a theme's template knows no blocks", range, help: "put what differs into a partial of its own")
    default: kind = .variable
    }
    let name = TemplateScanner.trimmed(content)
    guard TemplateScanner.isName(name) else {
      return add("a tag must hold one name of letters, digits, '-', '.' and '/'", range)
    }
    tags.append(TemplateTag(kind: kind, name: name, range: range))
  }

  private mutating func add(_ message: String, _ range: Range<Int>, help: String? = nil) {
    findings.append(.theme(message, at: file.span(range), help: help))
  }

  private static func trimmed(_ content: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let bytes = content.utf8.drop(while: isBlank)
    let tail = bytes.reversed().prefix(while: isBlank).count
    return String(Substring(bytes.dropLast(tail)))
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
          || "-._/".utf8.contains($0)
      }
  }
}
