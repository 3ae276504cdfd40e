/// A line of Markdown that is being written: text is escaped on its way in, so that none of it becomes markup.
struct MarkdownInline {
  private var bytes: [UInt8] = []
  /// What stands between the marks of a code span, before these are known.
  private var code: [UInt8]?
  private var needsSpace = false

  /// Markup of the program itself.
  mutating func raw(_ markup: [UInt8]) { bytes += markup }

  /// Text of HTML; white space becomes one blank.
  mutating func add(_ text: ArraySlice<UInt8>, isInTable: Bool) {
    text.forEachByte { byte in
      if code != nil {
        code?.append(byte <= 0x20 ? 0x20 : byte)
      } else if byte <= 0x20 {
        needsSpace = true
      } else {
        space()
        if isEscaped(byte, isInTable: isInTable) { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
    }
  }

  private mutating func space() {
    if needsSpace, let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    needsSpace = false
  }

  /// Signs that could be markup where they stand (CommonMark §2.4; GFM tables and strikethrough).
  private func isEscaped(_ byte: UInt8, isInTable: Bool) -> Bool {
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
  ///
  /// - Returns: what ends it.
  mutating func begin(_ mark: StaticString) -> [UInt8] {
    space()
    let mark = Array(UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
    bytes += mark
    return mark
  }

  /// Begins a link; one to a page of the site leads to its twin.
  mutating func beginLink(to address: ArraySlice<UInt8>) -> [UInt8] {
    space()
    bytes.append(UInt8(ascii: "["))
    return Array("](".utf8) + MarkdownInline.twin(of: address) + Array(")".utf8)
  }

  /// Ends a stretch; marks with nothing between them are taken back.
  mutating func end(_ mark: [UInt8]) {
    if mark.first == UInt8(ascii: "]") {
      if bytes.last == UInt8(ascii: "[") { bytes.removeLast() } else { bytes += mark }
    } else if bytes.count >= mark.count, bytes.suffix(mark.count).elementsEqual(mark) {
      bytes.removeLast(mark.count)
    } else {
      bytes += mark
    }
  }

  mutating func beginCode() {
    space()
    code = []
  }

  /// More backticks than stand in a row within are round it (CommonMark §6.1).
  mutating func endCode() {
    guard let text = code else { return }
    code = nil
    guard !text.isEmpty else { return }
    let marks = [UInt8](repeating: UInt8(ascii: "`"), count: text.longestRun(of: UInt8(ascii: "`")) + 1)
    let isPadded = text.first == UInt8(ascii: "`") || text.last == UInt8(ascii: "`")
    bytes += marks + (isPadded ? [0x20] : []) + text + (isPadded ? [0x20] : []) + marks
  }

  mutating func lineBreak(isInTable: Bool) {
    guard !bytes.isEmpty else { return }
    if isInTable { needsSpace = true } else { bytes += Array("\\\n".utf8) }
  }

  mutating func image(_ attributes: ArraySlice<UInt8>) {
    space()
    bytes += Array("![".utf8)
    (attributes.attribute("alt") ?? []).forEachByte { byte in
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte <= 0x20 ? 0x20 : byte)
    }
    bytes += Array("](".utf8)
    bytes += MarkdownInline.destination(attributes.attribute("src") ?? [])
    bytes.append(UInt8(ascii: ")"))
  }

  /// The line as it is; the next one begins.
  mutating func take() -> [UInt8] {
    defer { self = MarkdownInline() }
    while bytes.last == 0x20 || bytes.last == 0x0A { bytes.removeLast() }
    return bytes
  }

  private static func destination(_ address: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    address.forEachByte { byte in
      switch byte {
      case UInt8(ascii: "("): plain += Array("%28".utf8)
      case UInt8(ascii: ")"): plain += Array("%29".utf8)
      default: plain.append(byte)
      }
    }
    return plain
  }

  private static func twin(of address: ArraySlice<UInt8>) -> [UInt8] {
    let plain = destination(address)
    let path = plain.prefix { $0 != UInt8(ascii: "#") }
    guard path.suffix(5).elementsEqual(".html".utf8), !path.contains(UInt8(ascii: ":")) else { return plain }
    return Array(path.dropLast(5)) + Array(".md".utf8) + plain[path.endIndex...]
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
