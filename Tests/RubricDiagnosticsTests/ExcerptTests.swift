import RubricDiagnostics
import RubricTesting
import Testing

@Suite struct ExcerptTests {
  private func excerpt(_ marked: String) -> Excerpt {
    let text = MarkedText(marked)
    var sources = SourceSet()
    let source = sources.add(SourceFile(path: "a", bytes: text.bytes))
    var locator = Locator(sources)
    return locator.locate(
      Finding("x", .error, "m", at: SourceSpan(source: source, bytes: text.ranges.first ?? 0..<0))
    ).excerpt
  }

  /// The excerpt with its stretch marked.
  private func shown(_ marked: String) -> String {
    let excerpt = excerpt(marked)
    let scalars = Array(excerpt.line.unicodeScalars)
    var text = String.UnicodeScalarView()
    text += scalars[..<excerpt.caret.lowerBound]
    text.append("⟦")
    text += scalars[excerpt.caret]
    text.append("⟧")
    text += scalars[excerpt.caret.upperBound...]
    return String(text)
  }

  @Test func theLineIsShownWithoutItsEnd() {
    #expect(shown("a\nkey: ⟦value⟧ # c\r\nb") == "key: ⟦value⟧ # c")
    #expect(shown("a\n⟦⟧") == "⟦⟧")
    #expect(shown("a: ⟦b⟧") == "a: ⟦b⟧")
    #expect(shown("a: b⟦⟧") == "a: b⟦⟧")
    #expect(shown("\t⟦x⟧\ty") == "\t⟦x⟧\ty")
  }

  @Test func aByteOrderMarkIsNotShown() {
    #expect(shown("\u{FEFF}⟦a⟧: 1") == "⟦a⟧: 1")
    #expect(shown("\u{FEFF}a: ⟦1⟧") == "a: ⟦1⟧")
  }

  @Test func ofSeveralLinesTheFirstIsShown() {
    #expect(shown("a: ⟦b\n  c⟧\nd") == "a: ⟦b⟧")
    #expect(shown("⟦a⟧") == "⟦a⟧")
    #expect(shown("a⟦\r\nb⟧") == "a⟦⟧")
  }

  @Test func aLineThatFitsIsNotCut() {
    let before = String(repeating: "b", count: 100)
    #expect(
      shown("\(before)⟦x⟧\(String(repeating: "a", count: 19))")
        == "\(before)⟦x⟧\(String(repeating: "a", count: 19))")
  }

  @Test func aLongLineIsCutRoundTheStretch() {
    let long = String(repeating: "é", count: 5_000)
    let excerpt = excerpt("\(long)⟦stretch⟧\(long)")
    let scalars = Array(excerpt.line.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[excerpt.caret])) == "stretch")
    #expect(scalars.first == "…" && scalars.last == "…")
    #expect(scalars.count <= Excerpt.longestLine + 1)
    #expect(!excerpt.line.unicodeScalars.contains("\u{FFFD}"))
    #expect(excerpt.caret.lowerBound > 30 && excerpt.caret.upperBound < 90)
  }

  @Test func aLongStretchIsCutAtItsEnd() {
    let excerpt = excerpt("key: ⟦\(String(repeating: "x", count: 100_000))⟧")
    #expect(excerpt.line.unicodeScalars.count <= Excerpt.longestLine + 1)
    #expect(excerpt.line.unicodeScalars.starts(with: "key: xxx".unicodeScalars))
    #expect(excerpt.line.unicodeScalars.last == "…")
    #expect(excerpt.caret == 5..<Excerpt.longestLine)
  }

  @Test func noSpanOfAnyBytesTraps() {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61, 0xFF, 0x0D, 0x0A, 0xE2, 0x82, 0x0D, 0x62, 0x0A]
    var sources = SourceSet()
    let source = sources.add(SourceFile(path: "a", bytes: bytes))
    var locator = Locator(sources)
    for start in 0...14 {
      for end in start...14 {
        let span = SourceSpan(source: source, bytes: UInt32(start)..<UInt32(end))
        let found = locator.locate(Finding("x", .error, "m", at: span))
        #expect(found.excerpt.caret.upperBound <= found.excerpt.line.unicodeScalars.count)
        #expect(found.place.line <= found.place.endLine)
        #expect(!ConsoleReport(isColoured: false).text(of: found).isEmpty)
      }
    }
  }
}
