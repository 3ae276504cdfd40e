import RubricMarkdown

/// Where the lines of a code block are written: its text lacks the indent and the line ends of the file.
struct CodePlaces: Sendable, Hashable {
  /// Bytes of the Markdown, from the first of the code to the last.
  let whole: Range<UInt32>
  /// How many bytes of the file stand before each line but the first that are not in the text; nil where that
  /// is not the same for all lines.
  private let extra: Int?

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
  }

  /// Where a stretch of the text is written: the whole code where that cannot be told.
  func range(of stretch: Range<Int>, in text: [UInt8]) -> Range<UInt32> {
    guard let extra else { return whole }
    var before = 0
    if extra > 0 { before = text[..<min(stretch.lowerBound, text.count)].count { $0 == 0x0A } * extra }
    let inside = extra > 0 ? text[stretch.clamped(to: 0..<text.count)].count { $0 == 0x0A } * extra : 0
    let start = Int(whole.lowerBound) + stretch.lowerBound + before
    let end = min(Int(whole.upperBound), start + stretch.count + inside)
    return UInt32(clamping: start)..<UInt32(clamping: max(start, end))
  }
}
