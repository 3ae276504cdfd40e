/// A test of the bytes before and after a place in the text.
enum Assertion: Hashable {
  case textStart
  case textEnd
  case lineStart
  case lineEnd
  case wordBoundary
  case notWordBoundary
  /// Look-ahead of one character.
  case next(NextCharacter)

  /// Whether it holds between two bytes; nil is the edge of the text.
  func holds(before: UInt8?, after: UInt8?) -> Bool {
    switch self {
    case .textStart: before == nil
    case .textEnd: after == nil
    case .lineStart: Assertion.endsLine(before, after)
    case .lineEnd: Assertion.startsLineEnd(before, after)
    case .wordBoundary: Assertion.isWord(before) != Assertion.isWord(after)
    case .notWordBoundary: Assertion.isWord(before) == Assertion.isWord(after)
    case .next(let characters): characters.contains(after)
    }
  }

  /// What the assertion needs to know of a byte (nil: the edge of the text) that the automaton has passed:
  /// bytes with equal answers need not be told apart later.
  func memory(of byte: UInt8?, readingBackward: Bool) -> Int {
    switch self {
    case .textStart: readingBackward ? 0 : kind(of: byte)
    case .textEnd, .next: readingBackward ? kind(of: byte) : 0
    case .lineStart, .lineEnd, .wordBoundary, .notWordBoundary: kind(of: byte)
    }
  }

  /// A number for a byte (nil: the edge of the text): the assertion holds alike for bytes of one number.
  func kind(of byte: UInt8?) -> Int {
    switch self {
    case .textStart, .textEnd: byte == nil ? 1 : 0
    case .lineStart, .lineEnd:
      switch byte {
      case nil: 1
      case 0x0A: 2
      case 0x0D: 3
      default: 0
      }
    case .wordBoundary, .notWordBoundary: Assertion.isWord(byte) ? 1 : 0
    case .next(let characters): characters.contains(byte) ? 1 : 0
    }
  }

  // CR LF is one line end: there is no line between its two bytes.
  private static func endsLine(_ before: UInt8?, _ after: UInt8?) -> Bool {
    before == nil || before == 0x0A || (before == 0x0D && after != 0x0A)
  }

  private static func startsLineEnd(_ before: UInt8?, _ after: UInt8?) -> Bool {
    after == nil || after == 0x0D || (after == 0x0A && before != 0x0D)
  }

  // ECMA-262 §22.2.2.9.3 WordCharacters: ASCII only.
  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }
}

/// Characters told apart by their first UTF-8 byte alone, and the end of the text.
struct NextCharacter: Hashable {
  /// ASCII 0 to 63 and 64 to 127, one bit each.
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var hasOthers: Bool
  private var hasEnd: Bool

  /// Nil where the set holds some but not all characters beyond ASCII.
  init?(_ set: ScalarSet, orEnd: Bool) {
    let others = ScalarSet([0x80...ScalarSet.last])
    switch set.intersection(others) {
    case ScalarSet(): hasOthers = false
    case others: hasOthers = true
    default: return nil
    }
    hasEnd = orEnd
    for value in UInt32(0)..<64 {
      if set.contains(value) { low |= 1 << UInt64(value) }
      if set.contains(value + 64) { high |= 1 << UInt64(value) }
    }
  }

  /// Every other character, and the end where it was not in.
  var inverted: NextCharacter {
    var other = self
    other.low = ~low
    other.high = ~high
    other.hasOthers.toggle()
    other.hasEnd.toggle()
    return other
  }

  /// Nil is the end of the text.
  func contains(_ byte: UInt8?) -> Bool {
    guard let byte else { return hasEnd }
    if byte >= 0x80 { return hasOthers }
    return (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte & 63)) & 1 == 1
  }
}
