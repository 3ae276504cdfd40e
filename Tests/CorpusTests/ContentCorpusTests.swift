import RubricBuild
import RubricDiagnostics
import RubricSite
import RubricStandard
import RubricTesting
import Testing

/// Descriptions with the guides that their owners wrote, put together as content folders.
@Suite(.enabled(if: Corpus.isWanted)) struct ContentCorpusTests {
  @Test func realGuidesAndDescriptionsBecomeOneSite() async throws {
    let root = try #require(Corpus.root)
    let folder = try TestFolder()
    let tree = FileTree(folder.path)
    try tree.copy(FileTree("\(root)/guides/govuk-pay"), into: "pay/apis/pay")
    try tree.write("pay/apis/pay/openapi.json", FileTree(root).bytes("specs/medium/govuk-pay.json"))
    try tree.copy(FileTree("\(root)/guides/govuk-notify"), into: "notify/apis/notify")
    try tree.copy(FileTree("\(root)/multi-file/govuk-notify"), into: "notify/apis/notify")
    try folder.write("notify/apis/notify/api.yaml", "spec: publicapi_spec.json\n")
    var rows: [String] = []
    let standard = try Standard()
    for name in ["notify", "pay"] {
      let run = try await CorpusRun.build(folder.at(name), root: nil, standard: standard, jobs: 2)
      #expect(run.refusal == nil)
      #expect(run.faults == [], "\(name)")
      #expect(run.pageCount > 60, "\(name)")
      #expect(run.states.count == 20)
      rows += run.states.map { "\(name),\($0)" }
      var counts: [String: Int] = [:]
      for finding in run.findings { counts[finding.rule.text, default: 0] += 1 }
      rows += counts.map { "\(name),[\($0.key)],\($0.value)" }
    }
    try ExpectedTable("expected-sections.csv", head: "content,section,state").expect(rows)
  }

  @Test func anyNumberOfThreadsWritesTheSameBytes() async throws {
    let root = try #require(Corpus.root)
    let folder = try TestFolder()
    let tree = FileTree(folder.path)
    let names = CorpusInput.files(in: "specs/small").prefix(24).map(\.name)
    for (index, name) in names.enumerated() {
      let ending = name.split(separator: ".").last ?? "yaml"
      try tree.write("content/apis/api-\(index)/openapi.\(ending)", FileTree(root).bytes(name))
    }
    try tree.copy(FileTree("\(root)/guides/govuk-pay"), into: "content/apis/api-0")
    try tree.copy(FileTree("\(root)/guides/hmrc-vat"), into: "content/guides")
    try tree.write("content/site.yaml", Array("base: https://docs.example/\n".utf8))
    let one = try await ContentCorpusTests.build(folder, to: "one", jobs: 1)
    let first = FileTree(folder.at("one"))
    let paths = first.paths
    #expect(paths.count > 800)
    for jobs in [2, 8] {
      let other = try await ContentCorpusTests.build(folder, to: "other", jobs: jobs)
      #expect(one.findings == other.findings)
      let second = FileTree(folder.at("other"))
      #expect(paths == second.paths)
      var different: [String] = []
      for path in paths where try first.bytes(path) != second.bytes(path) { different.append(path) }
      #expect(different == [], "\(jobs) jobs")
      second.remove()
    }
    #expect(try SiteCheck(first, findings: one.findings).faults == [])
  }

  private static func build(_ folder: TestFolder, to output: String, jobs: Int) async throws -> BuildReport {
    let request = BuildRequest(
      input: folder.at("content"), output: folder.at(output), jobs: jobs, date: try #require(CorpusRun.date))
    return try await Build(request, standard: Standard()).run()
  }
}
