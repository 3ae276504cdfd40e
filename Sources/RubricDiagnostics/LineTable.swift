/// Where the lines of a file begin. Made when the first finding of a file is printed, not before.
public struct LineTable: Sendable {
  private let starts: [Int]

  /// Lines end at LF, CR LF or a lone CR, as in YAML 1.2 §5.4 and CommonMark §2.1.
  public init(_ bytes: [UInt8]) { starts = bytes.withUnsafeBufferPointer { LineTable.starts(in: $0) } }

  private static func starts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      // Nearly all bytes are greater than either line end, and the table of a large file has millions to read.
      if byte > UInt8(ascii: "\r") { continue }
      if byte == UInt8(ascii: "\n") {
        starts.append(index)
      } else if byte == UInt8(ascii: "\r") {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
        starts.append(index)
      }
    }
    return starts
  }

  /// How many lines there are; a file that ends with a line end has an empty last line.
  public var count: Int { starts.count }

  /// The line, from 0, that holds the byte at `offset`; the last line for an offset past the end.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Byte offset of the first byte of `line` (from 0); nil past the last line.
  public func start(ofLine line: Int) -> Int? {
    line >= 0 && line < starts.count ? starts[line] : nil
  }

  /// The bytes of `line` (from 0) without its line end; empty past the last line.
  public func bytes(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
    guard let start = start(ofLine: line) else { return bytes.count..<bytes.count }
    var end = min(self.start(ofLine: line + 1) ?? bytes.count, bytes.count)
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return min(start, end)..<end
  }
}
