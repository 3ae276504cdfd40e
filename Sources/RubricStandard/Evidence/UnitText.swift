/// Text that is gathered from inlines, with the places it was written at.
struct UnitText {
  private(set) var bytes: [UInt8] = []
  private(set) var code: [Range<Int>] = []
  private(set) var pieces: [BodyUnit.Piece] = []

  var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "|") } }

  /// Where it is written, from its first inline to its last.
  var range: Range<UInt32> {
    guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
    return first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
  }

  /// Adds text of an inline; line ends and tabs become spaces.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ written: Range<UInt32>, isCode: Bool) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    pieces.append(BodyUnit.Piece(offset: start, range: written))
    bytes.append(contentsOf: text)
    for index in start..<bytes.count where bytes[index] < 0x20 { bytes[index] = 0x20 }
    if isCode { code.append(start..<bytes.count) }
  }

  /// Adds text that stands nowhere.
  mutating func append(_ text: StaticString) {
    if text.utf8CodeUnitCount == 1, bytes.last == 0x20 || bytes.isEmpty { return }
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The text cut into sentences; blank ones are left out.
  func sentences() -> [UnitText] {
    var result: [UnitText] = []
    var start = 0
    // Where the inlines and code of the next sentence begin, so that a long paragraph is passed over once.
    var piece = 0
    var stretch = 0
    for end in boundaries() + [bytes.count] {
      while piece + 1 < pieces.count, pieces[piece + 1].offset <= start { piece += 1 }
      while stretch < code.count, code[stretch].upperBound <= start { stretch += 1 }
      let sentence = slice(start..<end, firstPiece: piece, firstCode: stretch)
      if !sentence.isBlank { result.append(sentence) }
      start = end
    }
    return result
  }

  /// Offsets at which a sentence begins, the first left out.
  private func boundaries() -> [Int] {
    var result: [Int] = []
    var nextCode = code[...]
    for (index, byte) in bytes.enumerated() {
      while let first = nextCode.first, first.upperBound <= index { nextCode.removeFirst() }
      if let first = nextCode.first, first.contains(index) { continue }
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else {
        continue
      }
      var next = index + 1
      while next < bytes.count, UnitText.closing.contains(bytes[next]) { next += 1 }
      guard next < bytes.count, bytes[next] == 0x20 else { continue }
      while next < bytes.count, bytes[next] == 0x20 { next += 1 }
      guard next < bytes.count, UnitText.beginsSentence(bytes[next]), !isAbbreviated(at: index) else {
        continue
      }
      result.append(next)
    }
    return result
  }

  private static let closing = Array(")]\"'*`".utf8)

  private static func beginsSentence(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
      || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "(")
  }

  /// Whether the full stop at `index` belongs to `e.g.`, `i.e.`, `No.` and the like.
  private func isAbbreviated(at index: Int) -> Bool {
    var start = index
    while start > 0, bytes[start - 1] != 0x20, index - start < 6 { start -= 1 }
    let word = bytes[start..<index].map { $0 | 0x20 }
    return UnitText.abbreviations.contains { $0.elementsEqual(word) }
  }

  private static let abbreviations = ["e.g", "i.e", "no", "nos", "approx", "cf", "vs", "mr", "mrs", "dr"].map
  {
    $0.utf8.map { $0 | 0x20 }
  }

  private func slice(_ whole: Range<Int>, firstPiece: Int, firstCode: Int) -> UnitText {
    var range = whole
    while range.upperBound > range.lowerBound, bytes[range.upperBound - 1] == 0x20 {
      range = range.lowerBound..<(range.upperBound - 1)
    }
    var slice = UnitText()
    slice.bytes = Array(bytes[range])
    for stretch in code[firstCode...].prefix(while: { $0.lowerBound < range.upperBound }) {
      let inside = stretch.clamped(to: range)
      guard !inside.isEmpty else { continue }
      slice.code.append((inside.lowerBound - range.lowerBound)..<(inside.upperBound - range.lowerBound))
    }
    var index = firstPiece
    while index < pieces.count, pieces[index].offset < range.upperBound {
      let end = index + 1 < pieces.count ? pieces[index + 1].offset : bytes.count
      if end > range.lowerBound { slice.pieces.append(UnitText.cut(pieces[index], endingAt: end, to: range)) }
      index += 1
    }
    return slice
  }

  /// The part of a piece that lies in `range`, with offsets from its start.
  private static func cut(_ piece: BodyUnit.Piece, endingAt end: Int, to range: Range<Int>) -> BodyUnit.Piece
  {
    let isExact = Int(piece.range.upperBound) - Int(piece.range.lowerBound) == end - piece.offset
    guard isExact else {
      return BodyUnit.Piece(offset: max(0, piece.offset - range.lowerBound), range: piece.range)
    }
    let from = UInt32(max(0, range.lowerBound - piece.offset))
    let behind = UInt32(max(0, end - range.upperBound))
    let start = piece.range.lowerBound + from
    return BodyUnit.Piece(
      offset: max(0, piece.offset - range.lowerBound),
      range: start..<max(start, piece.range.upperBound - behind))
  }
}
