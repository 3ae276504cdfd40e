import CCmarkGFM

/// Walks cmark's tree once, without recursion, and makes a document of it.
struct MarkdownConversion {
  var builder = TreeBuilder()
  let lines: TextLines
  var locator: InlineLocator
  /// The range of the block whose inlines are read: where inlines stand that cannot be found.
  var blockRange = 0..<0
  /// Links that are open.
  var openLinks: [(form: InlineLocator.LinkForm, start: Int)] = []
  /// How often each footnote was referred to.
  var footnoteUses: [Int: Int] = [:]
  var footnoteCount = 0
  /// How many inlines are still to be passed over, since they are an alert's marker.
  var alertMarkers = 0
  /// Whether the next text begins with the box of a task.
  var isTaskText = false
  /// Where the lines of the raw HTML stand that is being read.
  var htmlLines: BlockContent?
  /// Made when first needed.
  var endTags: EndTags?
  var tableColumn: Int32 = 0
  let types = Cmark.types

  init(lines: TextLines) {
    self.lines = lines
    locator = InlineLocator(BlockContent(bytes: lines.text[0..<0], first: nil))
  }

  mutating func run(_ root: OpaquePointer) {
    var node = cmark_node_first_child(root)
    builder.depth = 1
    while let current = node {
      if enter(current), let child = cmark_node_first_child(current) {
        node = child
        builder.depth += 1
      } else {
        exit(current)
        node = next(after: current, below: root)
      }
    }
    while builder.frames.count > 1 { builder.pop() }
  }

  /// The node behind one that is done; nodes that end with it are left on the way.
  private mutating func next(after node: OpaquePointer, below root: OpaquePointer) -> OpaquePointer? {
    var current = node
    while true {
      if let next = cmark_node_next(current) { return next }
      guard let parent = cmark_node_parent(current), parent != root else { return nil }
      builder.depth -= 1
      exit(parent)
      current = parent
    }
  }

  /// Opens a node; gives whether its children are to be read.
  private mutating func enter(_ node: OpaquePointer) -> Bool {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_TEXT: addText(node)
    case CMARK_NODE_SOFTBREAK: addBreak(.softBreak)
    case CMARK_NODE_LINEBREAK: addBreak(.lineBreak)
    case CMARK_NODE_CODE: addCode(node)
    case CMARK_NODE_HTML_INLINE: addInlineHTML(node)
    case CMARK_NODE_EMPH: openDelimited(.emphasis, locator.delimiters(1))
    case CMARK_NODE_STRONG: openDelimited(.strong, locator.delimiters(2))
    case CMARK_NODE_LINK: openLink(node, isImage: false)
    case CMARK_NODE_IMAGE: openLink(node, isImage: true)
    case CMARK_NODE_FOOTNOTE_REFERENCE: addFootnoteReference(node)
    default: return enterBlock(node, type)
    }
    return type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK
      || type == CMARK_NODE_IMAGE
  }

  private mutating func enterBlock(_ node: OpaquePointer, _ type: cmark_node_type) -> Bool {
    if type.rawValue == types.strikethrough {
      openDelimited(.strikethrough, locator.tildes())
      return true
    }
    let range = range(of: node)
    blockRange = range
    switch type {
    case CMARK_NODE_PARAGRAPH: openParagraph(node, range)
    case CMARK_NODE_HEADING: openHeading(node, range)
    case CMARK_NODE_BLOCK_QUOTE: openQuote(node, range)
    case CMARK_NODE_LIST: openList(node, range)
    case CMARK_NODE_ITEM: openItem(node, range)
    case CMARK_NODE_FOOTNOTE_DEFINITION: openFootnote(range)
    case CMARK_NODE_CODE_BLOCK: addCodeBlock(node, range)
    case CMARK_NODE_HTML_BLOCK: addHTMLBlock(node)
    case CMARK_NODE_THEMATIC_BREAK:
      if !isRemoving, builder.prepareForBlock(.markdown, at: range.lowerBound) {
        builder.leaf(.thematicBreak, range)
      }
    default: openTablePart(node, type, range)
    }
    return true
  }

  private mutating func exit(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_EMPH: closeDelimited(locator.delimiters(1))
    case CMARK_NODE_STRONG: closeDelimited(locator.delimiters(2))
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE: closeLink()
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE,
      CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK, CMARK_NODE_FOOTNOTE_REFERENCE:
      return
    default:
      if type.rawValue == types.strikethrough { closeDelimited(locator.tildes()) }
      builder.exit(depth: builder.depth)
    }
  }

  var isRemoving: Bool { builder.removal != nil }

  /// Where cmark says that a block stands.
  private func range(of node: OpaquePointer) -> Range<Int> {
    let firstLine = Int(cmark_node_get_start_line(node))
    let start = lines.offset(line: firstLine, column: Int(cmark_node_get_start_column(node)))
    let lastLine = Int(cmark_node_get_end_line(node))
    let end = lines.offset(line: lastLine, column: Int(cmark_node_get_end_column(node)) + 1)
    return start..<max(start, end)
  }

  /// Opens a block of Markdown; only its content is read where it may not stand.
  mutating func open(
    _ kind: MarkdownDocument.Kind, _ range: Range<Int>, holds content: TreeBuilder.Content,
    as block: TreeBuilder.Block = .markdown
  ) {
    guard !isRemoving, builder.prepareForBlock(block, at: range.lowerBound), !builder.isFull else { return }
    builder.push(kind, range, holds: content, from: .markdown)
  }
}

