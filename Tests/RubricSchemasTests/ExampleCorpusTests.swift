import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricTesting
import Testing

/// Checks the examples of real descriptions.
@Suite(.enabled(if: Corpus.isWanted)) struct ExampleCorpusTests {
  @Test(arguments: [
    "specs/huge/github-rest.yaml", "specs/huge/stripe-2022-04.json", "specs/huge/plaid.yaml",
    "specs/huge/twilio-api-v2010.json",
  ])
  func examplesOfLargeDescriptionsAreChecked(_ path: String) throws {
    let file = try #require(Corpus.file(path))
    let document = try #require(
      DocumentReader(vocabulary: Field.vocabulary).read(file, as: SourceID(index: 0)).value)
    let clock = ContinuousClock()
    var api: API?
    let reading = clock.measure {
      api = APIReader.read(document) { _, _ in .refused(reason: "is not there", help: "add it") }.value
    }
    let read = try #require(api)
    var findings: [Finding] = []
    let checking = clock.measure { findings = ExampleValidity.findings(in: read) }
    print(
      "\(path): \(read.schemas.count) schemas read in \(reading), \(findings.count) findings in \(checking)")
    var sources = SourceSet()
    _ = sources.add(file)
    var locator = Locator(sources)
    for finding in findings.prefix(60) {
      let place = locator.place(of: finding.span)
      print("  \(place.line):\(place.column) \(finding.message)")
    }
  }
}
