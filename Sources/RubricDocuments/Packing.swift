/// Writes lists that are too long to be encoded value by value: numbers in few bytes, and each text once.
public struct Packing {
  /// Numbers of the texts, from 1.
  private var numbers: [[UInt8]: Int] = [:]
  /// All texts, each behind its length.
  private var texts: [UInt8] = []
  private var values: [UInt8] = []

  /// Nothing yet.
  public init() {}

  /// All that was put, for `Unpacking`.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    Packing.put(UInt64(numbers.count), to: &bytes)
    return bytes + texts + values
  }

  /// Adds a number.
  public mutating func put(_ number: UInt64) { Packing.put(number, to: &values) }

  /// Adds a number that is not negative; one that is counts as 0.
  public mutating func put(_ number: Int) { put(UInt64(max(0, number))) }

  /// Adds bytes.
  public mutating func put(_ bytes: some Collection<UInt8>) {
    put(bytes.count)
    values.append(contentsOf: bytes)
  }

  /// Adds a text, which takes a few bytes where it was there before.
  public mutating func put(_ text: String) {
    let text = Array(text.utf8)
    if let number = numbers[text] { return put(number) }
    let number = numbers.count + 1
    numbers[text] = number
    Packing.put(UInt64(text.count), to: &texts)
    texts += text
    put(number)
  }

  /// Adds a text or that there is none.
  public mutating func put(_ text: String?) {
    guard let text else { return put(0) }
    put(text)
  }

  /// Seven bits a byte, the lowest first.
  private static func put(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Reads what `Packing` wrote, in the same order. The bytes may be anybody's.
public struct Unpacking {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var texts: [String] = []

  /// Why bytes are no such list.
  public struct Fault: Error {
    /// Said by whoever finds values that do not go together.
    public init() {}
  }

  /// - Throws: where the bytes do not begin with texts.
  public init(_ bytes: ArraySlice<UInt8>) throws(Fault) {
    self.bytes = bytes
    position = bytes.startIndex
    let count = try elementCount()
    texts.reserveCapacity(count)
    for _ in 0..<count {
      guard let text = String(validating: try slice(), as: UTF8.self) else { throw Fault() }
      texts.append(text)
    }
  }

  /// - Throws: where something is left.
  public func end() throws(Fault) {
    guard position == bytes.endIndex else { throw Fault() }
  }

  /// A number.
  public mutating func number() throws(Fault) -> UInt64 {
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
  public mutating func count() throws(Fault) -> Int {
    guard let count = Int(exactly: try number()) else { throw Fault() }
    return count
  }

  /// How many elements follow: each takes a byte at least, so that nobody makes room for more than there are.
  public mutating func elementCount() throws(Fault) -> Int {
    let count = try count()
    guard count <= bytes.endIndex - position else { throw Fault() }
    return count
  }

  /// Bytes.
  public mutating func slice() throws(Fault) -> ArraySlice<UInt8> {
    let count = try elementCount()
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  /// A text.
  public mutating func text() throws(Fault) -> String {
    guard let text = try optionalText() else { throw Fault() }
    return text
  }

  /// A text; nil where there is none.
  public mutating func optionalText() throws(Fault) -> String? {
    let number = try count()
    guard number <= texts.count else { throw Fault() }
    return number == 0 ? nil : texts[number - 1]
  }
}
