/// How a pattern is read; no option means ECMA-262 with the flag `u`.
public struct PatternOptions: OptionSet, Sendable, Hashable {
  /// One bit for each option.
  public let rawValue: UInt8

  /// Options from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Letters match whatever their case: ASCII, and simple one-to-one mappings of Latin, Greek and Cyrillic
  /// letters. An ASCII letter never matches one beyond ASCII (ECMA-262 lets `k` match U+212A KELVIN SIGN).
  public static let ignoresCase = PatternOptions(rawValue: 1)

  /// `^` and `$` match at the start and end of each line too, where lines end at LF, CR or CR LF; without
  /// it, only at the start and end of the text.
  public static let anchorsMatchLines = PatternOptions(rawValue: 2)
}
