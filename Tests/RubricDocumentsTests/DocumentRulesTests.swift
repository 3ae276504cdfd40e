import RubricDiagnostics
import RubricTesting
import Testing

@testable import RubricDocuments

@Suite struct DocumentRulesTests {
  /// The one finding of a marked text: its rule, its span at the first mark, its note at the second.
  private func expectOne(
    _ rule: RuleID, _ severity: Severity = .error, in marked: String, named path: String = "test.yaml",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Outcome<Document?> {
    let marked = MarkedText(marked)
    let outcome = read(marked.text, named: path)
    #expect(outcome.findings.map(\.rule) == [rule], sourceLocation: sourceLocation)
    let finding = try #require(outcome.findings.first, sourceLocation: sourceLocation)
    #expect(finding.severity == severity, sourceLocation: sourceLocation)
    #expect(finding.span.bytes == marked.ranges.first, "\(finding.message)", sourceLocation: sourceLocation)
    if marked.ranges.count > 1 {
      #expect(finding.notes.map(\.span.bytes) == [marked.ranges[1]], sourceLocation: sourceLocation)
    }
    #expect(finding.help != nil, sourceLocation: sourceLocation)
    return outcome
  }

  @Test(
    "YAML syntax errors point at their place, in plain words",
    arguments: [
      ("a:\n⟦\t⟧b: 1\n", "tabs must not indent"), ("a: b⟦:⟧ c\n", "': ' must not stand in a plain value"),
      ("a: ⟦@⟧b\n", "'@' must not begin a plain value"), ("a: [1, 2⟦⟧", "',' or ']'"),
      ("a: \"x⟦⟧", "quotation mark"), ("a: \"⟦\\⟧q\"", "'\\' must begin an escape"),
      ("é: *⟦!⟧\n", "followed by a name"), ("a: 1\n b⟦:⟧ 2\n", "': ' must not stand"),
      ("a:\n  - 1\n ⟦b⟧: 2\n", "same"), ("a: |0\n x", "digit from 1 to 9"),
    ])
  func syntax(_ text: String, words: String) {
    let marked = MarkedText(text)
    let outcome = read(marked.text)
    #expect(outcome.value == nil)
    #expect(outcome.findings.map(\.rule) == [DocumentRules.syntax])
    let finding = outcome.findings.first
    #expect(finding?.message.contains(words) == true, "\(finding?.message ?? "")")
    if let range = marked.ranges.first { #expect(finding?.span.bytes.lowerBound == range.lowerBound) }
  }

  @Test func openQuotationMarkIsNoted() throws {
    let outcome = read("a: 'x\nb: y\n")
    #expect(outcome.findings.first?.notes.map(\.span.bytes) == [3..<4])
  }

  @Test func aliasWithoutAnchorIsASyntaxError() throws {
    #expect(try expectOne(DocumentRules.syntax, in: "a: ⟦*b⟧\n").value == nil)
  }

  @Test func repeatedKeyPointsAtTheSecondAndKeepsTheFirst() throws {
    let text = MarkedText("a: 1\nb: 2\na: 3\n")
    let outcome = read(text.text)
    #expect(outcome.findings.map(\.rule) == [DocumentRules.duplicateKey])
    #expect(outcome.findings[0].span.bytes == 10..<11)
    #expect(outcome.findings[0].notes.map(\.span.bytes) == [0..<1])
    #expect(outcome.value.map { shape($0.root) } == #"{"a":integer(1),"b":integer(2)}"#)
    let json = read(#"{"a": 1, "\u0061": 2}"#, named: "a.json")
    #expect(json.findings.map(\.span.bytes) == [9..<17])
    #expect(json.value?.root.members.map(\.value.integer) == [1])
  }

  @Test func mappingOrSequenceAsKeyIsLeftOut() throws {
    let block = try expectOne(DocumentRules.complexKey, in: "? ⟦[a, &x b]⟧\n: c\nd: *x\n")
    #expect(block.value.map { shape($0.root) } == #"{"d":"b"}"#)
    let flow = try expectOne(DocumentRules.complexKey, in: "{⟦{a: b}⟧: c, d: e}")
    #expect(flow.value.map { shape($0.root) } == #"{"d":"e"}"#)
    let alias = try expectOne(DocumentRules.complexKey, in: "a: &a [1]\n⟦*a⟧ : 2\n")
    #expect(alias.value?.root.count == 1)
  }

  @Test func secondDocumentIsNotRead() throws {
    let outcome = try expectOne(DocumentRules.secondDocument, in: "a: 1\n⟦---⟧\nb: 2\n")
    #expect(outcome.value.map { shape($0.root) } == #"{"a":integer(1)}"#)
  }

  @Test func nestingPastTheLimitIsRefused() throws {
    for (open, close, path) in [
      ("[", "]", "a.json"), ("[", "]", "a.yaml"), ("- ", "", "a.yaml"), ("{a: ", "}", "a.yaml"),
    ] {
      let deep = { (depth: Int) in
        String(repeating: open, count: depth) + (open == "[" ? "" : "1")
          + String(repeating: close, count: depth)
      }
      #expect(read(deep(DocumentReader.deepestNesting), named: path).value != nil, "\(open)")
      let outcome = read(deep(DocumentReader.deepestNesting + 1), named: path)
      #expect(outcome.value == nil)
      #expect(outcome.findings.map(\.rule) == [DocumentRules.nesting])
      #expect(
        outcome.findings[0].span.bytes.lowerBound == UInt32(open.utf8.count * DocumentReader.deepestNesting))
    }
  }

  @Test func unknownTagIsAWarningAndItsValueStays() throws {
    let outcome = try expectOne(DocumentRules.tag, .warning, in: "a: &x ⟦!Ref⟧ b\n")
    #expect(outcome.value.map { shape($0.root) } == #"{"a":"b"}"#)
    let set = try expectOne(DocumentRules.tag, .warning, in: "⟦!!set⟧ {a}")
    #expect(set.value.map { shape($0.root) } == #"{"a":null}"#)
  }

  @Test func tagThatDoesNotFitIsAnError() throws {
    let outcome = try expectOne(DocumentRules.tag, in: "a: ⟦!!int⟧ b\n")
    #expect(outcome.value.map { shape($0.root) } == #"{"a":"b"}"#)
  }

  @Test func bytesThatAreNoUTF8AreMendedAndReported() throws {
    let bytes =
      Array("a: x".utf8) + [0xFF] + Array("é\nb: \"".utf8) + [0xE2, 0x82] + Array("\"\nc: d\n".utf8)
    let outcome = read(bytes: bytes)
    let root = try #require(outcome.value).root
    #expect(outcome.findings.map(\.rule) == [DocumentRules.encoding, DocumentRules.encoding])
    #expect(outcome.findings.map(\.span.bytes) == [4..<5, 12..<14])
    #expect(root.members.map(\.value.text) == ["x\u{FFFD}é", "\u{FFFD}", "d"])
    #expect(slice(root.members[2].keySpan, of: bytes) == "c")
    #expect(root.members[1].value.span(ofText: 0..<3).bytes == 12..<14)

    let json = read(bytes: Array(#"{"a": "x"#.utf8) + [0xFF] + Array(#"é"}"#.utf8), named: "a.json")
    #expect(json.value?.root.members[0].value.text == "x\u{FFFD}é")
    #expect(json.findings.map(\.span.bytes) == [8..<9])
  }

  @Test func manyBadBytesGetTwentyFindingsAndASummary() {
    let outcome = read(bytes: Array("a: ".utf8) + [UInt8](repeating: 0xFF, count: 1_000))
    #expect(outcome.value != nil)
    #expect(outcome.findings.count == 21)
    #expect(outcome.findings.last?.message.hasPrefix("980 more") == true)
  }

  @Test func controlCharactersAreMendedAndReported() throws {
    let yaml = try expectOne(DocumentRules.encoding, in: "a: x⟦\u{1B}⟧y\n")
    #expect(yaml.value?.root.members[0].value.text == "x\u{FFFD}y")
    let json = try expectOne(DocumentRules.encoding, in: "[\"x⟦\u{1B}⟧y\"]", named: "a.json")
    #expect(json.value?.root.elements[0].text == "x\u{FFFD}y")
    let tab = try expectOne(DocumentRules.encoding, in: "[\"x⟦\t⟧y\"]", named: "a.json")
    #expect(tab.value?.root.elements[0].text == "x\ty")
  }

  @Test func halfASurrogatePairIsMendedAndReported() throws {
    let outcome = try expectOne(DocumentRules.encoding, in: #"["x⟦\uD83D⟧y\ud83d\ude00"]"#, named: "a.json")
    #expect(outcome.value?.root.elements[0].text == "x\u{FFFD}y😀")
  }

  @Test func wideEncodingsAreNotRead() {
    let wide: [[UInt8]] = [
      [0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF],
      [0x61, 0, 0x3A, 0],
      [0, 0x61, 0, 0x3A], [0x61, 0, 0, 0],
    ]
    for bytes in wide {
      let outcome = read(bytes: bytes)
      #expect(outcome.value == nil)
      #expect(outcome.findings.map(\.rule) == [DocumentRules.encoding])
      #expect(outcome.findings.first?.help == "save the file as UTF-8")
    }
  }

  @Test func manyRepeatedKeysGetAHundredFindingsAndASummary() {
    let outcome = read(String(repeating: "a: 1\n", count: 5_000))
    #expect(outcome.findings.count == 101)
    #expect(outcome.value?.root.count == 1)
  }

  @Test func mergeKeysHaveABudget() {
    var text = "b: &b {"
    for index in 0..<2_000 { text += "k\(index): 1, " }
    text += "}\nuse:\n"
    for index in 0..<2_000 { text += "- {<<: *b, n: \(index)}\n" }
    let outcome = read(text)
    #expect(outcome.findings.map(\.rule) == [DocumentRules.mergeBudget])
    #expect((outcome.value?.edges.count ?? .max) < 200_000)
  }

  @Test func filesThatOffsetsCannotCountAreNotRead() {
    let reader = DocumentReader(vocabulary: .empty, longestFile: 3)
    let outcome = reader.read(SourceFile(path: "a.yaml", bytes: Array("a: 1".utf8)), as: SourceID(index: 0))
    #expect(outcome.value == nil)
    #expect(outcome.findings.map(\.rule) == [DocumentRules.size])
  }

  @Test func syntaxErrorIsTheOnlyFindingOfItsFile() {
    #expect(read("a: 1\na: 2\nb: [\n").findings.map(\.rule) == [DocumentRules.syntax])
  }

  @Test func manyDirectivesAreRefused() {
    let directives = (0..<60_000).map { "%TAG !t\($0)! tag:x,\($0):\n" }.joined()
    #expect(read(directives + "--- a\n").findings.map(\.rule) == [DocumentRules.syntax])
    #expect(read("a\n...\n" + directives + "--- a\n").findings.map(\.rule) == [DocumentRules.syntax])
  }
}
