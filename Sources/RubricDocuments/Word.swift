/// Eight bytes at a time: tests that a loop over text makes on a whole word.
enum Word {
  @inline(__always)
  static func load(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64? {
    guard let base = bytes.baseAddress, index >= 0, index + 8 <= bytes.count else { return nil }
    return UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// One byte, eight times.
  @inline(__always)
  static func of(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// Non-zero where a byte equals `byte`; the lowest bit set belongs to the first such byte.
  @inline(__always)
  static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ of(byte)
    return (difference &- of(1)) & ~difference & highBits
  }

  /// Non-zero where a byte is under U+0020; the lowest bit set belongs to the first such byte.
  @inline(__always)
  static func controls(_ word: UInt64) -> UInt64 { (word &- of(0x20)) & ~word & highBits }

  /// Whether two stretches of `count` bytes are equal.
  @inline(__always)
  static func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int) -> Bool {
    guard count >= 8 else { return short(a, count: count) == short(b, count: count) }
    var index = 0
    while index < count - 8 {
      if loaded(a + index) != loaded(b + index) { return false }
      index += 8
    }
    // The last word laps over the one before it.
    return loaded(a + count - 8) == loaded(b + count - 8)
  }

  @inline(__always)
  static func loaded(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
  }

  /// Fewer than eight bytes in one word, another for every other text of that length.
  @inline(__always)
  static func short(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    if count >= 4 {
      let first = UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self)
      let last = UnsafeRawPointer(bytes + count - 4).loadUnaligned(as: UInt32.self)
      return UInt64(first) << 32 | UInt64(last)
    }
    guard count > 0 else { return 0 }
    return UInt64(bytes[0]) << 16 | UInt64(bytes[count >> 1]) << 8 | UInt64(bytes[count - 1])
  }
}
