import RubricDiagnostics
import RubricDocuments
import RubricTesting
import Testing

/// Runs yaml-test-suite: each case passes, or is listed with the reason that the test itself finds.
@Suite(.enabled(if: Corpus.isWanted)) struct YAMLTestSuiteTests {
  @Test func everyCasePassesOrIsAKnownDeparture() {
    #expect(TestSuiteCase.all.count == 402)
    var found: [String: Departure] = [:]
    for test in TestSuiteCase.all where !passes(test) { found[test.name] = departure(of: test) }
    for (name, departure) in found.sorted(by: { $0.key < $1.key }) where Departure.known[name] != departure {
      Issue.record(
        "\(name) does not pass: \(departure); listed: \(Departure.known[name].map { "\($0)" } ?? "no")")
    }
    for name in Departure.known.keys.sorted() where found[name] == nil {
      Issue.record("\(name) passes and must leave the list")
    }
  }

  @Test func departuresOfLibyamlAreFew() {
    #expect(Departure.known.values.filter { $0 == .libyamlEventStreamIsWrong }.count <= 67)
    #expect(!Departure.known.values.contains(.unexplained))
  }

  /// Five more than the list may hold: libyaml gives wrong text there, and some of it the reader mends.
  @Test func libyamlIsWrongOnSeventyTwoCases() {
    let wrong = TestSuiteCase.all.filter { !libyamlIsRight($0) }
    #expect(wrong.count == 72)
  }

  private func passes(_ test: TestSuiteCase) -> Bool {
    let outcome = read(test.yaml)
    let isRefused = outcome.value == nil || outcome.findings.contains { $0.severity == .error }
    if test.isError { return isRefused }
    guard let document = outcome.value, !isRefused else { return false }
    guard let json = test.json else { return Meaning.ofEvents(test.events) == Meaning(document.root) }
    let expected = DocumentReader().read(json, as: SourceID(index: 1), format: .json).value
    return expected.map { Meaning($0.root) == Meaning(document.root) } ?? false
  }

  private func departure(of test: TestSuiteCase) -> Departure {
    if !libyamlIsRight(test) { return .libyamlEventStreamIsWrong }
    let designed: [RuleID] = [
      DocumentRules.complexKey, DocumentRules.secondDocument, DocumentRules.nesting,
      DocumentRules.duplicateKey,
    ]
    let rules = read(test.yaml).findings.map(\.rule)
    return designed.first { rules.contains($0) }.map { .refusedByDesign($0) } ?? .unexplained
  }

  private func libyamlIsRight(_ test: TestSuiteCase) -> Bool {
    let events = libyamlEvents(of: test.yaml.bytes)
    return test.isError ? events.hasSuffix("ERROR\n") : events == withoutStyle(test.events)
  }

  private func read(_ file: SourceFile) -> Outcome<Document?> {
    DocumentReader().read(file, as: SourceID(index: 0), format: .yaml)
  }
}
