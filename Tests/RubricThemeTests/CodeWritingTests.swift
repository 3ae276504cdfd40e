import RubricHighlighting
import RubricTesting
import Testing

@testable import RubricTheme

@Suite struct CodeWritingTests {
  private func html(_ code: String, _ language: String) -> String {
    var html = HTMLWriter()
    html.code(code, language: language)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test func piecesHaveShortElements() {
    #expect(
      html("{\"a<\": [\"b\", 1, null]} // '", "JSON")
        == "{<b>\"a&lt;\"</b>: [<i>\"b\"</i>, <u>1</u>, <b class=w>null</b>]} <i class=c>// '</i>")
    #expect(html("\"$A\"", "sh") == "<i>\"</i><var>$A</var><i>\"</i>")
    #expect(html("-a\n+b", "diff") == "<del>-a</del>\n<ins>+b</ins>")
  }

  @Test func codeOfNoKnownLanguageIsPlain() {
    #expect(html("\"a\" < 1", "") == "\"a\" &lt; 1" && html("\"a\" < 1", "klingon") == "\"a\" &lt; 1")
  }

  /// Each begins at once where the one before ends, so that there is the most markup for its bytes.
  @Test(arguments: [
    "1,", "1;", "\"\",", "a:", "if;", "true,", "//\n,", "$a", "{a:", "<a ", "-\n+\n", "'", "[1]", "-", "#\n",
  ])
  func hostileCodeGrowsByABoundOnly(pattern: String) {
    let code = String(repeating: pattern, count: Highlighter.mostBytes / pattern.utf8.count)
    var plain = HTMLWriter()
    plain.code(code, language: "")
    for language in LanguageCatalogue.all {
      let grown = html(code, language.names[0]).utf8.count - plain.bytes.count
      #expect(grown <= HTMLWriter.mostMarkup(for: code.utf8.count), "\(language.names[0])")
    }
  }

  @Test func codeWithMoreMarkupThanTheBoundIsPlain() {
    let code = String(repeating: "if;", count: 100)
    #expect(html(code, "java") == code)
    #expect(html("if ;", "java") == "<b class=w>if</b> ;")
  }

  /// Without its marks the markup is that of plain text: no byte is lost or changed.
  @Test(.enabled(if: Corpus.isWanted))
  func marksChangeNoByte() throws {
    let json = try #require(Corpus.file("specs/huge/stripe-2022-04.json")).bytes
    let yaml = try #require(Corpus.file("specs/huge/github-rest.yaml")).bytes
    for (index, code) in [json[..<60_000], yaml[..<60_000], json[1_000_000..<1_030_000]].enumerated() {
      for language in LanguageCatalogue.all {
        var (plain, marked) = (HTMLWriter(), HTMLWriter())
        code.withUnsafeBufferPointer {
          plain.code(utf8: $0, language: "")
          marked.code(utf8: $0, language: language.names[0])
        }
        var text: [UInt8] = []
        Markup(marked.bytes).forEach { if case .text(let range) = $0 { text += marked.bytes[range] } }
        #expect(text == plain.bytes, "\(language.names[0]) of \(index)")
      }
    }
  }
}
