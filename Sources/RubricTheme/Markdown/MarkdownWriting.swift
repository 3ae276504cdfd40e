import RubricMarkdown

/// One text on its way into a page. It holds the text and all that is known of its links, so that it is not to
/// be copied: a page has hundreds.
struct MarkdownWriting: ~Copyable {
  let renderer: MarkdownRenderer
  let document: MarkdownDocument
  /// Where a link leads by its position in `document.links`; nil of one that was not looked up.
  let links: (Int) -> ResolvedLink?
  /// What stands before every anchor; nil where there are none.
  let prefix: String?
  var depths = HeadingDepths()
  var open: [Open] = []
  /// How many links are open: none may stand in another.
  var openLinks = 0
  /// Footnotes referred to, in the order of their first reference, and how often.
  var references: [(number: Int, uses: [Int])] = []
  var referenceIndex: [Int: Int] = [:]
  /// How many tables have that label.
  var tableLabels: [String: Int] = [:]
  /// The text of the heading that was written last.
  var heading: String?

  /// A node that is written when its descendants are.
  struct Open {
    var end: Int
    var close: Close
  }

  enum Close {
    case markup(StaticString)
    /// Item of a list that is tight: its paragraphs have no tags.
    case tightItem
    case list(isTight: Bool, StaticString)
    case table(index: Int32, hasBody: Bool)
    case headerRow
    case link
    case element(StaticString)
    case elementTable
    /// A tight item's paragraph.
    case nothing
  }

  init(
    renderer: MarkdownRenderer, document: MarkdownDocument, links: @escaping (Int) -> ResolvedLink?,
    nodes: Range<Int>
  ) {
    self.renderer = renderer
    self.document = document
    self.links = links
    switch renderer.anchors {
    case .own: prefix = ""
    case .prefixed(let text): prefix = text
    case .none: prefix = nil
    }
    let before = document.headings(in: 0..<nodes.lowerBound)
    heading = before.isEmpty ? nil : document.headings[before.upperBound - 1].text
  }

  mutating func write(
    _ nodes: Range<Int>, _ html: inout HTMLWriter, _ embed: (Int, inout HTMLWriter) -> Void
  ) {
    let nodes = nodes.clamped(to: 0..<document.nodes.count)
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      closeNodes(before: index, &html)
      if let piece = embedded(at: index) {
        embed(piece, &html)
        index = max(index + 1, Int(document.nodes[index].end))
      } else {
        index = write(index, &html)
      }
    }
    closeNodes(before: Int.max, &html)
  }

  /// The piece that takes the place of a paragraph.
  private func embedded(at index: Int) -> Int? {
    guard case .paragraph = document.nodes[index].kind, index + 1 < document.nodes.count,
      case .image(let link) = document.nodes[index + 1].kind, document.links[Int(link)].isAlone
    else { return nil }
    return links(Int(link))?.embedded
  }

  private mutating func closeNodes(before index: Int, _ html: inout HTMLWriter) {
    while let last = open.last, last.end <= index {
      open.removeLast()
      close(last.close, &html)
    }
  }

  private mutating func close(_ close: Close, _ html: inout HTMLWriter) {
    switch close {
    case .markup(let markup): html.raw(markup)
    case .tightItem: html.raw("</li>\n")
    case .list(_, let markup): html.raw(markup)
    case .table(_, let hasBody): html.raw(hasBody ? "</tbody></table></div>\n" : "</table></div>\n")
    case .headerRow: html.raw("</tr></thead>\n")
    case .link:
      openLinks -= 1
      html.raw("</a>")
    case .element(let name):
      html.raw("</")
      html.raw(name)
      html.raw(">")
    case .elementTable: html.raw("</table></div>\n")
    case .nothing: break
    }
  }

  mutating func opened(_ index: Int, _ close: Close) {
    open.append(Open(end: Int(document.nodes[index].end), close: close))
  }

  /// Writes one node's opening; gives the node to go on with.
  private mutating func write(_ index: Int, _ html: inout HTMLWriter) -> Int {
    let node = document.nodes[index]
    switch node.kind {
    case .text(let text): document.withUTF8(of: text) { html.text(utf8: $0) }
    case .code(let text):
      html.raw("<code>")
      document.withUTF8(of: text) { html.text(utf8: $0) }
      html.raw("</code>")
    case .softBreak: html.raw("\n")
    case .lineBreak: html.raw("<br>\n")
    case .emphasis: openMarkup("<em>", index, "</em>", &html)
    case .strong: openMarkup("<strong>", index, "</strong>", &html)
    case .strikethrough: openMarkup("<del>", index, "</del>", &html)
    case .link(let link): openLink(Int(link), index, &html)
    case .image(let link): return writeImage(Int(link), index, &html)
    case .footnoteReference(let number, let occurrence):
      writeReference(Int(number), occurrence: Int(occurrence), &html)
    case .element(let element): return writeElement(Int(element), index, &html)
    case .footnote: return max(index + 1, Int(node.end))
    case .paragraph, .heading, .blockQuote, .alert, .list, .item, .codeBlock, .table, .tableRow, .tableCell,
      .thematicBreak:
      writeBlock(node.kind, index, &html)
    }
    return index + 1
  }

  mutating func openMarkup(
    _ markup: StaticString, _ index: Int, _ close: StaticString, _ html: inout HTMLWriter
  ) {
    html.raw(markup)
    opened(index, .markup(close))
  }
}

