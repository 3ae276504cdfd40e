import RubricDiagnostics
import RubricPatterns
import RubricSite

/// Weighs what is written of one section against what it must tell.
struct SectionJudgement {
  let compiled: CompiledSection
  let written: WrittenSection
  let subject: SectionSubject
  private(set) var search: FactSearch
  /// Indices of the facts without which the section is incomplete.
  let required: [Int]
  /// The section whose text this one holds.
  var copied: SectionID?
  /// Where words stand for text to come, by body and unit.
  let tokens: [(body: Int, unit: Int, range: Range<Int>)]

  var verdict: SectionVerdict
  var findings: [Finding] = []

  var section: RequiredSection { compiled.section }

  init(
    _ compiled: CompiledSection, _ written: WrittenSection, _ subject: SectionSubject,
    placeholders: Placeholders
  ) {
    var searcher = PatternSetSearcher(compiled.patterns)
    var tokenSearcher = placeholders.searcher()
    let search = FactSearch(compiled, in: subject, searcher: &searcher)
    var tokens: [(body: Int, unit: Int, range: Range<Int>)] = []
    for (index, body) in written.bodies.prefix(written.parts.count).enumerated() {
      tokens += placeholders.tokens(in: body, &tokenSearcher).map { (index, $0.unit, $0.range) }
    }
    self.compiled = compiled
    self.written = written
    self.subject = subject
    self.search = search
    self.tokens = tokens
    let facts = compiled.section.facts
    required = facts.indices.filter { facts[$0].isRequired(of: subject) }
    verdict = SectionVerdict(
      section: compiled.section.id, title: compiled.section.title, tier: compiled.section.tier,
      severity: compiled.section.severity, state: .missing, score: 0, evidence: [], openQuestions: [],
      advice: [],
      reason: written.parts.first?.reason, wordCount: 0)
    verdict.wordCount = written.bodies.prefix(max(written.parts.count, 0)).reduce(0) { $0 + $1.wordCount }
    take(search)
  }

  /// Of the required facts, how many in a thousand are found.
  var share: Int { SectionJudgement.share(of: search, required) }

  private static func share(of search: FactSearch, _ required: [Int]) -> Int {
    required.isEmpty ? 1000 : required.count { search.evidence[$0] != nil } * 1000 / required.count
  }

  /// Takes what was found under other headings for questions that are open.
  mutating func add(_ facts: [Int], from elsewhere: FactSearch) {
    search.fill(facts, from: elsewhere, of: subject)
    take(search)
  }

  /// Takes evidence and open questions from a search.
  mutating func take(_ search: FactSearch) {
    let facts = section.facts
    verdict.evidence = search.evidence.compactMap { $0 }
    verdict.openQuestions = required.filter { search.evidence[$0] == nil }
      .map { SectionVerdict.Question(factID: facts[$0].id, question: facts[$0].question) }
    verdict.advice = facts.indices.filter { index in
      if case .recommended = facts[index].requirement { search.evidence[index] == nil } else { false }
    }.map { SectionVerdict.Question(factID: facts[$0].id, question: facts[$0].question) }
  }

  // MARK: - State

  /// Decides the state, the score and the findings.
  ///
  /// - Parameters:
  ///   - abroad: the section as it is looked for under other headings.
  ///   - passages: what may be about it there; asked for where its own texts leave questions open.
  mutating func settle(
    with standard: Standard, abroad: SectionPatterns?, on date: CivilDate, passages: () -> [SectionBody]
  ) {
    if let condition = section.appliesWhen, !condition.holds(subject), written.parts.isEmpty {
      verdict.state = .notApplicable
      // What the owner says goes before what follows from the description.
      let declared = subject.site.apiSettings.notApplicable.first { $0.section == section.id }?.reason
      verdict.notApplicableReason = declared ?? "required only when \(condition.name)"
    } else {
      verdict.state = writtenState(standard)
      if verdict.state != .complete { judgeDeclaration(standard, on: date) }
      if !isDeclared { judgeByDocuments() }
      if let abroad, [.missing, .thin, .partial].contains(verdict.state) {
        look(for: abroad.compiled, in: passages())
      }
    }
    verdict.score = score
    if [.notApplicable, .generated].contains(verdict.state) { verdict.openQuestions = [] }
    report()
    for index in findings.indices { findings[index].section = section.id.text }
  }

  private var score: Double? {
    switch verdict.state {
    case .complete, .delegated, .generated: 1
    case .notApplicable: nil
    case .partial: min(0.8, Double(SectionJudgement.share(of: search, required)) / 1000)
    case .delegatedExternal: 0.6
    case .thin: 0.4
    case .placeholder: 0.1
    case .empty, .notApplicableInvalid, .missing: 0
    }
  }

  private mutating func writtenState(_ standard: Standard) -> SectionVerdict.State {
    guard !written.parts.isEmpty else { return unwrittenState }
    let bodies = written.bodies.prefix(written.parts.count)
    if bodies.allSatisfy(\.isEmpty) {
      if isGenerated { return .generated }
      // What has a form of its own may stand below the heading all the same.
      let isOfForm = required.allSatisfy { section.facts[$0].probes.isEmpty }
      return isOfForm && isProven { $0.origin == .generated } ? .partial : .empty
    }
    if let standIn = standIn(bodies) {
      verdict.standIn = standIn
      voidEvidence()
      return .placeholder
    }
    if search.isKeywords {
      verdict.standIn = .keywords
      return verdict.wordCount < section.thinWords ? .thin : .partial
    }
    let hasTable = bodies.contains { $0.tables.contains { $0.rows >= 2 } }
    let isLong = verdict.wordCount >= section.floorWords || hasTable
    let needsSubject = required.contains { !section.facts[$0].probes.isEmpty }
    if verdict.openQuestions.isEmpty, needsSubject, !search.hasSubject {
      verdict.standIn = .otherSubject
      return .partial
    }
    if verdict.openQuestions.isEmpty, isLong || !needsSubject { return .complete }
    // What is generated from the description stands below the text, however short that is.
    if !needsSubject, isProven(by: { $0.origin == .generated }) { return .partial }
    if let delegated = delegation(bodies, standard) { return delegated }
    return verdict.wordCount < section.thinWords && !hasTable ? .thin : .partial
  }

