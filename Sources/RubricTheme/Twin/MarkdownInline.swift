import RubricMarkdown

/// A line of Markdown that is being written: text is escaped on its way in, so that none of it becomes markup.
struct MarkdownInline {
  /// The line so far.
  private(set) var bytes: [UInt8] = []
  /// What stands between the marks of a code span, before these are known.
  private var code: [UInt8] = []
  private var isCode = false
  private var needsSpace = false

  /// Markup of the program itself.
  mutating func raw(_ markup: StaticString) { append(markup) }

  private mutating func append(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Text of HTML; white space becomes one blank.
  mutating func add(_ text: ByteView) {
    if isCode { return add(code: text) }
    let isPlain = MarkdownInline.isPlain
    var index = 0
    while index < text.count {
      // Runs are put in at one go: nine bytes in ten are letters, and byte by byte they cost five times as much.
      // A blank between two words is as it is to stay.
      let start = index
      while index < text.count {
        if isPlain[Int(text[index])] {
          index += 1
        } else if text[index] == 0x20, index > start, index + 1 < text.count, isPlain[Int(text[index + 1])] {
          index += 2
        } else {
          break
        }
      }
      if index > start {
        space()
        bytes.append(contentsOf: text[start..<index].buffer)
        continue
      }
      var byte = text[index]
      var length = 1
      if byte == UInt8(ascii: "&"), let entity = text.entity(at: index) { (length, byte) = entity }
      index += length
      if byte <= 0x20 {
        needsSpace = true
      } else {
        space()
        if isEscaped(byte) { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
    }
  }

  private mutating func add(code text: ByteView) {
    let start = code.count
    text.appendText(to: &code)
    for index in start..<code.count where code[index] < 0x20 { code[index] = 0x20 }
  }

  private mutating func space() {
    if needsSpace, let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    needsSpace = false
  }

  /// Bytes that are written as they are wherever they stand: all that `isEscaped` and `add` do not ask about.
  private static let isPlain: [Bool] = (0..<256).map {
    $0 > 0x20 && !"\\`*[]<~|_&#+->=.)".utf8.contains(UInt8($0))
  }

  /// Signs that could be markup where they stand (CommonMark §2.4; GFM tables and strikethrough).
  private func isEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"), UInt8(ascii: "~"), UInt8(ascii: "|"):
      true
    // Within a word it is none, and most names of fields hold one.
    case UInt8(ascii: "_"): bytes.last.map { $0 <= 0x20 || $0 == UInt8(ascii: "*") } ?? true
    case UInt8(ascii: "&"): true
    case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ">"), UInt8(ascii: "="):
      bytes.isEmpty
    case UInt8(ascii: "."), UInt8(ascii: ")"):
      !bytes.isEmpty && bytes.count <= 9 && bytes.allSatisfy { (0x30...0x39).contains($0) }
    default: false
    }
  }

  /// Begins a stretch between marks.
  mutating func begin(_ mark: StaticString) {
    space()
    append(mark)
  }

  /// Ends it; marks with nothing between them are taken back.
  mutating func end(_ mark: StaticString) {
    let length = mark.utf8CodeUnitCount
    if bytes.count >= length,
      bytes.suffix(length).elementsEqual(UnsafeBufferPointer(start: mark.utf8Start, count: length))
    {
      bytes.removeLast(length)
    } else {
      append(mark)
    }
  }

  /// Begins the text of a link.
  mutating func beginLink() {
    space()
    bytes.append(UInt8(ascii: "["))
  }

  /// Ends a link; one to a page of the site leads to its twin, and one without a text is taken back.
  mutating func endLink(to address: ByteView) {
    if bytes.last == UInt8(ascii: "[") {
      bytes.removeLast()
    } else {
      append("](")
      let start = bytes.count
      append(destination: address)
      leadToTwin(from: start)
      bytes.append(UInt8(ascii: ")"))
    }
  }

  mutating func beginCode() {
    space()
    code.removeAll(keepingCapacity: true)
    isCode = true
  }

  /// More backticks than stand in a row within are round it (CommonMark §6.1).
  mutating func endCode() {
    guard isCode else { return }
    isCode = false
    guard !code.isEmpty else { return }
    let marks = code.longestRun(of: UInt8(ascii: "`")) + 1
    let isPadded = code.first == UInt8(ascii: "`") || code.last == UInt8(ascii: "`")
    for _ in 0..<marks { bytes.append(UInt8(ascii: "`")) }
    if isPadded { bytes.append(0x20) }
    bytes += code
    if isPadded { bytes.append(0x20) }
    for _ in 0..<marks { bytes.append(UInt8(ascii: "`")) }
  }

  mutating func lineBreak(isInTable: Bool) {
    guard !bytes.isEmpty else { return }
    if isInTable { needsSpace = true } else { append("\\\n") }
  }

  mutating func image(_ attributes: ByteView) {
    space()
    append("![")
    var text: [UInt8] = []
    attributes.attribute("alt")?.appendText(to: &text)
    for byte in text {
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte <= 0x20 ? 0x20 : byte)
    }
    append("](")
    if let source = attributes.attribute("src") { append(destination: source) }
    bytes.append(UInt8(ascii: ")"))
  }

  /// Ends the line: no blank stands behind it.
  mutating func trim() {
    while bytes.last == 0x20 || bytes.last == 0x0A { bytes.removeLast() }
  }

  /// Begins the next line. What the buffers hold is kept: a page has thousands of lines.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    isCode = false
    needsSpace = false
  }

  private mutating func append(destination address: ByteView) {
    let start = bytes.count
    address.appendText(to: &bytes)
    guard bytes[start...].contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }) else {
      return
    }
    let plain = Array(bytes[start...])
    bytes.removeLast(plain.count)
    for byte in plain {
      switch byte {
      case UInt8(ascii: "("): append("%28")
      case UInt8(ascii: ")"): append("%29")
      default: bytes.append(byte)
      }
    }
  }

  /// Makes the address that was put in last lead to the twin of the page, where it leads to a page of the site.
  private mutating func leadToTwin(from start: Int) {
    let ending: StaticString = ".html"
    let length = ending.utf8CodeUnitCount
    let end = bytes.withUnsafeBufferPointer { buffer -> Int? in
      guard let view = ByteView(buffer)?.from(start) else { return nil }
      let end = view.first(UInt8(ascii: "#"), from: 0) ?? view.count
      let isPage = view.holds(ByteView(ending.utf8Start, count: length), at: end - length)
      return isPage && !view[0..<end].buffer.contains(UInt8(ascii: ":")) ? start + end : nil
    }
    guard let end, end - length >= start else { return }
    bytes.replaceSubrange((end - length)..<end, with: ".md".utf8)
  }
}

extension [UInt8] {
  /// How many of a byte stand in a row at most.
  func longestRun(of byte: UInt8) -> Int {
    var (longest, run) = (0, 0)
    for each in self {
      run = each == byte ? run + 1 : 0
      longest = Swift.max(longest, run)
    }
    return longest
  }
}
