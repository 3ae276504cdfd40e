/// The line that a finding is about, cut to a readable length, with the stretch to underline.
public struct Excerpt: Sendable, Equatable, Codable {
  /// The text of the line, unescaped; `…` stands where it was cut.
  public var line: String
  /// What to underline, in Unicode scalars of `line`; empty for a place between two characters.
  public var caret: Range<Int>

  /// At most so many scalars of a line are shown: JSON files can be a single line.
  public static let longestLine = 120

  /// - Parameters:
  ///   - line: the text that is shown, cut already.
  ///   - caret: what is marked, in scalars of `line`.
  public init(line: String, caret: Range<Int>) {
    self.line = line
    self.caret = caret
  }

  /// The first line of `span` in `bytes`.
  init(of span: Range<UInt32>, in bytes: [UInt8], _ table: LineTable) {
    let start = min(Int(span.lowerBound), bytes.count)
    let end = min(Int(span.upperBound), bytes.count)
    var line = table.bytes(ofLine: table.line(at: start), in: bytes)
    if line.lowerBound == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { line = 3..<max(3, line.upperBound) }
    // A scalar is at most four bytes: windows in bytes keep a line of megabytes from being decoded whole.
    let from = min(max(line.lowerBound, start - 4 * Excerpt.longestLine), bytes.count)
    let to = min(line.upperBound, start + 4 * Excerpt.longestLine)
    let before = Excerpt.scalars(bytes[min(from, start)..<max(from, min(start, line.upperBound))])
    let marked = Excerpt.scalars(bytes[min(start, to)..<min(max(start, end), to)])
    let after = Excerpt.scalars(bytes[min(max(start, min(end, to)), to)..<to])

    var text = before
    var caretStart = before.count
    let room = Excerpt.longestLine - min(marked.count, Excerpt.longestLine / 2)
    let isWhole = from == line.lowerBound && to == line.upperBound
    let fits = isWhole && before.count + marked.count + after.count <= Excerpt.longestLine
    if !fits, before.count > room / 2 || from > line.lowerBound {
      let kept = min(before.count, room / 2)
      text = ["…"] + before.suffix(kept)
      caretStart = kept + 1
    }
    let space = max(0, Excerpt.longestLine - text.count)
    let shownMarked = marked.prefix(space)
    let shownAfter = after.prefix(max(0, space - shownMarked.count))
    text += shownMarked
    text += shownAfter
    if shownMarked.count < marked.count || shownAfter.count < after.count || to < line.upperBound {
      text.append("…")
    }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: text)
    self.line = String(string)
    self.caret = caretStart..<(caretStart + shownMarked.count)
  }

  private static func scalars(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
  }
}
