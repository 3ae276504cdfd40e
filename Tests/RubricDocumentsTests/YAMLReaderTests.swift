import RubricDiagnostics
import RubricDocuments
import RubricTesting
import Testing

@Suite struct YAMLReaderTests {
  @Test func everyStyleOfScalarIsRead() throws {
    let text = """
      plain: a b
        c

        d
      single: 'it''s
        folded'
      double: "tab\\tand\\x41\\u00e9\\U0001F600 \\
        joined"
      literal: |
        one
          two

      folded: >-
        three
        four

        five
      """
    #expect(
      shape(try root(text))
        == #"{"plain":"a b c\u{a}d","single":"it's folded","double":"tab\u{9}andAé😀 joined","#
        + #""literal":"one\u{a}  two\u{a}","folded":"three four\u{a}five"}"#)
  }

  @Test func spansCoverKeysAndValuesInBytes() throws {
    let marked = MarkedText(
      "⟦é⟧: ⟦ü😀⟧\n⟦list⟧:\n  ⟦- ⟦a⟧\n  - ⟦'b'⟧⟧ # comment\n\n⟦flow⟧: ⟦{⟦x⟧: ⟦[⟦1⟧]⟧}⟧\n⟦none⟧:⟦⟧\n⟦block⟧: ⟦|\n  text\n⟧\n\n⟦anchored⟧: &a !!str ⟦v⟧\n⟦last⟧: *a\n"
    )
    let root = try root(marked.text)
    var spans: [Range<UInt32>] = []
    func collect(_ node: Node, isShared: Bool) {
      if node.number != root.number, !isShared { spans.append(node.span.bytes) }
      node.elements.forEach { collect($0, isShared: false) }
      for member in node.members {
        spans.append(member.keySpan.bytes)
        collect(member.value, isShared: member.name == "last")
      }
    }
    collect(root, isShared: false)
    #expect(spans == marked.ranges)
  }

  @Test func blockMappingsEndWithTheirLastValue() throws {
    let marked = MarkedText("a:\n  ⟦b: 1\n  c:\n    - ⟦d: 2⟧⟧\n\n# comment\ne: 3\n")
    let outer = try #require(try root(marked.text).members.first).value
    #expect(outer.span.bytes == marked.ranges[0])
    #expect(outer.members.last?.value.elements.first?.span.bytes == marked.ranges[1])
  }

  @Test func pairInFlowSequenceEndsWithItsValue() throws {
    let marked = MarkedText("[⟦a: b⟧ , c]")
    #expect(try root(marked.text).elements.first?.span.bytes == marked.ranges[0])
  }

  @Test func byteOrderMarkCountsInSpansOnly() throws {
    let outcome = read(bytes: [0xEF, 0xBB, 0xBF] + Array("a: b".utf8))
    let root = try #require(outcome.value).root
    #expect(outcome.findings == [])
    #expect(root.members.first?.name == "a")
    #expect(root.members.first?.keySpan.bytes == 3..<4)
  }

  @Test func rangeIsReadWithSpansOfTheFile() throws {
    let text = "---\ntitle: é x\n---\n# [not yaml\n"
    let front = read(text, range: 4..<16)
    let member = try #require(front.value?.root.members.first)
    #expect(front.findings == [])
    #expect(slice(member.keySpan, of: Array(text.utf8)) == "title")
    #expect(slice(member.value.span, of: Array(text.utf8)) == "é x")
    #expect(read(text, range: 10..<9_999).value != nil || !read(text, range: 10..<9_999).findings.isEmpty)
  }

