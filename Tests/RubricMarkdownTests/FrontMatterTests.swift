import Testing

@testable import RubricMarkdown

@Suite struct FrontMatterTests {
  private func parts(_ text: String) -> [String?] {
    let bytes = Array(text.utf8)
    let split = FrontMatter.split(bytes)
    let string = { (range: Range<Int>?) in range.map { String(decoding: bytes[$0], as: UTF8.self) } }
    return [string(split.matter), string(split.body), string(split.unclosed)]
  }

  @Test func matterStandsBetweenMarkers() {
    #expect(parts("---\na: b\n---\nc") == ["a: b\n", "c", nil])
    #expect(parts("---\r\na: b\r\n...\r\nc") == ["a: b\r\n", "c", nil])
    #expect(parts("\u{FEFF}--- \na\n---") == ["a\n", "", nil])
    #expect(parts("---\n---\nc") == ["", "c", nil])
  }

  @Test func textWithoutMarkersIsAllBody() {
    #expect(parts("a\n---\nb\n---\n") == [nil, "a\n---\nb\n---\n", nil])
    #expect(parts(" ---\na\n---\n") == [nil, " ---\na\n---\n", nil])
    #expect(parts("--- a\n---\n") == [nil, "--- a\n---\n", nil])
    #expect(parts("---") == [nil, "---", nil])
    #expect(parts("") == [nil, "", nil])
  }

  @Test func unclosedMatterIsTold() {
    #expect(parts("---\na: b\n") == [nil, "---\na: b\n", "---"])
  }
}
