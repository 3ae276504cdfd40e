/// Words of at most 16 bytes, found without a string or an array being made.
struct KeywordTable: Sendable {
  /// A word's bytes in two numbers, the first byte lowest.
  struct Key: Equatable, Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    private(set) var count = 0

    @inline(__always) mutating func append(_ byte: UInt8) {
      switch count {
      case 0..<8: low |= UInt64(byte) << UInt64(count &* 8)
      case 8..<16: high |= UInt64(byte) << UInt64((count &- 8) &* 8)
      default: break
      }
      count &+= 1
    }

    init() {}

    init(_ bytes: some Sequence<UInt8>) { for byte in bytes { append(byte) } }

    @inline(__always) var hash: UInt64 {
      (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
    }
  }

  /// Twice as many places as words at least; an empty key where none is.
  private let keys: [Key]
  private let shift: UInt64
  /// Whether capital letters are the same as small ones.
  let ignoresCase: Bool

  /// - Parameter words: in small letters where case is ignored, between them blanks or line ends.
  init(_ words: StaticString, ignoresCase: Bool = false) {
    let text = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
    let all = text.split(whereSeparator: \.isSpace).map { Key($0) }
    var bits: UInt64 = 3
    while 1 << bits < all.count * 2 { bits += 1 }
    var keys = [Key](repeating: Key(), count: 1 << bits)
    for key in all where key.count <= 16 {
      var place = Int(truncatingIfNeeded: key.hash >> (64 - bits))
      while keys[place].count > 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
      keys[place] = key
    }
    self.keys = keys
    shift = 64 - bits
    self.ignoresCase = ignoresCase
  }

  @inline(__always) func contains(_ key: Key) -> Bool {
    guard key.count <= 16 else { return false }
    var place = Int(truncatingIfNeeded: key.hash >> shift)
    while keys[place].count > 0 {
      if keys[place] == key { return true }
      place = (place &+ 1) & (keys.count &- 1)
    }
    return false
  }
}
