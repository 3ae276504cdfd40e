import RubricTesting
import Testing

/// Builds each small site and compares everything it writes and finds with what was reviewed.
@Suite struct GoldenTests {
  private static let names = Array(
    Set(GoldenSite.folder.paths.compactMap { $0.split(separator: "/").first.map(String.init) })
  ).sorted()

  @Test(arguments: names)
  func aSiteIsBuiltAsItWasReviewed(_ name: String) async throws {
    let site = try await GoldenSite.build(name)
    #expect(site.faults == [])
    let expected = FileTree("\(GoldenSite.folder.root)/\(name)/Expected")
    let findings = (try? GoldenSite.folder.text("\(name)/findings.txt")) ?? ""
    var changes: [String] = []
    for path in Set(expected.paths).union(site.files.keys).sorted() {
      let before = try? expected.text(path)
      let change = GoldenTests.change(path, before, site.files[path])
      if !change.isEmpty { changes.append(change) }
    }
    let difference = TextDifference(expected: findings, found: site.findings).description
    if !difference.isEmpty { changes.append("findings.txt:\n\(difference)") }
    guard !changes.isEmpty else { return }
    if Recording.isOn {
      expected.remove()
      for (path, text) in site.files { try expected.write(path, Array(text.utf8)) }
      try GoldenSite.folder.write("\(name)/findings.txt", Array(site.findings.utf8))
      Issue.record("\(name): \(Recording.message)")
    }
    for change in changes { Issue.record("\(name)/\(change)") }
  }

  private static func change(_ path: String, _ before: String?, _ after: String?) -> String {
    switch (before, after) {
    case (nil, nil): ""
    case (nil, _?): "\(path) is not expected"
    case (_?, nil): "\(path) was not written"
    case (let before?, let after?):
      TextDifference(expected: before, found: after).description.isEmpty
        ? "" : "\(path):\n\(TextDifference(expected: before, found: after))"
    }
  }

  @Test func theSitesOfTheGuideAreThere() {
    let due = [
      "broken-everything", "circular-schemas", "guides-only", "hostile", "joined-schemas", "many-apis",
      "one-api", "right-to-left", "spec-only", "two-languages",
      "unicode-paths",
    ]
    #expect(GoldenTests.names == due)
  }

  @Test func aPageBecomesTextWithALineATag() {
    let page =
      "<html><head><title>A</title></head><body><main><h1>A <b>x</b></h1>\n<ul><li>1</li></ul>"
      + "<pre><code>a\n  b</code></pre></main></body></html>"
    #expect(
      PageText(Array(page.utf8)).text
        == "title: A\n<h1>\n A <b>x</b>\n</h1>\n<ul>\n <li>\n  1\n </li>\n</ul>\n<pre><code>a\n  b</code></pre>\n"
    )
    #expect(PageText(shell: Array(page.utf8)).text.contains("<main>\n  </main>"))
  }

  @Test func aDifferenceShowsThreeLinesRoundAChange() {
    let a = (1...12).map { "\($0)\n" }.joined()
    let b = a.replacing("6\n", with: "six\n")
    #expect(
      TextDifference(expected: a, found: b).description
        == "  …\n  3\n  4\n  5\n- 6\n+ six\n  7\n  8\n  9\n")
    #expect(TextDifference(expected: a, found: a).description == "")
  }
}
