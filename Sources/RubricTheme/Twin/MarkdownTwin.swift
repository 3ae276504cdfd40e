import RubricMarkdown

/// A page's content as Markdown (GFM), for readers and programs that want its text alone.
///
/// It is made of the content's HTML, so that it holds what the page holds, of every kind of page: headings,
/// paragraphs, lists, tables, code. A list of fields becomes a list of items, and what is folded is open. Links to
/// pages of the site lead to their twins.
public struct MarkdownTwin {
  private var lines = MarkdownLines()
  private var inline = MarkdownInline()
  /// What is open, outermost first.
  private var open: [Element] = []
  /// What the preformatted text that is open holds.
  private var code: [UInt8] = []
  private var isCode = false
  private var table: MarkdownTable?
  /// Elements whose content is left out are open.
  private var skipped = 0

  /// An element that is open.
  private struct Element {
    var tag: HTMLTag
    /// Tells which end tag is its own.
    var name: UInt64
    var end = End.nothing
    /// Whether its lines begin with something, which ends with it.
    var isIndented = false
    /// Of a list: the number of the next item; nil of bullets.
    var number: Int?
    var isSkipped = false
  }

  /// What is put behind inline content when it ends.
  private enum End {
    case nothing
    case mark(StaticString)
    /// The address of a link, as the HTML has it.
    case link(ByteView)
  }

  /// The content of a page as Markdown.
  ///
  /// - Parameter html: what the page's `main` holds, as `HTMLWriter` wrote it.
  public static func markdown(of html: [UInt8]) -> [UInt8] {
    var twin = MarkdownTwin()
    HTMLPieces.forEach(of: html) { html, piece in
      switch piece {
      case .text(let text): twin.add(html[text])
      case .open(let name, let attributes):
        twin.begin(HTMLTag.packed(html[name].buffer), html[attributes])
      case .close(let name): twin.end(HTMLTag.packed(html[name].buffer))
      }
    }
    twin.flush()
    return twin.lines.bytes
  }

  private mutating func add(_ text: ByteView) {
    guard skipped == 0 else { return }
    if isCode { text.appendText(to: &code) } else { inline.add(text) }
  }

  // MARK: - Elements

  private mutating func begin(_ name: UInt64, _ attributes: ByteView) {
    let tag = HTMLTag(name)
    switch tag {
    case .wbr, .input, .col: return
    case .br:
      if skipped == 0 { inline.lineBreak(isInTable: table != nil) }
      return
    case .hr:
      flush()
      return lines.write(Array("---".utf8))
    case .img:
      if skipped == 0 { inline.image(attributes) }
      return
    default: break
    }
    var element = Element(tag: tag, name: name)
    if skipped > 0 || tag.isSkipped || isHidden(attributes) {
      element.isSkipped = true
      skipped += 1
      return open.append(element)
    }
    if table != nil { beginInTable(tag, attributes, &element) } else { begin(tag, attributes, &element) }
    open.append(element)
  }

  private func isHidden(_ attributes: ByteView) -> Bool {
    // Most tags have none: those that colour code are four in five.
    guard attributes.count > 0 else { return false }
    return attributes.attribute("aria-hidden").map { $0.buffer.elementsEqual("true".utf8) } ?? false
  }

  private mutating func begin(_ tag: HTMLTag, _ attributes: ByteView, _ element: inout Element) {
    if tag.isBlock { flush() }
    switch tag {
    case .heading(let level):
      for _ in 0..<level { inline.raw("#") }
      inline.raw(" ")
    case .list(let isOrdered):
      let start = isOrdered ? attributes.attribute("start") : nil
      element.number =
        isOrdered ? start.flatMap { Int(String(decoding: $0.buffer, as: UTF8.self)) } ?? 1 : nil
    case .item: beginItem(&element)
    case .group:
      // A name of a list with what is told of it; any other division is none in Markdown.
      guard open.last.map({ $0.tag == .names }) ?? false else { break }
      beginItem(&element)
    case .quote:
      lines.push(quote: "> ".utf8)
      element.isIndented = true
    case .pre:
      code.removeAll(keepingCapacity: true)
      isCode = true
    case .code where isCode: lines.language = MarkdownTwin.language(of: attributes)
    case .table: table = MarkdownTable()
    default: beginInline(tag, attributes, &element)
    }
  }

  /// The name behind `language-` in the class of code; nothing where it has none.
  private static func language(of attributes: ByteView) -> [UInt8] {
    let mark = "language-".utf8
    guard let name = attributes.attribute("class"), name.buffer.starts(with: mark) else { return [] }
    return Array(name.buffer.dropFirst(mark.count))
  }

  private mutating func beginItem(_ element: inout Element) {
    if let list = open.lastIndex(where: { $0.tag.isList }), let number = open[list].number {
      lines.push(item: "\(number). ".utf8)
      open[list].number = number &+ 1
    } else {
      lines.push(item: "- ".utf8)
    }
    element.isIndented = true
  }

  private mutating func beginInTable(
    _ tag: HTMLTag, _ attributes: ByteView, _ element: inout Element
  ) {
    switch tag {
    case .row: table?.beginRow()
    case .cell(let isHeader): table?.beginCell(isHeader: isHeader)
    case .table, .rows: break
    default:
      // A cell is one line: blocks in it follow each other.
      if tag.isBlock { inline.lineBreak(isInTable: true) }
      beginInline(tag, attributes, &element)
    }
  }

