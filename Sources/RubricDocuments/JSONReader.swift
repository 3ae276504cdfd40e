import RubricDiagnostics

/// Reads JSON (RFC 8259) from bytes into the arena, without a call stack that input could exhaust.
struct JSONReader: ~Copyable {
  /// The whole file, so that offsets are the file's; `end` is where the text to be read ends.
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  var at: Int
  /// Whether strings may hold bytes that are no UTF-8, which must be mended.
  let hasFlaws: Bool
  var arena: ArenaBuilder

  /// - Parameter range: what to read; in the bounds of `bytes`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, hasFlaws: Bool, arena: consuming ArenaBuilder)
  {
    self.bytes = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
    end = range.upperBound
    at = range.lowerBound
    self.hasFlaws = hasFlaws
    self.arena = arena
  }

  /// Reads the one value of the text; a text without any is left without.
  mutating func read() throws(DocumentFault) {
    skipBlanks()
    guard at < end else { return }
    try readValue()
    while arena.depth > 0 {
      skipBlanks()
      guard at < end else { throw endOfText() }
      let isMapping = arena.top.isMapping
      switch bytes[at] {
      case UInt8(ascii: ","):
        at += 1
        if isMapping { try readKey() }
        try readValue()
      case UInt8(ascii: "}") where isMapping, UInt8(ascii: "]") where !isMapping:
        at += 1
        arena.end(at: offset(at))
      default: throw missingComma(isMapping: isMapping)
      }
    }
    skipBlanks()
    if at < end { throw trailingText() }
  }

  @inline(__always)
  func offset(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: index) }

  @inline(__always)
  private mutating func skipBlanks() {
    while at < end {
      let byte = bytes[at]
      guard byte <= 0x20 else { return }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      at += 1
      // Indentation: eight spaces at a time.
      while let word = Word.load(bytes, at: at), word == 0x2020_2020_2020_2020 { at += 8 }
    }
  }

  /// One scalar, or the opening of a container with its first key.
  private mutating func readValue() throws(DocumentFault) {
    while true {
      skipBlanks()
      guard at < end else { throw endOfText() }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        let start = at
        let text = try readString()
        add(.string, from: start, text: text)
        return
      case UInt8(ascii: "{"):
        try arena.begin(.mapping, style: .flow, at: offset(at))
        at += 1
        if closes(UInt8(ascii: "}")) { return }
        try readKey()
      case UInt8(ascii: "["):
        try arena.begin(.sequence, style: .flow, at: offset(at))
        at += 1
        if closes(UInt8(ascii: "]")) { return }
      case UInt8(ascii: "t"): return try readWord("true", .boolean)
      case UInt8(ascii: "f"): return try readWord("false", .boolean)
      case UInt8(ascii: "n"): return try readWord("null", .null)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
      default: throw noValue()
      }
    }
  }

  /// Ends the container that has just begun where it is empty.
  private mutating func closes(_ bracket: UInt8) -> Bool {
    skipBlanks()
    guard at < end, bytes[at] == bracket else { return false }
    at += 1
    arena.end(at: offset(at))
    return true
  }

  private mutating func readKey() throws(DocumentFault) {
    skipBlanks()
    guard at < end else { throw endOfText() }
    guard bytes[at] == UInt8(ascii: "\"") else { throw noKey() }
    let start = at
    let text = try readString()
    let id = intern(text)
    arena.setKey(id, start: offset(start), end: offset(at))
    skipBlanks()
    guard at < end else { throw endOfText() }
    guard bytes[at] == UInt8(ascii: ":") else { throw missingColon() }
    at += 1
  }

  private mutating func intern(_ text: Text) -> UInt32 {
    guard text.isPooled else {
      return arena.names.id(of: UnsafeBufferPointer(rebasing: bytes[text.first..<(text.first + text.count)]))
    }
    let name = Array(arena.pool[text.first...])
    arena.pool.removeLast(text.count)
    return name.withUnsafeBufferPointer { arena.names.id(of: $0) }
  }

  @inline(__always)
  private mutating func add(_ kind: Node.Kind, from start: Int, text: Text) {
    arena.add(
      StoredNode(
        start: offset(start), end: offset(at), first: offset(text.first), count: offset(text.count),
        kind: kind,
        style: .json, isPooled: text.isPooled))
  }

  private mutating func readWord(_ word: StaticString, _ kind: Node.Kind) throws(DocumentFault) {
    let start = at
    for offset in 0..<word.utf8CodeUnitCount {
      guard start + offset < end, bytes[start + offset] == word.utf8Start[offset] else { throw noValue() }
    }
    at += word.utf8CodeUnitCount
    add(kind, from: start, text: Text(first: start, count: at - start, isPooled: false))
  }

  /// RFC 8259 §6.
  private mutating func readNumber() throws(DocumentFault) {
    let start = at
    var kind = Node.Kind.integer
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let isZero = at < end && bytes[at] == UInt8(ascii: "0")
    let whole = skipDigits()
    guard whole > 0, !isZero || whole == 1 else { throw badNumber(from: start) }
    if at < end, bytes[at] == UInt8(ascii: ".") {
      at += 1
      kind = .float
      guard skipDigits() > 0 else { throw badNumber(from: start) }
    }
    if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      kind = .float
      if at < end, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      guard skipDigits() > 0 else { throw badNumber(from: start) }
    }
    add(kind, from: start, text: Text(first: start, count: at - start, isPooled: false))
  }

  private mutating func skipDigits() -> Int {
    let start = at
    while at < end, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "9") { at += 1 }
    return at - start
  }

  /// Where the text of a scalar lies.
  struct Text {
    var first: Int
    var count: Int
    var isPooled: Bool
  }
}

extension JSONReader {
  /// The document that was read.
  consuming func finish(bytes file: [UInt8], start: UInt32) -> Outcome<Document?> {
    arena.finish(bytes: file, start: start)
  }
}
