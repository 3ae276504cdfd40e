/// Automata over the UTF-8 bytes of single characters, one for each class of a pattern, sharing their nodes.
struct ByteTries {
  /// A step: any byte of the range leads to the node `target`.
  struct Step: Hashable {
    var bytes: ClosedRange<UInt8>
    var target: UInt32
  }

  /// The node that ends a character.
  static let end: UInt32 = 0

  /// The steps of all nodes; those of node `n` are `starts[n]..<starts[n + 1]`. Reading forward, the steps of
  /// one node never overlap; reading backward, they may.
  private(set) var steps: [Step] = []
  private(set) var starts: [Int] = [0, 0]
  private let readsBackward: Bool
  private var known: [[Step]: UInt32] = [:]
  private var roots: [ScalarSet: UInt32] = [:]
  /// For each ASCII character the set that began with it last. Patterns are made of words, and to hash a letter's
  /// set takes twenty times as long as to compare it.
  private var recent = [(set: ScalarSet, root: UInt32)?](repeating: nil, count: 0x80)

  init(readsBackward: Bool) { self.readsBackward = readsBackward }

  /// How many nodes there are, the end included.
  var count: Int { starts.count - 1 }

  /// The node that begins a character of the set, and whether its automaton was made just now.
  mutating func root(of set: ScalarSet) -> (node: UInt32, isNew: Bool) {
    let first = set.ranges.first.map { Int($0.lowerBound) } ?? 0x80
    if first < recent.count, let known = recent[first], known.set == set { return (known.root, false) }
    let (root, isNew) = makeRoot(of: set)
    if first < recent.count { recent[first] = (set, root) }
    return (root, isNew)
  }

  private mutating func makeRoot(of set: ScalarSet) -> (node: UInt32, isNew: Bool) {
    if let root = roots[set] { return (root, false) }
    var sequences = ByteSequences(set).all
    if readsBackward {
      sequences = sequences.map { $0.reversed() }
      sequences.sort(by: ByteTries.isBefore)
    }
    let root = node(for: sequences[...], at: 0)
    roots[set] = root
    return (root, true)
  }

  /// The node from which the rest of the sequences, which agree before `depth`, are read.
  private mutating func node(for sequences: ArraySlice<[ClosedRange<UInt8>]>, at depth: Int) -> UInt32 {
    var steps: [Step] = []
    var rest = sequences
    while let first = rest.first {
      guard depth < first.count else { return ByteTries.end }
      let bytes = first[depth]
      let group = rest.prefix { depth < $0.count && $0[depth] == bytes }
      rest = rest[group.endIndex...]
      let target = depth + 1 == first.count ? ByteTries.end : node(for: group, at: depth + 1)
      if let last = steps.last, last.target == target, last.bytes.upperBound < bytes.lowerBound,
        last.bytes.upperBound + 1 == bytes.lowerBound
      {
        steps[steps.count - 1].bytes = last.bytes.lowerBound...bytes.upperBound
      } else {
        steps.append(Step(bytes: bytes, target: target))
      }
    }
    if let node = known[steps] { return node }
    let node = UInt32(count)
    known[steps] = node
    self.steps += steps
    starts.append(self.steps.count)
    return node
  }

  private static func isBefore(_ a: [ClosedRange<UInt8>], _ b: [ClosedRange<UInt8>]) -> Bool {
    for (x, y) in zip(a, b) where x != y {
      return (x.lowerBound, x.upperBound) < (y.lowerBound, y.upperBound)
    }
    return a.count < b.count
  }
}

/// The UTF-8 of a set of scalars as sequences of byte ranges, in the order of the scalars. No two overlap.
struct ByteSequences {
  private(set) var all: [[ClosedRange<UInt8>]] = []

  init(_ set: ScalarSet) {
    for range in set.ranges {
      // Surrogates have no UTF-8 (RFC 3629 §3).
      append(range.lowerBound, min(range.upperBound, 0xD7FF))
      append(max(range.lowerBound, 0xE000), range.upperBound)
    }
  }

  private mutating func append(_ low: UInt32, _ high: UInt32) {
    guard low <= high else { return }
    for last in [0x7F, 0x7FF, 0xFFFF] as [UInt32] where low <= last && last < high {
      append(low, last)
      append(last + 1, high)
      return
    }
    if high > 0x7F {
      // A sequence is a product of byte ranges only where every byte but the first varies over all 64 values.
      for bits in [6, 12, 18] as [UInt32] {
        let mask = (UInt32(1) << bits) - 1
        guard low & ~mask != high & ~mask else { continue }
        if low & mask != 0 {
          append(low, low | mask)
          append((low | mask) + 1, high)
          return
        }
        if high & mask != mask {
          append(low, (high & ~mask) - 1)
          append(high & ~mask, high)
          return
        }
      }
    }
    all.append(zip(ByteSequences.bytes(of: low), ByteSequences.bytes(of: high)).map { $0...$1 })
  }

  private static func bytes(of value: UInt32) -> [UInt8] {
    func continuation(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: (value >> shift) & 0x3F) }
    func lead(_ mark: UInt8, _ shift: UInt32) -> UInt8 { mark | UInt8(truncatingIfNeeded: value >> shift) }
    return switch value {
    case ...0x7F: [lead(0, 0)]
    case ...0x7FF: [lead(0xC0, 6), continuation(0)]
    case ...0xFFFF: [lead(0xE0, 12), continuation(6), continuation(0)]
    default: [lead(0xF0, 18), continuation(12), continuation(6), continuation(0)]
    }
  }
}
