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
    guard let work = linting(of: site, on: date) else { return LintReport() }
    return Linting.report(on: work.view, rules: profile.rules, waivers: &waivers)
  }

  /// The same in pieces, for several threads; nil of a site without an API.
  public func linting(of site: Site, on date: CivilDate) -> LintWork? {
    site.api.map { api in
      LintWork(
        view: DescriptionView(site, api, on: date, placeholders: placeholders), rules: profile.rules)
    }
  }
}

/// What is to be asked of a description, rule by rule: the rules know nothing of each other.
public struct LintWork: Sendable {
  let view: DescriptionView
  let rules: [Rule]

  /// How many rules there are.
  public var count: Int { rules.count }

  /// What one rule found.
  ///
  /// - Parameter waivers: asked of each finding; what another rule's findings have met of them is merged later.
  public func report(ofRule index: Int, waivers: inout WaiverBook) -> LintReport {
    guard rules.indices.contains(index) else { return LintReport() }
    return Linting.report(on: view, rules: [rules[index]], waivers: &waivers)
  }
}

extension LintReport {
  /// Reports of single rules in the rules' order.
  public init(joining reports: [LintReport]) {
    findings = reports.flatMap(\.findings)
    counts = reports.flatMap(\.counts)
  }
}
