import RubricDiagnostics
import RubricDocuments
import RubricTesting
import Testing

/// Every span, cut out of its file and read again, gives the key or value that it is the span of.
@Suite struct SpanPropertyTests {
  @Test(.enabled(if: Corpus.isWanted), arguments: CorpusSample.medium + CorpusSample.large)
  func spansSliceToTextThatReadsTheSame(_ path: String) throws {
    let file = try #require(Corpus.file(path))
    let check = try SpanCheck(file)
    #expect(check.faults == [], "\(path)")
    #expect(check.valueCount > 5 && check.keyCount > 2, "\(path)")
  }

  @Test func theSampleHoldsLargeFilesOfBothFormats() {
    guard Corpus.root != nil else { return }
    let counts = CorpusSample.large.map { Corpus.file($0)?.bytes.count ?? 0 }
    #expect(CorpusSample.large.filter { $0.hasSuffix(".json") }.count >= 5)
    #expect(CorpusSample.large.filter { $0.hasSuffix(".yaml") }.count >= 5)
    #expect((counts.max() ?? 0) > 3_000_000)
  }

  @Test(
    "every way to write a value has a span that reads the same",
    arguments: [
      ("a: |\n  one\n   two\n\n  three\nb: 1\n", 3), ("a: >-\n  one\n  two\n\n    three\nb: 1\n", 3),
      ("a:\n  b: |2\n      one\n    two\n", 3), ("- - |1-\n    one\n   two\n", 3),
      ("a: |+ # why\n  one\n\n\nb: 1\n", 3), ("a: one\n  two\n\n  three\nb: 'it''s\n  two'\n", 3),
      ("\"a\\tb\": \"\\u00e9 \\x41\\\n  x\"\n'c d': \"\\U0001F600\"\n", 3),
      ("{a: [1, two three, {b: }], 'c': \"d\", e}\n", 8),
      ("- a\n-\n  - b\n  -   - c\n      - d\n- {x: 1}\n", 9),
      ("? a\n: b\n? \"c\"\n: - d\n", 4),
      ("a: &one {b: 1}\nc: &two\n  d: 2\n  e: &three text\nf: &four\n- x\n", 8),
      ("a: !!str 1\nb: !!float 2\nc: !!str\n", 4), ("a: ~\nb:\nc: 0x1F\nd: .inf\ne: yes\n", 6),
      ("é: ü\n日本: '語'\n", 3), ("a:\r\n  b: 1\r\n  c: |\r\n    x\r\n", 4),
    ])
  func styles(_ text: String, count: Int) throws {
    let check = try SpanCheck(SourceFile(path: "a.yaml", bytes: Array(text.utf8)))
    #expect(check.faults == [])
    #expect(check.valueCount == count)
  }

  @Test func everyEscapeOfJSONIsInTheSpanOfItsString() throws {
    let text = #"{"a\"\\\/\b\f\n\r\té😀": ["\u0041\ud83d\ude00\"", -1.5e+3, true, null, {"": {}}, []]}"#
    let check = try SpanCheck(SourceFile(path: "a.json", bytes: Array(text.utf8)))
    #expect(check.faults == [])
    #expect(check.valueCount == 9)
    #expect(check.keyCount == 2)
  }

