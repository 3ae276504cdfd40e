import RubricDiagnostics

/// Text in which `⟦` and `⟧` mark stretches, for tests that name a place by showing it.
public struct MarkedText: Sendable {
  /// The text without its marks.
  public let text: String
  /// What was marked, as byte ranges of `text`, in the order of the opening marks.
  public let ranges: [Range<UInt32>]

  /// - Parameter marked: marks may nest; an opening one without its end marks an empty stretch.
  public init(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [Int] = []
    var ranges: [(start: UInt32, end: UInt32)] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        open.append(ranges.count)
        ranges.append((UInt32(bytes.count), UInt32(bytes.count)))
      case "⟧":
        if let index = open.popLast() { ranges[index].end = UInt32(bytes.count) }
      default: bytes += Array(String(scalar).utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.ranges = ranges.map { $0.start..<$0.end }
  }

  /// The bytes of the text.
  public var bytes: [UInt8] { Array(text.utf8) }
}
