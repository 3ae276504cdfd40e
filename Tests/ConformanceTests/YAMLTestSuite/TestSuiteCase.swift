import RubricDiagnostics
import RubricTesting

/// One case of yaml-test-suite.
struct TestSuiteCase: Sendable {
  /// Its folder in the suite, such as `229Q` or `SM9W/01`.
  let name: String
  let yaml: SourceFile
  /// What the text means, as JSON; nil where the suite does not say.
  let json: SourceFile?
  /// The events of the text in the suite's notation.
  let events: String
  /// Whether the text must be refused.
  let isError: Bool

  /// All cases, by name.
  static let all: [TestSuiteCase] = {
    var cases: [TestSuiteCase] = []
    for folder in Corpus.names(in: "yaml-test-suite") {
      if let single = TestSuiteCase(folder) {
        cases.append(single)
      } else {
        cases += Corpus.names(in: "yaml-test-suite/\(folder)").compactMap { TestSuiteCase("\(folder)/\($0)") }
      }
    }
    return cases
  }()

  private init?(_ name: String) {
    let folder = "yaml-test-suite/\(name)/"
    guard let yaml = Corpus.file(folder + "in.yaml") else { return nil }
    self.name = name
    self.yaml = yaml
    json = Corpus.file(folder + "in.json")
    events = Corpus.file(folder + "test.event").map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    isError = Corpus.file(folder + "error") != nil
  }
}
