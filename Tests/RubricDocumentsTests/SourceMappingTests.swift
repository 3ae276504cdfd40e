import RubricDiagnostics
import RubricTesting
import Testing

@testable import RubricDocuments

@Suite struct SourceMappingTests {
  /// Looks for `word` in the first value's text, and expects its place in the source at the mark.
  @Test(
    "a stretch of text is found in its source, whatever the style",
    arguments: [
      ("a: one ⟦two⟧ three\n", "two"), ("a: one\n  ⟦two⟧\n\n  three\n", "two"), ("a: one⟦\n  ⟧two\n", " "),
      ("a: one\n\n\n  t⟦w⟧o\n", "w"), ("a: one⟦\r\n  ⟧two\r\n", " "),
      ("a: 'it⟦''⟧s ok'\n", "'"), ("a: 'it''s\n   ⟦ok⟧'\n", "ok"), ("a: 'é ⟦ü⟧'\n", "ü"),
      ("a: \"x\\t⟦y⟧\"\n", "y"), ("a: \"x⟦\\u00e9⟧y\"\n", "é"), ("a: \"x\\\n    ⟦yz⟧\"\n", "yz"),
      ("a: \"x\n\n  ⟦yz⟧\"\n", "yz"), ("a: \"x⟦\\U0001F600⟧\"\n", "😀"),
      ("a: |\n  one\n  ⟦two⟧\n", "two"), ("a: |\n\n    one\n   # no\n", "one"),
      ("a: |2\n    one\n   ⟦two⟧\n", "two"), ("a: |+\n  one\n⟦\n⟧\n", "\n\n"),
      ("a: >\n  one\n  ⟦two⟧\n", "two"), ("a: >-\n  one⟦\n⟧  two\n", " "),
      ("a: >\n  one\n    ⟦two⟧\n  three\n", "two"),
      ("a: >\n  one\n\n\n  ⟦two⟧\n", "two"), ("a: # comment\n  &x !!str > # comment\n  one\n  ⟦two⟧", "two"),
      ("{\"a\": \"x\\n⟦y⟧\"}", "y"), ("{\"a\": \"⟦\\ud83d\\ude00⟧z\"}", "😀"),
      ("{\"a\": \"⟦plain⟧ x\"}", "plain"),
      ("{\"a\": ⟦12⟧}", "12"),
    ])
  func stretch(_ source: String, word: String) throws {
    let marked = MarkedText(source)
    let value = try #require(read(marked.text).value).root.members[0].value
    let text = Array(try #require(value.text).utf8)
    let wanted = Array(word.utf8)
    let start = try #require((0...(text.count - wanted.count)).first { text[$0...].starts(with: wanted) })
    let span = value.span(ofText: start..<(start + wanted.count)).bytes
    guard let range = marked.ranges.first else {
      return #expect(slice(SourceSpan(source: value.span.source, bytes: span), of: marked.bytes) == word)
    }
    if word == "\n\n" {
      // The second line end of the two.
      #expect(value.span(ofText: (start + 1)..<(start + 2)).bytes == range)
    } else if word == " " {
      #expect(span.lowerBound <= range.upperBound && span.upperBound >= range.lowerBound)
    } else {
      #expect(span == range)
    }
  }

  @Test func wholeTextIsInsideTheQuotationMarks() throws {
    let value = try root("a: 'bc'").members[0].value
    #expect(value.span(ofText: 0..<2).bytes == 4..<6)
    #expect(value.span(ofText: 1..<1).bytes == 5..<5)
    #expect(value.span(ofText: 2..<2).bytes == 6..<6)
    #expect(value.span(ofText: 1..<99).bytes == 5..<6)
  }

  @Test func containersAndEmptyTextsMapToThemselves() throws {
    let root = try root("a: [1]\nb: ''\n")
    #expect(root.members[0].value.span(ofText: 0..<1) == root.members[0].value.span)
    #expect(root.members[1].value.span(ofText: 0..<1) == root.members[1].value.span)
  }

  @Test(.enabled(if: Corpus.isWanted), arguments: CorpusSample.files)
  func takingApartGivesTheSameTextAgain(_ path: String) throws {
    let file = try #require(Corpus.file(path))
    let document = try #require(DocumentReader().read(file, as: SourceID(index: 0)).value)
    for node in allNodes(of: document.root) where node.isScalar && node.stored.isPooled {
      let isSame = node.withUTF8 { SourceMapping.scalarText(of: node).text.elementsEqual($0) }
      #expect(isSame, "\(path) \(node.span.bytes)")
    }
  }
}
