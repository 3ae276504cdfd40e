import RubricDiagnostics
import RubricSchemas
import RubricSite

extension Standard {
  /// What rules find in the description of a site's API, sections aside; empty of a site without one.
  public func findings(of site: Site) -> [Finding] {
    site.api.map { ExampleValidity.findings(in: $0) } ?? []
  }
}
