import RubricDiagnostics
import RubricSchemas
import RubricSite

extension Standard {
  /// Values that an author shows and their schemas do not allow; nothing of a site without an API.
  public func findings(of site: Site) -> [Finding] {
    site.api.map { ExampleValidity.findings(in: $0) } ?? []
  }

  /// What the rules of the design standard find in the description of a site's API; nothing of a site without
  /// one.
  ///
  /// - Parameters:
  ///   - date: the day on which a date counts as past or to come.
  ///   - waivers: asked of each finding; what they waive does not count as failing.
  public func lint(_ site: Site, on date: CivilDate, waivers: inout WaiverBook) -> LintReport {
    guard let api = site.api else { return LintReport() }
    let view = DescriptionView(site, api, on: date, placeholders: placeholders)
    return Linting.report(on: view, rules: profile.rules, waivers: &waivers)
  }
}
