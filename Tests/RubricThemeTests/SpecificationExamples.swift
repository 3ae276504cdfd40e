import RubricTesting

/// An example of the CommonMark or GFM specification.
struct SpecificationExample {
  var section: String
  var markdown: String
  var html: String
  /// From 1, in its file.
  var number: Int

  /// The examples of a file of the corpus; an arrow stands for a tab.
  static func all(in path: String) -> [SpecificationExample] {
    guard let file = Corpus.file(path) else { return [] }
    var examples: [SpecificationExample] = []
    var section = ""
    var part = 0
    let fence = String(repeating: "`", count: 32)
    for line in String(decoding: file.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if part == 0, line.hasPrefix("#") { section = String(line.drop { $0 == "#" || $0 == " " }) }
      if line.hasPrefix(fence) {
        part = part == 0 ? 1 : 0
        if part == 1 {
          examples.append(.init(section: section, markdown: "", html: "", number: examples.count + 1))
        }
      } else if part == 1, line == "." {
        part = 2
      } else if part > 0 {
        let text = line.replacing("→", with: "\t") + "\n"
        if part == 1 {
          examples[examples.count - 1].markdown += text
        } else {
          examples[examples.count - 1].html += text
        }
      }
    }
    return examples
  }

  /// Whether the expected HTML holds raw HTML, which is re-serialised here.
  var holdsRawHTML: Bool {
    if ["HTML blocks", "Raw HTML", "Disallowed Raw HTML (extension)"].contains(section) { return true }
    var rest = markdown[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      guard let first = rest.first, first.isLetter || first == "/" || first == "!" || first == "?" else {
        continue
      }
      let tag = rest.prefix { $0 != ">" && $0 != "\n" }
      if html.contains("<" + tag) { return true }
    }
    return false
  }
}

/// HTML in a form in which only differences that matter are left.
enum NormalForm {
  private static let inline: Set<String> = [
    "a", "em", "strong", "code", "del", "img", "span", "sup", "b", "i", "br", "input",
  ]

  static func of(_ html: String) -> [String] {
    var parts: [String] = []
    var closings: [String] = []
    var isInCode = false
    var rest = html[...]
    var isCaption = false
    while !rest.isEmpty {
      let text = rest.prefix { $0 != "<" }
      rest = rest.dropFirst(text.count)
      if !text.isEmpty, !isCaption { parts.append("'" + decoded(isInCode ? String(text) : collapsed(text))) }
      guard !rest.isEmpty else { break }
      let tag = rest.prefix { $0 != ">" }
      rest = rest.dropFirst(tag.count + 1)
      let name = tag.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "/" }
      if name == "pre" { isInCode = true }
      if name == "/pre" { isInCode = false }
      if name == "figcaption" { isCaption = true }
      if name == "/figcaption" { isCaption = false }
      if name == "figcaption" || name == "/figcaption" { continue }
      if let shown = shown(String(tag), name: String(name), &closings) { parts.append(shown) }
    }
    return trimmed(parts)
  }

  private static func shown(_ tag: String, name: String, _ closings: inout [String]) -> String? {
    if name == "div" || name == "figure" || name == "section" {
      closings.append("")
      return nil
    }
    if name == "/div" || name == "/figure" { return nil }
    if name == "span", tag.contains("broken") { return "<a href=\"\">" }
    if name == "/span" { return "</a>" }
    var text = tag
    for attribute in ["id", "tabindex", "role", "scope", "rel"] {
      while let start = text.range(of: " \(attribute)=\"") {
        guard let end = text[start.upperBound...].firstIndex(of: "\"") else { break }
        text.removeSubrange(start.lowerBound...end)
      }
    }
    if name == "td" || name == "th" { text = text.replacing("class=", with: "align=") }
    if name == "th" || name == "/th" || name == "td" {
      text = text.replacing("<th", with: "<td").replacing("</th", with: "</td")
    }
    if text.hasSuffix(" /") { text.removeLast(2) }
    return decoded(text) + ">"
  }

  /// Without white space beside blocks.
  private static func trimmed(_ parts: [String]) -> [String] {
    var merged: [String] = []
    for part in parts {
      if part.hasPrefix("'"), let last = merged.last, last.hasPrefix("'") {
        merged[merged.count - 1] += part.dropFirst()
      } else {
        merged.append(part)
      }
    }
    var result: [String] = []
    var depth = 0
    for (index, part) in merged.enumerated() {
      if part.hasPrefix("<pre") { depth += 1 }
      if part.hasPrefix("</pre") { depth -= 1 }
      guard part.hasPrefix("'"), depth == 0 else {
        result.append(part)
        continue
      }
      var text = part.dropFirst()
      if index == 0 || !isInline(merged[index - 1]) { text = text.drop { $0.isWhitespace } }
      if index + 1 >= merged.count || !isInline(merged[index + 1]) {
        while text.last?.isWhitespace == true { text.removeLast() }
      }
      if !text.isEmpty { result.append("'" + text) }
    }
    return result
  }

  private static func isInline(_ tag: String) -> Bool {
    let name = tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
    return inline.contains(String(name)) && name != "br"
  }

  private static func collapsed(_ text: Substring) -> String {
    String(text).replacing("\n", with: " ")
  }

  private static func decoded(_ text: String) -> String {
    text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "\u{1}")
      .replacing("&gt;", with: "\u{2}").replacing("&amp;", with: "&")
  }
}

extension String {
  fileprivate func range(of word: String) -> Range<String.Index>? { ranges(of: word).first }
}
