import RubricStandard
import Testing

@testable import RubricPages
@testable import RubricSite

struct RulePageTests {
  @Test func everyExplanationHasAPageOfItsOwnAndARowInTheList() throws {
    let explanations = try Standard().explanations
    let site = try SamplePages("paths: {}").maker.site
    let pages = SitePages(site: site, rows: []).pages(explaining: explanations)
    #expect(pages.count == Explanation.ids.count + 1)
    #expect(Set(pages.map(\.route)).count == pages.count)
    guard case .ruleList(let list) = try #require(pages.first).body else {
      Issue.record("the first page is the list")
      return
    }
    #expect(list.rows.map(\.link.route) == pages.dropFirst().map(\.route))
    let page = try #require(pages.first { $0.title == .text("path-nouns") })
    #expect(page.route.path == "rules/path-nouns.html")
    #expect(page.breadcrumbs.last?.route == pages.first?.route)
    guard case .rule(let rule) = page.body else {
      Issue.record("a rule's page holds the rule")
      return
    }
    #expect(rule.explanation.entries.contains { $0.topic == .breaking })
  }

  @Test func whereNothingIsExplainedThereIsNoList() throws {
    let site = try SamplePages("paths: {}").maker.site
    #expect(SitePages(site: site, rows: []).pages(explaining: []).isEmpty)
  }
}
