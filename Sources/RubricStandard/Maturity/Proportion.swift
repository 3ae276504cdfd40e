/// A part of a whole, from 0 to 1, in whole billionths: sums do not depend on their order, and the same input
/// gives the same digits on every machine.
public struct Proportion: Hashable, Comparable, Sendable, Codable {
  /// From 0 to 1,000,000,000.
  public let billionths: Int

  /// What is outside 0 to 1 becomes the nearer of the two.
  public init(billionths: Int) { self.billionths = min(max(0, billionths), Proportion.whole) }

  /// How much `part` is of `all`, to the nearest billionth; nil of nothing. Both are counts of things, below
  /// four thousand million.
  public init?(_ part: Int, of all: Int) {
    guard all > 0, all <= 4_000_000_000 else { return nil }
    let part = min(max(0, part), all)
    self.init(billionths: (part * Proportion.whole + all / 2) / all)
  }

  /// What was encoded; what is outside 0 to 1 becomes the nearer of the two.
  public init(from decoder: any Decoder) throws {
    self.init(billionths: try decoder.singleValueContainer().decode(Int.self))
  }

  /// The billionths.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(billionths)
  }

  /// A score between 0 and 1, to the nearest thousandth.
  public init(_ score: Double) {
    self.init(billionths: Int((min(max(0, score.isNaN ? 0 : score), 1) * 1_000).rounded()) * 1_000_000)
  }

  static let whole = 1_000_000_000
  /// Nothing of it.
  public static let zero = Proportion(billionths: 0)
  /// All of it.
  public static let one = Proportion(billionths: whole)

  /// The smaller part is less.
  public static func < (a: Proportion, b: Proportion) -> Bool { a.billionths < b.billionths }

  /// The mean of values with weights; nil where no weight is above 0. The sum of the weights is to stay below
  /// four thousand million.
  static func mean(_ values: some Sequence<(value: Proportion, weight: Int)>) -> Proportion? {
    var (sum, weights) = (0, 0)
    for (value, weight) in values where weight > 0 {
      sum += value.billionths * weight
      weights += weight
    }
    return weights > 0 ? Proportion(billionths: (sum + weights / 2) / weights) : nil
  }

  /// What lacks to the whole.
  var lack: Int { Proportion.whole - billionths }

  /// To the nearest millionth: what three thirds lack to 1 is lost in writing thirds, and not in what they
  /// measure.
  private var millionths: Int { (billionths + 500) / 1_000 }

  /// Whether it is at least as much as a threshold in hundredths.
  func isAtLeast(hundredths: Int) -> Bool { millionths >= hundredths * 10_000 }

  /// In whole percent, rounded down: 100 means all.
  public var percent: Int { millionths / 10_000 }

  /// As a decimal number from 0 to 1 with at most so many places, rounded down, without zeros at the end.
  public func decimal(places: Int) -> String { Proportion.decimal(millionths, scale: 6, places: places) }

  /// In hundredths with one place, rounded down, such as `69.1`; a whole number is written without one.
  public var points: String { Proportion.decimal(millionths, scale: 4, places: 1) }

  /// A whole number of units of which ten to the power of `scale` make 1.
  static func decimal(_ units: Int, scale: Int, places: Int) -> String {
    var unit = 1
    for _ in 0..<scale { unit *= 10 }
    let rest = String(max(0, units) % unit)
    let digits = String(max(0, units) / unit)
    var fraction = Array((String(repeating: "0", count: scale - rest.utf8.count) + rest).utf8.prefix(places))
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    return fraction.isEmpty ? digits : digits + "." + String(decoding: fraction, as: UTF8.self)
  }
}

/// Points of the overall score, of which there are 100.
public struct MaturityPoints: Hashable, Comparable, Sendable, Codable {
  /// In millionths of a point.
  public let millionths: Int

  init(millionths: Int) { self.millionths = max(0, millionths) }

  /// Fewer points are less.
  public static func < (a: MaturityPoints, b: MaturityPoints) -> Bool { a.millionths < b.millionths }

  /// Both together.
  public static func + (a: MaturityPoints, b: MaturityPoints) -> MaturityPoints {
    MaturityPoints(millionths: a.millionths + b.millionths)
  }

  /// With at most two places, rounded down, such as `1.69`.
  public var text: String { Proportion.decimal(millionths, scale: 6, places: 2) }
  /// With one place, rounded to the nearest, such as `1.7`.
  public var shortText: String {
    Proportion.decimal((millionths + 50_000) / 100_000, scale: 1, places: 1)
  }
}
