/// A hash that is the same on every machine and in every run (FNV-1a, 64 bits); not for secrets.
public struct StableHash: Sendable, Hashable {
  /// The hash of all bytes so far.
  public private(set) var value: UInt64

  /// Of no bytes.
  public init() { value = 0xcbf2_9ce4_8422_2325 }
  /// The hash of the bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    self.init()
    combine(bytes)
  }

  /// Takes more bytes in: the same as hashing all of them at once.
  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    // Through the pointer: a sequence of unknown type gives its bytes one call at a time, 400 instructions each.
    let before = value
    if let after = bytes.withContiguousStorageIfAvailable({ StableHash.combined(before, $0) }) {
      value = after
    } else {
      for byte in bytes { value = StableHash.combined(value, CollectionOfOne(byte)) }
    }
  }

  private static func combined(_ value: UInt64, _ bytes: some Sequence<UInt8>) -> UInt64 {
    var value = value
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return value
  }

  /// Ten digits of base 32 (letters a to z without i, l, o and u, and digits).
  public var text: String {
    let digits: StaticString = "0123456789abcdefghjkmnpqrstvwxyz"
    var rest = value
    return String(unsafeUninitializedCapacity: 10) { text in
      for index in 0..<10 {
        text[index] = digits.utf8Start[Int(rest & 31)]
        rest >>= 5
      }
      return 10
    }
  }
}