  /// The state of a section that nobody wrote: what the description itself tells counts.
  private var unwrittenState: SectionVerdict.State {
    if verdict.openQuestions.isEmpty, !required.isEmpty {
      return isProven { $0.origin != .generated } ? .complete : .generated
    }
    if isGenerated { return .generated }
    let isOfForm = required.allSatisfy { section.facts[$0].probes.isEmpty }
    // A list of scopes that says what each allows is made from the description, and is the part that matters.
    let isListed = section.generatedIsPart(subject.api)
    return isProven { $0.origin != .generated || isOfForm || isListed } ? .partial : .missing
  }

  /// Whether a required fact has evidence of a kind.
  private func isProven(by isKind: (Evidence) -> Bool) -> Bool {
    required.contains { search.evidence[$0].map(isKind) ?? false }
  }

  /// Whether what is generated from the description is the whole section.
  private var isGenerated: Bool {
    section.generatedSuffices(subject.api)
      || (!required.isEmpty && verdict.openQuestions.isEmpty && !isProven { $0.origin != .generated })
  }

  private mutating func voidEvidence() {
    verdict.evidence = []
    verdict.openQuestions = required.map {
      SectionVerdict.Question(factID: section.facts[$0].id, question: section.facts[$0].question)
    }
  }

  private func standIn(_ bodies: ArraySlice<SectionBody>) -> SectionVerdict.StandIn? {
    let isPrompt = bodies.contains { body in
      body.units.contains { $0.isQuoted && $0.text.starts(with: "Prompt:".utf8) }
    }
    if isPrompt
      || (written.shingles.map { $0.hashes.count >= 4 && $0.isCopy(of: compiled.template) } ?? false)
    {
      return .scaffold
    }
    if !tokens.isEmpty,
      verdict.wordCount < Placeholders.shortBody || tokens.count * 100 > verdict.wordCount
    {
      return .tokens
    }
    if search.isRestatement { return .restatement }
    return copied.map { .copy(of: $0) }
  }

  // MARK: - Delegation

  /// With fewer words beside its links a text may be no more than they are.
  static let mostBesideLinks = 15

  /// What a body that is only a link amounts to; nil where it is more than that.
  private mutating func delegation(
    _ bodies: ArraySlice<SectionBody>, _ standard: Standard
  ) -> SectionVerdict.State? {
    // A mail address is no text that could be read there, and steps are more than the links in them.
    let links = bodies.flatMap(\.links).filter { !$0.isMail }
    guard !bodies.contains(where: { $0.lists.contains { $0.isOrdered && $0.items >= 2 } }) else { return nil }
    let linked = links.reduce(0) { $0 + $1.words }
    guard !links.isEmpty, verdict.wordCount - linked < SectionJudgement.mostBesideLinks,
      !tellsAnything(beside: links)
    else { return nil }
    verdict.standIn = .pointer
    for link in links {
      guard case .page(let route, let fragment, _) = link.target else { continue }
      guard let bodies = self.bodies(at: route, fragment: fragment) else { continue }
      let target = SectionSubject(
        site: subject.site, api: subject.api, bodies: bodies, reference: subject.reference,
        samples: subject.samples)
      var searcher = PatternSetSearcher(compiled.patterns)
      let found = FactSearch(compiled, in: target, searcher: &searcher)
      guard SectionJudgement.share(of: found, required) == 1000, found.hasSubject else { continue }
      take(found)
      return .delegated
    }
    let isExternal = links.contains { if case .external = $0.target { true } else { false } }
    return isExternal ? .delegatedExternal : .thin
  }

  /// Whether a sentence without a link answers a question.
  private func tellsAnything(beside links: [BodyLink]) -> Bool {
    let spans = written.bodies.prefix(written.parts.count).flatMap { body in
      body.units.filter { unit in !links.contains { $0.range.overlaps(unit.range) } }
        .map { subject.span(of: $0.range, in: body) }
    }
    return required.contains { index in
      search.evidence[index].map { $0.origin != .generated && spans.contains($0.span) } ?? false
    }
  }

  /// What stands at an address of the site, where it is a guide's; never this section itself.
  private func bodies(at route: Route, fragment: String?) -> [SectionBody]? {
    let site = subject.site
    guard let id = site.guideIDs.first(where: { site[$0].route == route }) else { return nil }
    let guide = site[id]
    var nodes = guide.body
    if let fragment, let heading = guide.text.headings.firstIndex(where: { $0.id == fragment }) {
      nodes = guide.text.body(ofHeading: heading)
    }
    guard !written.parts.contains(where: { $0.text == .guide(id) && $0.nodes.overlaps(nodes) }) else {
      return nil
    }
    return [BodyReading.body(of: guide.text, targets: guide.links, source: .guide(id), nodes: nodes)]
  }
}
