import RubricPatterns

/// What tells of every sentence and heading at once which sections it may be about, so that a text is passed
/// over once for all of them.
struct PassageGates: Sendable {
  let patterns: PatternSet
  private let uses: [Use]

  private enum Use: Sendable {
    case headings(Int)
    case sentences(Int)
    case abouts(Int)
    case saysOpen
    case asksCredentials
  }

  /// What was found in one text.
  struct Hits {
    /// Sections by index that a heading of these words is about, one bit each.
    var headings: UInt64 = 0
    /// Sections by index that a sentence of these words is about, one bit each.
    var sentences: UInt64 = 0
    /// Sections by index of which words that answer together may be said of something here, one bit each.
    var abouts: UInt64 = 0
    /// Whether it says that everybody may call the API.
    var saysOpen = false
    /// Whether it tells callers of credentials.
    var asksCredentials = false
  }

  init(_ sections: [RequiredSection]) throws(PatternError) {
    var sources: [(source: String, options: PatternOptions)] = []
    var uses: [Use] = []
    for (index, section) in sections.enumerated().prefix(UInt64.bitWidth) {
      guard let subject = section.passages else { continue }
      sources.append((subject.headings, .ignoresCase))
      uses.append(.headings(index))
      guard let sentences = subject.sentences else { continue }
      sources.append((sentences, .ignoresCase))
      uses.append(.sentences(index))
      for pattern in Set(section.facts.filter(\.canBeRequired).flatMap(\.said).map(\.about)).sorted() {
        sources.append((pattern, .ignoresCase))
        uses.append(.abouts(index))
      }
    }
    for pattern in OpenAccess.openings {
      sources.append((pattern, .ignoresCase))
      uses.append(.saysOpen)
    }
    for pattern in OpenAccess.demands {
      sources.append((pattern, .ignoresCase))
      uses.append(.asksCredentials)
    }
    patterns = try PatternSet(sources)
    self.uses = uses
  }

  /// Bytes of a unit that are searched.
  private static let longestSearched = 4_096

  func hits(in text: some Sequence<UInt8>, _ searcher: inout PatternSetSearcher) -> Hits {
    var hits = Hits()
    let bytes = Array(text.prefix(PassageGates.longestSearched))
    for match in bytes.withUnsafeBufferPointer({ searcher.matches(in: $0) }) {
      switch uses[match.pattern] {
      case .headings(let section): hits.headings |= 1 << UInt64(section)
      case .sentences(let section): hits.sentences |= 1 << UInt64(section)
      case .abouts(let section): hits.abouts |= 1 << UInt64(section)
      case .saysOpen: hits.saysOpen = true
      case .asksCredentials: hits.asksCredentials = true
      }
    }
    return hits
  }
}
