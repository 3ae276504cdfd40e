/// Makes the flat tree of a document from what is opened and closed, and keeps it valid HTML: every node
/// that is opened finds, or is given, a parent that may hold it.
struct TreeBuilder {
  var document = MarkdownDocument()
  var frames: [Frame] = []
  /// How deep in cmark's tree the node is that is being read, from 1.
  var depth = 0
  /// The element that is being taken out with its content.
  var removal: Removal?
  /// Comments and anchors that wait for the heading directly behind them.
  var pendingMarks: [String] = []
  var pendingAnchor: String?
  /// Names of elements that a problem was made for.
  var reported: Set<String> = []

  /// Nodes within nodes; browsers give up at 512 elements.
  static let deepest = 120

  /// What a node may hold.
  enum Content: UInt8 {
    /// Blocks, and text in them.
    case flow
    /// Text; a block ends it.
    case phrasing
    /// Text; a block's tags are dropped in it.
    case phrasingOnly
    case list, descriptionList, table, rows, row
  }

  enum Origin: UInt8 { case root, markdown, html, implied }

  /// A node that is open.
  struct Frame {
    /// Its index; -1 of a tag that is dropped, so that its end tag finds it.
    var node: Int
    var depth: Int
    var content: Content
    var origin: Origin
    /// The element, of HTML's; -1 else.
    var tag: AllowedHTML.Tag = -1
    /// Index of the heading; -1 else.
    var heading = -1
    var isLink = false
    /// What of a table or a figure was seen: 1 a caption or a head, 2 rows.
    var phase = 0
    var range: Range<Int>
  }

  /// An element that is taken out: until its end tag, or its container's end.
  struct Removal {
    var tag: AllowedHTML.Tag
    var depth: Int
    var nesting: Int
  }

  init() {
    frames = [Frame(node: -1, depth: -1, content: .flow, origin: .root, range: 0..<0)]
  }

  /// The innermost frame that is open; there is always one.
  var top: Int { frames.count - 1 }
}

// MARK: - Opening and closing

extension TreeBuilder {
  /// Opens a node in the innermost one.
  mutating func push(
    _ kind: MarkdownDocument.Kind, _ range: Range<Int>, holds content: Content, from origin: Origin,
    tag: AllowedHTML.Tag = -1
  ) {
    document.nodes.append(.init(kind: kind, end: 0, range: range.bytes))
    frames.append(
      Frame(
        node: document.nodes.count - 1, depth: depth, content: content, origin: origin, tag: tag, range: range
      ))
  }

  /// Opens something that is no node, for its end tag to find.
  mutating func pushTransparent(tag: AllowedHTML.Tag, _ range: Range<Int>) {
    guard frames.count < TreeBuilder.deepest else { return }
    let content = frames[top].content
    frames.append(
      Frame(node: -1, depth: depth, content: content, origin: .html, tag: tag, range: range))
  }

  var isFull: Bool { frames.count >= TreeBuilder.deepest }

  /// Adds a node that holds none.
  mutating func leaf(_ kind: MarkdownDocument.Kind, _ range: Range<Int>) {
    let end = UInt32(document.nodes.count + 1)
    document.nodes.append(.init(kind: kind, end: end, range: range.bytes))
    cover(range)
    forgetPending()
  }

  /// Adds white space, which does not part a comment from the heading behind it.
  mutating func blank(_ kind: MarkdownDocument.Kind, _ range: Range<Int>) {
    let end = UInt32(document.nodes.count + 1)
    document.nodes.append(.init(kind: kind, end: end, range: range.bytes))
    cover(range)
  }

  /// Widens the innermost node to what it holds.
  mutating func cover(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let own = frames[top].range
    frames[top].range = min(own.lowerBound, range.lowerBound)..<max(own.upperBound, range.upperBound)
  }

  /// Closes the innermost node.
  mutating func pop() {
    guard frames.count > 1, let frame = frames.popLast() else { return }
    if frame.node >= 0 { close(frame) }
    let isDropped = frame.node >= document.nodes.count
    if frames[top].origin != .root, !isDropped { cover(frame.range) }
  }

  /// Closes everything from frame `index` on.
  mutating func pop(to index: Int) {
    while frames.count > max(index, 1) { pop() }
  }

  /// Closes cmark's node at this depth and everything in it; it may be closed already.
  mutating func exit(depth: Int) {
    while frames[top].depth > depth { pop() }
    if frames[top].depth == depth, frames[top].origin == .markdown { pop() }
    if let removal, removal.depth > depth { self.removal = nil }
  }

  private mutating func close(_ frame: Frame) {
    let isEmpty = document.nodes.count == frame.node + 1
    if isEmpty, isWorthless(frame) {
      document.nodes.removeLast()
      if frame.heading >= 0 { document.headings.removeLast() }
      return
    }
    document.nodes[frame.node].range = frame.range.bytes
    document.nodes[frame.node].end = UInt32(document.nodes.count)
    if frame.heading >= 0 { finishHeading(frame) }
    if frame.tag >= 0 { mend(frame) }
    if case .paragraph = document.nodes[frame.node].kind { markLoneImage(frame.node) }
    // What was taken off a heading's end may have been its last node.
    document.nodes[frame.node].end = UInt32(document.nodes.count)
  }

