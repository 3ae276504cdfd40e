import RubricOpenAPI

/// A number within limits, reckoned exactly: all of them as multiples of one power of ten.
struct NumberExample {
  private let limits: ValueLimits
  private let isWhole: Bool
  /// The power of ten that everything is a multiple of.
  private var exponent = 0
  private var low: Int128?
  private var high: Int128?
  private var step: Int128 = 1

  /// A number, or nil where there is none within the limits.
  ///
  /// - Parameters:
  ///   - usual: what the value is like where nothing limits it.
  ///   - ordinal: others give other numbers, where there are others.
  static func text(_ limits: ValueLimits, isWhole: Bool, usual: String, ordinal: Int) -> String? {
    var limits = limits
    for format in limits.formats {
      switch format {
      case "int32": limits.addRange("-2147483648", "2147483647")
      case "int64": limits.addRange("-9223372036854775808", "9223372036854775807")
      default: break
      }
    }
    if ordinal == 0, let usual = Decimal(usual.utf8), limits.allow(usual), usual.isWhole || !isWhole {
      return NumberExample.text(of: usual)
    }
    let found = NumberExample(limits, isWhole: isWhole)?.text(near: usual, ordinal)
    return found ?? written(limits, isWhole: isWhole)
  }

  /// A bound as it is written, for numbers that cannot be reckoned with.
  private static func written(_ limits: ValueLimits, isWhole: Bool) -> String? {
    for text in [limits.lowText, limits.highText, "0"].compactMap({ $0 }) {
      if let value = Decimal(text.utf8), limits.allow(value), value.isWhole || !isWhole { return text }
    }
    return nil
  }

  private init?(_ limits: ValueLimits, isWhole: Bool) {
    self.limits = limits
    self.isWhole = isWhole
    let all = limits.lows.map(\.value) + limits.highs.map(\.value) + limits.steps
    // Between any two different numbers there is room for one with a digit more.
    let finest = all.map(\.exponent).min() ?? 0
    exponent = isWhole ? min(finest, 0) : min(finest, 0) - 1
    guard exponent >= -20 else { return nil }
    for written in limits.steps {
      guard let own = scaled(written), let common = NumberExample.leastCommonMultiple(step, own) else {
        return nil
      }
      step = common
    }
    if isWhole {
      guard let one = NumberExample.power(-exponent),
        let common = NumberExample.leastCommonMultiple(step, one)
      else { return nil }
      step = common
    }
    for bound in limits.lows {
      guard let value = scaled(bound.value) else { return nil }
      low = max(low ?? .min, bound.isExclusive ? value + 1 : value)
    }
    for bound in limits.highs {
      guard let value = scaled(bound.value) else { return nil }
      high = min(high ?? .max, bound.isExclusive ? value - 1 : value)
    }
  }

  // MARK: - Choosing

  private func text(near usual: String, _ ordinal: Int) -> String? {
    let first = low.map { up($0) }
    let last = high.map { down($0) }
    if let first, let last, first > last { return nil }
    guard var value = start(Decimal(usual.utf8).flatMap { scaled($0) } ?? 0, first, last) else { return nil }
    let stride = limits.steps.isEmpty ? max(step, NumberExample.power(-exponent) ?? 1) : step
    for _ in 0..<min(ordinal, 10_000) {
      if let last, value + stride > last {
        // Past the end, the finest numbers between are taken in their order.
        guard let first else { return nil }
        let room = (last - first) / step + 1
        value = first + Int128(ordinal) % room * step
        break
      }
      guard value < NumberExample.largest else { return nil }
      value += stride
    }
    return text(of: value)
  }

  /// A number within the bounds, near to the usual one where that is possible.
  private func start(_ usual: Int128, _ first: Int128?, _ last: Int128?) -> Int128? {
    func fits(_ value: Int128) -> Bool {
      (first.map { value >= $0 } ?? true) && (last.map { value <= $0 } ?? true)
    }
    let one = NumberExample.power(-exponent) ?? 1
    var candidates = [up(usual)]
    if limits.steps.isEmpty, !isWhole {
      let lowest = limits.lows.contains { $0.isExclusive } ? nil : first
      let highest = limits.highs.contains { $0.isExclusive } ? nil : last
      candidates += [lowest, highest].compactMap { $0 }
      if let low = limits.lows.compactMap({ scaled($0.value) }).max() { candidates.append(low + one) }
      if let high = limits.highs.compactMap({ scaled($0.value) }).min() { candidates.append(high - one) }
      if let first, let last { candidates.append(first + (last - first) / 2) }
    }
    candidates += [first, last].compactMap { $0 }
    return candidates.first(where: fits)
  }

  private func up(_ value: Int128) -> Int128 {
    let rest = value % step
    return rest == 0 ? value : value > 0 ? value - rest + step : value - rest
  }

  private func down(_ value: Int128) -> Int128 {
    let rest = value % step
    return rest == 0 ? value : value > 0 ? value - rest : value - rest - step
  }

  // MARK: - Digits

  /// The largest number that is reckoned with; sums of a few of them do not overflow.
  private static let largest = Int128(1_000_000_000_000_000_000) * 1_000_000_000_000_000_000

  private static func power(_ exponent: Int) -> Int128? {
    guard (0...36).contains(exponent) else { return nil }
    return (0..<exponent).reduce(Int128(1)) { value, _ in value * 10 }
  }

  private func scaled(_ value: Decimal) -> Int128? {
    guard value.digits.count + max(0, value.exponent - exponent) <= 36,
      let factor = NumberExample.power(max(0, value.exponent - exponent)),
      value.exponent >= exponent
        || value.digits.isEmpty
    else { return nil }
    let digits = value.digits.reduce(Int128(0)) { $0 * 10 + Int128($1) } * factor
    return value.isNegative ? -digits : digits
  }

  private static func leastCommonMultiple(_ a: Int128, _ b: Int128) -> Int128? {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    guard x != 0 else { return nil }
    let (product, hasOverflown) = (a / x).multipliedReportingOverflow(by: b)
    return hasOverflown || product > largest ? nil : product
  }

  private func text(of value: Int128) -> String {
    var digits = Array(String(value.magnitude).utf8)
    let fraction = -exponent
    if fraction > 0 {
      while digits.count <= fraction { digits.insert(UInt8(ascii: "0"), at: 0) }
      digits.insert(UInt8(ascii: "."), at: digits.count - fraction)
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
      if digits.last == UInt8(ascii: ".") { digits.removeLast() }
    }
    return (value < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }

  private static func text(of value: Decimal) -> String? {
    var plain = NumberExample(exponent: min(value.exponent, 0))
    plain.step = 1
    return plain.scaled(value).map { plain.text(of: $0) }
  }

  private init(exponent: Int) {
    limits = ValueLimits()
    isWhole = false
    self.exponent = exponent
  }
}

extension ValueLimits {
  fileprivate mutating func addRange(_ least: String, _ most: String) {
    if let value = Decimal(least.utf8) { lows.append((value, false)) }
    if let value = Decimal(most.utf8) { highs.append((value, false)) }
  }
}
