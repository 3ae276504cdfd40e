/// Markdown that was read: a tree of blocks and inlines in one array, with positions in the text it was
/// read from. Nothing of it is markup: raw HTML has become elements of the allow-list, or text.
public struct MarkdownDocument: Sendable {
  /// The tree in document order: a node is followed by its descendants, up to its `end`.
  public internal(set) var nodes: [Node] = []
  /// What `Node.Kind.heading` refers to, in document order; also the outline.
  public internal(set) var headings: [Heading] = []
  /// What `Node.Kind.link` and `Node.Kind.image` refer to, in document order.
  public internal(set) var links: [Link] = []
  /// What `Node.Kind.codeBlock` refers to, in document order.
  public internal(set) var codeBlocks: [CodeBlock] = []
  /// What `Node.Kind.table` refers to: the alignment of each column.
  public internal(set) var tables: [[Alignment]] = []
  /// What `Node.Kind.element` refers to.
  public internal(set) var elements: [Element] = []
  /// What an author can mend, with ranges in the text.
  public internal(set) var problems: [MarkdownProblem] = []
  /// The text of all `text`, `code` and code block nodes, entities resolved.
  @usableFromInline var pool: [UInt8] = []
  /// Where text of the pool is not written byte for byte where its node begins: after code's backticks,
  /// escapes, entities, and line ends within raw HTML. In ascending order of the pool.
  var syncs: [Sync] = []

  /// An empty document.
  public init() {}

  /// How many bytes of text it has, markup left out.
  public var textCount: Int { pool.count }

  /// A byte of the pool and where it is written.
  struct Sync: Sendable {
    var pool: UInt32
    var source: UInt32
  }

  /// One block or inline; 24 bytes.
  public struct Node: Sendable {
    /// What it is.
    public var kind: Kind
    /// Index of the first node that is no descendant.
    public var end: UInt32
    /// Where it is written, in bytes of the text that was read (for front matter files: of the whole file).
    public var range: Range<UInt32>
  }

  /// What a node is. The numbers are indices into the document's arrays.
  public enum Kind: Sendable, Equatable {
    // Blocks.
    case paragraph
    /// Index into `headings`.
    case heading(Int32)
    case blockQuote
    /// `> [!NOTE]` and its kin.
    case alert(Alert)
    /// The number of an ordered list's first item, nil of a bullet list.
    case list(start: Int32?, isTight: Bool)
    /// A list item; of a task list, whether it is checked.
    case item(isChecked: Bool?)
    /// Index into `codeBlocks`.
    case codeBlock(Int32)
    /// Index into `tables`.
    case table(Int32)
    case tableRow(isHeader: Bool)
    /// The column, from 0.
    case tableCell(Int32)
    case thematicBreak
    /// The number that references show, from 1.
    case footnote(Int32)
    // Inlines.
    /// Text in the pool.
    case text(TextRange)
    case code(TextRange)
    case emphasis
    case strong
    case strikethrough
    /// Index into `links`; the children are the link's text.
    case link(Int32)
    /// Index into `links`; the children are the image's alternative text.
    case image(Int32)
    case softBreak
    case lineBreak
    /// The number of the footnote and which of its references this is, both from 1.
    case footnoteReference(number: Int16, occurrence: Int16)
    // Either.
    /// Index into `elements`: raw HTML of the allow-list.
    case element(Int32)
  }

  /// A stretch of the document's own text.
  public struct TextRange: Sendable, Equatable {
    @usableFromInline let start: UInt32
    @usableFromInline let count: UInt32

    /// Bytes from `start` on.
    @inlinable init(start: UInt32, count: UInt32) {
      self.start = start
      self.count = count
    }
  }

  /// A heading, by `#` or by `<h2>`.
  public struct Heading: Sendable {
    /// 1 to 6, as written.
    public var level: Int
    /// Its anchor, unique in the document: from `{#id}`, else from its text, so that it stays from build to build.
    public var id: String
    /// Whether `{#id}` set it.
    public var hasOwnID: Bool
    /// Its text without markup.
    public var text: String
    /// Index of its node.
    public var node: Int
    /// The words of `<!-- … -->` comments that stand directly before it, such as `section: cost`.
    public var marks: [String]
  }

  /// The address of a link or an image.
  public struct Link: Sendable {
    /// As written, entities and escapes resolved, not percent-decoded. Never one of a forbidden scheme:
    /// those are emptied, with a problem.
    public var destination: String
    /// Its title, entities and escapes resolved; empty where it has none.
    public var title: String
    /// Index of its node.
    public var node: Int
    /// The address alone, where it could be told apart; else the whole link.
    public var range: Range<UInt32>
    /// Whether it is an image that stands alone in its paragraph.
    public var isAlone: Bool

    /// A link that no text was read for.
    public init(destination: String, title: String, node: Int, range: Range<UInt32>, isAlone: Bool) {
      self.destination = destination
      self.title = title
      self.node = node
      self.range = range
      self.isAlone = isAlone
    }
  }

