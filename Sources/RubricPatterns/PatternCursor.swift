/// A place in the source of a pattern, moving forward scalar by scalar.
struct PatternCursor {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  /// Byte offset of the next scalar.
  private(set) var position = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  /// The next scalar; nil at the end.
  var next: Unicode.Scalar? { following(0) }

  /// The scalar `distance` places after the next one.
  func following(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  /// Takes the next scalar; nil at the end.
  mutating func take() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    index += 1
    position += UTF8.width(scalar)
    return scalar
  }

  /// Takes the text where it comes next; ASCII, as all signs of the syntax are.
  mutating func take(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    for offset in 0..<length where following(offset)?.value != UInt32(text.utf8Start[offset]) { return false }
    index += length
    position += length
    return true
  }

  /// Takes digits of that base; nil where there are fewer than `atLeast`. Values past `Int32.max` stay there.
  mutating func takeNumber(base: UInt32, atLeast: Int = 1, atMost: Int = .max) -> UInt32? {
    var value: UInt32 = 0
    var ahead = self
    var count = 0
    while count < atMost, let digit = ahead.next.flatMap(PatternCursor.digit), digit < base {
      _ = ahead.take()
      count += 1
      value = value > (UInt32(Int32.max) - digit) / base ? UInt32(Int32.max) : value * base + digit
    }
    guard count >= atLeast else { return nil }
    self = ahead
    return value
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar.value {
    case 0x30...0x39: scalar.value - 0x30
    case 0x41...0x46: scalar.value - 0x41 + 10
    case 0x61...0x66: scalar.value - 0x61 + 10
    default: nil
    }
  }
}
