import RubricDiagnostics
import RubricOpenAPI
import RubricPatterns
import RubricSite

/// The required sections: made once for a run, used for every API.
public struct Standard: Sendable {
  /// In the order in which they are told.
  public private(set) var sections: [RequiredSection]
  /// What the organisation changed.
  public let profile: Profile
  let placeholders: Placeholders
  /// Whether it can tell which sections there are.
  public let judgesSections: Bool
  private let patterns: SectionPatterns

  /// An error names a pattern that is refused; the catalogue's own never are.
  ///
  /// - Parameter judgesSections: whether texts are to be searched for the sections; of a run that asks the rules of
  ///   design alone nothing is.
  public init(_ profile: Profile = Profile(), judgesSections: Bool = true) throws(PatternError) {
    self.profile = profile
    self.judgesSections = judgesSections
    let placeholders = try Placeholders()
    self.placeholders = placeholders
    let patterns = SectionPatterns(of: judgesSections ? profile.sections : [])
    self.patterns = patterns
    sections = profile.sections
    guard judgesSections else { return }
    for index in sections.indices {
      sections[index].outline.readings = { site, parts in
        guard let whole = patterns.compiled?.sections[index] else {
          return parts.map { _ in SectionOutline.Reading(answers: 0, isStandIn: false) }
        }
        return PlaceReading(whole, placeholders).readings(of: parts, in: site)
      }
    }
  }

  /// All patterns of the sections, compiled now where nobody has asked for them yet: that takes a twentieth of a
  /// second, which another thread may have to spare.
  ///
  /// - Throws: the pattern that is refused; then no section is found anywhere. None of the catalogue's is, nor any
  ///   of a profile that was read.
  public func compile() throws(PatternError) { try patterns.compile() }

  /// nil where one of them is refused.
  var compiled: SectionPatterns.Compiled? { patterns.compiled }

  /// What the locator of `RubricSite` needs of them.
  public var outlines: [SectionOutline] { sections.map(\.outline) }

  /// What was found of each required section of an API, in the order of `sections`, and a finding for each
  /// that does not give a reader all; nothing where the API could not be read.
  ///
  /// - Parameters:
  ///   - date: the day on which a review counts as overdue or not.
  ///   - examples: what `findings(of:)` gives of the site; made here where it is nil.
  public func verdicts(
    of site: Site, on date: CivilDate, examples: [Finding]? = nil
  ) -> Outcome<[SectionVerdict]> {
    guard judgesSections, let api = site.api, let patterns = patterns.compiled else { return Outcome([]) }
    let examples = examples ?? findings(of: site)
    let reference = ReferenceForm(api, invalidExamples: examples.filter { $0.severity == .error })
    let samples = SampleForm(api)
    let passages = Passages(of: site, api, patterns.gates)
    let access = OpenAccess(api, passages)
    let written = sections.map { WrittenSection($0, in: site) }
    var judgements: [SectionJudgement] = []
    for (index, compiled) in patterns.sections.enumerated() {
      var subject = SectionSubject(
        site: site, api: api, bodies: written[index].bodies, reference: reference, samples: samples)
      subject.access = access
      judgements.append(
        SectionJudgement(compiled, written[index], subject, placeholders: placeholders))
    }
    markCopies(&judgements, written)
    var outcome = Outcome<[SectionVerdict]>([])
    for (index, judgement) in judgements.enumerated() {
      var verdict = judgement
      verdict.settle(
        with: self, abroad: patterns.abroad[index], on: date,
        passages: { passages.bodies(about: index, isWritten: !judgement.written.parts.isEmpty) })
      outcome.value.append(verdict.verdict)
      outcome.findings += verdict.findings
    }
    return outcome
  }

  /// Of two sections with one text, the one that it answers less of holds the copy; of equals the later.
  private func markCopies(_ judgements: inout [SectionJudgement], _ written: [WrittenSection]) {
    let shingles = written.map(\.shingles)
    for (index, own) in shingles.enumerated() {
      guard let own else { continue }
      for (other, text) in shingles.enumerated() where other != index {
        guard let text, own.isCopy(of: text), !written[index].sharesText(with: written[other]) else {
          continue
        }
        let (mine, theirs) = (judgements[index].share, judgements[other].share)
        if mine < theirs || (mine == theirs && index > other) {
          judgements[index].copied = sections[other].id
        }
      }
    }
  }
}
