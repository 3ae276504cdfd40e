/// Finds where the inlines of one block are written, by reading its content along with cmark's tree:
/// cmark's own positions are missing for autolinks and wrong behind some line ends.
///
/// It never goes back, and looks ahead over a bounded stretch only when what cmark says is not there.
struct InlineLocator {
  private(set) var content: BlockContent
  /// Everything before it belongs to inlines that were seen.
  private(set) var cursor = 0
  /// How the text of the link that is being read is written.
  var isVerbatim = false

  /// How far it looks for something that is not where it should be.
  private static let reach = 160

  /// Where escapes and entities make text and content differ: offsets in the text and in the content,
  /// of the text that was read last.
  private(set) var differences: [(text: Int, content: Int)] = []

  init(_ content: BlockContent) { self.content = content }

  private var bytes: ByteView { content.bytes }

  mutating func source(_ range: Range<Int>) -> Range<Int> { content.text(of: range) }

  mutating func source(_ offset: Int) -> Int { content.text(of: offset) }

  mutating func lineStarts(in range: Range<Int>) -> ArraySlice<BlockContent.Line> {
    content.lineStarts(in: range)
  }

  /// Steps over text; gives its range in the content.
  mutating func text(_ text: ByteView) -> Range<Int> {
    differences.removeAll(keepingCapacity: true)
    let isPlain = bytes.holds(text, at: cursor) && (isVerbatim || !InlineLocator.hasEscapes(text))
    if isPlain { return step(text.count) }
    if let end = match(text, at: cursor) {
      defer { cursor = end }
      return cursor..<end
    }
    let probe = text[0..<min(text.count, 16)]
    for start in cursor..<min(cursor + InlineLocator.reach, max(cursor, bytes.count)) {
      guard match(probe, at: start) != nil, let end = match(text, at: start) else { continue }
      cursor = end
      return start..<end
    }
    return cursor..<cursor
  }

  /// Steps over white space, a backslash and one line end, then the indent of the next line.
  mutating func lineBreak() -> Range<Int> {
    let start = cursor
    while bytes[cursor].isBlank { cursor += 1 }
    if bytes[cursor] == UInt8(ascii: "\\"), bytes[cursor + 1].isLineEnd { cursor += 1 }
    if bytes[cursor] == 0x0D { cursor += 1 }
    if bytes[cursor] == 0x0A { cursor += 1 }
    let end = cursor
    while bytes[cursor].isBlank { cursor += 1 }
    return start..<end
  }

  /// Steps over a code span; gives it with its backticks, and where the code begins.
  mutating func code() -> (whole: Range<Int>, code: Int) {
    guard seek(UInt8(ascii: "`")) else { return (cursor..<cursor, cursor) }
    let start = cursor
    let ticks = run(at: start)
    var code = start + ticks
    var index = code
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let length = run(at: index)
      index += length
      if length == ticks { break }
    }
    cursor = index
    // CommonMark §6.1: one space is taken off both sides.
    if bytes[code] == 0x20, bytes[index - ticks - 1] == 0x20, index - ticks - code > 2 { code += 1 }
    return (start..<index, code)
  }

  /// Steps over raw HTML.
  mutating func html(_ literal: ByteView) -> Range<Int> {
    guard seek(UInt8(ascii: "<")), bytes.holds(literal, at: cursor) else { return cursor..<cursor }
    return step(literal.count)
  }

  /// Steps over a footnote's reference.
  mutating func footnote() -> Range<Int> {
    guard seek(UInt8(ascii: "[")) else { return cursor..<cursor }
    let end = bytes[cursor..<min(cursor + 1_200, bytes.count)].first(UInt8(ascii: "]"), from: 0) ?? 0
    return step(end + 1)
  }

  /// Steps over up to `count` of the characters that open or close emphasis.
  mutating func delimiters(_ count: Int) -> Range<Int> {
    let start = cursor
    while cursor < start + count, InlineLocator.isDelimiter(bytes[cursor]) { cursor += 1 }
    return start..<cursor
  }

  /// Steps over `~` or `~~`.
  mutating func tildes() -> Range<Int> {
    let count = bytes[cursor] == UInt8(ascii: "~") && bytes[cursor + 1] == UInt8(ascii: "~") ? 2 : 1
    return delimiters(count)
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }

  private mutating func step(_ count: Int) -> Range<Int> {
    let start = cursor
    cursor = min(cursor + count, bytes.count)
    return start..<cursor
  }

  private func run(at start: Int) -> Int {
    var end = start
    while bytes[end] == UInt8(ascii: "`") { end += 1 }
    return end - start
  }

  private mutating func seek(_ byte: UInt8) -> Bool {
    if bytes[cursor] == byte { return true }
    let ahead = bytes[cursor..<min(cursor + InlineLocator.reach, bytes.count)]
    guard let found = ahead.first(byte, from: 0) else { return false }
    cursor += found
    return true
  }
}

