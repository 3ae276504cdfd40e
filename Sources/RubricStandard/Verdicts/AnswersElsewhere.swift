import RubricDiagnostics
import RubricMarkdown
import RubricPatterns
import RubricSite

/// What stands under each heading of an API's own guides, for finding what is told where nobody looks for it.
struct AnswersElsewhere {
  private let stretches: [SectionBody]
  private let site: Site

  /// Shorter text answers nothing, and so many stretches are looked at.
  private static let fewestWords = 12
  private static let mostStretches = 2_000

  init(_ site: Site) {
    self.site = site
    var stretches: [SectionBody] = []
    for id in site.ownGuides {
      let text = site[id].text
      var starts = text.headings.map(\.node)
      if starts.first != 0 { starts.insert(0, at: 0) }
      for (index, start) in starts.enumerated() where stretches.count < AnswersElsewhere.mostStretches {
        let end = index + 1 < starts.count ? starts[index + 1] : text.nodes.count
        guard start < end else { continue }
        let body = BodyReading.body(of: text, targets: [], source: .guide(id), nodes: start..<end)
        if body.wordCount >= AnswersElsewhere.fewestWords { stretches.append(body) }
      }
    }
    self.stretches = stretches
  }

  /// The stretch that answers most of a section, where that is nearly all that is required: the heading as it is
  /// written, and the first answer.
  func best(
    for compiled: CompiledSection, in subject: SectionSubject, _ searcher: inout PatternSetSearcher
  ) -> (heading: String, evidence: Evidence)? {
    var best: (heading: String, evidence: Evidence, count: Int)?
    for body in stretches {
      let own = SectionSubject(
        site: site, api: subject.api, bodies: [body], reference: .none, samples: .none, reach: .bodies)
      let search = FactSearch(compiled, in: own, searcher: &searcher)
      guard search.hasSubject, !search.isKeywords, !search.isRestatement else { continue }
      let facts = compiled.section.facts
      let required = facts.indices.filter { facts[$0].isRequired(of: own) && !facts[$0].probes.isEmpty }
      let found = required.compactMap { search.evidence[$0] }.filter { own.holds($0) }
      // Two answers of three may stand in any text by chance.
      let fewest = required.count <= 3 ? max(2, required.count) : (required.count * 3 + 3) / 4
      guard let first = found.first, found.count >= fewest, found.count > best?.count ?? 0 else { continue }
      best = (body.units.first { $0.kind == .heading }?.string ?? "", first, found.count)
    }
    return best.map { ($0.heading, $0.evidence) }
  }
}
