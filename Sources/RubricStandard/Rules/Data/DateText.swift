import RubricSite

/// A text that looks like a day or a point in time.
enum DateText: Equatable {
  /// `2017-08-09`.
  case day
  /// `2017-08-09T13:58:07Z`, with what tells the zone.
  case moment(Zone)
  /// As a date header of HTTP: `Wed, 09 Aug 2017 13:58:07 GMT` (RFC 9110 §5.6.7), by some ended with `UTC`.
  case http
  /// In any other order or form; with how it is to be written where that is beyond doubt.
  case other(iso: String?)

  /// What tells how a time relates to UTC.
  enum Zone: Equatable {
    case missing, utc, offset
    /// An offset of nothing, such as `+00:00`.
    case zero
  }

  /// nil of a text that is no date, or whose numbers are none.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (8...40).contains(bytes.count) else { return nil }
    if let found = DateText.iso(bytes, text) ?? DateText.numbers(bytes) ?? DateText.worded(bytes) {
      self = found
    } else {
      return nil
    }
  }

  // MARK: - ISO 8601

  private static func iso(_ bytes: [UInt8], _ text: String) -> DateText? {
    guard CivilDate(text) != nil else { return nil }
    if bytes.count == 10 { return .day }
    let time = bytes[11...]
    let clock = time.prefix { isDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    guard clock.count >= 4, isDigit(clock[11]) else { return nil }
    // A space in place of the `T` is a form of its own.
    guard bytes[10] | 0x20 == UInt8(ascii: "t") else { return .other(iso: nil) }
    let rest = time.dropFirst(clock.count)
    switch rest.first {
    case nil: return .moment(.missing)
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): return rest.count == 1 ? .moment(.utc) : nil
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      let digits = rest.dropFirst().filter { $0 != UInt8(ascii: ":") }
      guard digits.allSatisfy(isDigit) else { return nil }
      return .moment(digits.allSatisfy { $0 == 0x30 } ? .zero : .offset)
    default: return nil
    }
  }

  // MARK: - Other orders

  /// `09/08/2017`, `9-8-2017`, `09.08.2017` and `2017/08/09`, a time behind it or not.
  private static func numbers(_ bytes: [UInt8]) -> DateText? {
    let first = bytes.prefix(while: isDigit)
    guard let separator = bytes.dropFirst(first.count).first, "/-.".utf8.contains(separator) else {
      return nil
    }
    let second = bytes.dropFirst(first.count + 1).prefix(while: isDigit)
    let rest = bytes.dropFirst(first.count + 1 + second.count)
    guard rest.first == separator else { return nil }
    let third = rest.dropFirst().prefix(while: isDigit)
    let tail = rest.dropFirst(1 + third.count).first
    guard tail == nil || tail == 0x20 || tail == UInt8(ascii: "T") else { return nil }
    guard let a = Int(ascii: first), let b = Int(ascii: second), let c = Int(ascii: third) else { return nil }
    switch (first.count, second.count, third.count) {
    case (4, 2, 2) where separator != UInt8(ascii: "-"):
      return CivilDate(year: a, month: b, day: c).map { .other(iso: $0.description) }
    case (1...2, 1...2, 4) where separator != UInt8(ascii: ".") || first.count + second.count == 4:
      return ordered(a, b, year: c)
    default: return nil
    }
  }

  /// A day and a month in either order.
  private static func ordered(_ a: Int, _ b: Int, year: Int) -> DateText? {
    guard (1000...2999).contains(year) else { return nil }
    let readings = [CivilDate(year: year, month: b, day: a), CivilDate(year: year, month: a, day: b)]
      .compactMap(\.self)
    guard let first = readings.first else { return nil }
    return .other(iso: readings.allSatisfy { $0 == first } ? first.description : nil)
  }

  /// `9 August 2017`, `August 9, 2017`, `09-Aug-2017`, and the form of HTTP.
  private static func worded(_ bytes: [UInt8]) -> DateText? {
    let parts = bytes.split { [0x20, UInt8(ascii: "-"), UInt8(ascii: ",")].contains($0) }
    guard parts.count >= 3 else { return nil }
    if isWeekday(parts[0]), parts.count >= 5, let zone = parts.last,
      zone.elementsEqual("GMT".utf8) || zone.elementsEqual("UTC".utf8)
    {
      return .http
    }
    let date = isWeekday(parts[0]) ? parts.dropFirst() : parts[...]
    guard date.count >= 3 else { return nil }
    let (a, b, c) = (date[date.startIndex], date[date.startIndex + 1], date[date.startIndex + 2])
    guard date.count == 3 || date.dropFirst(3).first?.contains(UInt8(ascii: ":")) == true else { return nil }
    if let month = month(b), let day = Int(ascii: a), let year = year(c) {
      return CivilDate(year: year, month: month, day: day).map { .other(iso: $0.description) }
    }
    if let month = month(a), let day = Int(ascii: b), let year = year(c) {
      return CivilDate(year: year, month: month, day: day).map { .other(iso: $0.description) }
    }
    return nil
  }

  private static func year(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.count == 4 ? Int(ascii: bytes) : nil
  }

  private static func isWeekday(_ bytes: ArraySlice<UInt8>) -> Bool {
    (3...9).contains(bytes.count)
      && ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(lowered(bytes.prefix(3)))
  }

  private static func month(_ bytes: ArraySlice<UInt8>) -> Int? {
    let word = lowered(bytes)
    return months.firstIndex { $0 == word || (word.utf8.count == 3 && $0.utf8.starts(with: word.utf8)) }
      .map { $0 + 1 }
  }

  private static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension Int {
  /// The number that up to nine digits write; nil where anything else stands there.
  init?(ascii digits: ArraySlice<UInt8>) {
    guard (1...9).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    self = value
  }
}
