import RubricDiagnostics

/// Tells which required sections a heading means.
struct HeadingMatcher {
  /// A section that a heading means.
  struct Match: Hashable {
    var section: SectionID
    var alias: String
    /// Whether the heading is the alias; one that only holds it means the section where its text bears it out.
    var isExact: Bool
  }

  private struct Alias {
    var section: SectionID
    var text: String
    var words: HeadingWords
    /// With the words that headings and aliases are compared without: `api status`, where `words` is `status`.
    var whole: HeadingWords

    init(_ section: SectionID, _ text: String) {
      self.section = section
      self.text = text
      words = HeadingWords(text)
      whole = HeadingWords(verbatim: text)
    }
  }

  private let aliases: [Alias]
  private let same: [HeadingWords: [Alias]]
  private let negative: [HeadingWords: Set<SectionID>]
  private let ownWords: Set<String>

  /// A heading of more words than this holds an alias by chance.
  private static let mostWords = 8

  /// - Parameter name: the API's title, whose words may stand in any of its headings.
  init(_ sections: [SectionOutline], name: String = "") {
    aliases = sections.flatMap { section in section.aliases.map { Alias(section.id, $0) } }
    same = Dictionary(grouping: aliases, by: \.words)
    var negative: [HeadingWords: Set<SectionID>] = [:]
    for section in sections {
      for alias in section.negativeAliases {
        // Every word of these counts: 'API status' is no error, and 'HTTP status codes' are.
        negative[HeadingWords(verbatim: alias), default: []].insert(section.id)
      }
    }
    self.negative = negative
    ownWords = Set(HeadingWords(verbatim: name).words)
  }

  /// The sections that the heading means: those whose alias it is; else those whose aliases stand in it
  /// with nothing beside them that names another subject; else the one whose single word it all but is.
  func matches(for heading: String) -> [Match] {
    let words = HeadingWords(heading)
    let all = HeadingWords(verbatim: heading)
    guard !words.words.isEmpty else { return [] }
    let found = (same[words] ?? []).filter { $0.words == $0.whole || all.range(of: $0.whole) != nil }
    if !found.isEmpty {
      // A community's 'Our standards' may be others than the API's.
      let isExact = !all.words.contains("our")
      return unique(found.filter { !isNegative(all, $0.section) }.map { match($0, isExact: isExact) })
    }
    if all.words.count <= HeadingMatcher.mostWords {
      let held = held(in: all.words).filter { !isNegative(all, $0.section) }
      if !held.isEmpty { return unique(held.map { match($0, isExact: isSide($0, of: all.words)) }) }
    }
    guard words.words.count == 1, let word = words.words.first else { return [] }
    return unique(
      near(word).filter { !isNegative(all, $0.section) }.map { match($0, isExact: false) })
  }

  /// Aliases that stand in the heading, the longest first and none over another, where all its other words
  /// are ones that change no subject; of a heading such as "Limits and timeouts" one side is enough.
  private func held(in words: [String]) -> [Alias] {
    let whole = covered(words)
    if !whole.isEmpty { return whole }
    let sides = words.split(separator: "and").map(Array.init)
    return sides.count > 1 ? sides.flatMap { covered($0) } : []
  }

  /// Whether the heading names two things, such as "Security and access", and the alias is one of them.
  private func isSide(_ alias: Alias, of words: [String]) -> Bool {
    let sides = words.split(separator: "and")
    return sides.count == 2 && sides.contains { $0.elementsEqual(alias.whole.words) }
  }

  private func covered(_ words: [String]) -> [Alias] {
    let heading = HeadingWords(words: words)
    let found = aliases.compactMap { alias in heading.range(of: alias.whole).map { (alias, $0) } }
      .sorted { $0.1.count > $1.1.count }
    var taken: [(alias: Alias, range: Range<Int>)] = []
    for (alias, range) in found
    where !taken.contains(where: { $0.range.overlaps(range) && $0.range != range }) {
      taken.append((alias, range))
    }
    let others = words.indices.filter { index in !taken.contains { $0.range.contains(index) } }
    return others.allSatisfy { isModifier(words[$0]) } ? taken.map(\.alias) : []
  }

  /// Words that may stand beside an alias without making it another subject.
  private static let modifiers = Set(
    """
    a about access all an and api apis app application are basics bearer by client clients common current \
    detail details developer developers do endpoint endpoints environment environments example flow flows for \
    from full general get getting global guidance guide guides handle handling help how i in info information \
    integration is it its key keys links list live main manage managing method methods model much my new of on or \
    our policies policy process production public quick request requests requirements response responses rest \
    sandbox scenarios service services set setup soap standard table technical test the these this to token \
    tokens types understanding usage use using we with work working works you your
    """.split(separator: " ").map(String.init))

  /// Numbers, such as those of versions and statuses, and words of the API's own name are modifiers too.
  private func isModifier(_ word: String) -> Bool {
    HeadingMatcher.modifiers.contains(word) || ownWords.contains(word)
      || word.utf8.first.map { (48...57).contains($0) } ?? false
  }

  /// Aliases of one word that differ by a plural, or by one letter of many.
  private func near(_ word: String) -> [Alias] {
    let single = aliases.filter { $0.whole.words.count == 1 }
    let plural = single.filter { $0.text == word + "s" || $0.text + "s" == word }
    if !plural.isEmpty || word.utf8.count < HeadingMatcher.longWord { return plural }
    let long = single.filter { $0.text.utf8.count >= HeadingMatcher.longWord }
    guard let near = NearestName(among: long.map(\.text)).match(for: word),
      HeadingMatcher.differByOne(near, word)
    else { return [] }
    return long.filter { $0.text == near }
  }

  /// Words of fewer bytes become others by one letter.
  private static let longWord = 8

  private func isNegative(_ words: HeadingWords, _ section: SectionID) -> Bool {
    negative.contains { $0.value.contains(section) && words.range(of: $0.key) != nil }
  }

  private func match(_ alias: Alias, isExact: Bool) -> Match {
    Match(section: alias.section, alias: alias.text, isExact: isExact)
  }

  /// One for each section: an exact one where there is one.
  private func unique(_ matches: [Match]) -> [Match] {
    var seen: [SectionID: Int] = [:]
    var result: [Match] = []
    for match in matches {
      if let index = seen[match.section] {
        if match.isExact, !result[index].isExact { result[index] = match }
      } else {
        seen[match.section] = result.count
        result.append(match)
      }
    }
    return result
  }

  private static func differByOne(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard abs(a.count - b.count) <= 1 else { return false }
    let prefix = zip(a, b).prefix { $0 == $1 }.count
    let suffix = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    return prefix + suffix >= max(a.count, b.count) - 1
  }
}
