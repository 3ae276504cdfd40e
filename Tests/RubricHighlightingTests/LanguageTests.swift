import RubricTesting
import Testing

@testable import RubricHighlighting

@Suite struct LanguageTests {
  @Test(arguments: DataExamples.all + ProgramExamples.all)
  func piecesAreWhatTheyAre(language: String, marked: String) throws {
    let language = try #require(LanguageCatalogue.language(named: language))
    let code = MarkedCode.plain(marked)
    #expect(MarkedCode.marked(code, Pieces.of(code, language)) == marked)
  }

  @Test func everyLanguageHasItsFileAndAnExample() throws {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let files = FileTree("/\(folder)/Sources/RubricHighlighting/Languages").paths
    #expect(files.count == LanguageCatalogue.all.count)
    let shown = Set(
      try (DataExamples.all + ProgramExamples.all).map { example in
        try #require(LanguageCatalogue.language(named: example.language)).names[0]
      })
    #expect(LanguageCatalogue.all.map(\.names[0]).filter { !shown.contains($0) } == [])
  }

  @Test func everyNameIsSmallAndOfOneLanguage() {
    let names = LanguageCatalogue.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
    #expect(names.filter { $0 != $0.lowercased() } == [])
  }

  @Test func everyNameIsDocumentedInOrder() throws {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let guide = try FileTree("/\(folder)/Content/guides").text("content-layout.md")
    let rows = guide.split(separator: "\n").compactMap { row in
      row.hasPrefix("| ") ? row.split(separator: " | ").last : nil
    }
    let names = LanguageCatalogue.all.map { language in
      language.names.map { "`\($0)`" }.joined(separator: ", ") + " |"
    }
    #expect(rows.suffix(names.count).map(String.init) == names)
  }

  @Test(arguments: [
    ("JS", "javascript"), ("sh", "shell"), ("Shell-Session", "shell"), ("jsonc", "json"), ("HTTP", "http"),
    ("yml", "yaml"), ("C#", "csharp"), ("Node", "javascript"), ("ts", "typescript"), ("GraphQL", "graphql"),
  ])
  func namesAreFoundInAnyCase(name: String, language: String) {
    #expect(LanguageCatalogue.language(named: name)?.names[0] == language)
  }

  @Test(arguments: ["", "text", "plain", "brainfuck", "json ", "ＪＳＯＮ"])
  func otherNamesAreOfNone(name: String) { #expect(LanguageCatalogue.language(named: name) == nil) }

  @Test(arguments: [
    ("application/json", "json"), ("Application/Problem+JSON; charset=utf-8", "json"), ("text/xml", "xml"),
    ("application/atom+xml", "xml"), ("application/yaml", "yaml"), ("application/vnd.oai+yaml", "yaml"),
    ("application/x-www-form-urlencoded", "form"), ("application/json-seq", "json"), ("text/html", "html"),
    ("application/x-ndjson", "json"), ("text/plain", nil), ("", nil), ("image/png", nil),
  ])
  func mediaTypeTellsTheLanguage(mediaType: String, language: String?) {
    #expect(Language.language(ofMediaType: mediaType)?.names[0] == language)
  }

  @Test func piecesOfAKindThatOnlyBlanksPartAreOne() throws {
    let java = try #require(LanguageCatalogue.language(named: "java"))
    let code = Array("public  static\nvoid x".utf8)
    #expect(Pieces.of(code, java) == [Token(start: 0, end: 19, kind: .keyword)])
  }
}

/// The pieces of an array of bytes.
enum Pieces {
  static func of(_ code: [UInt8], _ language: Language) -> [Token] {
    code.withUnsafeBufferPointer { Highlighter.tokens(of: $0, in: language) }
  }
}
