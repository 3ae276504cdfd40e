import RubricDiagnostics
import RubricSite
import RubricStandard
import Testing

@testable import RubricPages

@Suite struct MaturityDataTests {
  private let day = CivilDate("2026-06-01")

  /// The maturity of a sample, as a build hands it on.
  private func value(_ sample: SamplePages, findings: [PublishedFinding]? = nil) throws -> APIMaturity {
    let day = try #require(day)
    let maturity = Maturity(
      MaturityInput(
        site: sample.maker.site, verdicts: sample.maker.verdicts, lint: try lint(sample), waivers: [],
        findings: [], on: day))
    let places = Dictionary(
      maturity.spans.map { ($0, "openapi.yaml:\($0.bytes.lowerBound)") },
      uniquingKeysWith: { first, _ in first })
    return APIMaturity(
      maturity, places: places, findings: findings, waivers: [],
      inputs: APIMaturity.Inputs(specification: "fnv1a64:a", guides: "fnv1a64:b", catalogue: nil, day: day))
  }

  private func lint(_ sample: SamplePages) throws -> LintReport {
    let day = try #require(day)
    var book = WaiverBook([], on: day)
    return try Standard().lint(sample.maker.site, on: day, waivers: &book)
  }

  private func text(_ sample: SamplePages, findings: [PublishedFinding]? = nil) throws -> String {
    let data = MaturityData(
      try value(sample, findings: findings), of: sample.maker.site, verdicts: sample.maker.verdicts)
    return String(decoding: data.bytes, as: UTF8.self)
  }

  @Test func dataHoldTheContractWithSortedNames() throws {
    let sample = try SamplePages("paths: {/a: {get: {responses: {'200': {description: a}}}}}")
    let text = try text(sample)
    let names = [
      "api", "dimensions", "estate", "inputs", "level", "schema", "score", "sections",
    ]
    let found = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map { line in
      String(line.dropFirst(3).prefix { $0 != "\"" })
    }
    #expect(found == names)
    #expect(text.hasSuffix("}\n"))
    #expect(text.contains("\"built\": \"2026-06-01\"") && text.contains("\"now\": 0"))
    #expect(!text.contains("\"findings\""))
    #expect(try self.text(sample) == text)
  }

  @Test func findingsAreToldOnlyWhereTheyArePublished() throws {
    let sample = try SamplePages("paths: {}")
    var sources = SourceSet()
    let source = sources.add(SourceFile(path: "/home/me/openapi.yaml", bytes: Array("a: b\n".utf8)))
    var finding = Finding(
      "path-nouns", .error, "'</script>' \u{202E}is no noun", at: .start(of: source))
    finding.suppression = Suppression(.external, reason: "It is so.")
    var locator = Locator(sources)
    let located = locator.locate(finding)
    let text = try text(
      sample, findings: [PublishedFinding(located, place: "openapi.yaml:3:1", gain: nil, isExplained: true)])
    #expect(text.contains("\"where\": \"openapi.yaml:3:1\"") && text.contains("\"waived\": \"It is so.\""))
    #expect(text.contains("\"delta\": null") && !text.contains("/home/me") && !text.contains("\u{202E}"))
  }

