/// A text that begins on the line after the one that announces it, and goes to a line that its word begins.
struct Heredoc {
  /// Where the word stands that ends the text.
  var word: Range<Int>
  /// Whether variables stand for their values in it.
  var hasVariables: Bool
}

extension CodeReader {
  /// Reads the word of a text that the next line begins, with or without quotes, and remembers it.
  ///
  /// - Parameter opening: how many bytes stand before the word.
  /// - Returns: whether there is a word; the place is behind it then and else where it was.
  mutating func announceHeredoc(after opening: Int) -> Bool {
    var offset = index + opening
    let quote = self[offset]
    let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    if isQuoted || quote == UInt8(ascii: "\\") { offset += 1 }
    let start = offset
    guard self[start].isNameStart else { return false }
    // Longer words do not occur; looking for the end of one would be work for nothing.
    while self[offset].isNamePart, offset < start + 64 { offset += 1 }
    let word = start..<offset
    if isQuoted {
      guard self[offset] == quote else { return false }
      offset += 1
    }
    if heredoc == nil {
      heredoc = Heredoc(word: word, hasVariables: !isQuoted || quote == UInt8(ascii: "\""))
    }
    index = offset
    return true
  }

  /// Takes the line's end that is next, and the text behind it that was announced on the line.
  mutating func takeLineEnd(_ interpolation: ProgramSyntax.Interpolation = []) {
    index += 1
    guard let announced = heredoc else { return }
    heredoc = nil
    var start = index
    while index < end {
      let line = index
      skipBlanks()
      if isEnd(of: announced) {
        let behind = index + announced.word.count
        index = line
        mark(from: start, .string)
        index = behind
        return mark(from: behind - announced.word.count, .keyword)
      }
      while index < end, code[index] != 0x0A {
        if !announced.hasVariables || !takeInterpolation(interpolation, in: &start) { index += 1 }
      }
      advance(1)
    }
    mark(from: start, .string)
  }

  private func isEnd(of heredoc: Heredoc) -> Bool {
    for (distance, offset) in heredoc.word.enumerated() where self[index + distance] != code[offset] {
      return false
    }
    // In PHP the expression can go on behind the word.
    switch self[index + heredoc.word.count] {
    case 0, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      return true
    default: return false
    }
  }

  /// Takes what stands for a value within a text, where it is next.
  ///
  /// - Parameter start: where the piece of text begins that is before it; afterwards the place behind it.
  /// - Returns: whether there is such a thing.
  @inline(__always) mutating func takeInterpolation(
    _ forms: ProgramSyntax.Interpolation, in start: inout Int
  ) -> Bool {
    let byte = code[index]
    guard byte == UInt8(ascii: "$") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "\\") else {
      return false
    }
    return takeInterpolation(byte, forms, in: &start)
  }

  private mutating func takeInterpolation(
    _ byte: UInt8, _ forms: ProgramSyntax.Interpolation, in start: inout Int
  ) -> Bool {
    let next = self[index + 1]
    var bracket: UInt8?
    switch byte {
    case UInt8(ascii: "$"):
      if next == UInt8(ascii: "{"), forms.contains(.dollarBrace) {
        bracket = UInt8(ascii: "}")
      } else if !(next.isNameStart && forms.contains(.dollarName)) {
        return false
      }
    case UInt8(ascii: "#") where next == UInt8(ascii: "{") && forms.contains(.hashBrace):
      bracket = UInt8(ascii: "}")
    case UInt8(ascii: "\\") where next == UInt8(ascii: "(") && forms.contains(.backslashParenthesis):
      bracket = UInt8(ascii: ")")
    default: return false
    }
    mark(from: start, .string)
    start = index
    index += 1
    if let bracket { skipBracketed(next, bracket) } else { skip(while: \.isNamePart) }
    mark(from: start, .variable)
    start = index
    return true
  }

  /// From an opening bracket to behind the one that closes it, to the line's end at most.
  private mutating func skipBracketed(_ opening: UInt8, _ closing: UInt8) {
    var depth = 0
    while index < end, code[index] != 0x0A {
      let byte = code[index]
      index += 1
      if byte == opening { depth += 1 }
      if byte == closing { depth -= 1 }
      if depth == 0 { return }
    }
  }
}
