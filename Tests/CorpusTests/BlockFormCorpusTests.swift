import RubricBuild
import RubricDiagnostics
import RubricStandard
import RubricTesting
import Testing

/// A description in JSON and the same in YAML become the same pages.
@Suite(.enabled(if: Corpus.isWanted)) struct BlockFormCorpusTests {
  /// By size and not by name: a small, a middling and a large description of OpenAPI 3 in JSON.
  private static let inputs: [CorpusInput] = {
    let files = CorpusInput.listed(kind: "spec")
      .filter { $0.version.hasPrefix("3.") && $0.input.name.hasSuffix(".json") }
      .map { ($0.input, Corpus.file($0.input.name)?.bytes.count ?? 0) }
    return [10_000, 150_000, 400_000].compactMap { wanted in
      files.min { (abs($0.1 - wanted), $0.0.name) < (abs($1.1 - wanted), $1.0.name) }?.0
    }
  }()

  @Test(arguments: inputs)
  func bothFormsBecomeTheSamePages(_ input: CorpusInput) async throws {
    let folder = try TestFolder()
    let bytes = try #require(Corpus.file(input.name)).bytes
    try folder.write("json/openapi.json", bytes)
    try folder.write("yaml/openapi.yaml", BlockYAML.text(ofJSON: bytes))
    let json = try await BlockFormCorpusTests.build("json/openapi.json", in: folder)
    let yaml = try await BlockFormCorpusTests.build("yaml/openapi.yaml", in: folder)
    #expect(
      json.findings.map { "\($0.rule.text) \($0.message)" }.sorted()
        == yaml.findings.map { "\($0.rule.text) \($0.message)" }.sorted())
    let (first, second) = (FileTree(folder.at("json/site")), FileTree(folder.at("yaml/site")))
    // Each site offers the description for download in the form in which it was given.
    let download = "openapi.yaml"
    let paths = second.paths.filter { $0 != download && !$0.hasPrefix(".") }
    #expect(first.paths.filter { $0 != "openapi.json" && !$0.hasPrefix(".") } == paths)
    #expect(paths.count > 20)
    // What stands behind its numbers has a line of the file, and those differ.
    for path in paths where !path.hasPrefix("maturity.") {
      let page = try first.text(path).replacing("openapi.json", with: download)
      let difference = TextDifference(expected: page, found: try second.text(path)).description
      #expect(difference == "", "\(input.name): \(path)")
      if !difference.isEmpty { return }
    }
  }

  @Test func theThreeDescriptionsDiffer() {
    #expect(Set(BlockFormCorpusTests.inputs.map(\.name)).count == 3)
  }

  private static func build(_ path: String, in folder: TestFolder) async throws -> BuildReport {
    let output = String(path.prefix { $0 != "/" }) + "/site"
    let request = BuildRequest(
      input: folder.at(path), output: folder.at(output), jobs: 2, date: try #require(CorpusRun.date))
    return try await Build(request, standard: Standard()).run()
  }
}
