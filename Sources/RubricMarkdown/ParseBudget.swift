/// What cmark may be asked to do with one text. The version that Debian carries takes quadratic time or
/// memory for some constructions and ends the process past 1 GiB, so they are counted beforehand, in one
/// pass; every figure is an upper bound of what cmark would do.
struct ParseBudget {
  /// Bytes of one text.
  static let bytes = 16 << 20
  /// Cells of all tables: cmark fills short rows up.
  static let cells = 400_000
  /// Columns of one table: the time of a row is quadratic in them.
  static let columns = 1_000
  /// Markers of containers on one line, each of which is a level.
  static let markers = 100
  /// Columns before a list marker, two for a level.
  static let indent = 200
  /// Uses of references × length of the longest definition: each use copies its address.
  static let copied = 32 << 20
  /// Bytes that are read again for one kind of construction.
  static let reread = 64 << 20

  /// Where each line begins.
  private(set) var lines: [UInt32] = [0]
  /// What is beyond the budget, in words; nil where cmark may have the text.
  private(set) var excess: String?

  private var cellCount = 0
  private var brackets = 0
  private var longestDefinition = 0
  private var chunk = Chunk()
  private var costs = Costs()

  /// What stands between two blank lines: no inline reaches further.
  private struct Chunk {
    var start = 0
    var lineCount = 0
    var delimiterRows = 0
    var columns = 0
    var declarations = 0
    var images = 0
    var linkTails = 0
    var mails = 0
    var definition: Int?
  }

  private struct Costs {
    var rows = 0
    var declarations = 0
    var images = 0
    var mails = 0
    var addresses = 0
  }

  init(_ text: ByteView) {
    lines.reserveCapacity(text.count / 32)
    guard text.count <= ParseBudget.bytes else {
      excess = "more than \(ParseBudget.bytes >> 20) MiB of text"
      return
    }
    var start = 0
    while start < text.count, excess == nil {
      let end = scanLine(text, from: start)
      start = end
      if start < text.count || text[start - 1].isLineEnd { lines.append(UInt32(start)) }
      if start - chunk.start > 0, chunk.lineCount == 0 { chunk.start = start }
    }
    endChunk(at: text.count)
    if brackets * longestDefinition > ParseBudget.copied { excess = "too many uses of long references" }
  }
}

extension ParseBudget {
  /// Reads one line, its end included; gives where the next one begins.
  private mutating func scanLine(_ text: ByteView, from start: Int) -> Int {
    let content = scanPrefix(text, from: start)
    if text[content].isLineEnd || content >= text.count { endChunk(at: start) } else { chunk.lineCount += 1 }
    if let row = delimiterRow(text, at: content) { addDelimiterRow(columns: row.columns, at: row.end) }
    if text[content] == UInt8(ascii: "["), isLabel(text, at: content) { startDefinition(at: content) }
    var word = (start: start, closed: start)
    var index = start
    while index < text.count {
      let byte = text.base[index]
      if ParseBudget.isPlain(byte) {
        index += 1
        continue
      }
      if byte.isLineEnd { break }
      count(byte, in: text, at: index, word: &word)
      index += 1
    }
    return lineEnd(text, at: index)
  }

  private func lineEnd(_ text: ByteView, at index: Int) -> Int {
    if text[index] == 0x0D, text[index + 1] == 0x0A { return index + 2 }
    return min(index + 1, text.count)
  }

