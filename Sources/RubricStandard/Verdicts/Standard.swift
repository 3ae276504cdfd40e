import RubricDiagnostics
import RubricOpenAPI
import RubricPatterns
import RubricSite

/// The required sections with all their patterns compiled: made once for a run, used for every API.
public struct Standard: Sendable {
  /// In the order in which they are told.
  public private(set) var sections: [RequiredSection] = []
  /// What the organisation changed.
  public let profile: Profile
  private let patterns: [SectionPatterns]
  /// The same as they are looked for under other headings; nil of those that are not.
  let abroad: [SectionPatterns?]
  let placeholders: Placeholders
  let gates: PassageGates
  /// Whether it can tell which sections there are.
  public let judgesSections: Bool

  /// An error names a pattern of the sections that is refused; the catalogue's own, and those of a profile that was
  /// read, never are.
  ///
  /// - Parameter judgesSections: whether texts are to be searched for the sections; of a run that asks the rules of
  ///   design alone nothing is, and compiling the patterns would be a tenth of its time.
  public init(_ profile: Profile = Profile(), judgesSections: Bool = true) throws(PatternError) {
    self.profile = profile
    self.judgesSections = judgesSections
    var patterns: [SectionPatterns] = []
    var abroad: [SectionPatterns?] = []
    let placeholders = try Placeholders()
    guard judgesSections else {
      sections = profile.sections
      self.patterns = []
      self.abroad = []
      self.placeholders = placeholders
      gates = try PassageGates([])
      return
    }
    for var section in profile.sections {
      let template = Standard.shingles(of: section.template)
      let whole = SectionPatterns(section, template: template)
      section.outline.readings = { PlaceReading(whole.compiled, placeholders).readings(of: $1, in: $0) }
      patterns.append(whole)
      abroad.append(section.passages == nil ? nil : SectionPatterns(section.abroad, template: template))
      self.sections.append(section)
    }
    self.patterns = patterns
    self.abroad = abroad
    self.placeholders = placeholders
    gates = try PassageGates(sections)
  }

  /// The sections with their patterns.
  var compiled: [CompiledSection] { patterns.map(\.compiled) }

  /// Compiles what has not been asked for yet, so that a thread with nothing else to do has it ready.
  public func prepare() {
    for section in patterns + abroad.compactMap(\.self) { _ = section.compiled }
  }

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
    guard let work = judging(of: site, on: date, examples: examples) else { return Outcome([]) }
    return Outcome(joining: (0..<work.count).map { work.verdict(ofSection: $0) })
  }

  /// The same in pieces, for several threads; nil of an API that could not be read.
  public func judging(of site: Site, on date: CivilDate, examples: [Finding]? = nil) -> SectionWork? {
    guard judgesSections, let api = site.api else { return nil }
    let examples = examples ?? findings(of: site)
    let reference = ReferenceForm(api, invalidExamples: examples.filter { $0.severity == .error })
    let samples = SampleForm(api)
    let passages = Passages(of: site, api, gates)
    let access = OpenAccess(api, passages)
    let written = sections.map { WrittenSection($0, in: site) }
    var judgements: [SectionJudgement] = []
    for (index, compiled) in compiled.enumerated() {
      var subject = SectionSubject(
        site: site, api: api, bodies: written[index].bodies, reference: reference, samples: samples)
      subject.access = access
      judgements.append(
        SectionJudgement(compiled, written[index], subject, placeholders: placeholders))
    }
    markCopies(&judgements, written)
    return SectionWork(standard: self, judgements: judgements, passages: passages, date: date)
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

  private static func shingles(of template: String) -> Shingles {
    let lines = template.utf8.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    let units = lines.filter { $0.first != UInt8(ascii: "#") }.map { line in
      BodyUnit(
        kind: .sentence, text: line, code: [], range: 0..<0, pieces: [], heading: nil, lead: nil, block: 0,
        words: Words.count(line), isQuoted: false)
    }
    var body = SectionBody(source: .guide(GuideID(index: 0)), nodes: 0..<0)
    body.units = units
    return Shingles([body])
  }
}

/// The required sections of an API before what is open is looked for elsewhere: each by itself, since none
/// depends on what comes of another.
public struct SectionWork: Sendable {
  let standard: Standard
  let judgements: [SectionJudgement]
  let passages: Passages
  let date: CivilDate

  /// How many sections there are.
  public var count: Int { judgements.count }

  /// What comes of one section.
  public func verdict(ofSection index: Int) -> Outcome<SectionVerdict> {
    var judgement = judgements[index]
    let isWritten = !judgement.written.parts.isEmpty
    judgement.settle(
      with: standard, abroad: standard.abroad[index], on: date,
      passages: { passages.bodies(about: index, isWritten: isWritten) })
    return Outcome(judgement.verdict, findings: judgement.findings)
  }
}

extension Outcome<[SectionVerdict]> {
  /// Verdicts on single sections in the sections' order.
  public init(joining verdicts: [Outcome<SectionVerdict>]) {
    self.init(verdicts.map(\.value), findings: verdicts.flatMap(\.findings))
  }
}
