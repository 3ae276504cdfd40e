import RubricDiagnostics
import RubricSchemas
import RubricSite

extension Standard {
  /// What rules find in the description of a site's API, sections aside; empty of a site without one.
  ///
  /// - Parameter date: the day on which a date counts as past or to come.
  public func lint(_ site: Site, on date: CivilDate) -> LintReport {
    guard let api = site.api else { return LintReport() }
    let view = DescriptionView(site, api, on: date, placeholders: placeholders)
    var report = Linting.report(on: view, rules: Rule.all)
    report.findings += ExampleValidity.findings(in: api)
    return report
  }
}