// MARK: - Blocks

extension MarkdownWriting {
  private mutating func writeBlock(
    _ kind: MarkdownDocument.Kind, _ index: Int, _ html: inout HTMLWriter
  ) {
    switch kind {
    case .heading(let heading): openHeading(Int(heading), index, &html)
    case .blockQuote: openMarkup("<blockquote>\n", index, "</blockquote>\n", &html)
    case .alert(let alert): openAlert(alert, index, &html)
    case .list(let start, let isTight): openList(start, isTight, index, &html)
    case .item(let isChecked): openItem(isChecked, index, &html)
    case .codeBlock(let block): writeCode(document.codeBlocks[Int(block)], &html)
    case .table(let table): openTable(table, index, &html)
    case .tableRow(let isHeader): openRow(isHeader: isHeader, index, &html)
    case .tableCell(let column): openCell(column, index, &html)
    case .thematicBreak: html.raw("<hr>\n")
    default:
      if case .tightItem? = open.last?.close {
        opened(index, .nothing)
      } else {
        openMarkup("<p>", index, "</p>\n", &html)
      }
    }
  }

  private mutating func openHeading(_ heading: Int, _ index: Int, _ html: inout HTMLWriter) {
    let own = document.headings[heading]
    self.heading = own.text
    let level = min(max(renderer.topLevel - 1 + depths.depth(of: own.level), 1), 6)
    html.raw("<h")
    html.number(level)
    writeID(own.id, &html)
    html.raw(">")
    guard renderer.linksHeadings, let prefix, level > 1, !holdsLink(index) else {
      return opened(index, .markup(MarkdownWriting.headingEnds[level - 1]))
    }
    html.raw("<a class=\"self\" href=\"")
    html.address("#" + prefix + own.id)
    html.raw("\">")
    opened(index, .markup(MarkdownWriting.linkedHeadingEnds[level - 1]))
  }

  private static let headingEnds: [StaticString] = [
    "</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n",
  ]
  private static let linkedHeadingEnds: [StaticString] = [
    "</a></h1>\n", "</a></h2>\n", "</a></h3>\n", "</a></h4>\n", "</a></h5>\n", "</a></h6>\n",
  ]

  /// Whether something within becomes a link, or may: links do not stand in links.
  private func holdsLink(_ index: Int) -> Bool {
    document.nodes[index + 1..<max(index + 1, Int(document.nodes[index].end))].contains { node in
      switch node.kind {
      case .link, .image, .footnoteReference, .element: true
      default: false
      }
    }
  }

  func writeID(_ id: String, _ html: inout HTMLWriter) {
    guard let prefix else { return }
    html.raw(" id=\"")
    html.text(prefix)
    html.text(id)
    html.raw("\"")
  }

  private mutating func openAlert(
    _ alert: MarkdownDocument.Alert, _ index: Int, _ html: inout HTMLWriter
  ) {
    html.raw("<div class=\"note alert-")
    html.text(alert.rawValue)
    html.raw("\"><p class=\"alert-title\"><strong>")
    html.text(renderer.words.alerts[alert] ?? alert.rawValue)
    html.raw("</strong></p>\n")
    opened(index, .markup("</div>\n"))
  }

  private mutating func openList(_ start: Int32?, _ isTight: Bool, _ index: Int, _ html: inout HTMLWriter) {
    guard let start else {
      html.raw("<ul>\n")
      return opened(index, .list(isTight: isTight, "</ul>\n"))
    }
    html.raw("<ol")
    if start != 1 {
      html.raw(" start=\"")
      html.number(Int(start))
      html.raw("\"")
    }
    html.raw(">\n")
    opened(index, .list(isTight: isTight, "</ol>\n"))
  }

  private mutating func openItem(_ isChecked: Bool?, _ index: Int, _ html: inout HTMLWriter) {
    var isTight = false
    if case .list(true, _)? = open.last?.close { isTight = true }
    html.raw(isChecked == nil ? "<li>" : "<li class=\"task\">")
    opened(index, isTight ? .tightItem : .markup("</li>\n"))
    guard let isChecked else { return }
    html.raw("<span role=\"img\" aria-label=\"")
    html.text(isChecked ? renderer.words.done : renderer.words.notDone)
    html.raw(isChecked ? "\">\u{2611}</span> " : "\">\u{2610}</span> ")
  }

  private func writeCode(_ block: MarkdownDocument.CodeBlock, _ html: inout HTMLWriter) {
    html.raw("<figure class=\"code\">")
    let caption = block.title ?? block.language
    if !caption.isEmpty {
      html.raw("<figcaption>")
      html.text(caption)
      html.raw("</figcaption>")
    }
    html.raw("<pre tabindex=\"0\"><code")
    if !block.language.isEmpty {
      html.raw(" class=\"language-")
      html.text(block.language)
      html.raw("\"")
    }
    html.raw(">")
    document.withUTF8(of: block.text) { text in
      if let highlight = renderer.highlight, !block.language.isEmpty {
        highlight(block.language, text, &html)
      } else {
        html.text(utf8: text)
      }
    }
    html.raw("</code></pre></figure>\n")
  }
}
