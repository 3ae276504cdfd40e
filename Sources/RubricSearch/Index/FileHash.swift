/// A hash of the index, the same on every machine and in every run; not for secrets. It takes eight bytes at a time:
/// all that a site's search holds goes through it.
struct FileHash: Sendable, Codable {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func combine(_ number: UInt64) {
    value = (value ^ number) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 29
  }

  mutating func combine(_ bytes: [UInt8]) { bytes.withUnsafeBytes { combine(raw: $0) } }

  mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(raw: UnsafeRawBufferPointer($0)) }
  }

  private mutating func combine(raw bytes: UnsafeRawBufferPointer) {
    // The length keeps two texts apart from others with the same bytes in another division.
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

  /// In base 36.
  var text: String { String(value, radix: 36) }
}
