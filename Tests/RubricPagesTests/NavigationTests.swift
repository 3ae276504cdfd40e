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

  @Test func tagsStandBelowTheirGroups() throws {
    let sample = try SamplePages(
      """
      x-tagGroups:
        - {name: Animals, tags: [dogs, cats, ghosts]}
        - {name: Empty, tags: []}
        - {name: All, tags: [cats, birds]}
      paths:
        /c: {get: {tags: [cats]}}
        /f: {get: {tags: [fish]}}
        /d: {get: {tags: [dogs]}}
        /b: {get: {tags: [birds]}}
        /u: {get: {}}
      """)
    let site = sample.maker.site
    #expect(
      site.outline.entries.map { String(repeating: "-", count: $0.depth) + $0.title } == [
        "Animals", "-dogs", "-cats", "-ghosts", "Empty", "All", "-cats", "-birds", "fish", "",
      ])
    #expect(site.groups.map(\.name) == ["dogs", "cats", "birds", "fish", ""])
    let cats = try #require(site.groups.firstIndex { $0.name == "cats" })
    let groups = try #require(sample.maker.page(.group(cats)).navigation).groups
    #expect(groups.map(\.link.text) == ["dogs", "cats", "cats", "birds", "fish", "other-operations"])
    #expect(groups.map(\.depth) == [1, 1, 1, 1, 0, 0])
    #expect(groups.flatMap(\.headings).map(\.title) == [.text("Animals"), .text("All")])
    // Where a tag stands twice, it is open once.
    #expect(groups.map(\.isOpen) == [false, true, false, false, false, false])
  }

  @Test func groupsOfTagsInAnotherShapeChangeNothing() throws {
    for value in ["1", "{name: a}", "[1, [a], {name: [x], tags: [a]}, {name: x}, {tags: [a]}]"] {
      let sample = try SamplePages("x-tagGroups: \(value)\npaths: {/a: {get: {tags: [a]}}}")
      #expect(sample.maker.site.outline.entries.map(\.title) == ["a"])
      guard case .apiHome(let home) = sample.maker.page(.home).body else { throw SamplePages.NoPage() }
      #expect(home.remarks.contains { if case .extensions = $0 { true } else { false } })
    }
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
