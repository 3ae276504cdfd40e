import RubricDocuments
import RubricOpenAPI

/// The limits of several schemas taken together, as far as they are about a value and not about its parts.
struct ValueLimits {
  /// Bounds of numbers, each with whether it is excluded itself.
  var lows: [(value: Decimal, isExclusive: Bool)] = []
  var highs: [(value: Decimal, isExclusive: Bool)] = []
  var steps: [Decimal] = []
  /// The bound as it is written, to be shown where it is the value.
  var lowText: String?
  var highText: String?
  var minLength = 0
  var maxLength = Int.max
  var patterns: [String] = []
  var formats: [String] = []
  var minItems = 0
  var maxItems = Int.max
  var hasUniqueItems = false
  var minProperties = 0
  var maxProperties = Int.max
  var contentEncoding: String?
  var contentMediaType: String?
  var contentSchema: SchemaID?

  /// A count as a keyword writes it; larger ones are `mostCounted`, so that a few can be added up.
  static func count(_ text: String?) -> Int? {
    guard let text else { return nil }
    if let count = Int(text) { return min(max(count, 0), mostCounted) }
    return Decimal(text.utf8).map { min($0.integer ?? ($0.isNegative ? 0 : mostCounted), mostCounted) }
  }

  /// Nothing that is shown has so many parts.
  private static let mostCounted = 1 << 40

  mutating func add(_ bounds: Schema.Bounds) {
    func decimal(_ text: String?) -> Decimal? { text.flatMap { Decimal($0.utf8) } }
    if let low = decimal(bounds.minimum) {
      lows.append((low, false))
      lowText = bounds.minimum
    }
    if let low = decimal(bounds.exclusiveMinimum) { lows.append((low, true)) }
    if let high = decimal(bounds.maximum) {
      highs.append((high, false))
      highText = bounds.maximum
    }
    if let high = decimal(bounds.exclusiveMaximum) { highs.append((high, true)) }
    if let step = decimal(bounds.multipleOf), !step.isNegative, !step.digits.isEmpty { steps.append(step) }
    minLength = max(minLength, ValueLimits.count(bounds.minLength) ?? 0)
    maxLength = min(maxLength, ValueLimits.count(bounds.maxLength) ?? .max)
    if let pattern = bounds.pattern, !patterns.contains(pattern) { patterns.append(pattern) }
    minItems = max(minItems, ValueLimits.count(bounds.minItems) ?? 0)
    maxItems = min(maxItems, ValueLimits.count(bounds.maxItems) ?? .max)
    hasUniqueItems = hasUniqueItems || bounds.hasUniqueItems
    minProperties = max(minProperties, ValueLimits.count(bounds.minProperties) ?? 0)
    maxProperties = min(maxProperties, ValueLimits.count(bounds.maxProperties) ?? .max)
  }

  /// Whether any limit is about strings.
  var limitsStrings: Bool {
    minLength > 0 || maxLength < .max || !patterns.isEmpty || contentEncoding != nil
      || contentMediaType != nil
  }

  /// Whether any limit is about numbers.
  var limitsNumbers: Bool { !lows.isEmpty || !highs.isEmpty || !steps.isEmpty }

  /// Whether a number lies within the bounds and is a multiple of each step.
  func allow(_ number: Decimal) -> Bool {
    for low in lows where low.isExclusive ? number <= low.value : number < low.value { return false }
    for high in highs where high.isExclusive ? number >= high.value : number > high.value { return false }
    for step in steps where number.isMultiple(of: step) == false { return false }
    for format in formats {
      if let format = Format(rawValue: format), format.isOfNumbers, format.truth(of: number) == .fails {
        return false
      }
    }
    return true
  }
}
