/// Code within Markdown, which is no prose.
enum MarkdownCode {
  /// The text with its code spans and fenced blocks blanked, byte for byte; line feeds stay.
  static func blanked(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "`")) || text.contains(UInt8(ascii: "~")) else { return text }
    var text = text
    let lastRuns = lastRuns(in: text)
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard byte == UInt8(ascii: "`") || (byte == UInt8(ascii: "~") && isFence(at: index, in: text)) else {
        index += 1
        continue
      }
      let run = length(ofRunAt: index, in: text)
      // What is not closed is no code, and a fence that is not closed goes on to the end.
      guard let last = lastRuns[Run(byte: byte, length: run)], last > index,
        let close = closing(run, of: byte, from: index + run, in: text)
      else {
        if run >= 3, isFence(at: index, in: text) { blank(index..<text.count, in: &text) }
        index += run
        continue
      }
      blank(index..<close, in: &text)
      index = close
    }
    return text
  }

  /// Backticks or tildes, one behind the other.
  private struct Run: Hashable {
    var byte: UInt8
    var length: Int
  }

  /// Where the last run of each length begins: what no run closes is not searched for to the end each time.
  private static func lastRuns(in text: [UInt8]) -> [Run: Int] {
    var last: [Run: Int] = [:]
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else {
        index += 1
        continue
      }
      let length = length(ofRunAt: index, in: text)
      last[Run(byte: byte, length: length)] = index
      index += length
    }
    return last
  }

  private static func isFence(at index: Int, in text: [UInt8]) -> Bool {
    var before = index
    while before > 0, text[before - 1] == 0x20 { before -= 1 }
    return (before == 0 || text[before - 1] == 0x0A) && length(ofRunAt: index, in: text) >= 3
  }

  private static func length(ofRunAt index: Int, in text: [UInt8]) -> Int {
    text[index...].prefix { $0 == text[index] }.count
  }

  /// The end of the next run of exactly so many of the byte.
  private static func closing(_ count: Int, of byte: UInt8, from start: Int, in text: [UInt8]) -> Int? {
    var index = start
    while index < text.count {
      guard text[index] == byte else {
        index += 1
        continue
      }
      let run = length(ofRunAt: index, in: text)
      index += run
      if run == count { return index }
    }
    return nil
  }

  private static func blank(_ range: Range<Int>, in text: inout [UInt8]) {
    for index in range where text[index] != 0x0A { text[index] = 0x20 }
  }
}
