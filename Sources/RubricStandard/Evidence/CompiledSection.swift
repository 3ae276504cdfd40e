import RubricPatterns
import Synchronization

/// A required section whose patterns are compiled when they are first asked for: all sections together take half
/// a billion instructions, and of a site without APIs nobody asks.
final class SectionPatterns: Sendable {
  private let section: RequiredSection
  private let template: Shingles
  private let state = Mutex<CompiledSection?>(nil)

  init(_ section: RequiredSection, template: Shingles) {
    self.section = section
    self.template = template
  }

  /// The section with its patterns. Those of the catalogue are tested, and those of a profile were tried while it
  /// was read: none is refused here, and one that were would find nothing.
  var compiled: CompiledSection {
    state.withLock { state in
      if let state { return state }
      let compiled =
        (try? CompiledSection(section, template: template))
        ?? CompiledSection(withoutPatterns: section, template: template)
      state = compiled
      return compiled
    }
  }
}

/// A required section with its patterns ready to be searched for, all in one pass.
struct CompiledSection: Sendable {
  let section: RequiredSection
  let patterns: PatternSet
  /// What each pattern of the set is for; the same pattern may be for several.
  let uses: [[Use]]
  /// Of each combination of words the fact that it answers, and how many things it says.
  let combinations: [(fact: Int, said: Int)]
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
    /// What a combination is about, by its index.
    case about(Int)
    /// One of the things that a combination says, as a bit.
    case saying(Int, UInt64)
  }

  init(_ section: RequiredSection, template: Shingles) throws(PatternError) {
    var patterns = PatternTable()
    patterns.add(section.subject, .sectionSubject)
    if let matter = section.matter { patterns.add(matter, .sectionMatter) }
    var combinations: [(fact: Int, said: Int)] = []
    for (index, fact) in section.facts.enumerated() {
      for probe in fact.probes { patterns.add(probe, .probe(index)) }
      if let subject = fact.subject { patterns.add(subject, .factSubject(index)) }
      if let answer = fact.answer { patterns.add(answer, .factAnswer(index)) }
      for combination in fact.said {
        patterns.add(combination.about, .about(combinations.count))
        for (number, pattern) in combination.saying.enumerated() {
          patterns.add(pattern, .saying(combinations.count, 1 << UInt64(number)))
        }
        combinations.append((index, combination.saying.count))
      }
    }
    self.section = section
    self.combinations = combinations
    self.template = template
    uses = patterns.uses
    self.patterns = try PatternSet(patterns.sources.map { ($0, .ignoresCase) })
    titleWords = CompiledSection.titleWords(of: section)
    title = Words(Array(section.title.utf8)).all.map(\.hash)
  }

  /// A section for which nothing is searched.
  fileprivate init(withoutPatterns section: RequiredSection, template: Shingles) {
    self.section = section
    self.template = template
    combinations = []
    uses = []
    patterns = PatternSet()
    titleWords = CompiledSection.titleWords(of: section)
    title = Words(Array(section.title.utf8)).all.map(\.hash)
  }

  private static func titleWords(of section: RequiredSection) -> Set<UInt64> {
    Set(([section.title] + section.outline.aliases).flatMap { Words(Array($0.utf8)).all }.map(\.hash))
  }
}

/// Patterns with what they are for, each pattern once.
private struct PatternTable {
  private(set) var sources: [String] = []
  private(set) var uses: [[CompiledSection.Use]] = []
  private var numbers: [String: Int] = [:]

  mutating func add(_ source: String, _ use: CompiledSection.Use) {
    if let number = numbers[source] {
      uses[number].append(use)
    } else {
      numbers[source] = sources.count
      sources.append(source)
      uses.append([use])
    }
  }
}