  /// Whether no construction begins with the byte.
  @inline(__always) private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x7F || ParseBudget.beginnings.utf8Start[Int(byte)] == UInt8(ascii: ".")
  }

  /// ASCII's characters, of which line ends and `!`, `)`, `<`, `@`, `]` are marked. A literal, since a table
  /// in a variable would be fetched again for every byte.
  private static var beginnings: StaticString {
    """
    ..........x..x..\
    ................\
    .x.......x......\
    ............x...\
    x...............\
    .............x..\
    ................\
    ................
    """
  }

  private mutating func count(
    _ byte: UInt8, in text: ByteView, at index: Int, word: inout (start: Int, closed: Int)
  ) {
    switch byte {
    case UInt8(ascii: "<"):
      let next = text[index + 1]
      if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { chunk.declarations += 1 }
    case UInt8(ascii: "!"): if text[index + 1] == UInt8(ascii: "[") { chunk.images += 1 }
    case UInt8(ascii: "]"):
      brackets += 1
      chunk.linkTails += 1
    case UInt8(ascii: ")"):
      // An address may end here: cmark counts the parentheses of the whole word.
      var back = index
      while back > word.closed, !text.base[back - 1].isBlank { back -= 1 }
      if back > word.closed || word.closed == word.start { word.start = back }
      word.closed = index
      costs.addresses += index - word.start
    case UInt8(ascii: "@"): chunk.mails += 1
    default: break
    }
  }

  /// A line of `|`, `-`, `:` and blanks: how many columns it may have, and where it ends.
  private func delimiterRow(_ text: ByteView, at start: Int) -> (columns: Int, end: Int)? {
    var pipes = 0
    var index = start
    while index < text.count, !text.base[index].isLineEnd {
      let byte = text.base[index]
      if byte == UInt8(ascii: "|") {
        pipes += 1
      } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: ":"), !byte.isHTMLSpace, byte != 0x0B {
        return nil
      }
      index += 1
    }
    return index > start ? (pipes + 1, index) : nil
  }

  /// Steps over the markers of containers at the start of a line and counts them.
  private mutating func scanPrefix(_ text: ByteView, from start: Int) -> Int {
    var index = start
    var markers = 0
    var content = start
    while index < text.count {
      let byte = text[index]
      if byte.isBlank {
        index += 1
        continue
      }
      content = index
      if byte == UInt8(ascii: ">") {
        index += 1
      } else if let end = listMarker(text, at: index) {
        if index - start > ParseBudget.indent, markers == 0 { excess = "lists nested too deeply" }
        index = end
      } else {
        break
      }
      markers += 1
      content = index
    }
    if markers > ParseBudget.markers { excess = "containers nested too deeply" }
    return max(content, min(index, text.count))
  }

  /// The end of a list marker or of a footnote's label.
  private func listMarker(_ text: ByteView, at start: Int) -> Int? {
    let byte = text[start]
    var end = start + 1
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") {
      return text[end].isBlank || text[end].isLineEnd ? end : nil
    }
    if byte == UInt8(ascii: "["), text[end] == UInt8(ascii: "^") {
      while end - start < 1_000, end < text.count, !text[end].isHTMLSpace, text[end] != UInt8(ascii: "]") {
        end += 1
      }
      return text[end] == UInt8(ascii: "]") && text[end + 1] == UInt8(ascii: ":") ? end + 2 : nil
    }
    guard byte.isASCIIDigit else { return nil }
    while end - start < 10, text[end].isASCIIDigit { end += 1 }
    guard text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")") else { return nil }
    return text[end + 1].isBlank || text[end + 1].isLineEnd ? end + 1 : nil
  }

  /// A line that may be the second of a table: cmark reads the whole paragraph again for each.
  private mutating func addDelimiterRow(columns: Int, at index: Int) {
    chunk.delimiterRows += 1
    chunk.columns = max(chunk.columns, columns)
    costs.rows += index - chunk.start
    if columns > ParseBudget.columns { excess = "a table of more than \(ParseBudget.columns) columns" }
  }

  /// Whether a label and a colon stand here, as at the start of a reference's definition (CommonMark §4.7).
  private func isLabel(_ text: ByteView, at start: Int) -> Bool {
    var index = start + 1
    let limit = min(text.count, start + 1_002)
    while index < limit, text[index] != UInt8(ascii: "]"), text[index] != UInt8(ascii: "[") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return text[index] == UInt8(ascii: "]") && text[index + 1] == UInt8(ascii: ":")
  }

  private mutating func startDefinition(at index: Int) {
    if let start = chunk.definition { longestDefinition = max(longestDefinition, index - start) }
    chunk.definition = index
  }

  private mutating func endChunk(at end: Int) {
    let size = end - chunk.start
    if let start = chunk.definition { longestDefinition = max(longestDefinition, end - start) }
    if chunk.delimiterRows > 0 { cellCount += chunk.columns * chunk.lineCount }
    costs.declarations += chunk.declarations * size
    costs.images += chunk.images * chunk.linkTails
    costs.mails += chunk.mails * size
    chunk = Chunk(start: end)
    if cellCount > ParseBudget.cells { excess = "tables of more than \(ParseBudget.cells) cells" }
    if costs.rows > ParseBudget.reread { excess = "too many delimiter rows in one paragraph" }
    if costs.declarations > ParseBudget.reread { excess = "too many declarations in one paragraph" }
    if costs.images > ParseBudget.reread >> 4 { excess = "too many images in one paragraph" }
    if costs.mails > ParseBudget.reread << 2 { excess = "too many '@' in one paragraph" }
    if costs.addresses > ParseBudget.reread >> 2 { excess = "too many closing parentheses in one word" }
  }
}
