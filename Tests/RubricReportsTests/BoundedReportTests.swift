import RubricDiagnostics
import RubricReports
import RubricTesting
import Testing

/// Reports for services that take no more than so much.
@Suite struct BoundedReportTests {
  private func input(errors: Int, warnings: Int, remarks: Int, text: String = "m") -> ReportInput {
    var input = ReportInput(toolVersion: "1.2.3", day: "2026-03-01")
    // Remarks stand first in the files, so that order alone would choose them.
    let counts: [(Severity, Int)] = [(.info, remarks), (.warning, warnings), (.error, errors)]
    for (number, (severity, count)) in counts.enumerated() {
      let one = ReportSamples.findings(
        "⟦a⟧: b", path: "\(number).yaml", RuleID("r\(number)"), severity, message: text)[0]
      for line in 0..<count {
        var finding = one
        finding.place.line = line + 1
        input.findings.append(finding)
      }
    }
    Fingerprints.assign(to: &input.findings)
    return input
  }

  private func text(_ name: String, _ input: ReportInput) throws -> String {
    String(decoding: try #require(ReportFormat.named(name)).bytes(of: input), as: UTF8.self)
  }

  @Test func gitHubIsGivenAsManyAnnotationsAsItShows() throws {
    let lines = try text("github", input(errors: 30, warnings: 12, remarks: 3)).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.count { $0.hasPrefix("::warning ") } == 10)
    #expect(lines.count { $0.hasPrefix("::notice ") } == 3)
    #expect(
      lines.first?.hasPrefix("::error file=2.yaml,line=1,endLine=1,col=1,endColumn=2,title=r2::m") == true)
    #expect(lines.last == "30 errors, 12 warnings, 3 remarks; the first 10 of each kind are annotated")
  }

  @Test func codeScanningIsGivenTheMostSevereAndToldOfTheRest() throws {
    let report = try text("sarif", input(errors: 10, warnings: 20_000, remarks: 10_000))
    #expect(report.split(separator: "\n").count { $0.contains("\"ruleId\"") } == 25_000)
    #expect(report.split(separator: "\n").count { $0.contains("\"ruleId\": \"r2\"") } == 10)
    #expect(report.split(separator: "\n").count { $0.contains("\"ruleId\": \"r0\"") } == 4_990)
    #expect(report.contains("5010 further results are left out: a run holds 25000 at most"))
    #expect(!(try text("sarif", input(errors: 1, warnings: 1, remarks: 1))).contains("left out"))
  }

  @Test(arguments: ["m", String(repeating: "é@", count: 2_000), "[`|<"])
  func aCommentStaysWithinItsLimit(_ message: String) throws {
    let many = input(errors: 100, warnings: 3_000, remarks: 3_000, text: message)
    for limit in [2_000, 10_000, 60_000, 1 << 20] {
      let bytes = MarkdownReport.bytes(of: many, within: limit)
      #expect(bytes.count <= limit, "\(limit)")
      let text = String(decoding: bytes, as: UTF8.self)
      let told = text.split(separator: "\n").count { $0.hasPrefix("- `") }
      #expect(text.contains("<summary>") == (told > 0))
      if told < 6_100 { #expect(text.contains("… and \(6_100 - told) more findings are left out here")) }
      #expect(text.split(separator: "<details").count - 1 == text.split(separator: "</details>").count - 1)
    }
    #expect(MarkdownReport.bytes(of: many, within: 60_000).count > 20_000)
  }

  @Test func aCommentOfManyAPIsStaysWithinItsLimit() {
    var many = input(errors: 10, warnings: 10, remarks: 10)
    many.apis = (0..<3_000).map {
      ReportedAPI(
        name: "api-\($0)", title: "", folder: "apis/\($0)", percentage: 0,
        sections: [ReportedSection(id: "a", title: "A", state: "missing", standing: .lacking)])
    }
    let bytes = MarkdownReport.bytes(of: many, within: MarkdownReport.longestComment)
    #expect(bytes.count <= MarkdownReport.longestComment)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("more APIs"))
    #expect(text.contains("10 remarks"))
  }
}
