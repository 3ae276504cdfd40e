/// Reads a text from its start, for formats made of digits and marks.
struct FormatScanner {
  private var rest: Slice<UnsafeBufferPointer<UInt8>>

  init(_ text: Slice<UnsafeBufferPointer<UInt8>>) { rest = text }

  var isAtEnd: Bool { rest.isEmpty }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func take(oneOf bytes: StaticString) -> UInt8? {
    guard let byte = rest.first,
      UnsafeBufferPointer(start: bytes.utf8Start, count: bytes.utf8CodeUnitCount).contains(byte)
    else { return nil }
    rest.removeFirst()
    return byte
  }

  /// The number of exactly so many digits.
  private mutating func take(digits count: Int) -> Int? {
    guard rest.count >= count, rest.prefix(count).allSatisfy({ (48...57).contains($0) }) else { return nil }
    let value = rest.prefix(count).reduce(0) { $0 * 10 + Int($1 - 48) }
    rest = rest.dropFirst(count)
    return value
  }

  /// How many digits follow; they are taken.
  private mutating func takeDigits() -> Int {
    let digits = rest.prefix { (48...57).contains($0) }.count
    rest = rest.dropFirst(digits)
    return digits
  }

  // MARK: - Dates and times (RFC 3339 §5.6)

  mutating func isDateTime() -> Bool {
    takeDate() && take(oneOf: "Tt") != nil && takeTime() && isAtEnd
  }

  mutating func takeDate() -> Bool {
    guard let year = take(digits: 4), take(UInt8(ascii: "-")), let month = take(digits: 2),
      take(UInt8(ascii: "-")), let day = take(digits: 2), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day >= 1 && day <= lengths[month - 1]
  }

  mutating func takeTime() -> Bool {
    guard let hour = take(digits: 2), take(UInt8(ascii: ":")), let minute = take(digits: 2),
      take(UInt8(ascii: ":")), let second = take(digits: 2), hour < 24, minute < 60, second <= 60
    else { return false }
    if take(UInt8(ascii: ".")), takeDigits() == 0 { return false }
    var offset = 0
    if take(oneOf: "Zz") == nil {
      guard let sign = take(oneOf: "+-"), let hours = take(digits: 2), take(UInt8(ascii: ":")),
        let minutes = take(digits: 2), hours < 24, minutes < 60
      else { return false }
      offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }
    // A leap second comes at midnight of UTC only (RFC 3339 §5.7).
    let minuteOfDay = ((hour * 60 + minute - offset) % 1440 + 1440) % 1440
    return second < 60 || minuteOfDay == 1439
  }

  /// RFC 3339 appendix A.
  mutating func isDuration() -> Bool {
    guard take(UInt8(ascii: "P")) else { return false }
    let start = rest.count
    if takeParts("W") > 0 { return isAtEnd }
    let hasDate = takeParts("YMD") > 0
    guard take(UInt8(ascii: "T")) else { return isAtEnd && hasDate }
    return start > 0 && takeParts("HMS") > 0 && isAtEnd
  }

  /// Numbers with units in their order, none left out between two; gives how many there are.
  private mutating func takeParts(_ units: StaticString) -> Int {
    let units = Array(UnsafeBufferPointer(start: units.utf8Start, count: units.utf8CodeUnitCount))
    var next: Int?
    var taken = 0
    while true {
      let before = rest
      guard takeDigits() > 0, let unit = rest.first, let position = units.firstIndex(of: unit),
        next.map({ $0 == position }) ?? true
      else {
        rest = before
        return taken
      }
      rest.removeFirst()
      next = position + 1
      taken += 1
    }
  }

  // MARK: - Names

  /// RFC 9562 §4.
  mutating func isUUID() -> Bool {
    for (index, length) in [8, 4, 4, 4, 12].enumerated() {
      if index > 0, !take(UInt8(ascii: "-")) { return false }
      guard rest.count >= length, rest.prefix(length).allSatisfy(AddressSyntax.isHexadecimal) else {
        return false
      }
      rest = rest.dropFirst(length)
    }
    return isAtEnd
  }

  /// RFC 6901 §3.
  mutating func isPointer() -> Bool {
    guard isAtEnd || rest.first == UInt8(ascii: "/") else { return false }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "~"), take(oneOf: "01") == nil { return false }
    }
    return true
  }

  mutating func isRelativePointer() -> Bool {
    let isZero = rest.first == UInt8(ascii: "0")
    let digits = takeDigits()
    guard digits > 0, !isZero || digits == 1 else { return false }
    if take(UInt8(ascii: "#")) { return isAtEnd }
    return isPointer()
  }

  mutating func isBase64(isForAddresses: Bool) -> Bool {
    var letters = 0
    while let byte = rest.first, FormatScanner.isBase64Letter(byte, isForAddresses: isForAddresses) {
      rest.removeFirst()
      letters += 1
    }
    var padding = 0
    while padding < 2, take(UInt8(ascii: "=")) { padding += 1 }
    guard isAtEnd, letters % 4 != 1 else { return false }
    return (letters + padding) % 4 == 0 || isForAddresses && padding == 0
  }

  private static func isBase64Letter(_ byte: UInt8, isForAddresses: Bool) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    case UInt8(ascii: "+"), UInt8(ascii: "/"): !isForAddresses
    case UInt8(ascii: "-"), UInt8(ascii: "_"): isForAddresses
    default: false
    }
  }
}