  /// Whether a node says nothing when it holds nothing.
  private func isWorthless(_ frame: Frame) -> Bool {
    switch document.nodes[frame.node].kind {
    case .paragraph, .heading: return true
    case .element:
      switch AllowedHTML.elements[max(frame.tag, 0)].placement {
      case .paragraph, .preformatted, .row, .rowGroup, .list, .descriptionList, .table, .phrasing, .flow,
        .details, .figure, .summary, .tableCaption, .figureCaption:
        return true
      case .anchor, .image, .lineBreak, .heading, .thematicBreak, .listItem, .descriptionItem, .cell,
        .unwrapped, .removed, .removedVoid, .removedText:
        return false
      }
    case .blockQuote, .alert, .list, .item, .codeBlock, .table, .tableRow, .tableCell, .thematicBreak,
      .footnote, .text, .code, .emphasis, .strong, .strikethrough, .link, .image, .softBreak, .lineBreak,
      .footnoteReference:
      return false
    }
  }

  /// Marks the image that is all a paragraph holds.
  private mutating func markLoneImage(_ paragraph: Int) {
    guard paragraph + 1 < document.nodes.count, case .image(let link) = document.nodes[paragraph + 1].kind,
      Int(document.nodes[paragraph + 1].end) == document.nodes.count
    else { return }
    document.links[Int(link)].isAlone = true
  }

  mutating func forgetPending() {
    guard !pendingMarks.isEmpty || pendingAnchor != nil else { return }
    if frames.contains(where: { $0.heading >= 0 }) { return }
    pendingMarks.removeAll()
    pendingAnchor = nil
  }
}

// MARK: - Finding a place

extension TreeBuilder {
  /// Makes the innermost node one that may hold text.
  mutating func prepareForPhrasing(at position: Int) {
    while true {
      let frame = frames[top]
      switch frame.content {
      case .phrasing, .phrasingOnly: return
      case .flow:
        guard needsParagraph(frame) else { return }
        push(.paragraph, position..<position, holds: .phrasing, from: .implied)
        return
      case .list, .descriptionList, .table, .rows, .row: pushImplied(at: position)
      }
    }
  }

  /// Whether text must not stand directly in a node, since Markdown's blocks hold paragraphs.
  private func needsParagraph(_ frame: Frame) -> Bool {
    let frame = frames.last { $0.node >= 0 || $0.origin == .root } ?? frame
    switch frame.origin {
    case .root: return true
    case .markdown:
      guard frame.node >= 0 else { return true }
      if case .tableCell = document.nodes[frame.node].kind { return false }
      return true
    case .html, .implied: return false
    }
  }

  /// Makes the innermost node one that may hold blocks; gives whether a block may be opened. Otherwise
  /// only its content may be put there.
  mutating func prepareForBlock(_ block: Block, at position: Int) -> Bool {
    var base = top
    var isStrict = false
    while base > 0, frames[base].content == .phrasing || frames[base].content == .phrasingOnly {
      if frames[base].content == .phrasingOnly { isStrict = true }
      base -= 1
    }
    if isStrict, block != .markdown { return false }
    pop(to: base + 1)
    while frames[top].content != .flow { pushImplied(at: position) }
    return true
  }

  /// What asks for a place among blocks.
  enum Block { case markdown, markdownParagraph, html }

  /// Opens the child that must stand between a list or a table and what it is about to hold.
  mutating func pushImplied(at position: Int) {
    let content = frames[top].content
    switch content {
    case .list: pushElement("li", holds: .flow, at: position)
    case .descriptionList: pushElement("dd", holds: .flow, at: position)
    case .table:
      frames[top].phase = 2
      pushElement("tbody", holds: .rows, at: position)
    case .rows: pushElement("tr", holds: .row, at: position)
    case .row: pushElement("td", holds: .flow, at: position)
    case .flow, .phrasing, .phrasingOnly: break
    }
  }

  private mutating func pushElement(_ name: StaticString, holds content: Content, at position: Int) {
    let tag = AllowedHTML.tag(name)
    document.elements.append(.init(name: AllowedHTML.elements[tag].name, attributes: [], link: nil))
    push(
      .element(Int32(document.elements.count - 1)), position..<position, holds: content, from: .implied,
      tag: tag)
  }
}

// MARK: - Text

extension TreeBuilder {
  /// Puts text into the pool.
  mutating func pooled(_ text: ByteView) -> MarkdownDocument.TextRange {
    let start = UInt32(document.pool.count)
    document.pool.append(contentsOf: text.buffer)
    return .init(start: start, count: UInt32(text.count))
  }

  /// Says that the pool's byte at `pool` is written at `text`, and so are those behind it.
  mutating func synchronize(pool: Int, with text: Int) {
    document.syncs.append(.init(pool: UInt32(pool), source: UInt32(max(text, 0))))
  }

  mutating func report(_ problem: MarkdownProblem) { document.problems.append(problem) }
}

extension Range<Int> {
  /// The same offsets as 32-bit numbers; texts are far smaller.
  var bytes: Range<UInt32> {
    UInt32(clamping: lowerBound)..<UInt32(clamping: upperBound)
  }
}
