/// Checks that markup is balanced, holds no script, and nests as HTML allows it: what the full checker would
/// say of the mistakes that texts can make.
enum MarkupCheck {
  static let voids: Set<String> = ["br", "hr", "img"]
  static let phrasingOnly: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "dt", "caption", "a", "span", "b", "i", "em",
    "strong",
    "code", "sup", "sub", "del", "s", "kbd", "dfn", "mark", "small",
  ]
  static let blocks: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "div", "section", "blockquote", "ul", "ol", "li", "dl",
    "dt", "dd", "table",
    "thead", "tbody", "tr", "td", "th", "caption", "details", "summary", "figure", "figcaption", "hr",
  ]
  static let parents: [String: Set<String>] = [
    "li": ["ul", "ol"], "dt": ["dl"], "dd": ["dl"], "tr": ["tbody", "thead"], "td": ["tr"], "th": ["tr"],
    "tbody": ["table"],
    "thead": ["table"], "caption": ["table"], "summary": ["details"], "figcaption": ["figure"],
  ]
  static let children: [String: Set<String>] = [
    "ul": ["li"], "ol": ["li"], "dl": ["dt", "dd"], "table": ["caption", "thead", "tbody"], "tbody": ["tr"],
    "thead": ["tr"],
    "tr": ["td", "th"],
  ]
  static let attributes: Set<String> = [
    "href", "title", "lang", "dir", "src", "alt", "width", "height", "id", "class", "tabindex", "role",
    "aria-label", "rel",
    "start", "value", "scope",
  ]

  struct Tag {
    var name = ""
    var isEnd = false
    var attributes: [(String, String)] = []
  }

  /// The first fault in words; nil where there is none.
  static func fault(in html: String) -> String? {
    var open: [String] = []
    var ids: Set<String> = []
    var rest = html.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      let text = String(rest[..<start])
      if let parent = open.last, children[parent] != nil, text?.allSatisfy(\.isWhitespace) == false {
        return "text in \(parent)"
      }
      if text?.contains(">") == true { return "bare >" }
      guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else { return "unclosed tag" }
      guard let tag = tag(String(rest[rest.index(after: start)..<end]) ?? "") else { return "malformed tag" }
      rest = rest[rest.index(after: end)...]
      if tag.isEnd {
        guard open.popLast() == tag.name else { return "</\(tag.name)> closes another element" }
        continue
      }
      if let fault = fault(in: tag, within: open) { return fault }
      for (name, value) in tag.attributes where name == "id" && !ids.insert(value).inserted {
        return "id \(value) twice"
      }
      if !voids.contains(tag.name) { open.append(tag.name) }
    }
    return open.isEmpty ? nil : "<\(open)> stay open"
  }

  private static func fault(in tag: Tag, within open: [String]) -> String? {
    guard
      blocks.contains(tag.name) || phrasingOnly.contains(tag.name)
        || ["br", "img", "u", "q"].contains(tag.name)
    else {
      return "<\(tag.name)>"
    }
    if blocks.contains(tag.name), let parent = open.first(where: phrasingOnly.contains) {
      return "<\(tag.name)> in <\(parent)>"
    }
    if let wanted = parents[tag.name], !wanted.contains(open.last ?? "") {
      return "<\(tag.name)> in <\(open.last ?? "")>"
    }
    if let wanted = children[open.last ?? ""], !wanted.contains(tag.name) {
      return "<\(tag.name)> in <\(open.last ?? "")>"
    }
    if tag.name == "a", open.contains("a") { return "<a> in <a>" }
    for (name, value) in tag.attributes {
      guard attributes.contains(name) else { return "attribute \(name)" }
      let scheme = value.prefix { $0 != ":" }.lowercased()
      if name == "href" || name == "src", ["javascript", "data", "vbscript"].contains(scheme) {
        return "scheme \(scheme)"
      }
    }
    return nil
  }

  /// A tag of the form that the writer gives: names in lower case, values in double quotes.
  private static func tag(_ source: String) -> Tag? {
    var tag = Tag()
    var rest = source[...]
    if rest.hasPrefix("/") {
      tag.isEnd = true
      rest.removeFirst()
    }
    tag.name = String(rest.prefix { $0.isLetter || $0.isNumber })
    rest = rest.dropFirst(tag.name.count)
    guard !tag.name.isEmpty else { return nil }
    while !rest.isEmpty {
      guard rest.removeFirst() == " " else { return nil }
      let name = String(rest.prefix { $0.isLetter || $0 == "-" })
      rest = rest.dropFirst(name.count)
      guard !name.isEmpty, rest.hasPrefix("=\"") else { return nil }
      rest = rest.dropFirst(2)
      guard let close = rest.firstIndex(of: "\"") else { return nil }
      tag.attributes.append((name, String(rest[..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return tag
  }
}
