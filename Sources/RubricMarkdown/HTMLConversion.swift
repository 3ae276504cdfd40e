import CCmarkGFM

extension MarkdownConversion {
  mutating func addInlineHTML(_ node: OpaquePointer) {
    alertMarkers = 0
    guard let literal = cmark_node_get_literal(node) else { return }
    let view = ByteView(cString: literal)
    let range = locator.html(view)
    let place = source(range)
    read(HTMLTokenizer(view)) { _ in place }
  }

  mutating func addHTMLBlock(_ node: OpaquePointer) {
    guard let literal = cmark_node_get_literal(node) else { return }
    var view = ByteView(cString: literal)
    while view.count > 0, view[view.count - 1].isLineEnd { view = view[0..<(view.count - 1)] }
    let first = Int(cmark_node_get_start_line(node))
    var content = lines.place(view, from: first)
    let whole = blockRange
    htmlLines = content
    read(HTMLTokenizer(view)) { content.isPlaced ? content.text(of: $0) : whole }
    htmlLines = nil
    // What is left out ends with its block at the latest, so that a forgotten end tag costs no more than that.
    builder.removal = nil
    closeImpliedParagraph()
  }

  /// Text of raw HTML has paragraphs of its own, which end with it.
  private mutating func closeImpliedParagraph() {
    let depth = builder.depth
    guard let index = builder.frames.lastIndex(where: { $0.origin == .implied && $0.depth == depth }),
      builder.frames[index].node >= 0,
      case .paragraph = builder.document.nodes[builder.frames[index].node].kind
    else { return }
    builder.pop(to: index)
  }

  private mutating func read(_ tokens: HTMLTokenizer, at place: (Range<Int>) -> Range<Int>) {
    var tokens = tokens
    while let token = tokens.next() {
      switch token {
      case .text(let text): addHTMLText(tokens.bytes[text], text, place(text))
      case .comment(let comment): addComment(tokens.bytes[comment])
      case .ignored: break
      case .open(let tag): open(tag, in: &tokens, place(tag.whole))
      case .close(let tag): close(tag, in: tokens, place(tag.whole))
      }
    }
  }

  private mutating func addHTMLText(_ text: ByteView, _ content: Range<Int>, _ place: Range<Int>) {
    guard !isRemoving else { return }
    let isBlank = text.buffer.allSatisfy(\.isHTMLSpace)
    switch builder.frames[builder.top].content {
    case .phrasing, .phrasingOnly: break
    case .flow, .list, .descriptionList, .table, .rows, .row: if isBlank { return }
    }
    builder.prepareForPhrasing(at: place.lowerBound)
    let start = builder.document.pool.count
    HTMLEntities.appendDecoded(text, to: &builder.document.pool)
    let count = builder.document.pool.count - start
    // Where entities were resolved, lines no longer tell where a byte was.
    if count == text.count, var lines = htmlLines {
      for line in lines.lineStarts(in: content) {
        builder.synchronize(pool: start + line.content - content.lowerBound, with: line.text)
      }
    }
    let range = MarkdownDocument.TextRange(start: UInt32(start), count: UInt32(count))
    if isBlank { builder.blank(.text(range), place) } else { builder.leaf(.text(range), place) }
  }

  private mutating func addComment(_ comment: ByteView) {
    var start = 0
    var end = comment.count
    while start < end, comment[start].isHTMLSpace { start += 1 }
    while end > start, comment[end - 1].isHTMLSpace { end -= 1 }
    guard htmlLines != nil, start < end, !isRemoving else { return }
    builder.pendingMarks.append(comment[start..<end].string)
  }

  private mutating func open(_ tag: HTMLTokenizer.Tag, in tokens: inout HTMLTokenizer, _ place: Range<Int>) {
    let name = tokens.bytes[tag.name]
    guard let known = AllowedHTML.tag(named: name) else {
      // Such as `imsi-<MCC><MNC>`: what its author wrote for readers, who see it as it is written.
      if !isRemoving { report("'<\(String(name.string.prefix(40)))>' is no element of HTML", place) }
      return addHTMLText(tokens.bytes[tag.whole], tag.whole, place)
    }
    if !isRemoving, isProse(known, tag, tokens, place) {
      report("'<\(AllowedHTML.elements[known].name)>' has no end tag", place)
      return addHTMLText(tokens.bytes[tag.whole], tag.whole, place)
    }
    if var removal = builder.removal {
      if removal.tag == known { removal.nesting += 1 }
      builder.removal = removal
      return
    }
    switch AllowedHTML.elements[known].placement {
    case .removedVoid: report(removed: known, place)
    case .removed:
      report(removed: known, place)
      let isClosed = tokens.bytes[tag.whole.upperBound - 2] == UInt8(ascii: "/")
      if !isClosed { builder.removal = .init(tag: known, depth: builder.depth, nesting: 1) }
    case .removedText:
      report(removed: known, place)
      builder.removal = .init(tag: known, depth: builder.depth, nesting: 1)
      _ = tokens.skip(to: AllowedHTML.elements[known].name)
    default: builder.open(known, attributes: tokens.bytes[tag.attributes], place)
    }
  }

  private mutating func close(_ tag: HTMLTokenizer.Tag, in tokens: HTMLTokenizer, _ place: Range<Int>) {
    guard let known = AllowedHTML.tag(named: tokens.bytes[tag.name]) else {
      return addHTMLText(tokens.bytes[tag.whole], tag.whole, place)
    }
    guard var removal = builder.removal else { return builder.close(known, place) }
    guard removal.tag == known else { return }
    removal.nesting -= 1
    builder.removal = removal.nesting > 0 ? removal : nil
  }

  private mutating func report(removed tag: AllowedHTML.Tag, _ place: Range<Int>) {
    let name = "\(AllowedHTML.elements[tag].name)"
    guard builder.reported.insert(name).inserted else { return }
    builder.report(
      MarkdownProblem(
        rule: "html-not-allowed", isError: false, message: "'<\(name)>' is left out of what is published",
        help: "use Markdown, or one of the elements that texts may hold", range: place.bytes))
  }

  /// - Parameter reason: why a tag is shown as it is written.
  private mutating func report(_ reason: String, _ place: Range<Int>) {
    guard builder.reported.count < 100, builder.reported.insert(reason).inserted else { return }
    builder.report(
      MarkdownProblem(
        rule: "html-not-allowed", isError: false, message: reason + ", and is shown as it is written",
        help: "put a placeholder in backticks, or write '&lt;' for '<'", range: place.bytes))
  }

  /// Whether a tag is a word of a sentence, such as `An <iframe> tag` or `Bearer <data>`, and no markup: it has no
  /// attributes, would be left out, and does not end where it could.
  private mutating func isProse(
    _ known: AllowedHTML.Tag, _ tag: HTMLTokenizer.Tag, _ tokens: HTMLTokenizer, _ place: Range<Int>
  ) -> Bool {
    let isInline = htmlLines == nil
    guard tokens.bytes[tag.attributes].buffer.allSatisfy(\.isHTMLSpace) else { return false }
    switch AllowedHTML.elements[known].placement {
    case .removedVoid: return true
    case .removed: break
    // What follows is no prose.
    case .removedText: guard isInline || !AllowedHTML.isCode(known) else { return false }
    case .unwrapped: guard isInline, AllowedHTML.isPlaceholder(known) else { return false }
    default: return false
    }
    let tags = endTags ?? EndTags(in: lines.text)
    endTags = tags
    let end = isInline ? max(blockRange.upperBound, place.upperBound) : lines.text.count
    return !tags.contain(known, in: place.lowerBound..<end)
  }
}
