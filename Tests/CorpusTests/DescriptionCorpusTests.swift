import RubricTesting
import Testing

/// Real descriptions become sites that hold together, and what is found in each is known.
@Suite(.enabled(if: Corpus.isWanted)) struct DescriptionCorpusTests {
  /// Pages beyond this are no use to a reader.
  private static let largestPage = 2_000_000

  @Test func everyDescriptionOfOpenAPI3BecomesASite() async throws {
    let listed = CorpusInput.listed(kind: "spec").filter {
      $0.version.hasPrefix("3.0") || $0.version.hasPrefix("3.1")
    }
    let inputs = listed.map(\.input).filter { $0.name.hasPrefix("specs/") || $0.name.hasPrefix("oas31/") }
    #expect(inputs.count > 150)
    let parts = CorpusInput.listed(kind: "multi-file").filter {
      $0.version.hasPrefix("3.0") || $0.version.hasPrefix("3.1")
    }
    #expect(parts.count > 20)
    let all = inputs + parts.map(\.input)
    let runs = try await CorpusRun.all(all)
    var rows: [String] = []
    for (input, run) in zip(all, runs) {
      #expect(run.refusal == nil, "\(input.name)")
      #expect(run.faults == [], "\(input.name)")
      #expect(run.pageCount > 20 || run.refusal != nil, "\(input.name): \(run.pageCount) pages")
      #expect(
        run.largestPage.bytes <= DescriptionCorpusTests.largestPage, "\(input.name): \(run.largestPage.path)")
      rows += run.counts.map { "\(input.name),\($0.key),\($0.value)" }
    }
    try ExpectedTable("expected-findings.csv", head: "description,rule,findings").expect(rows)
    let slowest = zip(all, runs).max { $0.1.seconds < $1.1.seconds }
    print(
      "\(all.count) descriptions, \(runs.map(\.pageCount).reduce(0, +)) pages, largest "
        + "\(runs.map(\.largestPage.bytes).max() ?? 0) bytes; slowest \(slowest?.0.name ?? "") "
        + "\(slowest?.1.seconds ?? 0) s")
  }

  /// Each names a file that is accepted all the same, and why.
  @Test func whatIsInvalidIsFoundOrRefused() async throws {
    let folders = ["invalid", "hostile", "other-formats"]
    let inputs = folders.flatMap { CorpusInput.files(in: $0) }
    #expect(inputs.count > 180)
    let runs = try await CorpusRun.all(inputs)
    let accepted = ExpectedTable("accepted-invalid.csv", head: "file,reason")
    var reasons = Dictionary(
      accepted.rows.map { row in
        let cells = row.split(separator: ",", maxSplits: 1)
        return (String(cells[0]), String(cells.last ?? ""))
      }, uniquingKeysWith: { first, _ in first })
    var silent: [String] = []
    for (input, run) in zip(inputs, runs) {
      #expect(run.faults == [], "\(input.name)")
      #expect(run.seconds < 120, "\(input.name)")
      if run.refusal == nil, run.counts.isEmpty {
        silent.append("\(input.name),\(reasons.removeValue(forKey: input.name) ?? "?")")
      }
    }
    #expect(
      !silent.contains { $0.hasSuffix(",?") }, "say why each is accepted, or find what is wrong with it")
    try accepted.expect(silent)
  }
}