// MARK: - Links

extension InlineLocator {
  /// How a link is written.
  enum LinkForm {
    /// `[text](address)`, `[text][label]` or an image.
    case brackets
    /// `<address>`
    case angles
    /// An address in running text.
    case bare
  }

  /// Steps over what opens a link or an image.
  mutating func openLink(isImage: Bool) -> (form: LinkForm, start: Int) {
    let start = cursor
    if isImage {
      guard seek(UInt8(ascii: "!")) else { return (.brackets, start) }
      return (.brackets, step(2).lowerBound)
    }
    if bytes[cursor] == UInt8(ascii: "[") { return (.brackets, step(1).lowerBound) }
    if bytes[cursor] == UInt8(ascii: "<") { return (.angles, step(1).lowerBound) }
    return (.bare, start)
  }

  /// Steps over what closes it; gives the address alone where it stands in these bytes.
  mutating func closeLink(_ form: LinkForm, from start: Int) -> Range<Int>? {
    switch form {
    case .bare: return start..<max(start, cursor)
    case .angles:
      let address = (start + 1)..<max(start + 1, cursor)
      if bytes[cursor] == UInt8(ascii: ">") { cursor += 1 }
      return address
    case .brackets:
      guard seek(UInt8(ascii: "]")) else { return nil }
      cursor += 1
      if bytes[cursor] == UInt8(ascii: "("), let (address, end) = inlineTail(at: cursor + 1) {
        cursor = end
        return address
      }
      if bytes[cursor] == UInt8(ascii: "["), let end = labelEnd(at: cursor + 1) { cursor = end }
      return nil
    }
  }

  /// The address of CommonMark §6.3's inline link and the offset behind its parenthesis.
  private func inlineTail(at start: Int) -> (address: Range<Int>, end: Int)? {
    var index = skipSpace(start)
    let address: Range<Int>
    if bytes[index] == UInt8(ascii: "<") {
      guard let end = closing(UInt8(ascii: ">"), from: index + 1) else { return nil }
      address = (index + 1)..<end
      index = end + 1
    } else {
      let end = bareAddressEnd(from: index)
      address = index..<end
      index = end
    }
    index = skipSpace(index)
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "(") {
      let close = quote == UInt8(ascii: "(") ? UInt8(ascii: ")") : quote
      guard let end = closing(close, from: index + 1) else { return nil }
      index = skipSpace(end + 1)
    }
    return bytes[index] == UInt8(ascii: ")") ? (address, index + 1) : nil
  }

  private func bareAddressEnd(from start: Int) -> Int {
    var index = start
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), bytes[index + 1].isASCIIPunctuation { index += 1 }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      if byte.isHTMLSpace { break }
      index += 1
    }
    return min(index, bytes.count)
  }

  private func skipSpace(_ start: Int) -> Int {
    var index = start
    while bytes[index].isHTMLSpace { index += 1 }
    return index
  }

  private func closing(_ byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] != byte {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index < bytes.count ? index : nil
  }

  private func labelEnd(at start: Int) -> Int? {
    var index = start
    while index < min(bytes.count, start + 1_001), bytes[index] != UInt8(ascii: "]") {
      if bytes[index] == UInt8(ascii: "[") { return nil }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes[index] == UInt8(ascii: "]") ? index + 1 : nil
  }
}

// MARK: - Escapes and entities

extension InlineLocator {
  private static func hasEscapes(_ text: ByteView) -> Bool {
    for index in 0..<text.count {
      let byte = text.base[index]
      if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\\") { return true }
    }
    return false
  }

  /// The end of `text` in the content, written with backslash escapes and entities; notes where the two
  /// differ.
  private mutating func match(_ text: ByteView, at start: Int) -> Int? {
    differences.removeAll(keepingCapacity: true)
    var index = start
    var done = 0
    while done < text.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), bytes[index + 1].isASCIIPunctuation, bytes[index + 1] == text[done] {
        index += 1
        differences.append((done, index))
      } else if byte == UInt8(ascii: "&"), let end = entityEnd(at: index, meaning: text[done]) {
        done += InlineLocator.scalarLength(text[done])
        index = end
        differences.append((done, index))
        continue
      }
      guard index < bytes.count, bytes[index] == text[done] else { return nil }
      index += 1
      done += 1
    }
    return index
  }

  /// The end of the entity at `start`, unless the `&` there stands for itself.
  private func entityEnd(at start: Int, meaning first: UInt8) -> Int? {
    var end = start + 1
    while end - start < 40, bytes[end] != UInt8(ascii: ";"), bytes[end] > 0x20 { end += 1 }
    guard bytes[end] == UInt8(ascii: ";"), end - start > 1 else { return nil }
    if first == UInt8(ascii: "&") {
      guard HTMLEntities.decode(bytes[(start + 1)..<end]) == "&" else { return nil }
    }
    return end + 1
  }

  private static func scalarLength(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
