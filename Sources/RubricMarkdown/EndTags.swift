/// Where a text has end tags of HTML, found once and by one walk: they tell markup from a name in angle brackets
/// that its author wrote for readers, as in `An <iframe> tag that embeds a player`.
struct EndTags {
  /// Offsets of `</`, rising, by element.
  private let offsets: [AllowedHTML.Tag: [Int]]

  init(in text: ByteView) {
    var offsets: [AllowedHTML.Tag: [Int]] = [:]
    var index = 0
    while let start = text.first(UInt8(ascii: "<"), from: index) {
      index = start + 1
      guard text[index] == UInt8(ascii: "/") else { continue }
      let name = index + 1
      index = name
      while text[index].isASCIILetter || text[index].isASCIIDigit { index += 1 }
      if let tag = AllowedHTML.tag(named: text[name..<index]) { offsets[tag, default: []].append(start) }
    }
    self.offsets = offsets
  }

  /// Whether an element has an end tag in a part of the text.
  func contain(_ tag: AllowedHTML.Tag, in range: Range<Int>) -> Bool {
    guard let all = offsets[tag] else { return false }
    var (low, high) = (0, all.count)
    while low < high {
      let middle = low + (high - low) / 2
      if all[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low] < range.upperBound
  }
}
