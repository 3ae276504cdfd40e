import RubricDiagnostics
import RubricReports
import RubricTesting
import Testing

@Suite struct ReportFormatTests {
  @Test func theCatalogueHoldsEachFormatOnce() {
    let names = ["text", "json", "sarif", "junit", "github", "gitlab", "checkstyle", "markdown", "html"]
    #expect(ReportFormat.all.map(\.name) == names)
    for name in names { #expect(ReportFormat.named(name)?.name == name) }
    #expect(ReportFormat.named("SARIF") == nil)
    #expect(Set(ReportFormat.all.map(\.purpose)).count == names.count)
  }

  @Test(arguments: ReportFormat.all.map(\.name))
  func aReportEndsWithALineEndAndIsTheSameAgain(_ name: String) throws {
    let format = try #require(ReportFormat.named(name))
    for input in [ReportSamples.small, ReportInput(toolVersion: "1.2.3", day: "2026-03-01")] {
      let bytes = format.bytes(of: input)
      #expect(bytes.last == 0x0A)
      #expect(String(validating: bytes, as: UTF8.self) != nil)
      #expect(bytes == format.bytes(of: input))
    }
  }

  /// GitHub Actions reads both output streams of a step: see `LogCommands`.
  @Test(arguments: ReportFormat.all.map(\.name))
  func noTextOfTheInputIsACommandInALog(_ name: String) throws {
    let format = try #require(ReportFormat.named(name))
    for text in ReportSamples.hostileTexts {
      let input = ReportSamples.hostile(text)
      let report = String(decoding: format.bytes(of: input), as: UTF8.self)
      var own = 0
      for line in report.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
        let trimmed = String(line.drop { $0.properties.isWhitespace })
        if name == "github", trimmed.utf8.starts(with: "::".utf8) {
          own += 1
          #expect(["error", "warning", "notice"].contains { trimmed.hasPrefix("::\($0) ") })
        } else {
          #expect(!trimmed.utf8.starts(with: "::".utf8), "\(name): \(line)")
          #expect(!trimmed.lowercased().contains("##["), "\(name): \(line)")
          #expect(!trimmed.lowercased().contains("##vso["), "\(name): \(line)")
        }
      }
      // The failure, and a finding of each severity.
      if name == "github" { #expect(own == 4, "\(report)") }
    }
  }

  @Test(arguments: ReportFormat.all.map(\.name))
  func controlCharactersAreVisible(_ name: String) throws {
    let format = try #require(ReportFormat.named(name))
    for text in ReportSamples.hostileTexts {
      let report = String(decoding: format.bytes(of: ReportSamples.hostile(text)), as: UTF8.self)
      let found = report.unicodeScalars.filter { scalar in
        scalar != "\n"
          && (scalar.properties.generalCategory == .control || scalar == "\u{202E}" || scalar == "\u{2028}")
      }
      #expect(found.isEmpty, "\(name)")
    }
  }

  @Test(arguments: ReportFormat.all.map(\.name))
  func manyFindingsTakeTimeInProportion(_ name: String) throws {
    let format = try #require(ReportFormat.named(name))
    func input(_ count: Int) -> ReportInput {
      var input = ReportInput(toolVersion: "1.2.3", day: "2026-03-01")
      let one = ReportSamples.findings(
        "⟦a⟧: b", path: "apis/x/openapi.yaml", message: "no '/permits/{id}' in 'é'", note: "declared here",
        help: "mend it")[0]
      input.findings = (0..<count).map { number in
        var finding = one
        finding.place.path = "apis/x\(number % 100)/openapi.yaml"
        finding.place.line = number
        finding.fingerprint = "f\(number)"
        return finding
      }
      input.findings.sort(by: LocatedFinding.inReportOrder)
      input.apis = (0..<100).map { ReportedAPI(name: "x\($0)", title: "x", folder: "apis/x\($0)") }
      return input
    }
    let (few, many) = (input(1_000), input(8_000))
    let short = (0..<3).map { _ in processorSeconds { format.bytes(of: few) }.seconds }.min() ?? 0
    let long = (0..<3).map { _ in processorSeconds { format.bytes(of: many) }.seconds }.min() ?? 0
    #expect(long < 24 * short + 0.02, "\(name): \(short), \(long)")
  }

  @Test func countsLeaveOutWhatIsSuppressed() {
    let input = ReportSamples.small
    #expect(input.countsText == "1 error, 1 warning, 0 remarks; 1 suppressed")
    #expect(input.isFailed)
    var waived = input
    waived.findings[0].suppression = Suppression(.baseline, reason: "")
    #expect(!waived.isFailed)
    waived.failsFrom = .warning
    #expect(waived.isFailed)
    waived.failsFrom = nil
    #expect(!waived.isFailed)
  }

  @Test func findingsBelongToTheFolderThatHoldsTheirFile() {
    let paths = ["apis/x/a", "apis/x/guides/b", "apis/xy/a", "site.yaml", "apis/x"]
    let findings = paths.flatMap { ReportSamples.findings("⟦a⟧", path: $0) }
    let apis = [
      ReportedAPI(name: "x", title: "", folder: "apis/x"),
      ReportedAPI(name: "xy", title: "", folder: "apis/xy"),
    ]
    let groups = FindingGroups(findings, among: apis)
    #expect(groups.ofAPIs == [[0, 1], [2]])
    #expect(groups.ofSite == [3, 4])
    let only = FindingGroups(findings, among: [ReportedAPI(name: "", title: "X", folder: "")])
    #expect(only.ofAPIs == [[0, 1, 2, 3, 4]])
  }
}
