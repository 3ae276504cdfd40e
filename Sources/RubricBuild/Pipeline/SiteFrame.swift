import RubricDiagnostics
import RubricSite
import RubricTheme

/// What all APIs have round them, once each has been surveyed.
struct SiteFrame: Sendable {
  let entries: EntryTable
  /// The site's own pages.
  let own: Outcome<Site>
  let judging: Judging
  /// nil where no pages are rendered.
  let writing: SiteWriting?

  /// - Parameter theme: nil where no pages are rendered.
  init(
    _ request: BuildRequest, _ input: BuildInput, _ surveys: [APISurvey], theme: Theme?
  ) throws(BuildError) {
    entries = EntryTable(surveys.map(\.entry))
    own = input.ownSite(among: entries, on: request.date)
    judging = Judging(
      standard: input.standard, waivers: input.waivers, date: request.date, isLint: request.lintsOnly)
    if let theme {
      writing = try SiteWriting.begin(request, input, theme: theme, own: own.value)
    } else {
      writing = nil
    }
  }

  /// What was found of the site's own files, with its places.
  func ownFindings(_ input: BuildInput, _ records: [APIRecord]) -> [LocatedFinding] {
    let findings = judging.findings(
      ofOwnSite: own.value, input.findings + (judging.isLint ? [] : own.findings),
      used: records.map(\.usedWaivers))
    return Build.located(
      findings, input.shared.sources, LogicalPlaces(documents: [:], site: own.value))
  }
}
