import RubricMarkdown

/// Where the lines of a code block are written: its text lacks the indent and the line ends of the file.
struct CodePlaces: Sendable, Hashable {
  /// Bytes of the Markdown, from the first of the code to the last.
  let whole: Range<UInt32>
  /// How many bytes of the file stand before each line but the first that are not in the text; nil where that
  /// is not the same for all lines.
  private let extra: Int?
  /// Where the lines of the text end, as far as it matters.
  private var lineEnds: [Int] = []

  static let none = CodePlaces(whole: 0..<0, extra: nil)

  private init(whole: Range<UInt32>, extra: Int?) {
    self.whole = whole
    self.extra = extra
  }

  /// - Parameter written: from the first byte of the code to the end of its last line, without that end.
  init(of text: [UInt8], writtenAt written: Range<UInt32>) {
    whole = written
    let content = text.last == 0x0A ? text.dropLast() : text[...]
    let surplus = Int(written.upperBound - written.lowerBound) - content.count
    guard surplus != 0 else {
      extra = 0
      return
    }
    let lines = content.count { $0 == 0x0A }
    guard surplus > 0, lines > 0, surplus % lines == 0 else {
      extra = nil
      return
    }
    // A blank line need not be indented, so that line ends of two bytes and an indent look alike.
    let hasBlank = zip(content, content.dropFirst()).contains { $0 == 0x0A && $1 == 0x0A }
    extra = hasBlank && surplus != lines ? nil : surplus / lines
    if extra != nil { lineEnds = content.indices.filter { content[$0] == 0x0A } }
  }

  /// How many lines end before an offset.
  private func lines(before offset: Int) -> Int {
    var (low, high) = (0, lineEnds.count)
    while low < high {
      let middle = (low + high) / 2
      if lineEnds[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where a stretch of the text is written: the whole code where that cannot be told.
  func range(of stretch: Range<Int>) -> Range<UInt32> {
    guard let extra else { return whole }
    let start = Int(whole.lowerBound) + stretch.lowerBound + lines(before: stretch.lowerBound) * extra
    let end = Int(whole.lowerBound) + stretch.upperBound + lines(before: stretch.upperBound) * extra
    return UInt32(clamping: start)..<UInt32(clamping: max(start, min(Int(whole.upperBound), end)))
  }
}

extension [Range<Int>] {
  /// The position of the stretch that holds an offset, of stretches in ascending order.
  func index(holding offset: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].contains(offset) ? low : nil
  }
}
