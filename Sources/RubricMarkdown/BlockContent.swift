/// Where the lines of one block's content stand in the text: cmark takes the prefixes of containers away.
struct BlockContent {
  /// What cmark read as inlines, its lines without their prefixes.
  let bytes: ByteView
  /// Where the first line stands; nil where the content was not found in the text.
  private let first: Int?
  /// The lines behind the first, in ascending order.
  private let later: [Line]
  /// How many of `later` begin at or before the offset that was asked for last: offsets come in ascending
  /// order.
  private var current = 0

  /// Content offset and text offset of the start of a line.
  typealias Line = (content: Int, text: Int)

  init(bytes: ByteView, first: Int?, later: [Line] = []) {
    self.bytes = bytes
    self.first = first
    self.later = later
  }

  /// Whether it is known where the content stands.
  var isPlaced: Bool { first != nil }

  /// The offset in the text of an offset in the content.
  mutating func text(of content: Int) -> Int {
    guard let first else { return 0 }
    while current > 0, later[current - 1].content > content { current -= 1 }
    while current < later.count, later[current].content <= content { current += 1 }
    guard current > 0 else { return first + content }
    return later[current - 1].text + content - later[current - 1].content
  }

  /// A range of the content as a range of the text; its end stays on the line of its last byte.
  mutating func text(of content: Range<Int>) -> Range<Int> {
    let start = text(of: content.lowerBound)
    guard !content.isEmpty else { return start..<start }
    return start..<max(start, text(of: content.upperBound - 1) + 1)
  }

  /// Starts of lines strictly inside a range of the content.
  mutating func lineStarts(in content: Range<Int>) -> ArraySlice<Line> {
    _ = text(of: content.lowerBound)
    var end = current
    while end < later.count, later[end].content < content.upperBound { end += 1 }
    return later[current..<end]
  }
}

/// The lines of a text.
struct TextLines {
  let text: ByteView
  let starts: [UInt32]

  /// Offset of the first byte of a line, from 1 as cmark counts them; clamped to the text.
  func start(of line: Int) -> Int {
    guard line >= 1 else { return 0 }
    return line - 1 < starts.count ? Int(starts[line - 1]) : text.count
  }

  /// The bytes of a line without its end.
  func range(of line: Int) -> Range<Int> {
    let start = start(of: line)
    var end = max(start, self.start(of: line + 1))
    while end > start, text[end - 1].isLineEnd { end -= 1 }
    return start..<end
  }

  /// The offset of a place that cmark names: line and column from 1, the column in bytes.
  func offset(line: Int, column: Int) -> Int {
    let line = range(of: line)
    return min(line.lowerBound + max(column - 1, 0), line.upperBound)
  }

  /// The content of a block whose lines are the ends of the lines from `first` on; not placed where they
  /// are not.
  func place(_ content: ByteView, from first: Int) -> BlockContent {
    var place: Int?
    var later: [BlockContent.Line] = []
    var start = 0
    var line = first
    while start < content.count {
      var end = start
      while end < content.count, !content.base[end].isLineEnd { end += 1 }
      let range = range(of: line)
      let text = range.upperBound - (end - start)
      guard text >= range.lowerBound, self.text.holds(content[start..<end], at: text) else {
        return BlockContent(bytes: content, first: nil)
      }
      if place == nil { place = text } else { later.append((start, text)) }
      if content[end] == 0x0D, content[end + 1] == 0x0A { end += 1 }
      start = end + 1
      line += 1
    }
    return BlockContent(bytes: content, first: place ?? self.start(of: first), later: later)
  }

  /// The content of a block between two lines. Definitions of references may have been taken off its
  /// front, and cmark is wrong about the last line of some headings, so later starts are tried too.
  func place(_ content: ByteView, between first: Int, and last: Int, isHeading: Bool) -> BlockContent {
    if !isHeading, text[start(of: first)] != UInt8(ascii: "[") {
      let placed = place(content, from: first)
      if placed.isPlaced { return placed }
    }
    let lineCount = count(in: content)
    if !isHeading {
      let placed = place(content, from: max(first, last - lineCount + 1))
      if placed.isPlaced { return placed }
    }
    for line in first...max(first, min(last, first + 64)) {
      let placed = place(content, from: line)
      if placed.isPlaced, !isHeading || isUnderline(line + lineCount) { return placed }
    }
    return BlockContent(bytes: content, first: nil)
  }

  private func count(in content: ByteView) -> Int {
    var count = 0
    var index = 0
    while index < content.count {
      if content[index] == 0x0A || (content[index] == 0x0D && content[index + 1] != 0x0A) { count += 1 }
      index += 1
    }
    return content.count > 0 && !content[content.count - 1].isLineEnd ? count + 1 : count
  }

  /// Whether a line ends like the underline of a heading.
  private func isUnderline(_ line: Int) -> Bool {
    var range = range(of: line)
    while !range.isEmpty, text[range.upperBound - 1].isBlank {
      range = range.lowerBound..<(range.upperBound - 1)
    }
    let last = text[range.upperBound - 1]
    return !range.isEmpty && (last == UInt8(ascii: "=") || last == UInt8(ascii: "-"))
  }
}
