/// Unicode scalars as sorted ranges that neither overlap nor touch. Code points of surrogates may be in it
/// and never match, since UTF-8 has none.
struct ScalarSet: Hashable {
  /// The highest code point.
  static let last: UInt32 = 0x10FFFF

  private(set) var ranges: [ClosedRange<UInt32>]

  init(_ ranges: [ClosedRange<UInt32>] = []) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let end = self.ranges.last, range.lowerBound <= end.upperBound &+ 1 {
        let upper = max(end.upperBound, range.upperBound)
        self.ranges[self.ranges.count - 1] = end.lowerBound...upper
      } else {
        self.ranges.append(range)
      }
    }
  }

  init(_ value: UInt32) { ranges = [value...value] }

  func contains(_ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }

  var inverted: ScalarSet {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= ScalarSet.last { gaps.append(next...ScalarSet.last) }
    return ScalarSet(gaps)
  }

  func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

  func intersection(_ other: ScalarSet) -> ScalarSet {
    inverted.union(other.inverted).inverted
  }
}

extension ScalarSet {
  static let digits = ScalarSet([0x30...0x39])
  static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let lineEnds = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
  /// WhiteSpace and LineTerminator of ECMA-262 §12.2 and §12.3.
  static let space = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  static let all = ScalarSet([0...last])
}

// MARK: - Case

extension ScalarSet {
  /// Where letters beyond ASCII are folded: Latin, Greek, Cyrillic, and Latin and Greek Extended.
  private static let foldedBlocks: [ClosedRange<UInt32>] = [
    0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF,
  ]

  /// Of each ASCII character the set with its other case. Patterns are made of little else, and to work one out
  /// takes 2,500 instructions.
  private static let foldedASCII: [ScalarSet] = (0..<0x80).map { ScalarSet($0).withOtherCases }

  /// The set with the other case of each of its letters.
  var ignoringCase: ScalarSet {
    if ranges.count == 1, let range = ranges.first, range.count == 1, range.lowerBound < 0x80 {
      return ScalarSet.foldedASCII[Int(range.lowerBound)]
    }
    return withOtherCases
  }

  private var withOtherCases: ScalarSet {
    var added: [ClosedRange<UInt32>] = []
    for range in ranges {
      if let upper = ScalarSet.common(range, 0x41...0x5A) {
        added.append((upper.lowerBound + 32)...(upper.upperBound + 32))
      }
      if let lower = ScalarSet.common(range, 0x61...0x7A) {
        added.append((lower.lowerBound - 32)...(lower.upperBound - 32))
      }
      for block in ScalarSet.foldedBlocks {
        guard let part = ScalarSet.common(range, block), part != block else { continue }
        for value in part { added += ScalarSet.otherCases(of: value).map { $0...$0 } }
      }
    }
    return added.isEmpty ? self : ScalarSet(ranges + added)
  }

  private static func otherCases(of value: UInt32) -> [UInt32] {
    guard let properties = Unicode.Scalar(value)?.properties else { return [] }
    // A mapping to several letters, or from a letter beyond ASCII into it, is not a simple one.
    return [properties.lowercaseMapping, properties.uppercaseMapping].compactMap { mapping in
      let scalars = mapping.unicodeScalars
      guard scalars.count == 1, let other = scalars.first, other.value >= 0x80 else { return nil }
      return other.value
    }
  }

  private static func common(_ a: ClosedRange<UInt32>, _ b: ClosedRange<UInt32>) -> ClosedRange<UInt32>? {
    a.overlaps(b) ? a.clamped(to: b) : nil
  }
}
