/// The lines of a Markdown text, each begun with what the lists and quotes it stands in ask for.
struct MarkdownLines {
  private(set) var bytes: [UInt8] = []
  /// The class of the code that comes next, such as `language-json`.
  var language: [UInt8]?
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
  mutating func write(_ text: [UInt8]) { write(lines: text.split(separator: 0x0A).map { Array($0) }) }

  /// Lines that belong together.
  mutating func write(lines: [[UInt8]]) {
    guard !lines.isEmpty else { return }
    separate()
    for line in lines { self.line(line) }
  }

  /// Code between fences, longer than any within.
  mutating func write(code: [UInt8]) {
    let fence = [UInt8](
      repeating: UInt8(ascii: "`"), count: Swift.max(3, code.longestRun(of: UInt8(ascii: "`")) + 1))
    let name = language.flatMap { $0.starts(with: "language-".utf8) ? Array($0.dropFirst(9)) : nil } ?? []
    language = nil
    var lines = code.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    write(lines: [fence + name] + lines + [fence])
  }

  /// An empty line, but between the items of a list.
  private mutating func separate() {
    guard !bytes.isEmpty else { return }
    if let last = prefixes.last, last.first != nil, depthBefore > 0 { return }
    var prefix = prefixes.flatMap(\.rest)
    while prefix.last == 0x20 { prefix.removeLast() }
    bytes += prefix + [0x0A]
  }

  private mutating func line(_ text: [UInt8]) {
    var prefix: [UInt8] = []
    for index in prefixes.indices {
      prefix += prefixes[index].first ?? prefixes[index].rest
      prefixes[index].first = nil
    }
    if text.isEmpty { while prefix.last == 0x20 { prefix.removeLast() } }
    bytes += prefix + text + [0x0A]
    depthBefore = prefixes.count
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
