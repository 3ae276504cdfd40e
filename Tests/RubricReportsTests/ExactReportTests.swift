import RubricDiagnostics
import RubricReports
import RubricTesting
import Testing

/// Whole reports of a small run, as they lie in `Expected`.
@Suite struct ExactReportTests {
  private static let expected = FileTree(FileTree(of: #filePath).root + "/Expected")

  @Test(arguments: ReportFormat.all.map(\.name))
  func theReportIsTheExpectedOne(_ name: String) throws {
    let format = try #require(ReportFormat.named(name))
    let bytes = format.bytes(of: ReportSamples.small)
    let file = "report.\(name)"
    if Recording.isOn {
      try ExactReportTests.expected.write(file, bytes)
      Issue.record(Comment(rawValue: Recording.message))
      return
    }
    let difference = TextDifference(
      expected: try ExactReportTests.expected.text(file), found: String(decoding: bytes, as: UTF8.self))
    #expect(difference.description == "")
  }

  @Test func nothingFoundIsAReportToo() {
    func report(_ name: String) -> String {
      let input = ReportInput(toolVersion: "1.2.3", day: "2026-03-01")
      return String(decoding: ReportFormat.named(name)?.bytes(of: input) ?? [], as: UTF8.self)
    }
    #expect(report("text") == "0 errors, 0 warnings, 0 remarks\n")
    #expect(report("gitlab") == "[]\n")
    #expect(report("github") == "0 errors, 0 warnings, 0 remarks\n")
    #expect(
      report("checkstyle")
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n</checkstyle>\n")
    #expect(report("junit") == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n</testsuites>\n")
    #expect(
      report("markdown") == "## Rubric: 0 errors, 0 warnings, 0 remarks\n\n")
  }
}
