import RubricDiagnostics
import RubricTesting
import Testing

@Suite struct ConsoleReportTests {
  private func report(
    _ marked: String, path: String = "a.yaml", message: String = "the message", note: String? = nil,
    help: String? = nil, isColoured: Bool = false
  ) -> String {
    let text = MarkedText(marked)
    var sources = SourceSet()
    let source = sources.add(SourceFile(path: path, bytes: text.bytes))
    let spans = text.ranges.map { SourceSpan(source: source, bytes: $0) }
    let finding = Finding(
      "some-rule", .warning, message, at: spans[0],
      notes: note.map { [Finding.Note($0, at: spans[spans.count - 1])] } ?? [], help: help)
    var locator = Locator(sources)
    return ConsoleReport(isColoured: isColoured).text(of: locator.locate(finding))
  }

  @Test func aFindingIsPrintedAsACompilerPrintsIt() {
    let text = report(
      "paths: {}\ntags:\n  - name: ⟦pets⟧\n  - name: ⟦pets⟧\n", note: "declared again here",
      help: "remove one of them")
    #expect(
      text == """
        a.yaml:3:11: warning: the message [some-rule]
              - name: pets
                      ^~~~
        a.yaml:4:11: note: declared again here
          help: remove one of them

        """)
  }

  @Test func theCaretStandsUnderTheStretchBehindEscapedText() {
    #expect(
      report("\u{202E}\t⟦ab⟧").split(separator: "\n").dropFirst() == [#"    \u{202e} ab"#, "             ^~"])
    #expect(report("é😀: ⟦⟧").split(separator: "\n").last == "        ^")
  }

  @Test func controlCharactersOfPathAndMessageAreEscaped() {
    let text = report(
      "⟦a⟧", path: "\u{1B}]0;x\u{7}.yaml", message: "no '\u{1B}[2J\u{202E}'", help: "use '\r'")
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    #expect(text.hasPrefix(#"\u{1b}]0;x\u{7}.yaml:1:1: warning: no '\u{1b}[2J\u{202e}' [some-rule]"#))
  }

  @Test func coloursOnlyWrapTheSameText() {
    let coloured = report("⟦a⟧: b", help: "mend it", isColoured: true)
    #expect(coloured.contains("\u{1B}[1;33mwarning:\u{1B}[0m"))
    var plain = coloured
    for code in ["1", "1;33", "32", "0"] { plain = plain.split(separator: "\u{1B}[\(code)m").joined() }
    #expect(plain == report("⟦a⟧: b", help: "mend it"))
  }

  @Test func anEmptyLineHasNoExcerpt() {
    #expect(report("⟦⟧") == "a.yaml:1:1: warning: the message [some-rule]\n")
  }
}
