/// Where a file's front matter ends and its Markdown begins.
public struct FrontMatter: Sendable, Equatable {
  /// The YAML between the marker lines, without them; nil where the file has none.
  public var matter: Range<Int>?
  /// The Markdown behind it: offsets in the file; a byte order mark is in neither range.
  public var body: Range<Int>
  /// Where a first line of `---` stands that no line of `---` or `...` closes: such a file is all body.
  public var unclosed: Range<Int>?

  /// Splits a file at its marker lines: `---` as the very first line, then `---` or `...`; blanks may
  /// follow a marker.
  public static func split(_ bytes: [UInt8]) -> FrontMatter {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let whole = FrontMatter(matter: nil, body: start..<bytes.count, unclosed: nil)
    let first = line(in: bytes, at: start)
    guard isMarker(bytes[first.text], of: UInt8(ascii: "-")) else { return whole }
    var position = first.next
    while position < bytes.count {
      let line = line(in: bytes, at: position)
      let text = bytes[line.text]
      if isMarker(text, of: UInt8(ascii: "-")) || isMarker(text, of: UInt8(ascii: ".")) {
        return FrontMatter(matter: first.next..<position, body: line.next..<bytes.count, unclosed: nil)
      }
      position = line.next
    }
    // `---` and nothing behind it is a thematic break, which nobody meant as front matter.
    guard first.next < bytes.count else { return whole }
    return FrontMatter(matter: nil, body: whole.body, unclosed: first.text)
  }

  /// The line at `start` without its end, and where the next one begins.
  private static func line(in bytes: [UInt8], at start: Int) -> (text: Range<Int>, next: Int) {
    var end = start
    while end < bytes.count, !bytes[end].isLineEnd { end += 1 }
    var next = end
    if next < bytes.count {
      let isCR = bytes[next] == 0x0D
      next += 1
      if isCR, next < bytes.count, bytes[next] == 0x0A { next += 1 }
    }
    return (start..<end, next)
  }

  private static func isMarker(_ line: ArraySlice<UInt8>, of mark: UInt8) -> Bool {
    guard line.count >= 3, line.prefix(3).allSatisfy({ $0 == mark }) else { return false }
    return line.dropFirst(3).allSatisfy(\.isBlank)
  }
}
