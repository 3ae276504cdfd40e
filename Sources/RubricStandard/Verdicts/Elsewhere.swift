import RubricDiagnostics
import RubricPatterns
import RubricSite

extension SectionJudgement {
  /// Looks for what is still open in passages under other headings, and decides the state anew.
  mutating func look(for abroad: CompiledSection, in passages: [SectionBody]) {
    guard let subjects = section.passages, verdict.standIn == nil || verdict.standIn == .pointer,
      !passages.isEmpty
    else { return }
    var elsewhere = SectionSubject(
      site: subject.site, api: subject.api, bodies: passages, reference: subject.reference,
      samples: subject.samples)
    elsewhere.reach = .bodies
    var searcher = PatternSetSearcher(abroad.patterns)
    let found = FactSearch(abroad, in: elsewhere, searcher: &searcher)
    let answered = required.filter { search.evidence[$0] == nil && found.evidence[$0] != nil }
    guard !answered.isEmpty, verdict.state != .missing || isEnough(answered, for: subjects) else { return }
    let isElsewhere = answered.contains { fact in found.evidence[fact].map { !subject.holds($0) } ?? false }
    add(answered, from: found)
    // A few words stay a few words, however much they say.
    if !isElsewhere, !verdict.openQuestions.isEmpty { return }
    // So do they where most of the answers stand nowhere.
    if verdict.state == .thin, share < 500 { return }
    if verdict.standIn == .pointer { verdict.standIn = nil }
    verdict.state = verdict.openQuestions.isEmpty ? .complete : .partial
  }

  /// Whether a section that nobody wrote is there by what is answered elsewhere.
  private func isEnough(_ answered: [Int], for subjects: PassageSubject) -> Bool {
    let known = required.filter { search.evidence[$0] != nil } + answered
    let isThere = subjects.needed.map { id in known.contains { section.facts[$0].id == id } } ?? true
    if known.contains(where: { subjects.alone.contains(section.facts[$0].id) }) { return true }
    return isThere && known.count >= min(subjects.fewest, required.count)
  }

  /// Decides that the section does not apply where the documents themselves show it.
  mutating func judgeByDocuments() {
    guard [.missing, .thin, .partial].contains(verdict.state), let reason = section.inapplicability(subject),
      written.parts.isEmpty || subject.access.isSaid
    else { return }
    verdict.state = .notApplicable
    verdict.notApplicableReason = reason
  }
}
