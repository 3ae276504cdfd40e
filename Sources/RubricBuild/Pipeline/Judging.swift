import RubricDiagnostics
import RubricPages
import RubricSite
import RubricStandard

/// Holds APIs against the standard, and asks of every finding whether it is waived.
struct Judging: Sendable {
  let standard: Standard
  /// Those that reach every API: the site's, and those of the guides that all share.
  let waivers: [Waiver]
  /// The day on which a review or a waiver counts as over.
  let date: CivilDate
  /// Whether only descriptions are of interest, and neither links nor sections.
  let isLint: Bool

  /// The API among the others, with what was found of it, but for what an `Inspecting` finds.
  ///
  /// - Parameter workers: its sections are shared out to them.
  func judge(_ unit: APIUnit, among entries: EntryTable, _ workers: Workers) async -> JudgedAPI {
    let site = unit.builder.site(among: entries, on: date)
    var verdicts = Outcome<[SectionVerdict]>([])
    // Of an API that could not be read nothing is known; that is one finding and not twenty.
    let examples = standard.findings(of: site.value)
    if unit.isReadable, !isLint, let work = standard.judging(of: site.value, on: date, examples: examples) {
      verdicts = Outcome(
        joining: await workers.map(Array(0..<work.count)) { work.verdict(ofSection: $0) })
    }
    var findings = unit.findings + examples
    if !isLint { findings += site.findings + verdicts.findings }
    let all = waivers + unit.waivers
    findings = standard.profile.graded(findings)
    var book = WaiverBook(all, on: date)
    book.apply(to: &findings)
    findings += standard.findings(of: unit.waivers, on: date)
    return JudgedAPI(
      site: site.value, unit: unit, waivers: book, sharedWaivers: waivers.count,
      verdicts: verdicts.value, findings: findings, date: date)
  }

  /// What was found of the site's own files, and of the waivers in them.
  ///
  /// - Parameter used: of each API, whether it has met each of the shared waivers.
  func findings(ofOwnSite site: Site, _ findings: [Finding], used: [[Bool]]) -> [Finding] {
    // Where sections were not looked at, nobody knows what a waiver would have met.
    let written = isLint ? [] : standard.writingFindings(of: site)
    var findings = standard.profile.graded(findings + written)
    var book = WaiverBook(waivers, on: date)
    book.apply(to: &findings)
    for other in used { book.merge(used: other) }
    return findings + standard.findings(of: waivers, on: date)
      + (isLint ? [] : standard.unused(waivers, isUsed: book.isUsed, on: date))
  }
}

/// What no page of an API shows, so that its pages need not wait for it: what the rules on design find, what
/// guides and description say against one another, and how the texts are written. In jobs that any number of
/// threads take.
struct Inspecting: Sendable {
  private let judging: Judging
  private let api: JudgedAPI
  private let work: LintWork?

  /// One of its jobs.
  enum Job: Sendable {
    /// The rules share the threads that there are: one large API keeps them all busy.
    case rule(Int)
    case agreement
    case writing
  }

  /// What a job found.
  struct Part: Sendable {
    var job: Job
    var lint = LintReport()
    var findings: [Finding] = []
    var waivers: WaiverBook
  }

  init(_ judging: Judging, _ api: JudgedAPI) {
    self.judging = judging
    self.api = api
    work = judging.standard.linting(of: api.site, on: judging.date)
  }

  /// All that there is to do, in the order of what is found.
  var jobs: [Job] {
    let rules = (0..<(work?.count ?? 0)).map { Job.rule($0) }
    return rules + (judging.isLint || !api.unit.isReadable ? [] : [.agreement, .writing])
  }

  /// Does one of the jobs.
  func inspect(_ job: Job) -> Part {
    let standard = judging.standard
    var part = Part(job: job, waivers: api.waivers)
    switch job {
    case .rule(let index):
      part.lint = work?.report(ofRule: index, waivers: &part.waivers) ?? LintReport()
      part.findings = standard.profile.graded(part.lint.findings)
    case .agreement:
      let cross = standard.crossChecks(of: api.site, verdicts: api.verdicts, on: judging.date)
      part.findings = standard.profile.graded(cross.findings)
      part.waivers.apply(to: &part.findings)
    case .writing:
      part.findings = standard.profile.graded(standard.writingFindings(of: api.site))
      part.waivers.apply(to: &part.findings)
    }
    return part
  }
}

/// What was found of an API while its pages were written.
struct Inspection: Sendable {
  /// What the rules on design looked at.
  var lint: LintReport
  /// Where guides and description differ; nil where that was not looked at.
  var agreement: [Finding]?
  /// All of it.
  var findings: [Finding]
  /// What the books of all jobs have met.
  var waivers: WaiverBook

  /// - Parameters:
  ///   - parts: what each job found, in the order of the jobs.
  ///   - waivers: the book of the API.
  init(joining parts: [Inspecting.Part], _ waivers: WaiverBook) {
    lint = LintReport(joining: parts.map(\.lint))
    findings = parts.flatMap(\.findings)
    self.waivers = waivers
    for part in parts {
      self.waivers.merge(part.waivers)
      if case .agreement = part.job { agreement = part.findings }
    }
  }
}

/// An API among the others, judged.
struct JudgedAPI: Sendable {
  let site: Site
  let unit: APIUnit
  /// The shared waivers first, then the API's own.
  var waivers: WaiverBook
  let sharedWaivers: Int
  let verdicts: [SectionVerdict]
  var findings: [Finding]
  let date: CivilDate

  /// What its pages are made by.
  func maker(_ standard: Standard) -> PageMaker {
    PageMaker(
      site: site, verdicts: verdicts, sections: standard.sections,
      ending: unit.download?.ending ?? "yaml")
  }

  /// What was found beside the writing of its pages.
  mutating func take(_ inspection: Inspection) {
    findings += inspection.findings
    waivers.merge(inspection.waivers)
  }

  /// What its pages tell.
  mutating func take(_ coverage: Coverage?) {
    guard var found = coverage.flatMap(\.finding).map({ [$0] }) else { return }
    waivers.apply(to: &found)
    findings += found
  }

  /// nil of an API whose description could not be read.
  var completeness: Completeness? { unit.isReadable ? Completeness(verdicts) : nil }

  /// What the page of an unreadable API says: the errors' headlines.
  var messages: [String] {
    guard !unit.isReadable else { return [] }
    let errors = Build.located(findings.filter { $0.severity == .error }, unit.sources)
    return errors.sorted(by: LocatedFinding.inReportOrder).prefix(5).map { finding in
      "\(PathText.name(of: finding.place.path)):\(finding.place.line): \(finding.message)"
    }
  }

  /// Of the waivers that reach every API, whether each has met a finding of this one.
  var usedWaivers: [Bool] { Array(waivers.isUsed.prefix(sharedWaivers)) }

  /// All findings with their places, those on its own waivers among them.
  func located(_ standard: Standard, isLint: Bool) -> [LocatedFinding] {
    var all = findings
    // Of an unreadable API, and without sections, nobody knows what a waiver would have met.
    if unit.isReadable, !isLint {
      all += standard.unused(
        unit.waivers, isUsed: Array(waivers.isUsed.dropFirst(sharedWaivers)), on: date)
    }
    var located = Build.located(
      Echoes.removed(from: all), unit.sources, LogicalPlaces(documents: unit.documents, site: site))
    for index in located.indices { located[index].api = site.name }
    return located
  }
}
