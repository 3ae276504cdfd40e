import RubricTesting
import Testing

@testable import RubricDiagnostics

@Suite struct LocatedFindingTests {
  /// The place of the first marked stretch, as `line:column-endLine:endColumn`.
  private func place(_ marked: String) -> String {
    let text = MarkedText(marked)
    return place(text.bytes, text.ranges.first ?? 0..<0)
  }

  private func place(_ bytes: [UInt8], _ range: Range<UInt32>) -> String {
    var sources = SourceSet()
    let source = sources.add(SourceFile(path: "a.yaml", bytes: bytes))
    var locator = Locator(sources)
    let place = locator.place(of: SourceSpan(source: source, bytes: range))
    return "\(place.line):\(place.column)-\(place.endLine):\(place.endColumn)"
  }

  @Test func columnsCountScalarsFromOne() {
    #expect(place("⟦openapi⟧: 3") == "1:1-1:8")
    #expect(place("a: é\nü€😀: ⟦x⟧") == "2:6-2:7")
    #expect(place("a: e\u{301}⟦b⟧") == "1:6-1:7")
    #expect(place("a\r\nbc: ⟦d\r\n  e⟧") == "2:5-3:4")
    #expect(place("a\n⟦⟧") == "2:1-2:1")
  }

  @Test func aByteOrderMarkTakesNoColumn() {
    #expect(place("\u{FEFF}⟦a⟧: 1") == "1:1-1:2")
    #expect(place("\u{FEFF}a: ⟦1⟧\n") == "1:4-1:5")
    #expect(place("\u{FEFF}a\n\u{FEFF}⟦b⟧") == "2:2-2:3")
    #expect(place([0xEF, 0xBB, 0xBF, 0x61], 0..<4) == "1:1-1:2")
    #expect(place([0xEF, 0xBB, 0xBF, 0x61], 1..<2) == "1:1-1:1")
  }

  @Test func aByteThatIsNoUTF8CountsAsOne() {
    #expect(place([0x61, 0xFF, 0xFE, 0x62], 3..<4) == "1:4-1:5")
    #expect(place([0x61, 0x80, 0x62], 2..<3) == "1:3-1:4")
  }

  @Test func aSpanPastTheFileIsItsEnd() {
    #expect(place(Array("ab\nc".utf8), 100..<200) == "2:2-2:2")
    #expect(place([], 0..<7) == "1:1-1:1")
  }

  @Test func aSpanOfAnotherSetHasNoPath() {
    var locator = Locator(SourceSet())
    let found = locator.locate(
      Finding("x", .error, "m", at: SourceSpan(source: SourceID(index: 3), bytes: 4..<5)))
    #expect(found.place.path.isEmpty)
    #expect(found.place.line == 1 && found.excerpt.line.isEmpty)
  }

  @Test func longLinesAreCountedInLinearTime() {
    // One line of 2 MB with a finding on every tenth item, as minified JSON has.
    let item = Array("\"é\",".utf8)
    var bytes: [UInt8] = []
    for _ in 0..<400_000 { bytes += item }
    var sources = SourceSet()
    let source = sources.add(SourceFile(path: "a.json", bytes: bytes))
    var locator = Locator(sources)
    let clock = ContinuousClock()
    var columns: [Int] = []
    let time = clock.measure {
      for index in stride(from: 0, to: 400_000, by: 10) {
        let start = UInt32(index * item.count)
        columns.append(locator.place(of: SourceSpan(source: source, bytes: start..<(start + 1))).column)
      }
    }
    #expect(columns == stride(from: 0, to: 400_000, by: 10).map { $0 * 4 + 1 })
    #expect(time < .seconds(20))
  }

  @Test func reportsAreOrderedByPlaceThenRuleThenMessage() {
    func finding(_ path: String, _ line: Int, _ column: Int, _ rule: RuleID, _ message: String)
      -> LocatedFinding
    {
      LocatedFinding(
        rule: rule, severity: .error, message: message,
        place: .init(path: path, line: line, column: column, endLine: line, endColumn: column),
        excerpt: Excerpt(line: "", caret: 0..<0), notes: [], help: nil)
    }
    let ordered = [
      finding("a", 2, 1, "r", "m"), finding("a", 10, 1, "r", "m"), finding("a", 10, 2, "q", "m"),
      finding("a", 10, 2, "r", "l"), finding("a", 10, 2, "r", "m"), finding("b", 1, 1, "r", "m"),
    ]
    #expect(ordered.reversed().sorted(by: LocatedFinding.inReportOrder) == ordered)
  }
}
