import RubricPatterns

/// A required section with its patterns ready to be searched for, all in one pass.
struct CompiledSection: Sendable {
  let section: RequiredSection
  let patterns: PatternSet
  /// What each pattern of the set is for.
  let uses: [Use]
  /// Words by which a heading names the section, for telling restatements.
  let titleWords: Set<UInt64>
  /// Words of its title, in order.
  let title: [UInt64]
  let template: Shingles

  enum Use: Sendable {
    /// Index of the fact.
    case probe(Int)
    case factSubject(Int)
    case factAnswer(Int)
    case sectionSubject
    case sectionMatter
  }

  init(_ section: RequiredSection, template: Shingles) throws(PatternError) {
    var sources: [(source: String, options: PatternOptions)] = [(section.subject, .ignoresCase)]
    var uses = [Use.sectionSubject]
    if let matter = section.matter {
      sources.append((matter, .ignoresCase))
      uses.append(.sectionMatter)
    }
    for (index, fact) in section.facts.enumerated() {
      for probe in fact.probes {
        sources.append((probe, .ignoresCase))
        uses.append(.probe(index))
      }
      if let subject = fact.subject {
        sources.append((subject, .ignoresCase))
        uses.append(.factSubject(index))
      }
      if let answer = fact.answer {
        sources.append((answer, .ignoresCase))
        uses.append(.factAnswer(index))
      }
    }
    self.section = section
    self.uses = uses
    self.template = template
    patterns = try PatternSet(sources)
    let names = ([section.title] + section.outline.aliases).flatMap { Words(Array($0.utf8)).all }
    titleWords = Set(names.map(\.hash))
    title = Words(Array(section.title.utf8)).all.map(\.hash)
  }
}
