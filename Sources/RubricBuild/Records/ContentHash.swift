/// A hash of 128 bits that is the same on every machine and in every run; not for secrets. It takes eight bytes at
/// a time, since all that a build reads goes through it.
struct ContentHash: Hashable, Sendable, Codable {
  private var first: UInt64 = 0xcbf2_9ce4_8422_2325
  private var second: UInt64 = 0x6a09_e667_f3bc_c908

  /// Of nothing.
  init() {}

  /// Of the bytes.
  init(_ bytes: [UInt8]) { combine(bytes) }

  /// Of the bytes.
  init(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { combine(raw: $0) } }

  /// Takes a number in.
  mutating func combine(_ number: UInt64) {
    first = (first ^ number) &* 0x9E37_79B9_7F4A_7C15
    first ^= first >> 29
    second = (second &+ number) &* 0xC2B2_AE3D_27D4_EB4F
    second ^= second >> 31
  }

  /// Takes bytes in, with their number: two texts are another thing than one of both.
  mutating func combine(_ bytes: [UInt8]) { bytes.withUnsafeBytes { combine(raw: $0) } }

  /// Takes a text in, with its length.
  mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(raw: UnsafeRawBufferPointer($0)) }
  }

  /// Takes a value of few in.
  mutating func combine(_ isSo: Bool) { combine(isSo ? 1 : 0 as UInt64) }

  /// Takes in whether there is a text, and which.
  mutating func combine(_ text: String?) {
    combine(text != nil)
    if let text { combine(text) }
  }

  /// Takes another hash in.
  mutating func combine(_ other: ContentHash) {
    combine(other.first)
    combine(other.second)
  }

  private mutating func combine(raw bytes: UnsafeRawBufferPointer) {
    combine(UInt64(bytes.count))
    var index = 0
    while index + 8 <= bytes.count {
      combine(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    combine(rest)
  }

  /// In base 36, fit for a file's name.
  var text: String { String(first, radix: 36) + "-" + String(second, radix: 36) }

  /// The sixteen bytes.
  var bytes: [UInt8] {
    [first, second].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
  }
}
