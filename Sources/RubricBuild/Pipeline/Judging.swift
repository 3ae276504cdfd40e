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

  /// The API among the others, with what was found of it, but for the rules on its design.
  ///
  /// - Parameter isLint: whether links and sections are of no interest.
  func judge(_ unit: APIUnit, among entries: [APIEntry], isLint: Bool) -> JudgedAPI {
    let site = unit.builder.site(among: entries, on: date)
    var verdicts = Outcome<[SectionVerdict]>([])
    // Of an API that could not be read nothing is known; that is one finding and not twenty.
    let examples = standard.findings(of: site.value)
    if unit.isReadable, !isLint {
      verdicts = standard.verdicts(of: site.value, on: date, examples: examples)
    }
    var findings = unit.findings + examples
    if !isLint { findings += site.findings + verdicts.findings }
    let all = waivers + unit.waivers
    var book = WaiverBook(all, on: date)
    book.apply(to: &findings)
    findings += WaiverBook.findings(of: unit.waivers, on: date)
    return JudgedAPI(
      site: site.value, unit: unit, waivers: book, sharedWaivers: waivers.count,
      verdicts: verdicts.value.map { $0.waived(by: findings) }, findings: findings, date: date)
  }

  /// What the rules on the design of APIs find, and the book that was asked.
  func lint(_ site: Site, waivers: WaiverBook) -> (report: LintReport, waivers: WaiverBook) {
    var book = waivers
    let report = standard.lint(site, on: date, waivers: &book)
    return (report, book)
  }

  /// What was found of the site's own files, and of the waivers in them.
  ///
  /// - Parameter books: those of all APIs, which know what the shared waivers have met.
  func findings(ofOwnSite findings: [Finding], books: [WaiverBook]) -> [Finding] {
    var findings = findings
    var book = WaiverBook(waivers, on: date)
    book.apply(to: &findings)
    for other in books { book.merge(other) }
    return findings + WaiverBook.findings(of: waivers, on: date)
      + WaiverBook.unused(waivers, isUsed: book.isUsed, on: date)
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
  var lint: LintReport?
  var coverage: Coverage?

  /// What its pages are made by.
  func maker(_ standard: Standard) -> PageMaker {
    PageMaker(
      site: site, verdicts: verdicts, sections: standard.sections,
      ending: unit.download?.ending ?? "yaml")
  }

  /// What the rules found.
  mutating func take(_ linting: (report: LintReport, waivers: WaiverBook)) {
    lint = linting.report
    findings += linting.report.findings
    waivers.merge(linting.waivers)
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
  func located(isLint: Bool) -> [LocatedFinding] {
    var all = findings
    // Of an unreadable API, and without sections, nobody knows what a waiver would have met.
    if unit.isReadable, !isLint {
      all += WaiverBook.unused(
        unit.waivers, isUsed: Array(waivers.isUsed.dropFirst(sharedWaivers)), on: date)
    }
    return Build.located(all, unit.sources, LogicalPlaces(documents: unit.documents, site: site))
  }
}

extension SectionVerdict {
  /// The verdict with the reason why its gaps count for nothing, where all of them do.
  fileprivate func waived(by findings: [Finding]) -> SectionVerdict {
    let own = findings.filter { $0.section == section.text }
    guard !own.isEmpty, own.allSatisfy({ $0.suppression != nil }) else { return self }
    var verdict = self
    verdict.waiver = own.first?.suppression
    return verdict
  }
}
