/// Writes lists that are too long for `ArchiveEncoder` to go through value by value.
struct Packing {
  private(set) var bytes: [UInt8] = []

  /// Seven bits a byte, the lowest first.
  mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A number that is not negative; one that is counts as 0.
  mutating func put(_ number: Int) { put(UInt64(max(0, number))) }

  /// A text behind its length.
  mutating func put(_ text: some Collection<UInt8>) {
    put(text.count)
    bytes.append(contentsOf: text)
  }
}

/// Reads what `Packing` wrote. The bytes may be anybody's.
struct Unpacking {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Why bytes are no such list.
  struct Fault: Error {}

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  mutating func number() throws(Fault) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.endIndex, shift < 64 {
      let byte = bytes[position]
      position += 1
      guard shift < 63 || byte <= 1 else { throw Fault() }
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    throw Fault()
  }

  /// A number that is not negative.
  mutating func count() throws(Fault) -> Int {
    guard let count = Int(exactly: try number()) else { throw Fault() }
    return count
  }

  /// How many elements follow: each takes a byte at least, so that nobody makes room for more than there are.
  mutating func elementCount() throws(Fault) -> Int {
    let count = try count()
    guard count <= bytes.endIndex - position else { throw Fault() }
    return count
  }

  mutating func slice() throws(Fault) -> ArraySlice<UInt8> {
    let count = try elementCount()
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  mutating func text() throws(Fault) -> String {
    guard let text = String(validating: try slice(), as: UTF8.self) else { throw Fault() }
    return text
  }
}
