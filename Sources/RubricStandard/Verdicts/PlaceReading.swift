import RubricMarkdown
import RubricPatterns
import RubricSite

/// Tells how much of a section a text holds that may be where it is written.
struct PlaceReading {
  private let compiled: CompiledSection
  private let placeholders: Placeholders

  init(_ compiled: CompiledSection, _ placeholders: Placeholders) {
    self.compiled = compiled
    self.placeholders = placeholders
  }

  /// One reading for each of the parts: what their own text says, whatever else is known of the API.
  func readings(of parts: [SectionPlace.Part], in site: Site) -> [SectionOutline.Reading] {
    guard let api = site.api else { return parts.map { _ in .init(answers: 0, isStandIn: false) } }
    var searcher = PatternSetSearcher(compiled.patterns)
    var tokens = placeholders.searcher()
    return parts.map { part in
      // Links are not looked up yet, and no question is answered by where one leads.
      let body = BodyReading.body(
        of: site.text(of: part), targets: [], source: part.text, nodes: part.nodes)
      let subject = SectionSubject(
        site: site, api: api, bodies: [body], reference: .none, samples: .none, reach: .bodies)
      let search = FactSearch(compiled, in: subject, searcher: &searcher)
      let isStandIn =
        body.wordCount < SectionJudgement.mostBesideLinks || isPointer(body) || search.isRestatement
        || search.isKeywords
        || SectionJudgement.declares(body, most: compiled.section.thinWords)
        || body.units.contains { $0.isQuoted && $0.text.starts(with: "Prompt:".utf8) }
        || (body.wordCount < Placeholders.shortBody && !placeholders.tokens(in: body, &tokens).isEmpty)
      return .init(
        answers: answers(search, subject), isStandIn: isStandIn, isOnSubject: search.hasSubject)
    }
  }

  /// Whether it is little more than a link.
  private func isPointer(_ body: SectionBody) -> Bool {
    !body.links.isEmpty
      && body.wordCount - body.links.reduce(0) { $0 + $1.words } < SectionJudgement.mostBesideLinks
  }

  /// Required questions that the text itself answers; what the description proves would be proven anywhere.
  private func answers(_ search: FactSearch, _ subject: SectionSubject) -> Int {
    let facts = compiled.section.facts
    return facts.indices.count { index in
      guard let evidence = search.evidence[index], facts[index].isRequired(of: subject) else { return false }
      return subject.holds(evidence)
    }
  }
}

extension SectionSubject {
  /// Whether the evidence stands in one of the bodies.
  func holds(_ evidence: Evidence) -> Bool {
    guard evidence.origin != .generated else { return false }
    return bodies.contains { body in
      guard let first = body.extent else { return false }
      let span = span(of: first, in: body)
      return evidence.span.source == span.source && span.bytes.lowerBound <= evidence.span.bytes.lowerBound
        && evidence.span.bytes.upperBound <= span.bytes.upperBound
    }
  }
}

extension SectionBody {
  /// From the first to the last byte of what was read of it; nil where that is nothing.
  fileprivate var extent: Range<UInt32>? {
    let ranges =
      units.map(\.range) + codeBlocks.map(\.range) + links.map(\.range) + tables.map(\.range)
      + lists.map(\.range)
    guard let start = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max() else {
      return nil
    }
    return start..<max(start, end)
  }
}
