import RubricPatterns
import RubricSite
import RubricTesting
import Testing

@testable import RubricStandard

/// Sentences as writers of many kinds of API put them, each with whether it answers the question of a fact
/// (`Expected/Answers`, one file for each section).
///
/// A block begins with the fact; of its sentences those with `=` answer it under the section's own heading,
/// those with `+` under any heading, and those with `-` nowhere. Those with `~` have the words of an answer and
/// are about something else: under the section's own heading they may count, under another they do not.
struct AnswerTests {
  struct Table: Sendable, CustomTestStringConvertible {
    var section: SectionID
    var fact: String
    var rows: [(mark: Character, text: String)] = []

    var testDescription: String { "\(section.text), \(fact)" }
  }

  static let tables: [Table] = RequiredSection.all.flatMap { section -> [Table] in
    let file = "Expected/Answers/\(section.id.text).txt"
    guard let text = try? FileTree(of: #filePath).text(file) else { return [] }
    var tables: [Table] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("  "), let mark = line.dropFirst(2).first {
        tables[tables.count - 1].rows.append((mark, String(line.dropFirst(4))))
      } else {
        tables.append(Table(section: section.id, fact: String(line)))
      }
    }
    return tables
  }

  @Test(arguments: tables) func sentencesAnswerWhatTheySay(table: Table) throws {
    let search = try AnswerSearch(table.section, table.fact)
    for (mark, text) in table.rows {
      if mark == "=" || mark == "+" { #expect(search.answers(text), "own heading: \(text)") }
      if mark == "+" { #expect(search.answersElsewhere(text), "other heading: \(text)") }
      if mark == "-" { #expect(!search.answers(text), "own heading, no answer: \(text)") }
      if mark == "-" || mark == "~" {
        #expect(!search.answersElsewhere(text), "other heading, no answer: \(text)")
      }
    }
  }

  @Test func everyQuestionThatWordsAnswerHasATable() {
    let tested = Set(AnswerTests.tables.map(\.testDescription))
    for section in RequiredSection.all {
      for fact in section.facts where fact.canBeRequired && !fact.probes.isEmpty {
        let name = "\(section.id.text), \(fact.id)"
        #expect(tested.contains(name) || AnswerTests.isOfForm.contains(name), "\(name)")
      }
    }
  }

  /// Questions of which a few words are enough, or which are rarely asked.
  private static let isOfForm: Set<String> = [
    "authorisation-scopes, consent", "deprecation, current", "service-levels, quota", "versioning, migrate",
    "cost, billing",
  ]
}

/// One fact of a section, looked for by itself.
struct AnswerSearch {
  private let index: Int
  private let own: CompiledSection
  private let abroad: CompiledSection

  init(_ id: SectionID, _ factID: String) throws {
    index = try #require(RequiredSection.all.firstIndex { $0.id == id })
    var section = RequiredSection.all[index]
    section.facts = section.facts.filter { $0.id == factID }
    _ = try #require(section.facts.first, "\(id.text), \(factID)")
    let template = SampleSite.standard.compiled[index].template
    own = try CompiledSection(section, template: template)
    abroad = try CompiledSection(section.abroad, template: template)
  }

  /// Whether the text answers under the section's own heading.
  func answers(_ text: String) -> Bool {
    let (site, _) = AnswerSearch.site(text, under: own.section.title)
    let guide = site.guides[0]
    let body = BodyReading.body(
      of: guide.text, targets: [], source: .guide(GuideID(index: 0)), nodes: guide.body)
    return isFound(own, [body], in: site)
  }

  /// Whether it does under a heading that names nothing.
  func answersElsewhere(_ text: String) -> Bool {
    let (site, passages) = AnswerSearch.site(text, under: "Notes")
    return isFound(abroad, passages?.bodies(about: index, isWritten: true) ?? [], in: site)
  }

  private func isFound(_ compiled: CompiledSection, _ bodies: [SectionBody], in site: Site) -> Bool {
    guard let api = site.api else { return false }
    let subject = SectionSubject(
      site: site, api: api, bodies: bodies, reference: .none, samples: .none, reach: .bodies)
    var searcher = PatternSetSearcher(compiled.patterns)
    let search = FactSearch(compiled, in: subject, searcher: &searcher)
    return search.evidence[0].map { $0.origin != .generated } ?? false
  }

  private static func site(_ text: String, under heading: String) -> (Site, Passages?) {
    let site = SampleSite(["guide.md": "# Guide\n\n## \(heading)\n\n\(text)\n"], spec: SampleSite.protected)
      .site
    return (site, site.api.map { Passages(of: site, $0, SampleSite.standard.gates) })
  }
}