// MARK: - Blocks

extension MarkdownConversion {
  private mutating func openParagraph(_ node: OpaquePointer, _ range: Range<Int>) {
    placeContent(of: node, isHeading: false)
    open(.paragraph, behindDefinitions(range), holds: .phrasing, as: .markdownParagraph)
    skipTaskMarker(node)
  }

  private mutating func openHeading(_ node: OpaquePointer, _ range: Range<Int>) {
    let level = Int(cmark_node_get_heading_level(node))
    let start = range.lowerBound
    if lines.text[start] == UInt8(ascii: "#"), let content = content(of: node) {
      var index = start
      while lines.text[index] == UInt8(ascii: "#") { index += 1 }
      while lines.text[index].isBlank { index += 1 }
      let isThere = lines.text.holds(content, at: index)
      locator = InlineLocator(BlockContent(bytes: content, first: isThere ? index : nil))
    } else {
      placeContent(of: node, isHeading: true)
    }
    guard !isRemoving, builder.prepareForBlock(.markdown, at: start), !builder.isFull else { return }
    builder.pushHeading(level: level, headingRange(range), from: .markdown)
  }

  /// The range of a block without the definitions of references that were taken off its front.
  private mutating func behindDefinitions(_ range: Range<Int>) -> Range<Int> {
    guard locator.content.isPlaced else { return range }
    let start = locator.source(0)
    return max(range.lowerBound, min(start, range.upperBound))..<range.upperBound
  }

  /// cmark may let a heading end on a later line.
  private mutating func headingRange(_ range: Range<Int>) -> Range<Int> {
    guard locator.content.isPlaced, locator.content.bytes.count > 0 else { return range }
    let last = locator.source(locator.content.bytes.count - 1)
    var end = last
    while end < lines.text.count, !lines.text[end].isLineEnd { end += 1 }
    guard lines.text[range.lowerBound] != UInt8(ascii: "#") else { return range.lowerBound..<end }
    let range = behindDefinitions(range)
    // The underline is the next line.
    while end < lines.text.count, lines.text[end].isLineEnd { end += 1 }
    while end < lines.text.count, !lines.text[end].isLineEnd { end += 1 }
    return range.lowerBound..<max(range.lowerBound, min(end, max(range.upperBound, last)))
  }

  private mutating func openQuote(_ node: OpaquePointer, _ range: Range<Int>) {
    if let alert = alert(of: node) {
      open(.alert(alert), range, holds: .flow)
      // The marker, and the line break behind it if its paragraph goes on.
      let marker = cmark_node_first_child(cmark_node_first_child(node))
      alertMarkers = cmark_node_next(marker) == nil ? 1 : 2
    } else {
      open(.blockQuote, range, holds: .flow)
    }
  }

