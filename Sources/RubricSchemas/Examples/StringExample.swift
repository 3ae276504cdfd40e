import RubricOpenAPI
import RubricPatterns

/// Strings within limits. It keeps the patterns that it has read; a value for one thread.
struct StringExample {
  /// What was read of each pattern: nil where it cannot be run. In an array since they are large and change
  /// where they lie.
  private var patterns: [PatternExample?] = []
  private var numbers: [String: Int] = [:]
  /// How much was looked at, in handfuls of characters.
  private(set) var effort = 0

  /// What is shown where nothing tells what a string is like.
  private static let usual = "string"
  /// Texts of forms that patterns often ask for.
  private static let common = [
    "2026-03-01", "2026-03-01T09:30:00Z", "2026-03-01T09:30:00.000Z", "09:30:00", "2026-03", "2026",
    "123e4567-e89b-12d3-a456-426614174000", "name@example.org", "https://www.example.org/", "www.example.org",
    "SW1A 1AA", "GBP", "GB", "en", "en-GB", "192.0.2.1", "+442079460000", "#1d70b8", "example", "EXAMPLE",
    "application/json", "100.00", "1.0.0",
  ]

  /// A string within the limits, or nil where none is found.
  ///
  /// - Parameters:
  ///   - name: of the member that holds it; empty where there is none.
  ///   - ordinal: others give other strings, where there are others.
  mutating func text(_ limits: ValueLimits, name: String, ordinal: Int) -> String? {
    guard limits.minLength <= limits.maxLength else { return nil }
    let lengths = limits.minLength...limits.maxLength
    let isPlain = limits.formats.isEmpty && limits.patterns.isEmpty && limits.contentEncoding == nil
    if isPlain { return filled(limits, NamedValue.value(for: name)?.text, ordinal) }
    var candidates: [String] = []
    for format in limits.formats { candidates += FormatExample.texts(format, lengths, ordinal: ordinal) }
    let isFormatted = !candidates.isEmpty
    if limits.contentEncoding != nil { candidates.insert(contentsOf: encoded(limits, ordinal), at: 0) }
    let named = NamedValue.value(for: name)?.text
    if let named, ordinal == 0 || candidates.isEmpty {
      let text = ordinal == 0 ? named : StringExample.numbered(named, ordinal)
      candidates.insert(text, at: isFormatted && limits.patterns.isEmpty ? candidates.count : 0)
    }
    let runnable = limits.patterns.filter { number(of: $0) != nil }
    if !runnable.isEmpty, ordinal == 0 { candidates += StringExample.common }
    if let found = candidates.first(where: { allows($0, limits) }) { return found }
    for source in runnable {
      if let found = matching(source, lengths, limits, ordinal) { return found }
    }
    return filled(limits, named, ordinal)
  }

  /// Whether a string is within the limits; patterns that cannot be run allow all.
  mutating func allows(_ text: String, _ limits: ValueLimits) -> Bool {
    let length = text.unicodeScalars.count
    guard length >= limits.minLength, length <= limits.maxLength else { return false }
    var copy = text
    for format in limits.formats {
      guard let format = Format(rawValue: format), !format.isOfNumbers else { continue }
      if copy.withUTF8({ format.truth(of: $0) }) == .fails { return false }
    }
    for source in limits.patterns {
      if let number = number(of: source), !isMatch(text, number) { return false }
    }
    return true
  }

  /// Whether a pattern matches; false of one that cannot be run.
  mutating func matches(_ text: String, _ source: String) -> Bool {
    number(of: source).map { isMatch(text, $0) } ?? false
  }

  private mutating func isMatch(_ text: String, _ number: Int) -> Bool {
    effort += 1 + text.utf8.count / 32
    return patterns[number]?.matches(text) ?? false
  }

  /// Hands over what was counted since it was asked last.
  mutating func takeEffort() -> Int {
    defer { effort = 0 }
    return effort
  }

  /// A name that a pattern matches.
  mutating func name(matching source: String, ordinal: Int) -> String? {
    var limits = ValueLimits()
    limits.patterns = [source]
    limits.minLength = 1
    return text(limits, name: "", ordinal: ordinal)
  }

  /// Place of a pattern among those that were read; nil of one that cannot be run.
  private mutating func number(of source: String) -> Int? {
    if let known = numbers[source] { return patterns[known] == nil ? nil : known }
    effort += 10 + source.utf8.count
    var read: PatternExample?
    do throws(PatternError) { read = try PatternExample(source) } catch { read = nil }
    numbers[source] = patterns.count
    patterns.append(read)
    return read == nil ? nil : patterns.count - 1
  }

  private mutating func matching(
    _ source: String, _ lengths: ClosedRange<Int>, _ limits: ValueLimits, _ ordinal: Int
  ) -> String? {
    guard let number = number(of: source) else { return nil }
    let tries = limits.patterns.count > 1 || !limits.formats.isEmpty ? 8 : 1
    for attempt in 0..<tries {
      let text = patterns[number]?.text(lengths: lengths, ordinal: ordinal + attempt)
      effort += 10 + (text?.utf8.count ?? PatternExample.longest / 8) / 8
      if let text, allows(text, limits) { return text }
    }
    return nil
  }

  private func encoded(_ limits: ValueLimits, _ ordinal: Int) -> [String] {
    let text = "example" + (ordinal == 0 ? "" : String(ordinal + 1))
    switch limits.contentEncoding {
    case "base64", "base64url": return [FormatExample.base64(text)]
    case "base32": return ["MV4GC3LQNRSQ===="]
    case "base16", "hex": return ["6578616d706c65"]
    default: return []
    }
  }

  /// A plain word of the length that is asked for.
  private mutating func filled(_ limits: ValueLimits, _ named: String?, _ ordinal: Int) -> String? {
    for word in [named, StringExample.usual].compactMap({ $0 }) {
      var text = ordinal == 0 ? word : StringExample.numbered(word, ordinal)
      let length = text.unicodeScalars.count
      if length > limits.maxLength {
        // The end tells one from another.
        text.unicodeScalars = String.UnicodeScalarView(
          ordinal == 0
            ? text.unicodeScalars.prefix(limits.maxLength) : text.unicodeScalars.suffix(limits.maxLength))
      } else if length < limits.minLength, limits.minLength <= PatternExample.longest {
        let missing = limits.minLength - length
        text += String(repeating: text.last.map { String($0) } ?? "g", count: missing)
      }
      if allows(text, limits) { return text }
    }
    return nil
  }

  /// Another text of the same kind: its last number counts on, as in `2026-03-02` for `2026-03-01`, or one stands
  /// at its end.
  static func numbered(_ text: String, _ ordinal: Int) -> String {
    var bytes = Array(text.utf8)
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    guard let last = bytes.lastIndex(where: isDigit) else {
      if let at = bytes.lastIndex(of: UInt8(ascii: "@")) {
        bytes.insert(contentsOf: Array(String(ordinal + 1).utf8), at: at)
        return String(decoding: bytes, as: UTF8.self)
      }
      let separator = bytes.contains(UInt8(ascii: " ")) ? " " : bytes.last == UInt8(ascii: "/") ? "" : "-"
      return text + separator + String(ordinal + 1)
    }
    // As many digits as before; past the last of them it begins anew.
    var (index, left) = (last, ordinal)
    while left > 0, index >= 0, isDigit(bytes[index]) {
      let sum = Int(bytes[index]) - 48 + left % 10
      bytes[index] = UInt8(48 + sum % 10)
      left = left / 10 + sum / 10
      index -= 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
