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
    var pipes = 0
    var isDelimiterRow = true
    var word = start
    var closing = 0
    var index = start
    scan: while index < text.count {
      let byte = text.base[index]
      if byte > 0x7C || ParseBudget.plain[Int(byte & 0x7F)] {
        isDelimiterRow = false
        index += 1
        continue
      }
      switch byte {
      case 0x0A, 0x0D: break scan
      case 0x20, 0x09:
        if closing > 0 { costs.addresses += closing * (index - word) }
        closing = 0
        word = index + 1
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ">"): break
      default:
        isDelimiterRow = false
        count(byte, in: text, at: index, closing: &closing)
      }
      index += 1
    }
    if closing > 0 { costs.addresses += closing * (index - word) }
    if isDelimiterRow, index > content { addDelimiterRow(columns: pipes + 1, at: index) }
    if text[content] == UInt8(ascii: "[") { startDefinition(at: content) }
    return lineEnd(text, at: index)
  }

  private func lineEnd(_ text: ByteView, at index: Int) -> Int {
    if text[index] == 0x0D, text[index + 1] == 0x0A { return index + 2 }
    return min(index + 1, text.count)
  }

  /// Whether no construction begins with the byte, and no delimiter row holds it.
  private static let plain: [Bool] = {
    var table = [Bool](repeating: true, count: 128)
    for byte in "\n\r \t|-:><!])@".utf8 { table[Int(byte)] = false }
    return table
  }()

  private mutating func count(_ byte: UInt8, in text: ByteView, at index: Int, closing: inout Int) {
    switch byte {
    case UInt8(ascii: "<"):
      let next = text[index + 1]
      if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { chunk.declarations += 1 }
    case UInt8(ascii: "!"): if text[index + 1] == UInt8(ascii: "[") { chunk.images += 1 }
    case UInt8(ascii: "]"):
      brackets += 1
      chunk.linkTails += 1
    case UInt8(ascii: ")"): closing += 1
    case UInt8(ascii: "@"): chunk.mails += 1
    default: break
    }
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
