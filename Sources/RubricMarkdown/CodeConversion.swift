import CCmarkGFM

extension MarkdownConversion {
  mutating func addCodeBlock(_ node: OpaquePointer, _ range: Range<Int>) {
    guard !isRemoving, let literal = cmark_node_get_literal(node),
      builder.prepareForBlock(.markdown, at: range.lowerBound)
    else { return }
    let info = cmark_node_get_fence_info(node).map { ByteView(cString: $0) }
    var (length, indent, character) = (CInt(0), CInt(0), CChar(0))
    let isFenced = cmark_node_get_fenced(node, &length, &indent, &character) != 0
    let text = ByteView(cString: literal)
    let fence = info.map(FenceInfo.init) ?? FenceInfo()
    builder.document.codeBlocks.append(
      .init(
        language: fence.language, title: fence.title, text: builder.pooled(text),
        content: contentRange(of: text, in: node, isFenced: isFenced).bytes))
    let end = range.upperBound
    var trimmed = end
    while trimmed > range.lowerBound, lines.text[trimmed - 1].isLineEnd { trimmed -= 1 }
    builder.leaf(.codeBlock(Int32(builder.document.codeBlocks.count - 1)), range.lowerBound..<trimmed)
  }

  /// From the first byte of the code to the end of its last line.
  private func contentRange(of text: ByteView, in node: OpaquePointer, isFenced: Bool) -> Range<Int> {
    let first = Int(cmark_node_get_start_line(node)) + (isFenced ? 1 : 0)
    let start = lines.start(of: first)
    guard text.count > 0 else { return start..<start }
    var count = 0
    var lineLength = 0
    for index in 0..<text.count where text[index] == 0x0A {
      if count == 0 { lineLength = index }
      count += 1
    }
    let line = lines.range(of: first)
    let last = lines.range(of: first + max(count - 1, 0)).upperBound
    let code = line.upperBound - min(lineLength, line.count)
    return code..<max(code, last)
  }
}

/// What stands behind the opening fence of a code block.
struct FenceInfo {
  /// The first word in lower case; empty where there is none.
  var language = ""
  /// `title="…"`, `title='…'` or `title=word`.
  var title: String?

  init() {}

  init(_ info: ByteView) {
    var index = 0
    while index < info.count, !info[index].isHTMLSpace, info[index] != UInt8(ascii: "{") { index += 1 }
    let word = info[0..<index]
    if word[0..<6].equalsIgnoringCase("title=") { index = 0 } else { language = word.string.lowercased() }
    while index < info.count {
      let isStart = index == 0 || info[index - 1].isHTMLSpace || info[index - 1] == UInt8(ascii: "{")
      if isStart, info[index..<(index + 6)].equalsIgnoringCase("title=") {
        title = FenceInfo.value(in: info, at: index + 6)
        return
      }
      index += 1
    }
  }

  private static func value(in info: ByteView, at start: Int) -> String {
    let quote = info[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return info[(start + 1)..<(info.first(quote, from: start + 1) ?? info.count)].string
    }
    var end = start
    while end < info.count, !info[end].isHTMLSpace, info[end] != UInt8(ascii: "}") { end += 1 }
    return info[start..<end].string
  }
}
