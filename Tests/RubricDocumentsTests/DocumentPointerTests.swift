import RubricDiagnostics
import RubricTesting
import Testing

@testable import RubricDocuments

@Suite struct DocumentPointerTests {
  /// The pointer of each marked place.
  private func pointers(_ marked: String, as format: DocumentReader.Format = .yaml) throws -> [String] {
    let text = MarkedText(marked)
    let file = SourceFile(path: "a", bytes: text.bytes)
    let document = try #require(
      DocumentReader().read(file, as: SourceID(index: 0), format: format).value)
    return text.ranges.map { document.pointer(at: $0.lowerBound) }
  }

  @Test func keysAndValuesAreNamedFromTheRoot() throws {
    #expect(
      try pointers(
        """
        info: {⟦title⟧: ⟦Permits⟧}
        ⟦paths⟧:
          ⟦/a~b⟧:
            get:
              tags: [x, ⟦y⟧]
              ⟦deprecated⟧: true
        """) == [
          "/info/title", "/info/title", "/paths", "/paths/~1a~0b", "/paths/~1a~0b/get/tags/1",
          "/paths/~1a~0b/get/deprecated",
        ])
    #expect(try pointers(#"{"a": [{"b": ⟦1⟧}, ⟦2⟧]}"#, as: .json) == ["/a/0/b", "/a/1"])
  }

  @Test func aPlaceThatNoMemberHoldsIsThatOfWhatIsRoundIt() throws {
    #expect(try pointers("⟦# a comment⟧\na: 1\n") == [""])
    #expect(try pointers("⟦plain⟧") == [""])
  }

  @Test func aliasesAreNamedWhereTheyStand() throws {
    #expect(try pointers("a: &a {b: ⟦1⟧}\nc: ⟦*a⟧\nd: [*a, ⟦2⟧]\n") == ["/a/b", "/c", "/d/1"])
    #expect(try pointers("&a {x: ⟦*a⟧, y: [⟦*a⟧]}") == ["/x", "/y"])
  }

  @Test func manyMembersTakeNoTime() throws {
    let text = (0..<100_000).map { "k\($0): [1]\n" }.joined()
    let document = try #require(
      DocumentReader().read(
        SourceFile(path: "a", bytes: Array(text.utf8)), as: SourceID(index: 0), format: .yaml
      ).value)
    // A pass over the members for each would take ten thousand million steps.
    for member in document.root.members {
      #expect(document.pointer(at: member.value.span.bytes.lowerBound + 1) == "/\(member.name)/0")
    }
  }
}
