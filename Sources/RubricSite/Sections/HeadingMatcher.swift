import RubricDiagnostics

/// Tells which required sections a heading means.
struct HeadingMatcher {
  /// A section that a heading means.
  struct Match: Hashable {
    var section: SectionID
    var alias: String
    /// Whether the heading is the alias, not only holds it.
    var isExact: Bool
  }

  private struct Alias {
    var section: SectionID
    var text: String
    var words: HeadingWords
  }

  private let aliases: [Alias]
  private let exact: [HeadingWords: [Alias]]
  private let negative: [HeadingWords: Set<SectionID>]

  /// A heading of more words than this holds an alias by chance.
  private static let mostWords = 6

  init(_ sections: [SectionOutline]) {
    aliases = sections.flatMap { section in
      section.aliases.map { Alias(section: section.id, text: $0, words: HeadingWords($0)) }
    }
    exact = Dictionary(grouping: aliases, by: \.words)
    var negative: [HeadingWords: Set<SectionID>] = [:]
    for section in sections {
      for alias in section.negativeAliases {
        // Every word of these counts: 'API status' is no error, and 'HTTP status codes' are.
        negative[HeadingWords(verbatim: alias), default: []].insert(section.id)
      }
    }
    self.negative = negative
  }

  /// The sections that the heading means: those whose alias it is; else those whose aliases stand in it
  /// side by side, the longest first; else the one whose single word it misses by one letter.
  func matches(for heading: String) -> [Match] {
    let words = HeadingWords(heading)
    let all = HeadingWords(verbatim: heading)
    guard !words.words.isEmpty else { return [] }
    if let found = exact[words] {
      return unique(found.filter { !isNegative(all, $0.section) }, isExact: true)
    }
    if words.words.count <= HeadingMatcher.mostWords {
      let held = held(in: words).filter { !isNegative(all, $0.section) }
      if !held.isEmpty { return unique(held, isExact: false) }
    }
    guard words.words.count == 1, let word = words.words.first, word.utf8.count >= 5 else { return [] }
    let single = aliases.filter { $0.words.words.count == 1 && $0.words.words[0].utf8.count >= 5 }
    guard let near = NearestName(among: single.map { $0.words.words[0] }).match(for: word),
      HeadingMatcher.differByOne(near, word)
    else { return [] }
    return unique(single.filter { $0.words.words[0] == near }, isExact: false)
  }

  /// Aliases that stand in the heading without overlapping a longer one.
  private func held(in words: HeadingWords) -> [Alias] {
    let found = aliases.compactMap { alias in words.range(of: alias.words).map { (alias, $0) } }
      .sorted { $0.1.count > $1.1.count }
    var taken: [(alias: Alias, range: Range<Int>)] = []
    for (alias, range) in found
    where !taken.contains(where: { $0.range.overlaps(range) && $0.range != range }) {
      taken.append((alias, range))
    }
    return taken.map(\.alias)
  }

  private func isNegative(_ words: HeadingWords, _ section: SectionID) -> Bool {
    negative.contains { $0.value.contains(section) && words.range(of: $0.key) != nil }
  }

  private func unique(_ aliases: [Alias], isExact: Bool) -> [Match] {
    var seen: Set<SectionID> = []
    return aliases.filter { seen.insert($0.section).inserted }
      .map { Match(section: $0.section, alias: $0.text, isExact: isExact) }
  }

  private static func differByOne(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard abs(a.count - b.count) <= 1 else { return false }
    let prefix = zip(a, b).prefix { $0 == $1 }.count
    let suffix = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    return prefix + suffix >= max(a.count, b.count) - 1
  }
}