  @Test func aSpanThatIsOneByteOffIsTold() throws {
    let file = SourceFile(path: "a.json", bytes: Array(#"{"a": "bc"}"#.utf8))
    let value = try #require(DocumentReader().read(file, as: SourceID(index: 0)).value).root.members[0].value
    #expect(SpanCheck.isRead(value, from: value.span.bytes, of: file, parentColumn: 0))
    for range: Range<UInt32> in [6..<9, 7..<10, 7..<9, 5..<5] {
      #expect(!SpanCheck.isRead(value, from: range, of: file, parentColumn: 0))
    }
  }

  @Test(.enabled(if: Corpus.isWanted)) func yamlAndJSONFormOfADescriptionAreEqual() throws {
    let file = try #require(Corpus.file("specs/large/okta.json"))
    let json = try #require(DocumentReader().read(file, as: SourceID(index: 0)).value)
    let yaml = try #require(DocumentReader().read(file, as: SourceID(index: 0), format: .yaml).value)
    #expect(shape(json.root) == shape(yaml.root))
  }
}

/// Reads every span of a document again.
private struct SpanCheck {
  private(set) var faults: [String] = []
  private(set) var keyCount = 0
  private(set) var valueCount = 0
  private let file: SourceFile
  /// Reading whole containers again at every depth would be quadratic: this many bytes are, and then only
  /// containers shorter than `shortContainer`.
  private var budget: Int
  private static let shortContainer = 1_500
  private static let reader = DocumentReader()

  init(_ file: SourceFile) throws {
    self.file = file
    budget = 3 * file.bytes.count
    let document = try #require(SpanCheck.reader.read(file, as: SourceID(index: 0)).value)
    var seen: Set<UInt32> = [document.root.number]
    var open = [(node: document.root, parentColumn: 0)]
    while let (node, parentColumn) = open.popLast() {
      check(node, parentColumn)
      let column = column(of: Int(node.span.bytes.lowerBound))
      for child in Array(node.elements) + node.members.map(\.value) where seen.insert(child.number).inserted {
        open.append((child, column))
      }
    }
  }

  private mutating func check(_ node: Node, _ parentColumn: Int) {
    valueCount += 1
    let range = node.span.bytes
    for member in node.members {
      keyCount += 1
      let key = SpanCheck.read(bytes(member.keySpan.bytes), isJSON: file.path.hasSuffix(".json"))
      if key?.text.map({ Name($0) }) != member.name { add("key", member.keySpan.bytes) }
    }
    if range.count >= SpanCheck.shortContainer, !node.isScalar {
      guard range.count <= budget else { return }
      budget -= range.count
    }
    guard !SpanCheck.reachesOut(node) else { return }
    if !SpanCheck.isRead(node, from: range, of: file, parentColumn: parentColumn) { add("value", range) }
  }

  private mutating func add(_ what: String, _ range: Range<UInt32>) {
    guard faults.count < 5 else { return }
    faults.append("\(what) at \(range): \(String(decoding: bytes(range).prefix(120), as: UTF8.self))")
  }

  private func bytes(_ range: Range<UInt32>) -> [UInt8] {
    Array(file.bytes[Int(range.lowerBound)..<Int(range.upperBound)])
  }

  private func column(of offset: Int) -> Int { SpanCheck.column(of: offset, in: file.bytes) }

  private static func column(of offset: Int, in bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    return offset - start
  }

  /// Whether an alias or a merge key puts something into the value that is written elsewhere: by itself its
  /// text is then no YAML.
  private static func reachesOut(_ node: Node) -> Bool {
    let whole = node.span.bytes
    var open = [node]
    var seen: Set<UInt32> = []
    while let node = open.popLast() {
      let bytes = node.span.bytes
      if bytes.lowerBound < whole.lowerBound || bytes.upperBound > whole.upperBound { return true }
      guard !node.isScalar, seen.insert(node.number).inserted else { continue }
      for member in node.members where !whole.contains(member.keySpan.bytes.lowerBound) { return true }
      open += Array(node.elements) + node.members.map(\.value)
    }
    return false
  }

  /// Whether the bytes, read by themselves, are the value.
  static func isRead(_ node: Node, from range: Range<UInt32>, of file: SourceFile, parentColumn: Int) -> Bool
  {
    let slice = Array(file.bytes[Int(range.lowerBound)..<Int(range.upperBound)])
    let isJSON = node.style == .json || file.path.hasSuffix(".json")
    let isBlockScalar = node.style == .literal || node.style == .folded
    guard isBlockScalar else {
      // As many blanks as stand before it in its line, so that block content keeps its indent.
      let indent = column(of: Int(range.lowerBound), in: file.bytes)
      let again = read([UInt8](repeating: 0x20, count: indent) + slice, isJSON: isJSON)
      if hasTag(before: Int(range.lowerBound), in: file.bytes) { return again?.text == node.text }
      return again.map { shape($0) } == shape(node)
    }
    // An indentation indicator counts from the container that holds the block scalar.
    let key = [UInt8](repeating: 0x20, count: parentColumn) + Array("k: ".utf8)
    return read(key + slice, isJSON: isJSON)?.members.first.map { shape($0.value) } == shape(node)
  }

  /// Whether a tag, which is in no span, says what the value before it is.
  private static func hasTag(before offset: Int, in bytes: [UInt8]) -> Bool {
    var start = offset
    while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
    var word = start
    while word > 0, bytes[word - 1] > 0x20 { word -= 1 }
    return word < start && bytes[word..<start].starts(with: Array("!!".utf8))
  }

  private static func read(_ bytes: [UInt8], isJSON: Bool) -> Node? {
    let again = SourceFile(path: isJSON ? "a.json" : "a.yaml", bytes: bytes)
    return reader.read(again, as: SourceID(index: 0)).value?.root
  }
}
