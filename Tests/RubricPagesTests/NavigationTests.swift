import RubricSite
import Testing

@testable import RubricPages

@Suite struct NavigationTests {
  @Test func aListIsAWindowRoundThePage() throws {
    let operations = (0..<350).map { "  /p\($0): {get: {operationId: op\($0), tags: [one]}}\n" }.joined()
    let others = (0..<350).map { "  /t\($0): {get: {tags: [t\($0)]}}\n" }.joined()
    let sample = try SamplePages("paths:\n" + operations + others)
    let api = try sample.api
    for index in [0, 1, 49, 50, 51, 200, 299, 300, 348, 349, 350, 500, 699] {
      let page = sample.maker.page(.operation(api.operations.ids[index]))
      let navigation = try #require(page.navigation)
      #expect(navigation.groups.count <= Navigation.window && navigation.guides.count <= Navigation.window)
      let open = navigation.groups.filter(\.isOpen)
      #expect(open.count == 1)
      #expect(open[0].items.count <= Navigation.window)
      #expect(open[0].items.filter(\.isCurrent).map(\.link.route) == [page.route])
      #expect(navigation.groups.allSatisfy { $0.isOpen || $0.items.isEmpty })
    }
    let list = try #require(sample.maker.page(.operationList).navigation)
    #expect(list.groups.count == Navigation.window && list.groups.allSatisfy { !$0.isOpen })
    #expect(list.about.filter(\.isCurrent).map(\.link.route) == [sample.maker.site.routes.allOperations])
  }

  @Test func aLongNameIsCutWhereItIsListed() throws {
    let long = String(repeating: "é", count: 5_000)
    let sample = try SamplePages(
      "paths: {/a: {get: {summary: \(long), tags: [\(long)]}}}",
      guides: ["a.md": "# \(long)", "b.md": "# B"], info: "{title: \(long), version: '1'}")
    let cut = String(repeating: "é", count: 120) + "…"
    for page in sample.pages {
      let navigation = try #require(page.navigation)
      #expect(navigation.home.text == cut && navigation.guides.map(\.link.text) == [cut, "B"])
      #expect(navigation.groups.map(\.link.text) == [cut])
      #expect(navigation.groups.flatMap(\.items).allSatisfy { $0.link.text.unicodeScalars.count <= 121 })
      #expect(page.breadcrumbs.allSatisfy { $0.text.unicodeScalars.count <= 121 })
    }
    // The page itself has the whole of it.
    #expect(sample.pages.contains { $0.title == .text(long) })
  }

  @Test func everyGuideIsReadAfterTheOneBeforeIt() throws {
    let guides = (0..<300).map { ("g\(1000 + $0).md", "# G\($0)\n") }
    let sample = try SamplePages("paths: {}", guides: guides)
    let pages = sample.pages.filter { $0.route.path.contains("guides/") }
    #expect(pages.count == 300)
    for (index, page) in pages.enumerated() {
      #expect(page.previous?.text == (index == 0 ? nil : "G\(index - 1)"))
      #expect(page.next?.text == (index == 299 ? nil : "G\(index + 1)"))
      let navigation = try #require(page.navigation)
      #expect(navigation.guides.count == Navigation.window)
      #expect(navigation.guides.filter(\.isCurrent).map(\.link.route) == [page.route])
    }
  }

  @Test(arguments: [(0, 0), (5, 10), (99, 100), (0, 101), (50, 101), (100, 101), (250, 1_000), (999, 1_000)])
  func windows(_ position: Int, count: Int) {
    let window = Site.window(around: position, count: count)
    #expect(window.count == min(count, Navigation.window))
    #expect(count == 0 || window.contains(position))
    #expect(window.lowerBound >= 0 && window.upperBound <= count)
  }
}
