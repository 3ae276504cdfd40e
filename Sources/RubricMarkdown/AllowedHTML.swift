/// The elements of HTML that texts may hold, and where each may stand (HTML §4); everything else is taken
/// out, so that no text can break a page or run a script.
enum AllowedHTML {
  /// Where an element may stand and what it may hold.
  enum Placement: Equatable, Sendable {
    /// In a line of text, holding text.
    case phrasing
    case anchor
    case image
    case lineBreak
    /// Beside paragraphs, holding anything.
    case flow
    case details
    case summary
    case figure
    case figureCaption
    /// Beside paragraphs, holding text.
    case paragraph
    case preformatted
    case heading(Int)
    case thematicBreak
    case list
    case listItem
    case descriptionList
    case descriptionItem
    case table
    case tableCaption
    case rowGroup
    case row
    case cell
    /// Its tags are taken out, its content stays.
    case unwrapped
    /// Taken out with what it holds.
    case removed
    /// Taken out; it holds nothing.
    case removedVoid
    /// Taken out with its text, in which `<` means nothing.
    case removedText
  }

  /// One element.
  struct Element: Sendable {
    let name: StaticString
    let placement: Placement
  }

  /// A position in `elements`.
  typealias Tag = Int

  /// The element of a name, whatever its case; nil of one that HTML does not have.
  static func tag(named name: ByteView) -> Tag? {
    guard name.count > 0, name.count <= 12 else { return nil }
    var lower: [UInt8] = []
    for index in 0..<name.count { lower.append(name[index].asciiLowercased) }
    return tags[String(decoding: lower, as: UTF8.self)]
  }

  /// The element of that name; the first of the table where there is none.
  static func tag(_ name: StaticString) -> Tag { tags["\(name)"] ?? 0 }

  static let elements: [Element] =
    phrasing.map { Element(name: $0, placement: .phrasing) }
    + flow.map { Element(name: $0, placement: .flow) } + structure
    + unwrapped.map { Element(name: $0, placement: .unwrapped) }
    + removed.map { Element(name: $0, placement: .removed) }
    + removedVoid.map { Element(name: $0, placement: .removedVoid) }
    + removedText.map { Element(name: $0, placement: .removedText) }

  private static let phrasing: [StaticString] = [
    "span", "code", "kbd", "samp", "var", "sub", "sup", "em", "strong", "b", "i", "u", "s", "del", "ins",
    "mark", "small", "abbr", "cite", "q", "dfn",
  ]
  private static let flow: [StaticString] = ["div", "section", "blockquote"]
  private static let structure: [Element] = [
    Element(name: "a", placement: .anchor), Element(name: "img", placement: .image),
    Element(name: "br", placement: .lineBreak), Element(name: "hr", placement: .thematicBreak),
    Element(name: "p", placement: .paragraph), Element(name: "pre", placement: .preformatted),
    Element(name: "h1", placement: .heading(1)), Element(name: "h2", placement: .heading(2)),
    Element(name: "h3", placement: .heading(3)), Element(name: "h4", placement: .heading(4)),
    Element(name: "h5", placement: .heading(5)), Element(name: "h6", placement: .heading(6)),
    Element(name: "ul", placement: .list), Element(name: "ol", placement: .list),
    Element(name: "li", placement: .listItem), Element(name: "dl", placement: .descriptionList),
    Element(name: "dt", placement: .descriptionItem), Element(name: "dd", placement: .descriptionItem),
    Element(name: "table", placement: .table), Element(name: "caption", placement: .tableCaption),
    Element(name: "thead", placement: .rowGroup), Element(name: "tbody", placement: .rowGroup),
    Element(name: "tfoot", placement: .rowGroup), Element(name: "tr", placement: .row),
    Element(name: "td", placement: .cell), Element(name: "th", placement: .cell),
    Element(name: "details", placement: .details), Element(name: "summary", placement: .summary),
    Element(name: "figure", placement: .figure), Element(name: "figcaption", placement: .figureCaption),
  ]
  /// HTML's elements that say nothing here: of `time` the text would have to be a date, columns have no
  /// attributes left, and the rest is layout or long out of use.
  private static let unwrapped: [StaticString] = [
    "time", "col", "colgroup", "html", "body", "main", "header", "footer", "nav", "aside", "article",
    "address", "hgroup", "center", "font", "big", "strike", "tt", "nobr", "wbr", "label", "form", "fieldset",
    "legend", "data", "bdi", "bdo", "ruby", "rt", "rp", "picture", "source", "search", "menu", "acronym",
  ]
  /// Of those, the ones that are words of other trades as well and end with a tag of their own.
  private static let placeholders: Set<Tag> = Set(
    ["time", "data", "label", "form", "address", "search", "menu", "legend", "picture", "article", "source"]
      .map { tag($0) })
  /// Whether authors use such a name in angle brackets for something that is to be put in.
  static func isPlaceholder(_ tag: Tag) -> Bool { placeholders.contains(tag) }

  /// Whether what an element holds is a program's or a style's.
  static func isCode(_ tag: Tag) -> Bool { tag == self.tag("script") || tag == self.tag("style") }

  private static let removed: [StaticString] = [
    "object", "template", "noscript", "svg", "math", "button", "select", "option", "optgroup", "datalist",
    "output", "meter", "progress", "audio", "video", "canvas", "applet", "map", "frameset", "head", "dialog",
    "marquee", "slot", "portal",
  ]
  private static let removedVoid: [StaticString] = [
    "embed", "input", "link", "meta", "base", "frame", "area", "param", "track", "basefont", "bgsound",
    "keygen", "image",
  ]
  private static let removedText: [StaticString] = [
    "script", "style", "iframe", "title", "textarea", "xmp", "plaintext", "noembed", "noframes",
  ]

  private static let tags: [String: Tag] = {
    var table: [String: Tag] = [:]
    for (index, element) in elements.enumerated() { table["\(element.name)"] = index }
    return table
  }()
}