  @Test func lineSeparatorsAreOrdinaryCharacters() throws {
    let text = "a: x\u{2028}y\u{85}z\nb: \"p\u{2029}q\\u0100\\uE000\"\nc: |\n  l\u{2028}m\nd\u{2028}: 1\n"
    let root = try root(text)
    #expect(root.members.map(\.name) == ["a", "b", "c", "d\u{2028}"])
    #expect(
      root.members.map(\.value.text) == [
        "x\u{2028}y\u{85}z", "p\u{2029}q\u{100}\u{E000}", "l\u{2028}m\n", "1",
      ])
  }

  @Test func aliasesShareTheirNode() throws {
    let root = try root("a: &x [1]\nb: *x\nc: &x 2\nd: *x\n")
    #expect(root.members[0].value == root.members[1].value)
    #expect(shape(root.members[3].value) == "integer(2)")
  }

  @Test func aliasOfAScalarIsAKey() throws {
    #expect(shape(try root("&k key: v\nother: {*k : w}\n")) == #"{"key":"v","other":{"key":"w"}}"#)
  }

  @Test func documentCanContainItself() throws {
    let document = try #require(read("&a [*a, {b: *a}]").value)
    #expect(document.root.elements[0] == document.root)
    #expect(document.isCyclic)
    #expect(try !root("a: &x [1]\nb: [*x, *x]").document.isCyclic)
    #expect(try !root("a: 1").document.isCyclic)
  }

  @Test func nestedAliasesStaySmall() throws {
    var text = "l0: &l0 [x, x]\n"
    for level in 1..<40 { text += "l\(level): &l\(level) [*l\(level - 1), *l\(level - 1)]\n" }
    #expect(allNodes(of: try root(text)).count < 200)
  }

  @Test func mergeKeysShareMembersTheMappingLacks() throws {
    let text = "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\nuse:\n  w: 0\n  <<: [*b, *m]\n  x: 9\n"
    #expect(
      shape(try root(text).members[2].value)
        == #"{"w":integer(0),"y":integer(2),"z":integer(4),"x":integer(9)}"#)
    #expect(shape(try root("a: &a {b: 1}\nc: {<<: *a}")) == #"{"a":{"b":integer(1)},"c":{"b":integer(1)}}"#)
    #expect(shape(try root("<<: {b: 1}\na: 2")) == #"{"b":integer(1),"a":integer(2)}"#)
  }

  @Test func mergeKeyWithoutMappingIsAnOrdinaryKey() throws {
    #expect(shape(try root("<<: 1\n'a': 2")) == #"{"<<":integer(1),"a":integer(2)}"#)
    #expect(shape(try root("'<<': {a: 1}")) == #"{"<<":{"a":integer(1)}}"#)
    #expect(read("&a {<<: *a, b: 1}").value?.root.count == 2)
  }

  @Test func scalarKeysAreNamesBySourceText() throws {
    let root = try root("200: a\ntrue: b\n0x1F: c\nnull: d\n? e\n")
    #expect(root.members.map(\.name) == ["200", "true", "0x1F", "null", "e"])
    #expect(root.members[4].value.isNull)
  }

  @Test func namesAreComparedByTheirBytes() throws {
    let root = try root("\u{E9}: 1\ne\u{301}: 2\n")
    #expect(root.count == 2)
  }

  @Test func emptyFilesHoldNull() throws {
    for text in ["", " \n", "# comment\n", "---\n", "---\n...\n"] {
      #expect(try root(text).isNull, "\(text)")
    }
  }

  @Test func vocabularyGivesKeysTheirNumbers() throws {
    let vocabulary = Vocabulary(["openapi", "info", "paths"])
    let file = SourceFile(path: "a.yaml", bytes: Array("x: 0\npaths: 1\nopenapi: 2\n".utf8))
    let root = try #require(
      DocumentReader(vocabulary: vocabulary).read(file, as: SourceID(index: 0)).value
    ).root
    #expect(root.members.map(\.key.id) == [3, 2, 0])
    #expect(root[Key(id: 2)]?.integer == 1)
    #expect(root[Key(id: 1)] == nil)
  }

  @Test func flowYAMLThatIsNoJSONIsYAML() throws {
    #expect(shape(try root("{a: 1, b: 'x'}")) == #"{"a":integer(1),"b":"x"}"#)
    #expect(shape(try root("{\"a\": 1}", named: "a.yaml")) == #"{"a":integer(1)}"#)
    #expect(try root("{\"a\": 1}", named: "a.yaml").members[0].value.style == .json)
    #expect(try root("{\"a\": 1, }", named: "a.yaml").members[0].value.style == .plain)
  }
}
