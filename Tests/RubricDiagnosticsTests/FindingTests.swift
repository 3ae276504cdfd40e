import RubricDiagnostics
import Testing

@Suite struct FindingTests {
  @Test func severitiesAreOrderedByWeight() {
    #expect(Severity.info < .warning && Severity.warning < .error && !(Severity.error < .error))
    #expect(Severity.allCases.max() == .error)
    #expect(Severity.allCases.map(\.lowered) == [.info, .info, .warning])
  }

  @Test func spansAreOrderedByFileThenStartThenEnd() {
    func span(_ file: UInt32, _ bytes: Range<UInt32>) -> SourceSpan {
      SourceSpan(source: SourceID(index: file), bytes: bytes)
    }
    let ordered = [span(0, 5..<6), span(1, 0..<1), span(1, 0..<2), span(1, 3..<3)]
    #expect(ordered.reversed().sorted() == ordered)
  }

  @Test func aSetKnowsItsOwnFilesOnly() {
    var sources = SourceSet([SourceFile(path: "a", bytes: [])])
    let id = sources.add(SourceFile(path: "b", bytes: [1]))
    #expect(sources[id]?.path == "b")
    #expect(sources[SourceID(index: 2)] == nil)
    #expect(sources.files.map(\.path) == ["a", "b"])
  }
}
