import RubricPages
import RubricSite
import Testing

@testable import RubricSearch

struct IndexPagesTests {
  private func pages(_ apis: [APISearch]) -> [(route: String, index: IndexPage)] {
    IndexPages(apis, settings: SiteSettings()).pages.map { page in
      guard case .index(let index) = page.body else { fatalError("\(page.route)") }
      return (page.route.path, index)
    }
  }

  private func text(_ label: Label) -> String {
    switch label {
    case .text(let text): text
    case .word(let word): word.rawValue
    }
  }

  @Test func fewThingsAreOnOnePageByTheirInitials() throws {
    let pages = pages([SearchIndexTests.api("pets", ["list pets", "Ähren", "42 things", "日本", "Add"])])
    #expect(pages.map(\.route) == ["a-z.html"])
    let sections = try #require(pages.first).index.sections
    #expect(sections.map { text($0.initial) } == ["0–9", "A", "L", "other-initials"])
    #expect(sections[1].rows.map { text($0.link.label) } == ["Add", "Ähren"])
  }

  @Test func manyThingsAreOnPagesOfBoundedSize() {
    let titles = (0..<6_000).map {
      "\(["get", "list"][$0 % 2]) something with a fairly long title, number \($0)"
    }
    let pages = pages([SearchIndexTests.api("pets", titles)])
    #expect(pages.count > 3)
    #expect(pages[0].index.sections.isEmpty && pages[0].index.initials.count == 2)
    #expect(
      pages.dropFirst().allSatisfy { $0.index.sections[0].rows.count < 2_000 && $0.index.parts.count > 1 })
    let shown = pages.flatMap { $0.index.sections.flatMap(\.rows) }.map { text($0.link.label) }
    #expect(shown.count == 6_000 && Set(shown) == Set(titles))
    #expect(Set(pages.map(\.route)).count == pages.count)
  }

  @Test func itLeadsToWhatLettersAskFor() {
    let pages = pages([SearchIndexTests.api("a", ["Alpha"]), SearchIndexTests.api("b", ["Beta"])])
    let rows = pages.flatMap { $0.index.sections.flatMap(\.rows) }
    #expect(rows.map(\.context) == ["A", "B"] && rows.allSatisfy { $0.kind == .kindOperation })
  }

  @Test func aSiteWithoutAnythingHasAnEmptyIndex() {
    #expect(pages([]).map(\.route) == ["a-z.html"])
  }
}
