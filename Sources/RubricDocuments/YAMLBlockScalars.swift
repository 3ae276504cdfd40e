/// Block scalars (YAML 1.2.2 §8.1), where libyaml's marks and text are not what is wanted.
extension YAMLReader {
  /// Where a block scalar's content ends. libyaml lets it reach over all blank lines behind it.
  func contentEnd(of value: UnsafeBufferPointer<UInt8>, from start: UInt32, to end: UInt32) -> UInt32 {
    let header = header(from: start, to: end)
    if header.prefix(3).contains(UInt8(ascii: "+")) { return end }
    let hasLineEnd = value.last == UInt8(ascii: "\n")
    let lastOfText = value.dropLast(hasLineEnd ? 1 : 0).last
    var index = Int(end)
    while index > header.endIndex, bytes[index - 1] <= 0x20 { index -= 1 }
    while index < Int(end), bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") {
      index += 1
    }
    // Lines of nothing but blanks that belong to the text: leave them to libyaml.
    if let lastOfText, lastOfText <= 0x20, bytes[index - 1] != lastOfText { return end }
    if hasLineEnd, index < Int(end) {
      index +=
        bytes[index] == UInt8(ascii: "\r") && index + 1 < Int(end) && bytes[index + 1] == UInt8(ascii: "\n")
        ? 2 : 1
    }
    return UInt32(clamping: index)
  }

  /// Whether the text ends in the middle of a block scalar's last line, whose line end libyaml then leaves
  /// out: a last line counts whether a line end follows or not.
  func lacksLineEnd(_ value: UnsafeBufferPointer<UInt8>, from start: UInt32, to end: UInt32) -> Bool {
    guard Int(end) >= range.upperBound, start < end, let last = bytes[Int(start)..<Int(end)].last,
      last != UInt8(ascii: "\n"), last != UInt8(ascii: "\r")
    else { return false }
    let header = header(from: start, to: end)
    guard header.endIndex < Int(end), !header.prefix(3).contains(UInt8(ascii: "-")) else { return false }
    if let last = value.last, last != UInt8(ascii: "\n") { return true }
    // A last line of blanks only is text where all line ends are kept.
    return header.prefix(3).contains(UInt8(ascii: "+"))
  }

  /// The line of a block scalar's indicator.
  private func header(from start: UInt32, to end: UInt32) -> Slice<UnsafeBufferPointer<UInt8>> {
    bytes[Int(start)..<Int(end)].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
  }
}
