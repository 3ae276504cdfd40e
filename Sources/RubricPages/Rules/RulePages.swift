import RubricDiagnostics
import RubricSite
import RubricStandard

/// One rule or required section, explained to whoever meets its id in a report.
public struct RulePage: Sendable {
  /// What is told.
  public var explanation: Explanation
}

/// Every rule and section that the site explains.
public struct RuleListPage: Sendable {
  /// In the order of the catalogues.
  public var rows: [Row]

  /// One of them.
  public struct Row: Sendable {
    /// To its page, named by its id.
    public var link: PageLink
    /// What it asks for.
    public var summary: String
    /// nil where that differs from case to case.
    public var severity: Severity?
  }
}

/// The pages that explain rules, made of what `rubric explain` prints.
extension SitePages {
  /// The list of them.
  static let rules = Route("rules.html")

  /// The page of a rule or of a section.
  public static func rule(_ id: String) -> Route { Route("rules/\(Slug(id)).html") }

  /// The list and a page for each; nothing where nothing is to be explained.
  public func pages(explaining explanations: [Explanation]) -> [Page] {
    guard !explanations.isEmpty else { return [] }
    let rows = explanations.map { explanation in
      RuleListPage.Row(
        link: PageLink(.text(explanation.id), SitePages.rule(explanation.id)),
        summary: explanation.summary, severity: explanation.severity)
    }
    let list = page(.word(.allRules), SitePages.rules, .ruleList(RuleListPage(rows: rows)))
    return [list]
      + explanations.map { explanation in
        var page = page(
          .text(explanation.id), SitePages.rule(explanation.id), .rule(RulePage(explanation: explanation)))
        page.breadcrumbs.append(PageLink(.word(.allRules), SitePages.rules))
        page.summary = explanation.summary
        return page
      }
  }
}
