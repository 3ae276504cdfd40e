import RubricSite
import Testing

@Suite struct SiteBuilderTests {
  @Test func guidesAreOrderedByWeightThenPath() throws {
    let sample = try SampleSite([
      "b.md": "x", "a.md": "x", "z.md": "---\nweight: 1\n---\n", "y.md": "---\nweight: 2\n---\n",
      "shared/0.md": "---\nweight: 0\n---\n",
      "draft.md": "---\ndraft: true\n---\n",
    ])
    #expect(sample.site.guides.map(\.path) == ["z.md", "y.md", "a.md", "b.md", "0.md"])
    #expect(sample.site.ownGuides.count == 4)
  }

  @Test(
    "a guide's title",
    arguments: [
      ("a.md", "---\ntitle: Own\n---\n# Heading", "Own"), ("a.md", "# Heading *one*\n\n# Two", "Heading one"),
      ("how-to_pay.v2.md", "text", "How to pay.v2"), ("pay/index.md", "## Two", "Pay"),
      ("index.md", "", "Index"),
      ("é.md", "", "É"),
    ])
  func title(_ path: String, text: String, title: String) throws {
    let sample = try SampleSite(guides: [(path, text)])
    #expect(sample.site.guides.first?.title == title)
  }

  @Test func guidesWhosePathsClashAreKeptApart() throws {
    let files: [(path: String, text: String)] = [
      ("a b.md", "1"), ("a-b.md", "2"), ("index.md", "3"), ("INDEX.md", "4"), ("c.md", "5"),
    ]
    let sample = try SampleSite(guides: files)
    let turned = try SampleSite(guides: files.reversed())
    func routes(_ sample: SampleSite) -> [String: Route] {
      Dictionary(uniqueKeysWithValues: sample.site.guides.map { ($0.path, $0.route) })
    }
    #expect(routes(sample) == routes(turned))
    #expect(Set(routes(sample).values).count == 5)
    #expect(routes(sample)["c.md"]?.path == "apis/permits/guides/c.html")
  }