  /// The kind of alert that a block quote is, by its first line.
  private func alert(of quote: OpaquePointer) -> MarkdownDocument.Alert? {
    guard let paragraph = cmark_node_first_child(quote),
      cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
      let text = cmark_node_first_child(paragraph), cmark_node_get_type(text) == CMARK_NODE_TEXT,
      let literal = cmark_node_get_literal(text)
    else { return nil }
    if let next = cmark_node_next(text) {
      let type = cmark_node_get_type(next)
      guard type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK else { return nil }
    } else if cmark_node_next(paragraph) == nil {
      return nil
    }
    let word = ByteView(cString: literal)
    if word.equalsIgnoringCase("[!NOTE]") { return .note }
    if word.equalsIgnoringCase("[!TIP]") { return .tip }
    if word.equalsIgnoringCase("[!IMPORTANT]") { return .important }
    if word.equalsIgnoringCase("[!WARNING]") { return .warning }
    return word.equalsIgnoringCase("[!CAUTION]") ? .caution : nil
  }

  private mutating func openList(_ node: OpaquePointer, _ range: Range<Int>) {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let start = isOrdered ? Int32(clamping: cmark_node_get_list_start(node)) : nil
    open(.list(start: start, isTight: cmark_node_get_list_tight(node) != 0), range, holds: .list)
  }

  private mutating func openItem(_ node: OpaquePointer, _ range: Range<Int>) {
    let top = builder.frames[builder.top]
    guard !isRemoving, top.content == .list, top.origin == .markdown, !builder.isFull else { return }
    builder.push(.item(isChecked: checkedState(of: node)), range, holds: .flow, from: .markdown)
  }

  /// Whether an item of a task list is checked: cmark knows those that are not in a container.
  private func checkedState(of item: OpaquePointer) -> Bool? {
    if let name = cmark_node_get_type_string(item), ByteView(cString: name).equalsIgnoringCase("tasklist") {
      return cmark_gfm_extensions_get_tasklist_item_checked(item)
    }
    guard let paragraph = cmark_node_first_child(item),
      let literal = taskText(paragraph)
    else { return nil }
    return literal[1] != 0x20
  }

  /// The first text of a paragraph, where it begins with `[ ] ` or `[x] `.
  private func taskText(_ paragraph: OpaquePointer) -> ByteView? {
    guard cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
      let text = cmark_node_first_child(paragraph), cmark_node_get_type(text) == CMARK_NODE_TEXT,
      let literal = cmark_node_get_literal(text), literal[0] == 0x5B
    else { return nil }
    let view = ByteView(cString: literal)
    guard view[1] == 0x20 || view[1] | 0x20 == UInt8(ascii: "x"), view[2] == UInt8(ascii: "]"),
      view[3].isBlank
    else { return nil }
    return view
  }

  /// Passes over the box of a task that cmark left in the text.
  private mutating func skipTaskMarker(_ paragraph: OpaquePointer) {
    guard let item = cmark_node_parent(paragraph), cmark_node_get_type(item) == CMARK_NODE_ITEM,
      cmark_node_previous(paragraph) == nil, checkedState(of: item) != nil, taskText(paragraph) != nil
    else { return }
    isTaskText = true
  }

  private mutating func openFootnote(_ range: Range<Int>) {
    footnoteCount += 1
    var start = range.lowerBound
    while start > 0, !lines.text[start - 1].isLineEnd, range.lowerBound - start < 1_100 {
      start -= 1
      if lines.text[start] == UInt8(ascii: "["), lines.text[start + 1] == UInt8(ascii: "^") { break }
    }
    builder.pop(to: 1)
    open(.footnote(Int32(footnoteCount)), start..<range.upperBound, holds: .flow)
  }

  /// What cmark read as a block's inlines.
  func content(of node: OpaquePointer) -> ByteView? {
    guard let content = cmark_node_get_string_content(node) else { return nil }
    return ByteView(cString: content)
  }

  private mutating func placeContent(of node: OpaquePointer, isHeading: Bool) {
    guard let content = content(of: node) else { return }
    let first = Int(cmark_node_get_start_line(node))
    let last = max(first, Int(cmark_node_get_end_line(node)))
    locator = InlineLocator(lines.place(content, between: first, and: last, isHeading: isHeading))
  }
}
