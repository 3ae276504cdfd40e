import RubricDiagnostics
import RubricPages
import RubricSite
import RubricStandard

/// Measures how mature APIs are, when all that is found of them is known.
struct Measuring: Sendable {
  let standard: Standard
  /// Waivers that reach every API.
  let waivers: [Waiver]
  let settings: SiteSettings
  /// The content folder, or the one that holds the description, as reports name it.
  let folder: String
  let date: CivilDate
  /// What most APIs have in common; nil where there is only one.
  let estate: EstateStyle?

  /// - Parameters:
  ///   - api: with what was found before its pages.
  ///   - inspection: what was found beside them.
  ///   - style: how it looks from outside, where that is known already.
  func measure(_ api: JudgedAPI, _ inspection: Inspection, style: APIStyle?) -> APIMaturity {
    let all = waivers + api.unit.waivers
    var input = MaturityInput(
      site: api.site, verdicts: api.verdicts, lint: inspection.lint, crossChecks: inspection.agreement,
      waivers: all, findings: api.findings, on: date,
      estate: estate)
    input.style = style
    input.weights = standard.profile.weights
    let maturity = Maturity(input)
    var locator = Locator(api.unit.sources)
    var places: [SourceSpan: String] = [:]
    let evidence = api.verdicts.flatMap(\.evidence).map(\.span)
    for span in maturity.spans.union(evidence).sorted() {
      let place = locator.place(of: span)
      places[span] = "\(relative(place.path)):\(place.line)"
    }
    return APIMaturity(
      maturity, places: places, findings: findings(of: api, inspection, maturity), waivers: all,
      inputs: inputs(of: api))
  }

  /// nil where they are not published.
  private func findings(
    of api: JudgedAPI, _ inspection: Inspection, _ maturity: Maturity
  ) -> [PublishedFinding]? {
    guard settings.publication == .findings else { return nil }
    let places = LogicalPlaces(documents: api.unit.documents, site: api.site)
    let explained = standard.explainedIDs
    let all = Echoes.removed(from: api.findings + inspection.findings)
    return zip(all, Build.located(all, api.unit.sources, places)).map { finding, located in
      let place = located.place
      return PublishedFinding(
        located, place: "\(relative(place.path)):\(place.line):\(place.column)",
        gain: maturity.gain(of: finding), isExplained: explained.contains(finding.rule.text))
    }.sorted(by: PublishedFinding.inOrder)
  }

  /// From the content folder on; the name alone of what lies elsewhere, since nobody but this machine knows
  /// where that is.
  private func relative(_ path: String) -> String {
    if folder.isEmpty || folder.utf8.elementsEqual(".".utf8), path.utf8.first != UInt8(ascii: "/") {
      return path
    }
    return PathText.relative(path, to: folder) ?? PathText.name(of: path)
  }

  private func inputs(of api: JudgedAPI) -> APIMaturity.Inputs {
    let sources = api.unit.sources
    var guides = StableHash()
    for guide in api.site.guides { guides.combine(sources[guide.source]?.bytes ?? []) }
    let entry = api.site.apiSettings.span.flatMap { sources[$0.source]?.bytes }
    func text(_ hash: StableHash) -> String { "fnv1a64:\(hash.text)" }
    return APIMaturity.Inputs(
      specification: api.unit.download.map { text(StableHash($0.bytes)) }, guides: text(guides),
      catalogue: entry.map { text(StableHash($0)) }, day: date)
  }
}