  @Test func formerAddressesBecomeRedirects() throws {
    let sample = try SampleSite([
      "a.md": """
      ---
      redirect_from: [old, old/deep.html, ⟦../out⟧, ⟦guides/b.html⟧, ⟦operations/list-permits⟧, ⟦index.html⟧, ⟦completeness⟧]
      ---
      # New
      """, "b.md": "---\nredirect_from: ⟦old⟧\n---\n",
    ])
    #expect(
      sample.site.redirects.map(\.from.path) == ["apis/permits/old.html", "apis/permits/old/deep.html"])
    #expect(
      sample.site.redirects.allSatisfy { $0.to.path == "apis/permits/guides/a.html" && $0.title == "New" })
    #expect(sample.findings.count == 6 && sample.findings.allSatisfy { $0.rule == "settings-valid" })
    sample.expectMarks()
  }

  @Test(
    "a review is overdue on the day after it was due",
    arguments: [("2026-07-31", 0), ("2026-08-01", 1), ("2030-01-01", 1), ("2026-01-01", 0)])
  func review(_ date: String, count: Int) throws {
    let written = count == 1 ? "⟦2026-01-31⟧" : "2026-01-31"
    let sample = try SampleSite(
      ["a.md": "---\nowner: Team\nlast_reviewed_on: \(written)\nreview_in: 6 months\n---\n"], date: date)
    #expect(sample.messages.count == count)
    if count == 1 {
      #expect(sample.messages.first?.hasPrefix("warning the review by Team was due on 2026-07-31") == true)
    }
    sample.expectMarks()
  }

  @Test func sharedGuidesAreToldAboutWithTheSitesOwnPagesOnly() throws {
    let text =
      "---\nlast_reviewed_on: 2020-01-31\nreview_in: 6 months\nredirect_from: old\n---\n[a](nowhere.md)"
    let own = try SampleSite(["shared/a.md": text])
    #expect(own.messages.isEmpty && own.site.redirects.isEmpty)
    let shared = try SampleSite(["shared/a.md": text], spec: nil)
    #expect(shared.messages.count == 2)
    #expect(shared.site.redirects.map(\.from.path) == ["old.html"] && shared.site.sections.isEmpty)
  }

  @Test func namesInFrontMatterMustExist() throws {
    let sample = try SampleSite([
      "a.md": "---\noperation: ⟦listPermit⟧\nschema: ⟦Permits⟧\ntag: ⟦zzz⟧\nsection: ⟦error⟧\n---\n",
      "b.md": "---\noperation: GET /permits\nschema: Permit\ntag: Find permits\nsection: errors\n---\n",
    ])
    #expect(
      sample.messages == [
        "error the description has no operation 'listPermit' | did you mean 'listPermits'?",
        "error the description has no schema 'Permits' | did you mean 'Permit'?",
        "error the description has no tag 'zzz' | name one that the description holds",
        "error there is no section 'error' | did you mean 'errors'?",
      ])
    sample.expectMarks()
  }

  @Test func anEntryTellsOthersWhatTheyMayKnow() throws {
    let entry = try SampleSite().site.entry
    #expect(entry.name == "permits" && entry.title == "Permits" && entry.version == "1" && entry.isReadable)
    #expect(
      entry.operationCount == 2 && entry.schemaCount == 1 && entry.route.path == "apis/permits/index.html")
    #expect(
      entry.targets.keys.map(\.text).sorted() == [
        "op:GET /permits", "op:POST /permits", "op:listPermits", "schema:Permit", "scope:read-all",
        "scope:read:all",
        "section:authentication", "section:cost", "section:errors", "section:overview", "tag:Find permits",
      ])
  }

  @Test(
    "the summary is the first sentence",
    arguments: [
      ("An API for permits. It does more.", "An API for permits. It does more."),
      ("This is an API for permits. It does more.", "This is an API for permits."), ("Short", "Short"),
      (String(repeating: "word ", count: 60), String(repeating: "word ", count: 40) + "…"),
      (String(repeating: "é", count: 150), String(repeating: "é", count: 100) + "…"),
      ("x" + String(repeating: "é", count: 150), "x" + String(repeating: "é", count: 99) + "…"),
      (String(repeating: "a", count: 199) + ". More", String(repeating: "a", count: 199) + "."),
      (String(repeating: "a", count: 200) + ". More", String(repeating: "a", count: 200) + "…"),
    ])
  func summary(_ description: String, summary: String) throws {
    let spec = "openapi: 3.1.0\ninfo: {title: T, version: '1', description: '\(description)'}\npaths: {}\n"
    #expect(try SampleSite(spec: spec).site.entry.summary == summary)
  }

  @Test func operationsAreGroupedByTag() throws {
    let site = try SampleSite(
      spec: """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        tags: [{name: b, x-displayName: Bees, description: D}, {name: idle}]
        paths:
          /1: {get: {tags: [new, b, b]}}
          /2: {get: {}}
          /3: {get: {tags: [b], callbacks: {c: {x: {post: {tags: [b]}}}}}}
        webhooks: {w: {post: {}}, v: {post: {tags: [new]}}}
        """
    ).site
    #expect(
      site.groups.map(\.name) == ["b", "new", "", ""]
        && site.groups.map(\.kind) == [.tag, .tag, .untagged, .webhooks])
    #expect(site.groups.map(\.title) == ["Bees", "new", "", ""] && site.groups[0].description == "D")
    #expect(site.groups.map(\.operations.count) == [2, 2, 1, 1])
  }

  @Test func withoutTagsOperationsAreGroupedByPath() throws {
    let paths = ["/v1/pets/{id}", "/v1/pets", "/V2.0/{id}/owners", "/{id}", "/", "/v1", "/vets"]
    let spec =
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ntags: [{name: idle}]\npaths:\n"
      + paths.map { "  \"\($0)\": {get: {}}\n" }.joined()
    let groups = try SampleSite(spec: spec).site.groups
    #expect(groups.map(\.name) == ["pets", "owners", "{id}", "/", "v1", "vets"])
    #expect(groups.map(\.operations.count) == [2, 1, 1, 1, 1, 1] && groups.allSatisfy { $0.kind == .path })
    #expect(groups[0].route.path == "apis/permits/tags/path-pets.html")
  }
}
