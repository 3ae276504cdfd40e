import RubricMarkdown

/// The lines of a Markdown text, each begun with what the lists and quotes it stands in ask for.
struct MarkdownLines {
  private(set) var bytes: [UInt8] = []
  /// The name of the language of the code that comes next.
  var language: [UInt8] = []
  /// What lines begin with, of all lists and quotes that are open.
  private var prefix: [UInt8] = []
  /// What the next line begins with: as long as `prefix`, with the marks of items that no line stands in yet.
  private var next: [UInt8] = []
  private var levels: [Level] = []
  /// In how many lists and quotes the line before stands.
  private var depthBefore = 0

  /// A list's item or a quote that is open.
  private struct Level {
    /// How much of `prefix` is its own.
    var length: Int
    /// Whether no line stands in it yet.
    var isFirst = true
  }

  /// An item of a list begins: its first line has the mark before it, others as many blanks.
  mutating func push(item mark: some Collection<UInt8>) {
    next.append(contentsOf: mark)
    prefix.append(contentsOf: repeatElement(0x20, count: mark.count))
    levels.append(Level(length: mark.count))
  }

  /// A quote begins: each of its lines has the mark before it.
  mutating func push(quote mark: some Collection<UInt8>) {
    next.append(contentsOf: mark)
    prefix.append(contentsOf: mark)
    levels.append(Level(length: mark.count))
  }

  mutating func pop() {
    // An item that nothing stands in is no line.
    guard let level = levels.popLast() else { return }
    prefix.removeLast(level.length)
    next.removeLast(level.length)
  }

  /// A paragraph or a heading, after an empty line.
  mutating func write(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { buffer in
      guard let text = ByteView(buffer) else { return }
      separate()
      write(linesOf: text, keepsEmpty: false)
    }
  }

  /// Lines that belong together.
  mutating func write(lines: [[UInt8]]) {
    guard !lines.isEmpty else { return }
    separate()
    for line in lines { self.line(line) }
  }

  /// Code between fences, longer than any within.
  mutating func write(code: [UInt8]) {
    let fence = [UInt8](
      repeating: UInt8(ascii: "`"), count: max(3, code.longestRun(of: UInt8(ascii: "`")) + 1))
    separate()
    line(fence + language)
    language = []
    code.withUnsafeBufferPointer { buffer in
      guard let code = ByteView(buffer) else { return }
      write(linesOf: code, keepsEmpty: true)
    }
    line(fence)
  }

  /// Writes each line of a text; one behind the last line end is none.
  private mutating func write(linesOf text: ByteView, keepsEmpty: Bool) {
    var start = 0
    while start < text.count {
      let end = text.first(0x0A, from: start) ?? text.count
      if end > start || keepsEmpty { line(text[start..<end].buffer) }
      start = end + 1
    }
  }

  /// An empty line, but between the items of a list.
  private mutating func separate() {
    guard !bytes.isEmpty else { return }
    if let last = levels.last, last.isFirst, depthBefore > 0 { return }
    let start = bytes.count
    bytes += prefix
    endLine(from: start)
  }

  private mutating func line(_ text: some Collection<UInt8>) {
    let start = bytes.count
    bytes += next
    if levels.last?.isFirst ?? false { beginFurtherLines() }
    depthBefore = levels.count
    guard !text.isEmpty else { return endLine(from: start) }
    bytes.append(contentsOf: text)
    bytes.append(0x0A)
  }

  /// The marks of items were written.
  private mutating func beginFurtherLines() {
    next.removeAll(keepingCapacity: true)
    next += prefix
    for index in levels.indices { levels[index].isFirst = false }
  }

  /// Ends a line of which there is no more than its prefixes.
  private mutating func endLine(from start: Int) {
    while bytes.count > start, bytes.last == 0x20 { bytes.removeLast() }
    bytes.append(0x0A)
  }
}

/// A table that is being read.
struct MarkdownTable {
  private var rows: [(cells: [[UInt8]], isHead: Bool)] = []

  mutating func beginRow() { rows.append(([], true)) }

  mutating func beginCell(isHeader: Bool) {
    guard !rows.isEmpty else { return }
    rows[rows.count - 1].isHead = rows[rows.count - 1].isHead && isHeader
  }

  mutating func endCell(_ text: [UInt8]) {
    guard !rows.isEmpty else { return }
    rows[rows.count - 1].cells.append(text)
  }

  /// With a head, which GFM asks for: an empty one where the table has none (§4.10).
  var lines: [[UInt8]] {
    let columns = rows.map(\.cells.count).max() ?? 0
    guard columns > 0 else { return [] }
    var rows = self.rows
    if !(rows.first?.isHead ?? false) { rows.insert(([], true), at: 0) }
    var lines: [[UInt8]] = []
    for (index, row) in rows.enumerated() {
      var line = Array("|".utf8)
      for column in 0..<columns {
        line.append(0x20)
        if column < row.cells.count { line += row.cells[column] }
        line += Array(" |".utf8)
      }
      lines.append(line)
      if index == 0 {
        lines.append(
          Array("|".utf8) + [[UInt8]](repeating: Array(" --- |".utf8), count: columns).flatMap(\.self))
      }
    }
    return lines
  }
}
