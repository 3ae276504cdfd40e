/// From character numbers, in which libyaml counts, to byte offsets in the file.
///
/// A stretch of bytes that is no UTF-8 counts as one character: libyaml sees U+FFFD in its place.
struct CharacterOffsets {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Offset in the file of the first of `bytes`.
  private let base: Int
  /// Offset of every 64th character; empty where characters and bytes are counted alike.
  private let checkpoints: [UInt32]
  private let isASCII: Bool

  /// - Parameter bytes: what libyaml reads, before it was mended; must outlive the table.
  init(_ bytes: UnsafeBufferPointer<UInt8>, base: Int, isASCII: Bool) {
    self.bytes = bytes
    self.base = base
    self.isASCII = isASCII
    checkpoints = isASCII ? [] : Self.checkpoints(of: bytes)
  }

  private static func checkpoints(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var checkpoints: [UInt32] = []
    checkpoints.reserveCapacity(bytes.count / 64 + 1)
    var index = 0
    while index < bytes.count {
      checkpoints.append(UInt32(clamping: index))
      if isASCII(bytes, from: index) {
        index += 64
        continue
      }
      var characters = 0
      while characters < 64, index < bytes.count {
        index += UTF8Sequence(in: bytes, at: index).length
        characters += 1
      }
    }
    return checkpoints
  }

  /// Whether the next 64 bytes are there and all ASCII.
  private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
    var all: UInt64 = 0
    for step in 0..<8 {
      guard let word = Word.load(bytes, at: index + step * 8) else { return false }
      all |= word
    }
    return all & Word.highBits == 0
  }

  /// The offset in the file of a character; the end for one past the last.
  @inline(__always)
  func offset(of character: Int) -> UInt32 {
    if isASCII { return UInt32(truncatingIfNeeded: base + min(max(character, 0), bytes.count)) }
    let slot = character >> 6
    guard slot >= 0, slot + 1 < checkpoints.count else { return walk(to: character) }
    let start = checkpoints[slot]
    // 64 characters in 64 bytes are ASCII.
    guard checkpoints[slot + 1] &- start == 64 else { return walk(to: character) }
    return UInt32(truncatingIfNeeded: base &+ Int(start) &+ (character & 63))
  }

  private func walk(to character: Int) -> UInt32 {
    let slot = character >> 6
    guard slot >= 0, slot < checkpoints.count else { return UInt32(truncatingIfNeeded: base + bytes.count) }
    var index = Int(checkpoints[slot])
    var left = character & 63
    while left > 0, index < bytes.count {
      index += UTF8Sequence(in: bytes, at: index).length
      left -= 1
    }
    return UInt32(truncatingIfNeeded: base + index)
  }
}
