import RubricDiagnostics
import Testing

@Suite struct LineTableTests {
  @Test(
    "lines end at LF, CR LF and a lone CR",
    arguments: [
      ("", [0]), ("a", [0]), ("a\n", [0, 2]), ("a\r\nb", [0, 3]), ("a\rb", [0, 2]),
      ("\r\r\n\n", [0, 1, 3, 4]),
      ("a\n\rb", [0, 2, 3]), ("a\r", [0, 2]), ("a\u{85}b\u{2028}c", [0]),
    ] as [(String, [Int])])
  func lineStarts(_ text: String, starts: [Int]) {
    let table = LineTable(Array(text.utf8))
    #expect(table.count == starts.count)
    #expect((0..<table.count).map { table.start(ofLine: $0) } == starts)
    #expect(table.start(ofLine: starts.count) == nil)
    #expect(table.start(ofLine: -1) == nil)
  }

  @Test func everyOffsetLiesInTheLineThatHoldsIt() {
    let table = LineTable(Array("ab\r\nc\r\n\nd".utf8))
    #expect((0...10).map { table.line(at: $0) } == [0, 0, 0, 0, 1, 1, 1, 2, 3, 3, 3])
    #expect(table.line(at: .max) == 3)
  }

  @Test func theBytesOfALineLeaveItsEndOut() {
    let bytes = Array("ab\r\nc\rd\n".utf8)
    let table = LineTable(bytes)
    let lines = (0..<table.count).map {
      String(decoding: bytes[table.bytes(ofLine: $0, in: bytes)], as: UTF8.self)
    }
    #expect(lines == ["ab", "c", "d", ""])
    #expect(table.bytes(ofLine: 99, in: bytes) == bytes.count..<bytes.count)
  }
}
