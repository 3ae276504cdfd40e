/// A place in code, and the pieces before it. Every byte is met once: what a language has looked at, it takes.
struct CodeReader {
  /// The whole code, also where a part of it is read.
  let code: UnsafeBufferPointer<UInt8>
  /// The place: offset of the byte that is next.
  var index = 0
  /// Where the part ends that is read.
  var end: Int
  /// The pieces before the place, in order.
  private(set) var tokens: [Token] = []
  /// The text that the line announces for the next one.
  var heredoc: Heredoc?

  init(_ code: UnsafeBufferPointer<UInt8>) {
    self.code = code
    end = code.count
    tokens.reserveCapacity(code.count / 16)
  }

  /// The byte at an offset, 0 where the part has none. So a NUL tells nothing of the end.
  @inline(__always) subscript(offset: Int) -> UInt8 {
    UInt(bitPattern: offset) < UInt(bitPattern: end) ? code[offset] : 0
  }

  /// The byte that is next, 0 at the end.
  @inline(__always) var byte: UInt8 { index < end ? code[index] : 0 }

  /// The byte before the place, 0 at the beginning.
  @inline(__always) var previous: UInt8 { self[index - 1] }

  @inline(__always) var isAtEnd: Bool { index >= end }

  /// Whether nothing but the beginning or a line's end stands before the place.
  var isAtLineStart: Bool { index == 0 || previous == 0x0A }

  // MARK: - Marking

  /// Makes a piece of everything from an offset to the place, which is beyond the last piece.
  @inline(__always) mutating func mark(from start: Int, _ kind: TokenKind) {
    guard start < index else { return }
    if let last = tokens.last, last.kind == kind, isBlank(from: Int(last.end), to: start) {
      tokens[tokens.count - 1].end = UInt32(truncatingIfNeeded: index)
    } else {
      tokens.append(
        Token(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: index), kind: kind))
    }
  }

  private func isBlank(from start: Int, to end: Int) -> Bool {
    var offset = start
    while offset < end {
      guard self[offset].isSpace else { return false }
      offset += 1
    }
    return true
  }

  // MARK: - Going on

  /// Goes to the next line's end, before its LF.
  @inline(__always) mutating func skipLine() { skip { $0 != 0x0A } }

  /// Goes behind blanks and tabs.
  @inline(__always) mutating func skipBlanks() { skip(while: \.isBlank) }

  /// Goes to the first byte that is not wanted.
  @inline(__always) mutating func skip(while isWanted: (UInt8) -> Bool) {
    while index < end, isWanted(code[index]) { index += 1 }
  }

  /// Goes on by some bytes, to the end at most.
  @inline(__always) mutating func advance(_ count: Int) { index = min(index + count, end) }

  /// Goes behind the next of some bytes, or to the end.
  mutating func skip(past text: StaticString) {
    while index < end, !isNext(text) { index += 1 }
    advance(text.utf8CodeUnitCount)
  }

  /// Whether some bytes stand at an offset.
  @inline(__always) func isText(_ text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= end else { return false }
    for distance in 0..<text.utf8CodeUnitCount where code[offset + distance] != text.utf8Start[distance] {
      return false
    }
    return true
  }

  /// Whether some bytes are next.
  @inline(__always) func isNext(_ text: StaticString) -> Bool { isText(text, at: index) }

  /// The bytes of a range in small letters, for a look-up.
  func key(_ range: Range<Int>) -> KeywordTable.Key {
    var key = KeywordTable.Key()
    for offset in range { key.append(self[offset].lowercase) }
    return key
  }

  /// Reads a part as another language; goes to the part's end.
  mutating func read(to end: Int, as language: Language) {
    let whole = self.end
    self.end = min(end, whole)
    language.read(&self)
    index = self.end
    self.end = whole
  }
}

extension UInt8 {
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// Letters and underscores of ASCII, and every byte of another character.
  @inline(__always) var isNameStart: Bool { isLetter || self == UInt8(ascii: "_") || self >= 0x80 }
  @inline(__always) var isNamePart: Bool { isNameStart || isDigit }
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// A blank, a tab or a part of a line's end.
  @inline(__always) var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
  /// The letter of ASCII in lower case; any other byte as it is.
  var lowercase: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
