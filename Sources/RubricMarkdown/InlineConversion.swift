import CCmarkGFM

extension MarkdownConversion {
  /// The range in the text of what stands there in the content.
  mutating func source(_ content: Range<Int>) -> Range<Int> {
    locator.content.isPlaced ? locator.source(content) : blockRange
  }

  /// Whether this inline is part of an alert's marker, which is not shown.
  private mutating func isAlertMarker() -> Bool {
    guard alertMarkers > 0 else { return false }
    alertMarkers -= 1
    return true
  }

  mutating func addText(_ node: OpaquePointer) {
    guard let literal = cmark_node_get_literal(node) else { return }
    var text = ByteView(cString: literal)
    var found = locator.text(text)
    let isTask = isTaskText
    isTaskText = false
    guard !isAlertMarker(), !isRemoving, text.count > 0 else { return }
    var dropped = 0
    if isTask {
      dropped = 3
      while text[dropped].isBlank { dropped += 1 }
      text = text.from(dropped)
      found = min(found.lowerBound + dropped, found.upperBound)..<found.upperBound
      guard text.count > 0 else { return }
    }
    let range = source(found)
    if builder.frames[builder.top].content != .phrasing { builder.prepareForPhrasing(at: range.lowerBound) }
    let pooled = builder.pooled(text)
    if locator.content.isPlaced {
      for difference in locator.differences where difference.text >= dropped {
        let place = locator.source(difference.content)
        builder.synchronize(pool: Int(pooled.start) + difference.text - dropped, with: place)
      }
    }
    builder.leaf(.text(pooled), range)
  }

  mutating func addBreak(_ kind: MarkdownDocument.Kind) {
    let range = locator.lineBreak()
    guard !isAlertMarker(), !isRemoving else { return }
    let place = source(range)
    builder.prepareForPhrasing(at: place.lowerBound)
    builder.leaf(kind, place)
  }

  mutating func addCode(_ node: OpaquePointer) {
    alertMarkers = 0
    let (whole, code) = locator.code()
    guard !isRemoving, let literal = cmark_node_get_literal(node) else { return }
    let range = source(whole)
    builder.prepareForPhrasing(at: range.lowerBound)
    let pooled = builder.pooled(ByteView(cString: literal))
    if locator.content.isPlaced {
      builder.synchronize(pool: Int(pooled.start), with: locator.source(code))
      for line in locator.lineStarts(in: whole) {
        let delta = line.content - code
        guard delta > 0, delta < Int(pooled.count) else { continue }
        builder.synchronize(pool: Int(pooled.start) + delta, with: line.text)
      }
    }
    builder.leaf(.code(pooled), range)
  }

  mutating func addFootnoteReference(_ node: OpaquePointer) {
    let range = source(locator.footnote())
    guard !isRemoving, let literal = cmark_node_get_literal(node),
      let number = Int(ByteView(cString: literal).string)
    else { return }
    let use = footnoteUses[number, default: 0] + 1
    footnoteUses[number] = use
    builder.prepareForPhrasing(at: range.lowerBound)
    builder.leaf(
      .footnoteReference(number: Int16(clamping: number), occurrence: Int16(clamping: use)), range)
  }

  mutating func openDelimited(_ kind: MarkdownDocument.Kind, _ delimiters: Range<Int>) {
    alertMarkers = 0
    guard !isRemoving else { return }
    let range = source(delimiters)
    builder.prepareForPhrasing(at: range.lowerBound)
    guard !builder.isFull else { return }
    builder.push(kind, range, holds: .phrasing, from: .markdown)
  }

  mutating func closeDelimited(_ delimiters: Range<Int>) {
    guard !isRemoving else { return builder.exit(depth: builder.depth) }
    let frame = builder.frames[builder.top]
    if frame.depth >= builder.depth { builder.cover(source(delimiters)) }
    builder.exit(depth: builder.depth)
  }
}

// MARK: - Links

extension MarkdownConversion {
  mutating func openLink(_ node: OpaquePointer, isImage: Bool) {
    alertMarkers = 0
    let start = locator.cursor
    let opened = locator.openLink(isImage: isImage)
    openLinks.append(opened)
    locator.isVerbatim = opened.form != .brackets
    guard !isRemoving, !builder.isFull else { return }
    // A link within a link would end it: only its text is kept.
    if !isImage, builder.frames.contains(where: { $0.isLink }) { return }
    let range = source(start..<locator.cursor)
    builder.prepareForPhrasing(at: range.lowerBound)
    let link = Int32(builder.document.links.count)
    builder.push(isImage ? .image(link) : .link(link), range, holds: .phrasingOnly, from: .markdown)
    builder.frames[builder.top].isLink = !isImage
    let address = cmark_node_get_url(node).map { ByteView(cString: $0).string } ?? ""
    let title = cmark_node_get_title(node).map { ByteView(cString: $0).string } ?? ""
    builder.addLink(address, title: title, range, isImage: isImage)
  }

  mutating func closeLink() {
    guard let opened = openLinks.popLast() else { return }
    let tail = locator.cursor
    let address = locator.closeLink(opened.form, from: opened.start)
    locator.isVerbatim = false
    guard !isRemoving else { return builder.exit(depth: builder.depth) }
    let whole = source(opened.start..<max(tail, locator.cursor))
    if let open = builder.frames.lastIndex(where: { $0.depth == builder.depth && $0.origin == .markdown }),
      builder.frames[open].node >= 0
    {
      builder.pop(to: open + 1)
      builder.cover(whole)
      setRange(of: builder.frames[open].node, address.map { source($0) } ?? whole)
    }
    builder.exit(depth: builder.depth)
  }

  private mutating func setRange(of node: Int, _ range: Range<Int>) {
    let index: Int32
    switch builder.document.nodes[node].kind {
    case .link(let link), .image(let link): index = link
    default: return
    }
    let link = Int(index)
    builder.document.links[link].range = range.bytes
    // The problem was made when the link was opened, before its address was found.
    let last = builder.document.problems.count - 1
    if last >= 0, builder.document.links[link].destination.isEmpty,
      builder.document.problems[last].rule == "link-scheme", !range.isEmpty
    {
      builder.document.problems[last].range = range.bytes
    }
  }
}
