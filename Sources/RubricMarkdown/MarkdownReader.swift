/// Reads Markdown: CommonMark with GitHub's tables, strikethrough, autolinks, task lists, footnotes, alerts.
public struct MarkdownReader: Sendable {
  /// A reader; it has no settings and may be used on any thread.
  public init() {}

  /// Reads a text. Positions are byte offsets in `text`, plus `offset`. Bytes that are no UTF-8 are read as
  /// U+FFFD. A text that would take cmark more than a fair time is one code block, with a problem of the rule
  /// `markdown-too-complex`.
  ///
  /// - Parameter offset: where `text` begins in its file, such as behind front matter.
  public func read(_ text: ArraySlice<UInt8>, offset: Int = 0) -> MarkdownDocument {
    let clean = CleanText(text, offset: offset)
    guard !clean.bytes.isEmpty else { return MarkdownDocument() }
    var document = clean.bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return MarkdownDocument() }
      return read(ByteView(base, count: buffer.count))
    }
    if !clean.isIdentity { document.moveRanges { clean.source(of: Int($0)) } }
    return document
  }

  private func read(_ text: ByteView) -> MarkdownDocument {
    let budget = ParseBudget(text)
    if let excess = budget.excess { return plain(text, because: excess) }
    guard let tree = CmarkTree(text) else { return plain(text, because: "no memory") }
    var conversion = MarkdownConversion(lines: TextLines(text: text, starts: budget.lines))
    conversion.builder.document.nodes.reserveCapacity(text.count / 24)
    conversion.builder.document.pool.reserveCapacity(text.count)
    conversion.run(tree.root)
    conversion.builder.assignAnchors()
    return conversion.builder.document
  }

  /// The text as one code block.
  private func plain(_ text: ByteView, because excess: String) -> MarkdownDocument {
    var builder = TreeBuilder()
    let range = 0..<text.count
    let pooled = builder.pooled(text)
    builder.document.codeBlocks.append(
      .init(language: "", title: nil, text: pooled, content: range.bytes))
    builder.leaf(.codeBlock(0), range)
    builder.report(
      MarkdownProblem(
        rule: "markdown-too-complex", isError: true, message: "\(excess): the text is shown as it is written",
        help: "divide the text", range: 0..<min(UInt32(clamping: text.count), 1)))
    return builder.document
  }
}

extension MarkdownDocument {
  /// Turns offsets in the mended text into offsets in the file.
  mutating func moveRanges(_ moved: (UInt32) -> Int) {
    func move(_ range: inout Range<UInt32>) {
      let start = UInt32(clamping: moved(range.lowerBound))
      range = start..<max(start, UInt32(clamping: moved(range.upperBound)))
    }
    for index in nodes.indices { move(&nodes[index].range) }
    for index in links.indices { move(&links[index].range) }
    for index in codeBlocks.indices { move(&codeBlocks[index].content) }
    for index in problems.indices { move(&problems[index].range) }
    for index in syncs.indices { syncs[index].source = UInt32(clamping: moved(syncs[index].source)) }
  }
}
