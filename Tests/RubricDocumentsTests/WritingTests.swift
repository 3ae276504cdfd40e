import RubricDiagnostics
import RubricDocuments
import Testing

/// What is written reads back as what it was.
@Suite struct WritingTests {
  private func document(_ bytes: [UInt8], _ path: String) throws -> Document {
    let outcome = DocumentReader().read(SourceFile(path: path, bytes: bytes), as: SourceID(index: 0))
    #expect(outcome.findings.map(\.message) == [])
    return try #require(outcome.value)
  }

  private func yaml(_ value: WrittenValue) throws -> String {
    String(decoding: try YAMLWriter.bytes(of: value), as: UTF8.self)
  }

  private func text(_ yaml: String) throws -> WrittenValue {
    .node(try document(Array(yaml.utf8), "a.yaml").root)
  }

  @Test func stringsThatOtherReadersTakeForSomethingElseAreQuoted() throws {
    for word in [
      "no", "Yes", "ON", "off", "y", "N", "null", "~", "true", "False", "1", "0o7", "012", "1_000", "1:30",
      "2024-01-02", "1e3", ".5", "-", "+1", ".inf", "", " a", "a ", "a: b", "a #b", "a:", "#a", "&a", "*a",
      "!a",
      "|", ">", "%a", "@a", "`a", "[a", "{a", "? a", "- a", "=", "<<", "a\tb", "---", "0x1F", "'", "\"",
    ] {
      let written = try yaml(.text(word))
      #expect(written.first == "'" || written.first == "\"", "\(word)")
      #expect(try document(Array(written.utf8), "a.yaml").root.string == word)
    }
    for word in [
      "a", "#/a".dropFirst().description, "$ref", "a b", "a:b", "a#b", "naïve", "application/json",
      "{a".dropFirst().description,
    ] {
      #expect(try yaml(.text(word)) == word + "\n")
    }
  }

  @Test func everyStringReadsBackExactly() throws {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "a", " ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", ":", "#", "'", "\"", "\\", "-", "é", "\u{85}",
      "\u{2028}",
      "\u{FEFF}", "\u{0}", "\u{7F}", "😀", "---", "...", "%", "{", "]", ",", "\u{FFFE}", "|", "0", "null",
    ]
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 0..<9, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      .joined()
      let value = WrittenValue.mapping([
        .init(Name(text), .text(text)),
        .init(
          Name("list\(text)"),
          .sequence([.text(text), .mapping([.init("k", .text(text)), .init("l", .text("x"))])])),
      ])
      let (yaml, json) = (try YAMLWriter.bytes(of: value), try JSONWriter.bytes(of: value))
      for root in [try document(yaml, "a.yaml").root, try document(json, "a.json").root] {
        #expect(root.members.first?.name == Name(text))
        #expect(root.members.first?.value.string.map { Name($0) } == Name(text), "\(text.debugDescription)")
        let list = root.members.last?.value
        #expect(list?.elements.first?.string.map { Name($0) } == Name(text))
        #expect(list?.elements.last?.members.first?.value.string.map { Name($0) } == Name(text))
        #expect(list?.elements.last?.members.last?.value.string == "x")
      }
    }
  }

  @Test func longTextsAreLiteralBlocks() throws {
    let value = WrittenValue.mapping([
      .init("a", .text("one\n\n  two\n")), .init("b", .text("one\ntwo")), .init("c", .text("  one\ntwo\n\n")),
      .init("d", .sequence([.text("one\ntwo\n")])),
    ])
    #expect(
      try yaml(value) == """
        a: |
          one

            two
        b: |-
          one
          two
        c: |2+
            one
          two

        d:
          - |
            one
            two

        """)
  }

  @Test func numbersKeepTheirTextWhereEveryReaderKnowsIt() throws {
    let source = "[1.50, 1e3, 2E-7, 0x1F, 0o17, 012, +5, .5, 5., -0, 12345678901234567890123, .inf, ~, True]"
    let value = try text(source)
    #expect(
      try yaml(value).split(separator: "\n").map { $0.dropFirst(2) } == [
        "1.50", "1.0e+3", "2.0E-7", "31", "15", "12", "5", "0.5", "5.0", "-0", "12345678901234567890123",
        ".inf",
        "null", "true",
      ])
    #expect(
      String(decoding: try JSONWriter.bytes(of: value), as: UTF8.self) == """
        [
          1.50,
          1e3,
          2E-7,
          31,
          15,
          12,
          5,
          0.5,
          5.0,
          -0,
          12345678901234567890123,
          ".inf",
          null,
          true
        ]

        """)
  }

  @Test func writingWhatWasWrittenGivesTheSameBytes() throws {
    let value = try text(
      "{b: [[1, [2]], {}, [], {a: {c: d}}], a: null, 'no': \"x\\ny\", long: &x {a: 1}, alias: *x}")
    let bytes = try YAMLWriter.bytes(of: value)
    #expect(try YAMLWriter.bytes(of: .node(try document(bytes, "a.yaml").root)) == bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        b:
          - - 1
            - - 2
          - {}
          - []
          - a:
              c: d
        a: null
        'no': |-
          x
          y
        long:
          a: 1
        alias:
          a: 1

        """)
  }

  @Test func aKeyTooLongForOtherReadersHasAMarkOfItsOwn() throws {
    let key = String(repeating: "k", count: 2_000)
    let written = try yaml(.mapping([.init(Name(key), .text("v")), .init("b", .text("w"))]))
    #expect(written.hasPrefix("? kkk"))
    let root = try document(Array(written.utf8), "a.yaml").root
    #expect(root.member(named: Name(key))?.value.string == "v")
    #expect(root.member(named: "b")?.value.string == "w")
  }

  @Test func aliasesWithoutEndAreRefused() throws {
    let cycle = try text("&a {b: *a}")
    #expect(throws: WritingError.self) { try YAMLWriter.bytes(of: cycle) }
    #expect(throws: WritingError.self) { try JSONWriter.bytes(of: cycle) }
  }

  @Test func aTextIsADocumentOfOneString() throws {
    let file = SourceFile(path: "a.md", bytes: [0xEF, 0xBB, 0xBF] + Array("# é: *a*\r\n".utf8))
    let root = try #require(DocumentReader().readText(file, as: SourceID(index: 3)).value).root
    #expect(root.string == "# é: *a*\r\n")
    #expect(root.span.bytes == 3..<14)
    #expect(root.span(ofText: 2..<4).bytes == 5..<7)
    let broken = SourceFile(path: "a.md", bytes: [0x61, 0xFF, 0x62])
    let outcome = DocumentReader().readText(broken, as: SourceID(index: 0))
    #expect(outcome.value?.root.string == "a\u{FFFD}b")
    #expect(outcome.findings.map(\.rule) == [DocumentRules.encoding])
  }

  @Test func whatIsLeftOutOfADocumentMovesNothingElse() throws {
    let whole = try document(Array("a: {b: 1, c: [2, 3]}\nd: 4\n".utf8), "a.yaml")
    let a = try #require(whole.root.member(named: "a")?.value)
    let (b, c) = (try #require(a.members.first?.value), try #require(a.members.last?.value))
    let less = whole.without([Standing(b, in: a), Standing(c.elements[0], in: c)])
    let rest = try #require(less.root.member(named: "a")?.value)
    #expect(rest.members.map(\.name) == ["c"])
    #expect(rest.members.first?.value.elements.map(\.integer) == [3])
    #expect(rest.number == a.number && rest.span == a.span)
    #expect(less.root.member(named: "d")?.value.integer == 4)
    #expect(whole.root.member(named: "a")?.value.count == 2)
  }
}
