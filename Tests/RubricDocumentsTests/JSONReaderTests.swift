import RubricDiagnostics
import RubricDocuments
import RubricTesting
import Testing

@Suite struct JSONReaderTests {
  @Test func everyKindIsRead() throws {
    let text =
      #" {"a": [1, -0, 1.5, 1e3, -2E-2], "b": "x", "c": true, "d": false, "e": null, "f": {}, "g": []} "#
    #expect(
      shape(try root(text, named: "a.json"))
        == #"{"a":[integer(1),integer(-0),float(1.5),float(1e3),float(-2E-2)],"b":"x","c":true,"d":false,"e":null,"f":{},"g":[]}"#
    )
  }

  @Test func escapesAreRead() throws {
    let text = #"["\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00é😀\u0000"]"#
    #expect(
      try root(text, named: "a.json").elements[0].text == "\"\\/\u{8}\u{c}\n\r\tAé€😀é😀\0")
    #expect(try root(#"{"a\u0062\n": 1}"#, named: "a.json").members[0].name == "ab\n")
  }

  @Test func spansCoverKeysAndValuesInBytes() throws {
    let marked = MarkedText(#"{⟦"é"⟧ : ⟦"😀\n"⟧, ⟦"b"⟧:⟦[⟦-1.5⟧, ⟦true⟧]⟧}"#)
    let root = try root(marked.text, named: "a.json")
    let list = root.members[1].value
    #expect(
      [
        root.members[0].keySpan, root.members[0].value.span, root.members[1].keySpan, list.span,
        list.elements[0].span, list.elements[1].span,
      ].map(\.bytes) == marked.ranges)
  }

  @Test func stringsWithoutEscapesLieInTheFile() throws {
    let root = try root(#"["plain", "esc\n"]"#, named: "a.json")
    #expect(root.elements.map { $0.span(ofText: 0..<2).bytes } == [2..<4, 11..<13])
  }

  @Test(
    "what is no JSON gets one finding at its place",
    arguments: [
      "[1⟦ ⟧2]", "[01⟦]⟧", "{⟦a⟧: 1}", #"{"a"⟦ ⟧1}"#, "[1,⟦]⟧", #"{"a": 1,⟦}⟧"#, "[⟦'⟧a']", "[⟦n⟧ul]",
      "[1]⟦x⟧", "[1⟦⟧",
      #"{"a": ⟦⟧"#, #"{"a⟦⟧"#, #"["⟦\x⟧"]"#, "[⟦/⟧/]", "[-⟦]⟧", "[⟦\u{1}⟧]", "[⟦é⟧]", "⟦}⟧",
    ])
  func refused(_ text: String) {
    let marked = MarkedText(text.replacing("⟦ ⟧", with: " ⟦⟧"))
    let outcome = read(marked.text, named: "a.json")
    #expect(outcome.value == nil)
    #expect(outcome.findings.map(\.rule) == [DocumentRules.syntax])
    #expect(outcome.findings.first?.help != nil)
    if let range = marked.ranges.first, let found = outcome.findings.first?.span.bytes {
      #expect(found.lowerBound == range.lowerBound || found.upperBound == range.upperBound, "\(found)")
    }
  }

  @Test func emptyFilesHoldNull() throws {
    #expect(try root("", named: "a.json").isNull)
    #expect(try root(" \n", named: "a.json").isNull)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    var result = self
    while let range = result.firstRange(of: part) { result.replaceSubrange(range, with: other) }
    return result
  }
}
