/// Block scalars (YAML 1.2.2 §8.1).
extension ScalarText {
  mutating func readBlock(firstIndent: Int) {
    var chomping: UInt8 = 0
    while at < end, lineEnd(at: at) == 0 {
      if bytes[at] == UInt8(ascii: "#") || isBlank(at) { break }
      if bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { chomping = bytes[at] }
      at += 1
    }
    while at < end, lineEnd(at: at) == 0 { at += 1 }
    at += lineEnd(at: at)
    let indent = blockIndent(firstIndent: firstIndent)
    var lineEndBefore: Range<Int>?
    var emptyLines = readEmptyLines(indent: indent)
    var wasIndented = false
    while at < end, spacesBefore(at) == indent {
      let isIndented = isBlank(at)
      if let lineEndBefore {
        joinLines(
          lineEndBefore, isFolded: style == .folded && !wasIndented && !isIndented,
          emptyLines: emptyLines.count)
      }
      for line in emptyLines { replace(line, by: CollectionOfOne(UInt8(ascii: "\n"))) }
      wasIndented = isIndented
      while at < end, lineEnd(at: at) == 0 { copyCharacter() }
      lineEndBefore = at..<(at + lineEnd(at: at))
      at += lineEnd(at: at)
      emptyLines = readEmptyLines(indent: indent)
    }
    guard chomping != UInt8(ascii: "-") else { return }
    if let lineEndBefore { replace(lineEndBefore, by: CollectionOfOne(UInt8(ascii: "\n"))) }
    guard chomping == UInt8(ascii: "+") else { return }
    for line in emptyLines { replace(line, by: CollectionOfOne(UInt8(ascii: "\n"))) }
  }

  private mutating func joinLines(_ lineEnd: Range<Int>, isFolded: Bool, emptyLines: Int) {
    if !isFolded {
      replace(lineEnd, by: CollectionOfOne(UInt8(ascii: "\n")))
    } else if emptyLines == 0 {
      replace(lineEnd, by: CollectionOfOne(UInt8(ascii: " ")))
    }
  }

  /// How many spaces stand between the start of the line and `index`, at most as many as were just skipped.
  private func spacesBefore(_ index: Int) -> Int {
    var start = index
    while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    return index - start
  }

  /// The indent of the block: what the first line that is not blank has more than its text has.
  private func blockIndent(firstIndent: Int) -> Int {
    var index = at
    var spaces = 0
    while index < end {
      let length = lineEnd(at: index)
      if length > 0 {
        index += length
        spaces = 0
      } else if bytes[index] == UInt8(ascii: " ") {
        index += 1
        spaces += 1
      } else {
        return max(0, spaces - firstIndent)
      }
    }
    return Int.max
  }

  /// Skips lines that hold no more than indent, and the indent of the line behind them.
  private mutating func readEmptyLines(indent: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    while at < end {
      var spaces = 0
      while spaces < indent, at < end, bytes[at] == UInt8(ascii: " ") {
        at += 1
        spaces += 1
      }
      let length = lineEnd(at: at)
      guard length > 0 else { break }
      lines.append(at..<(at + length))
      at += length
    }
    return lines
  }
}
