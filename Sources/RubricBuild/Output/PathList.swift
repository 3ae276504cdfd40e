/// The form in which the manifest and the journal of an output folder keep paths: a first line with the
/// name of the form, then a path a line. Control characters and `%` are percent-encoded, so that a path is
/// one line whatever it holds.
struct PathList {
  /// The first line, which changes whenever the form does.
  let heading: String

  static let manifest = PathList(heading: "rubric-manifest 1")
  static let journal = PathList(heading: "rubric-journal 1")

  /// The whole file.
  func bytes(of paths: [OutputPath]) -> [UInt8] {
    var bytes = Array(heading.utf8)
    bytes.append(UInt8(ascii: "\n"))
    for path in paths { bytes += PathList.line(of: path) }
    return bytes
  }

  /// One line with its end.
  static func line(of path: OutputPath) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var line: [UInt8] = []
    line.reserveCapacity(path.text.utf8.count + 1)
    for byte in path.text.utf8 {
      if byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "%") {
        line += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        line.append(byte)
      }
    }
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// What a file lists.
  struct Listed {
    var all: [OutputPath] = []
    /// Whether each line is a path.
    var isWhole = true
  }

  /// The paths in a file; nil where it is of another form. Lines that are no path of an output folder are
  /// left out, since anyone may have written them, and so is a last line without an end: it was cut off,
  /// and then its file was never written.
  func paths(in bytes: [UInt8]) -> Listed? {
    let head = heading.utf8.count
    guard bytes.starts(with: heading.utf8), head < bytes.count, bytes[head] == UInt8(ascii: "\n") else {
      return nil
    }
    var listed = Listed()
    var start = head + 1
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      if let path = PathList.path(in: bytes[start..<end]) {
        listed.all.append(path)
      } else {
        listed.isWhole = false
      }
      start = end + 1
    }
    if start < bytes.count { listed.isWhole = false }
    return listed
  }

  private static func path(in line: ArraySlice<UInt8>) -> OutputPath? {
    guard line.contains(UInt8(ascii: "%")) else { return path(plain: line) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    var index = line.startIndex
    while index < line.endIndex {
      var byte = line[index]
      index += 1
      if byte == UInt8(ascii: "%") {
        guard index + 1 < line.endIndex, let high = digit(line[index]), let low = digit(line[index + 1])
        else {
          return nil
        }
        byte = high << 4 | low
        index += 2
      }
      bytes.append(byte)
    }
    return path(plain: bytes[...])
  }

  private static func path(plain bytes: ArraySlice<UInt8>) -> OutputPath? {
    String(validating: bytes, as: UTF8.self).flatMap { try? OutputPath($0) }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    default: nil
    }
  }
}
