/// What an escape stands for, in a class or outside.
enum CharacterEscape {
  case scalar(UInt32)
  case set(ScalarSet)
}

extension PatternParser {
  /// The escape whose `\` at `start` was taken.
  mutating func characterEscape(from start: Int) throws(PatternError) -> CharacterEscape {
    guard let letter = cursor.take() else { throw PatternError("'\\' ends the pattern", at: start) }
    switch letter {
    case "d": return .set(.digits)
    case "D": return .set(ScalarSet.digits.inverted)
    case "w": return .set(.word)
    case "W": return .set(ScalarSet.word.inverted)
    case "s": return .set(.space)
    case "S": return .set(ScalarSet.space.inverted)
    case "p": return .set(try property(from: start))
    case "P": return .set(try property(from: start).inverted)
    case "t": return .scalar(0x09)
    case "n": return .scalar(0x0A)
    case "v": return .scalar(0x0B)
    case "f": return .scalar(0x0C)
    case "r": return .scalar(0x0D)
    case "0" where cursor.following(0).map { !("0"..."9" ~= $0) } ?? true: return .scalar(0)
    case "c", "x", "u": return .scalar(try codedEscape(letter, from: start))
    case "1"..."9", "k": throw PatternError("backreferences are not supported", at: start)
    case "0", "a"..."z", "A"..."Z": throw PatternError("'\\\(letter)' is not an escape", at: start)
    default: return .scalar(letter.value)
    }
  }

  /// `\cX`, `\xHH`, `\uHHHH`, a pair of those, or `\u{H…}`.
  private mutating func codedEscape(
    _ letter: Unicode.Scalar, from start: Int
  ) throws(PatternError) -> UInt32 {
    switch letter {
    case "c":
      if let control = cursor.next, "a"..."z" ~= control || "A"..."Z" ~= control {
        _ = cursor.take()
        return control.value % 32
      }
      throw PatternError("'\\c' needs a letter", at: start)
    case "x":
      if let value = cursor.takeNumber(base: 16, atLeast: 2, atMost: 2) { return value }
      throw PatternError("'\\x' needs two hexadecimal digits", at: start)
    default:
      if cursor.take("{") {
        if let value = cursor.takeNumber(base: 16), value <= ScalarSet.last, cursor.take("}") { return value }
        throw PatternError("'\\u{' needs a code point up to 10FFFF and '}'", at: start)
      }
      guard let value = cursor.takeNumber(base: 16, atLeast: 4, atMost: 4) else {
        throw PatternError("'\\u' needs four hexadecimal digits", at: start)
      }
      return lowSurrogate(after: value) ?? value
    }
  }

  /// The scalar of a surrogate pair whose first half was read; nil, with nothing taken, where there is none.
  private mutating func lowSurrogate(after high: UInt32) -> UInt32? {
    var ahead = cursor
    guard 0xD800...0xDBFF ~= high, ahead.take("\\u"),
      let low = ahead.takeNumber(base: 16, atLeast: 4, atMost: 4), 0xDC00...0xDFFF ~= low
    else { return nil }
    cursor = ahead
    return 0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00)
  }

  private mutating func property(from start: Int) throws(PatternError) -> ScalarSet {
    guard cursor.take("{") else { throw PatternError("'\\p' needs a property in braces", at: start) }
    var name = ""
    while let scalar = cursor.next, scalar != "}", scalar.isASCII, name.utf8.count < 64 {
      name.unicodeScalars.append(scalar)
      _ = cursor.take()
    }
    guard cursor.take("}") else { throw PatternError("'\\p{' is not closed", at: start) }
    if let known = properties[name] { return known }
    guard let property = UnicodeProperty(named: name) else {
      throw PatternError("'\(name)' is not a property of characters known here", at: start)
    }
    let set = property.scalars
    properties[name] = set
    return set
  }
}

// MARK: - Classes

extension PatternParser {
  /// The class whose `[` at `start` was taken, folded where case does not matter.
  mutating func bracketClass(from start: Int) throws(PatternError) -> ScalarSet {
    let isNegated = cursor.take("^")
    var ranges: [ClosedRange<UInt32>] = []
    while !cursor.take("]") {
      guard cursor.next != nil else { throw PatternError("'[' is not closed", at: start) }
      let position = cursor.position
      let first = try classAtom()
      // ECMA-262 §B.1.2.8.1: a dash beside a class is itself.
      if case .scalar(let low) = first, cursor.next == "-", let after = cursor.following(1), after != "]" {
        var ahead = self
        _ = ahead.cursor.take()
        if case .scalar(let high) = try ahead.classAtom() {
          guard low <= high else {
            throw PatternError("the ends of the range are in the wrong order", at: position)
          }
          self = ahead
          ranges.append(low...high)
          continue
        }
      }
      switch first {
      case .scalar(let value): ranges.append(value...value)
      case .set(let set):
        try charge(set.ranges.count / 8, at: position)
        ranges += set.ranges
      }
      try charge(1, at: position)
    }
    let set = ScalarSet(ranges)
    // ECMA-262 §22.2.2.7: a character is outside a class where none of its cases is in it.
    return isNegated ? folded(set).inverted : folded(set)
  }

  private mutating func classAtom() throws(PatternError) -> CharacterEscape {
    let start = cursor.position
    guard let scalar = cursor.take() else { throw PatternError("'[' is not closed", at: start) }
    guard scalar == "\\" else { return .scalar(scalar.value) }
    if cursor.take("b") { return .scalar(0x08) }
    return try characterEscape(from: start)
  }
}
