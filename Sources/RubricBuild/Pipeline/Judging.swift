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

  /// The API among the others, with what was found of it, but for what `inspect` finds.
  ///
  /// - Parameters:
  ///   - isLint: whether links and sections are of no interest.
  ///   - jobs: its sections are shared out to so many threads.
  func judge(_ unit: APIUnit, among entries: [APIEntry], isLint: Bool, jobs: Int) async -> JudgedAPI {
    let site = unit.builder.site(among: entries, on: date)
    var verdicts = Outcome<[SectionVerdict]>([])
    // Of an API that could not be read nothing is known; that is one finding and not twenty.
    let examples = standard.findings(of: site.value)
    if unit.isReadable, !isLint, let work = standard.judging(of: site.value, on: date, examples: examples) {
      verdicts = Outcome(
        joining: await WorkQueue.map(Array(0..<work.count), jobs: jobs) { work.verdict(ofSection: $0) })
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

  /// What no page of an API shows, so that its pages need not wait for it: what the rules on design find, what
  /// guides and description say against one another, and how the texts are written.
  ///
  /// - Parameter isLint: whether only the description is of interest.
  func inspect(_ api: JudgedAPI, isLint: Bool, jobs: Int) async -> Inspection {
    let (lint, book) = await linted(api, jobs: jobs)
    var inspection = Inspection(lint: lint, findings: standard.profile.graded(lint.findings), waivers: book)
    guard !isLint, api.unit.isReadable else { return inspection }
    let cross = standard.crossChecks(of: api.site, verdicts: api.verdicts, on: date)
    var agreement = standard.profile.graded(cross.findings)
    inspection.waivers.apply(to: &agreement)
    var writing = standard.profile.graded(standard.writingFindings(of: api.site))
    inspection.waivers.apply(to: &writing)
    inspection.agreement = agreement
    inspection.findings += agreement + writing
    return inspection
  }

  /// The rules share the threads that there are: one large API keeps them all busy.
  private func linted(_ api: JudgedAPI, jobs: Int) async -> (LintReport, WaiverBook) {
    var book = api.waivers
    guard let work = standard.linting(of: api.site, on: date) else { return (LintReport(), book) }
    let asked = book
    let found = await WorkQueue.map(Array(0..<work.count), jobs: jobs) { index in
      var waivers = asked
      return (report: work.report(ofRule: index, waivers: &waivers), waivers: waivers)
    }
    for part in found { book.merge(part.waivers) }
    return (LintReport(joining: found.map { $0.report }), book)
  }

  /// What was found of the site's own files, and of the waivers in them.
  ///
  /// - Parameters:
  ///   - books: those of all APIs, which know what the shared waivers have met.
  ///   - isLint: whether sections were not looked at, so that nobody knows what a waiver would have met.
  func findings(
    ofOwnSite site: Site, _ findings: [Finding], books: [WaiverBook], isLint: Bool
  ) -> [Finding] {
    let written = isLint ? [] : standard.writingFindings(of: site)
    var findings = standard.profile.graded(findings + written)
    var book = WaiverBook(waivers, on: date)
    book.apply(to: &findings)
    for other in books { book.merge(other) }
    return findings + standard.findings(of: waivers, on: date)
      + (isLint ? [] : standard.unused(waivers, isUsed: book.isUsed, on: date))
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
  /// The book that was asked.
  var waivers: WaiverBook
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
  var coverage: Coverage?

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
    self.coverage = coverage
    guard var found = coverage.flatMap(\.finding).map({ [$0] }) else { return }
    waivers.apply(to: &found)
    findings += found
  }

  var summary: BuildReport.APISummary {
    var summary = BuildReport.APISummary(name: site.name, title: site.title, verdicts: verdicts)
    summary.coverage = coverage
    return summary
  }

  var row: SiteHomePage.Row {
    SiteHomePage.Row(entry: site.entry, completeness: unit.isReadable ? Completeness(verdicts) : nil)
  }

  /// What the page of an unreadable API says: the errors' headlines.
  var messages: [String] {
    guard !unit.isReadable else { return [] }
    let errors = Build.located(findings.filter { $0.severity == .error }, unit.sources)
    return errors.sorted(by: LocatedFinding.inReportOrder).prefix(5).map { finding in
      "\(PathText.name(of: finding.place.path)):\(finding.place.line): \(finding.message)"
    }
  }

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
