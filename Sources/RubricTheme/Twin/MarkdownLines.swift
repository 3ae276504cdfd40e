import RubricMarkdown

/// The lines of a Markdown text, each begun with what the lists and quotes it stands in ask for.
struct MarkdownLines {
  private(set) var bytes: [UInt8] = []
  /// The name of the language of the code that comes next.
  var language: [UInt8] = []
  private var prefixes: [(first: [UInt8]?, rest: [UInt8])] = []
  /// In how many lists and quotes the line before stands.
  private var depthBefore = 0

  /// Lines that follow begin with `rest`, the first of them with `first`.
  mutating func push(first: [UInt8], rest: [UInt8]) { prefixes.append((first, rest)) }

  mutating func pop() {
    // An item that nothing stands in is no line.
    _ = prefixes.popLast()
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
    if let last = prefixes.last, last.first != nil, depthBefore > 0 { return }
    let start = bytes.count
    for prefix in prefixes { bytes += prefix.rest }
    endLine(from: start)
  }

  private mutating func line(_ text: some Collection<UInt8>) {
    let start = bytes.count
    for index in prefixes.indices {
      bytes += prefixes[index].first ?? prefixes[index].rest
      prefixes[index].first = nil
    }
    depthBefore = prefixes.count
    guard !text.isEmpty else { return endLine(from: start) }
    bytes.append(contentsOf: text)
    bytes.append(0x0A)
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
