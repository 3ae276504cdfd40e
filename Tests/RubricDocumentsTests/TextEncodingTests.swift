import RubricDiagnostics
import RubricDocuments
import Testing

@Suite struct TextEncodingTests {
  private func check(_ bytes: [UInt8], from start: Int = 0) -> Outcome<Bool> {
    TextEncoding.check(
      SourceFile(path: "a.md", bytes: bytes), as: SourceID(index: 0), range: start..<bytes.count)
  }

  @Test func utf8HasNothingToTell() {
    let outcome = check(Array("# Größe\n\u{7}\u{FFFE} 日本\r\n".utf8))
    #expect(outcome.value && outcome.findings == [])
    #expect(check([]).value && check([]).findings == [])
  }

  @Test func bytesThatAreNoUTF8AreToldWhereTheyStand() {
    let outcome = check(Array("é caf".utf8) + [0xE9] + Array(", ".utf8) + [0xE2, 0x82], from: 3)
    #expect(outcome.value)
    #expect(outcome.findings.map(\.span.bytes) == [6..<7, 9..<11])
    #expect(outcome.findings.allSatisfy { $0.rule == DocumentRules.encoding && $0.severity == .error })
  }

  @Test func manyAreToldInTwentyFindingsAndASummary() {
    let outcome = check([UInt8](repeating: 0xFF, count: 5_000))
    #expect(outcome.findings.count == 21)
    #expect(outcome.findings.last?.message == "4980 more characters are read as U+FFFD from here on")
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x23, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x23], "UTF-16"), ([0x23, 0, 0x20, 0], "UTF-16"),
      ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0, 0x23], "UTF-32"),
    ] as [([UInt8], String)])
  func otherEncodingsAreRefusedByName(_ bytes: [UInt8], _ name: String) {
    let outcome = check(bytes)
    #expect(!outcome.value)
    #expect(outcome.findings.map(\.message) == ["a file must be UTF-8; this one is \(name)"])
  }
}