  /// A fenced or indented code block.
  public struct CodeBlock: Sendable {
    /// The first word of the info string, lower-cased; empty where there is none.
    public var language: String
    /// `title="…"` of the info string.
    public var title: String?
    /// Its content, each line with its end.
    public var text: TextRange
    /// Where its content is written, without the fences.
    public var content: Range<UInt32>
  }

  /// Raw HTML of the allow-list, its attributes checked.
  public struct Element: Sendable {
    /// Lower-case, one of `AllowedHTML`'s.
    public var name: StaticString
    /// Allowed attributes with their values, entities resolved.
    public var attributes: [(name: StaticString, value: String)]
    /// Index into `links` where it has an address (`a` and `img`).
    public var link: Int32?
  }

  /// The kinds of GitHub's alerts.
  public enum Alert: String, Sendable, CaseIterable {
    case note, tip, important, warning, caution
  }

  /// Where the text of a column stands.
  public enum Alignment: Sendable {
    case none, left, center, right
  }
}

/// What an author can mend in a text; its range is in the text, so that every use of the text can say
/// where it stands in its own file.
public struct MarkdownProblem: Sendable, Equatable {
  /// The published name of its rule: `html-not-allowed`, `link-scheme`, `anchor-repeated` or
  /// `markdown-too-complex`.
  public var rule: String
  /// Whether what is published is wrong for it, and not only poorer.
  public var isError: Bool
  /// A lower-case headline without full stop; it may hold text of the author.
  public var message: String
  /// What to do, as a verb phrase.
  public var help: String
  /// Where it is written, in bytes like those of nodes.
  public var range: Range<UInt32>
}

extension MarkdownDocument {
  /// The bytes of a text or code node, without a copy. The pointer is valid inside `body` only.
  @inlinable public func withUTF8<Result>(
    of text: TextRange, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    pool.withUnsafeBufferPointer { all in
      let start = min(Int(text.start), all.count)
      let end = min(start + Int(text.count), all.count)
      return body(UnsafeBufferPointer(rebasing: all[start..<end]))
    }
  }

  /// A text or code node's text.
  public func string(of text: TextRange) -> String {
    withUTF8(of: text) { String(decoding: $0, as: UTF8.self) }
  }

  /// The text of the nodes without markup: a space between blocks and for breaks.
  public func plainText(of nodes: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for node in self.nodes[nodes.clamped(to: self.nodes.indices)] {
      switch node.kind {
      case .text(let text), .code(let text): withUTF8(of: text) { bytes.append(contentsOf: $0) }
      case .softBreak, .lineBreak, .paragraph, .heading, .item, .tableCell, .codeBlock:
        if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
      case .blockQuote, .alert, .list, .table, .tableRow, .thematicBreak, .footnote, .emphasis, .strong,
        .strikethrough, .link, .image, .footnoteReference, .element:
        break
      }
    }
    if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The nodes that a heading's section covers: from behind the heading up to the next heading of its
  /// level or a higher one that stands in the same container; empty where `heading` is no index of one.
  public func body(ofHeading heading: Int) -> Range<Int> {
    guard headings.indices.contains(heading) else { return 0..<0 }
    let own = headings[heading]
    let start = Int(nodes[own.node].end)
    let next = headings[(heading + 1)...].first { $0.level <= own.level }
    return start..<max(start, next?.node ?? nodes.count)
  }

  /// The headings among the nodes, as positions in `headings`. Takes time logarithmic in their number.
  public func headings(in nodes: Range<Int>) -> Range<Int> {
    headingCount(before: nodes.lowerBound)..<headingCount(before: nodes.upperBound)
  }

  /// How many headings stand before a node.
  private func headingCount(before node: Int) -> Int {
    var (low, high) = (0, headings.count)
    while low < high {
      let middle = (low + high) / 2
      if headings[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether the address is that of an image, in Markdown or as `<img>`.
  public func isImage(_ link: Link) -> Bool {
    guard nodes.indices.contains(link.node) else { return false }
    switch nodes[link.node].kind {
    case .image: return true
    case .element(let index):
      return elements[Int(index)].name.withUTF8Buffer { $0.elementsEqual("img".utf8) }
    case .paragraph, .heading, .blockQuote, .alert, .list, .item, .codeBlock, .table, .tableRow, .tableCell,
      .thematicBreak, .footnote, .text, .code, .emphasis, .strong, .strikethrough, .link, .softBreak,
      .lineBreak, .footnoteReference:
      return false
    }
  }

  /// Every node that has no parent, by index.
  public var topLevel: [Int] {
    var indices: [Int] = []
    var index = 0
    while index < nodes.count {
      indices.append(index)
      index = max(index + 1, Int(nodes[index].end))
    }
    return indices
  }
}
