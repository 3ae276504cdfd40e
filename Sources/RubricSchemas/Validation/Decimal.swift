/// A number as it is written, without loss: `1.0` equals `1`, and no digit of a long one is dropped.
struct Decimal: Hashable {
  /// False of zero.
  let isNegative: Bool
  /// The digits, 0 to 9, without zeros at either end; empty of zero.
  let digits: [UInt8]
  /// The power of ten of the last digit; 0 of zero.
  let exponent: Int

  /// Exponents beyond this are cut off; no number that means anything has one.
  private static let largestExponent = 1_000_000_000

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }

  /// The number of a text in JSON's or YAML's form (YAML 1.2.2 §10.3.2); nil of others, such as `.inf`.
  init?(_ text: some Collection<UInt8>) {
    var rest = Array(text)[...]
    var isNegative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    if let other = Decimal.ofOtherBase(rest) {
      self = other
      return
    }
    let whole = rest.prefix { (48...57).contains($0) }
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = rest.prefix { (48...57).contains($0) }
      rest = rest.dropFirst(fraction.count)
    }
    guard whole.count + fraction.count > 0 else { return nil }
    var exponent = 0
    if let mark = rest.first {
      guard mark | 0x20 == UInt8(ascii: "e"), let power = Decimal.power(rest.dropFirst()) else { return nil }
      exponent = power
    }
    self = Decimal.normalised(isNegative, (whole + fraction).map { $0 - 48 }, exponent - fraction.count)
  }

  private static func normalised(_ isNegative: Bool, _ digits: [UInt8], _ exponent: Int) -> Decimal {
    var rest = digits.drop { $0 == 0 }
    var exponent = exponent
    while rest.last == 0 {
      rest.removeLast()
      exponent += 1
    }
    guard !rest.isEmpty else { return Decimal(isNegative: false, digits: [], exponent: 0) }
    return Decimal(isNegative: isNegative, digits: Array(rest), exponent: exponent)
  }

  private static func power(_ text: ArraySlice<UInt8>) -> Int? {
    var rest = text
    var isNegative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    guard !rest.isEmpty, rest.allSatisfy({ (48...57).contains($0) }) else { return nil }
    var value = 0
    for digit in rest { value = min(value * 10 + Int(digit - 48), largestExponent) }
    return isNegative ? -value : value
  }

  /// YAML's `0x1F` and `0o17`.
  private static func ofOtherBase(_ text: ArraySlice<UInt8>) -> Decimal? {
    guard text.count > 2, text.first == 48, let mark = text.dropFirst().first,
      mark == UInt8(ascii: "x") || mark == UInt8(ascii: "o")
    else { return nil }
    let digits = String(decoding: text.dropFirst(2), as: UTF8.self)
    guard let value = UInt64(digits, radix: mark == UInt8(ascii: "x") ? 16 : 8) else { return nil }
    return Decimal(String(value).utf8)
  }

  /// Whether it has no fraction.
  var isWhole: Bool { exponent >= 0 }

  /// Whether it is a multiple of a number that is more than 0; nil where that has more digits than can be
  /// reckoned with.
  func isMultiple(of step: Decimal) -> Bool? {
    if digits.isEmpty { return true }
    // The last digit is no zero, so no power of ten goes into the digits.
    guard exponent >= step.exponent else { return false }
    guard !step.digits.isEmpty, let divisor = Decimal.integer(step.digits) else { return nil }
    var remainder: UInt64 = 0
    for digit in digits {
      remainder = Decimal.multiplied(remainder, 10, plus: UInt64(digit), modulo: divisor)
    }
    var factor = 10 % divisor
    var power = exponent - step.exponent
    while power > 0 {
      if power & 1 == 1 { remainder = Decimal.multiplied(remainder, factor, plus: 0, modulo: divisor) }
      factor = Decimal.multiplied(factor, factor, plus: 0, modulo: divisor)
      power >>= 1
    }
    return remainder == 0
  }

  private static func integer(_ digits: [UInt8]) -> UInt64? {
    guard digits.count <= 19 else { return nil }
    return digits.reduce(0) { $0 &* 10 &+ UInt64($1) }
  }

  private static func multiplied(
    _ a: UInt64, _ b: UInt64, plus c: UInt64, modulo divisor: UInt64
  ) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    let (low, hasOverflown) = product.low.addingReportingOverflow(c)
    let high = (product.high &+ (hasOverflown ? 1 : 0)) % divisor
    return divisor.dividingFullWidth((high, low)).remainder
  }
}

extension Decimal: Comparable {
  /// By value.
  static func < (a: Decimal, b: Decimal) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? isSmaller(b, a) : isSmaller(a, b)
  }

  /// Whether `a` is nearer to zero than `b`.
  private static func isSmaller(_ a: Decimal, _ b: Decimal) -> Bool {
    if a.digits.isEmpty || b.digits.isEmpty { return a.digits.isEmpty && !b.digits.isEmpty }
    let (first, second) = (a.digits.count + a.exponent, b.digits.count + b.exponent)
    if first != second { return first < second }
    return a.digits.lexicographicallyPrecedes(b.digits)
  }

  /// The number as an integer, if it is one of at most 18 digits.
  var integer: Int? {
    guard isWhole, digits.count + exponent <= 18 else { return nil }
    var value = digits.reduce(0) { $0 * 10 + Int($1) }
    for _ in 0..<exponent { value *= 10 }
    return isNegative ? -value : value
  }
}
