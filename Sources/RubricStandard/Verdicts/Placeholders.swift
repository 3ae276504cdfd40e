import RubricPatterns

/// Words that stand where text is to be written.
struct Placeholders: Sendable {
  private let patterns: PatternSet

  /// A token in a body of fewer words than these makes it a placeholder.
  static let shortBody = 150

  private static let tokens = [
    #"\b(TODO|FIXME|TBC|TBD|TBA|WIP|XXX+)\b"#,
    #"\bt\.b\.[cda]\b"#,
    // Elsewhere in a sentence these are words like others: "a date needs to be provided".
    #"(^|\||: ?|\() ?to be (confirmed|determined|decided|written|added|defined|agreed|announced)\b"#,
    // Of what callers do a condition may follow: "to be provided where the holder is known".
    #"(^|\||: ?|\() ?to be (completed|provided|supplied)( later| soon| shortly| here)?[ .)]*(\||$)"#,
    #"\bto be (confirmed|determined|decided|written|announced)( later| soon)?[ .)]*(\||$)"#,
    #"\b(coming soon|watch this space|under construction|work in progress|content needed|draft text|details to follow)\b"#,
    #"\blorem ipsum\b|\bdolor sit amet\b"#,
    #"\b(insert|add|enter|put|describe) (your|the|a|some)? ?[\w -]* here\b"#,
    // Forms have a placeholder text, and templates such content: a stand-in is all that there is.
    #"(^|\|) ?\(?(this is )?(a )?(placeholder|dummy) (text|content|description)[ .)]*(\||$)"#,
    #"\b(text|content|description) goes here\b"#,
    #"\[(insert|your|add|name of|link to|team name|service name|date|number|email)[^\]]*\]"#,
    #"<(your|insert|team|service|api|organisation|department|name|date|number)[a-z _-]*>"#,
    #"\b(xx+|nn+|\?\?+|__+)\s?(%|ms|seconds|per|hours|days|months|£)"#,
    #"\?{3,}|\.{6,}|_{4,}"#,
    #"your-?(api|service|team|org)\.(gov\.uk|example|com)"#,
  ]

  init() throws(PatternError) {
    patterns = try PatternSet(Placeholders.tokens.map { ($0, .ignoresCase) })
  }

  func searcher() -> PatternSetSearcher { PatternSetSearcher(patterns) }

  /// Where tokens stand in a body, by unit; code, addresses and glossaries are left out.
  func tokens(in body: SectionBody, _ searcher: inout PatternSetSearcher) -> [(unit: Int, range: Range<Int>)]
  {
    var found: [(unit: Int, range: Range<Int>)] = []
    for (index, unit) in body.units.enumerated() {
      let text = Placeholders.prose(of: unit)
      var last = 0..<0
      for match in text.withUnsafeBufferPointer({ searcher.matches(in: $0) }).sorted(by: {
        $0.range.lowerBound < $1.range.lowerBound
      })
      where last.isEmpty || !match.range.overlaps(last) {
        last = match.range
        if !Placeholders.isValue(match.range, in: text) { found.append((index, match.range)) }
      }
    }
    return found
  }

  /// The unit's text with code and quoted words blanked, byte for byte.
  private static func prose(of unit: BodyUnit) -> [UInt8] {
    var text = unit.text
    for code in unit.code { for index in code { text[index] = 0x20 } }
    // An address is a word with `://` in it.
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x20) ?? text.count
      if text[start..<end].contains(sequence: "://") { for index in start..<end { text[index] = 0x20 } }
      start = end + 1
    }
    return text
  }

  /// Whether the token is quoted as a value, or a part of one: `ROLE_<NAME>` tells how names are made.
  private static func isValue(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    if text[range].first == UInt8(ascii: "<"), range.lowerBound > 0,
      Words.isWordByte(text[range.lowerBound - 1]) || "_-/=.".utf8.contains(text[range.lowerBound - 1])
    {
      return true
    }
    guard range.lowerBound > 0, range.upperBound < text.count else { return false }
    let quotes = Array("'\"".utf8)
    return quotes.contains(text[range.lowerBound - 1]) && quotes.contains(text[range.upperBound])
  }

  /// The tokens of a short text, such as a reason.
  func hasToken(_ text: String) -> Bool { !patterns.matches(in: text).isEmpty }
}