  @Test func pageOfAnAPIHasEveryCriterionAndLinksItsSections() throws {
    let sample = try SamplePages("paths: {/a: {get: {responses: {'200': {description: a}}}}}")
    let pages = sample.maker.pages(on: try value(sample))
    #expect(pages.map(\.route.path) == ["apis/permits/maturity.html"])
    guard case .maturity(let page) = try #require(pages.first).body else {
      Issue.record("no page on maturity")
      return
    }
    #expect(page.dimensions.flatMap(\.criteria).count == Criterion.all.count)
    let card = page.dimensions[0].criteria[0]
    #expect(card.lacking.count + card.others.count == 9)
    #expect(card.lacking.allSatisfy { $0.link?.route.path.hasPrefix("apis/permits/sections/") == true })
    #expect(page.actions.allSatisfy { !$0.text.isEmpty } && page.gains.count == 10)
    let withFindings = sample.maker.pages(on: try value(sample, findings: []))
    #expect(withFindings.map(\.route.path) == ["apis/permits/maturity.html", "apis/permits/findings.html"])
  }

  @Test func faultsOfTheDescriptionAreCountedButNotToldInASummary() throws {
    let sample = try SamplePages("paths: {}")
    let span = SourceSpan(source: SourceID(index: 0), bytes: 0..<1)
    let error = Finding("ref-unresolved", .error, "secret words", at: span)
    let maturity = Maturity(
      MaturityInput(
        site: sample.maker.site, verdicts: sample.maker.verdicts, lint: try lint(sample), waivers: [],
        findings: [error], on: try #require(day)))
    func shown(_ findings: [PublishedFinding]?) throws -> (texts: [String], others: Int?) {
      let value = APIMaturity(
        maturity, places: [:], findings: findings, waivers: [],
        inputs: APIMaturity.Inputs(specification: nil, guides: "", catalogue: nil, day: try #require(day)))
      guard case .maturity(let page) = sample.maker.pages(on: value)[0].body else { return ([], nil) }
      return (page.gates[0].proofs.map(\.text), page.gates[0].others)
    }
    #expect(try shown(nil).texts == [] && shown(nil).others == 1)
    #expect(try shown([]).texts == ["secret words"] && shown([]).others == 0)
  }

  // MARK: - Side by side

  @Test func fieldsOfATableAreNoFormulas() {
    var table = CSVText()
    table.record(["=1+1", "+1", "-1", "@a", "\ta", "\ra", "a=1", "", "a,b", "say \"hi\"", "a\nb"])
    let expected =
      "'=1+1,'+1,'-1,'@a,'\ta,\"'\ra\",a=1,,\"a,b\",\"say \"\"hi\"\"\",\"a\nb\"\r\n"
    #expect(String(decoding: table.bytes, as: UTF8.self) == expected)
  }

  private func row(_ name: String, _ sample: SamplePages) throws -> OrganisationPage.Row {
    let standing = APIStanding(
      try value(sample), of: sample.maker.site, verdicts: sample.maker.verdicts)
    var entry = sample.maker.site.entry
    entry.name = name
    entry.title = name
    entry.route = Route("apis/\(name)/index.html")
    return OrganisationPage.Row(entry: entry, standing: standing)
  }

  private func waiver(_ rule: RuleID, _ expires: String?) -> APIStanding.Waived {
    APIStanding.Waived(
      subject: .rule(rule), reason: "It is so.", expires: expires.flatMap { CivilDate($0) })
  }

  @Test func organisationPutsTheWeakestAndTheExpiredFirst() throws {
    let day = try #require(day)
    let sample = try SamplePages("paths: {/a: {get: {x-sunset: 2026-01-01, responses: {}}}}")
    var (strong, weak, other) = (try row("b", sample), try row("c", sample), try row("a", sample))
    strong.standing.dimensions = strong.standing.dimensions.map { _ in .one }
    weak.standing.dimensions[2] = .zero
    weak.entry.owner = "Street team"
    other.standing.dimensions = weak.standing.dimensions
    other.standing.waivers = [waiver("path-nouns", "2027-01-01"), waiver("path-hyphens", "2026-05-31")]
    weak.standing.waivers = [waiver("path-nouns", "2027-01-01")]
    let page = OrganisationPage([strong, weak, other], on: day)
    #expect(page.apis.map(\.entry.name) == ["a", "c", "b"])
    #expect(page.waivers.map(\.waiver.subject.text) == ["path-hyphens", "path-nouns"])
    #expect(page.waivers[1].apis.map(\.route.path) == ["apis/a/index.html", "apis/c/index.html"])
    #expect(page.owners.map(\.name) == [nil, "Street team"])
    #expect(page.endings.map(\.day.description) == ["2026-01-01", "2026-01-01", "2026-01-01"])
    #expect(page.gaps.first?.count == 3)
    let shuffled = OrganisationPage([other, strong, weak], on: day)
    #expect(OrganisationData(shuffled).json == OrganisationData(page).json)
    #expect(OrganisationData(shuffled).csv == OrganisationData(page).csv)
    let lines = OrganisationData(page).csv.split(separator: 10)
    #expect(lines.count == 4 && lines.allSatisfy { $0.last == 13 })
    #expect(Set(lines.map { $0.count { $0 == UInt8(ascii: ",") } }).count == 1)
  }
}