  private mutating func beginInline(
    _ tag: HTMLTag, _ attributes: ByteView, _ element: inout Element
  ) {
    guard !isCode else { return }
    switch tag {
    case .strong: begin("**", &element)
    case .emphasis: begin("*", &element)
    case .deleted: begin("~~", &element)
    case .code: inline.beginCode()
    case .link:
      let isSelf = attributes.attribute("class").map { $0.buffer.elementsEqual("self".utf8) } ?? false
      guard !isSelf, let address = attributes.attribute("href") else { return }
      inline.beginLink()
      element.end = .link(address)
    case .summary, .caption: begin("**", &element)
    default: break
    }
  }

  private mutating func begin(_ mark: StaticString, _ element: inout Element) {
    inline.begin(mark)
    element.end = .mark(mark)
  }

  private mutating func end(_ name: UInt64) {
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    while open.count > index { close(open.removeLast()) }
  }

  private mutating func close(_ element: Element) {
    guard !element.isSkipped else {
      skipped -= 1
      return
    }
    let tag = element.tag
    if tag == .code, !isCode { inline.endCode() }
    switch element.end {
    case .nothing: break
    case .mark(let mark): inline.end(mark)
    case .link(let address): inline.endLink(to: address)
    }
    switch tag {
    case .pre:
      if isCode { lines.write(code: code) }
      isCode = false
    case .table:
      flushTable()
    case .cell:
      guard table != nil else { break }
      inline.trim()
      table?.endCell(inline.bytes)
      inline.clear()
    default: if table == nil, tag.isBlock || element.isIndented { flush() }
    }
    if element.isIndented { lines.pop() }
  }

  private mutating func flushTable() {
    if let table { lines.write(lines: table.lines) }
    table = nil
  }

  /// Ends the line that is being written.
  private mutating func flush() {
    inline.trim()
    if !inline.bytes.isEmpty { lines.write(inline.bytes) }
    inline.clear()
  }
}

/// What an element is to Markdown.
enum HTMLTag: Equatable {
  case heading(Int), list(isOrdered: Bool), names, item, group, quote, pre, code, table, rows, row
  case cell(isHeader: Bool)
  case strong, emphasis, deleted, link, summary, caption, img, br, hr, wbr, input, col
  case block, inline, skipped

  /// By their packed names, each at its slot or the next free one; a free one has the name 0. A page looks up
  /// thousands, and `Dictionary` takes ten times as long.
  private static let all: [(name: UInt64, tag: HTMLTag)] = {
    let names: [(StaticString, HTMLTag)] = [
      ("h1", .heading(1)), ("h2", .heading(2)), ("h3", .heading(3)), ("h4", .heading(4)), ("h5", .heading(5)),
      ("h6", .heading(6)), ("ul", .list(isOrdered: false)), ("ol", .list(isOrdered: true)), ("dl", .names),
      ("li", .item), ("div", .group), ("blockquote", .quote), ("pre", .pre), ("code", .code), ("kbd", .code),
      ("samp", .code), ("table", .table), ("thead", .rows), ("tbody", .rows), ("tfoot", .rows), ("tr", .row),
      ("td", .cell(isHeader: false)), ("th", .cell(isHeader: true)), ("strong", .strong), ("b", .strong),
      ("em", .emphasis), ("del", .deleted), ("s", .deleted), ("a", .link),
      ("summary", .summary), ("figcaption", .caption), ("caption", .caption), ("label", .caption),
      ("img", .img), ("br", .br), ("hr", .hr), ("wbr", .wbr), ("input", .input), ("col", .col),
      ("p", .block), ("dt", .block), ("dd", .block), ("section", .block), ("article", .block),
      ("aside", .block), ("figure", .block), ("details", .block), ("nav", .skipped), ("button", .skipped),
      ("select", .skipped), ("script", .skipped), ("style", .skipped), ("template", .skipped),
    ]
    var all = [(name: UInt64, tag: HTMLTag)](repeating: (0, .inline), count: 256)
    for (name, tag) in names {
      let name = packed(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
      var slot = slot(of: name)
      while all[slot].name != 0 { slot = (slot + 1) & 255 }
      all[slot] = (name, tag)
    }
    return all
  }()

  /// The upper eight bits of a product spread names well.
  private static func slot(of name: UInt64) -> Int {
    Int(truncatingIfNeeded: (name &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }

  /// The first eight letters of a name as a number: no two names of `all` share them.
  static func packed(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    for index in 0..<min(name.count, 8) { packed = packed << 8 | UInt64(name[index]) }
    return packed
  }

  /// The element of a packed name.
  init(_ name: UInt64) {
    let all = HTMLTag.all
    var slot = HTMLTag.slot(of: name)
    while all[slot].name != name, all[slot].name != 0 { slot = (slot + 1) & 255 }
    self = all[slot].tag
  }

  var isSkipped: Bool { self == .skipped }

  var isList: Bool {
    switch self {
    case .list, .names: true
    default: false
    }
  }

  /// Whether it begins a new line.
  var isBlock: Bool {
    switch self {
    case .heading, .list, .names, .item, .group, .quote, .pre, .table, .block, .summary, .caption: true
    default: false
    }
  }
}
