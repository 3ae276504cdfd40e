extension Language {
  /// Swift (The Swift Programming Language, Lexical Structure).
  static let swift = Language(
    ["swift", "swift5"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        Any Self actor any as associatedtype async await break case catch class continue convenience default defer
        deinit do else enum extension fallthrough false fileprivate final for func get guard if import in init
        inout internal is lazy let mutating nil nonisolated open operator override package private protocol public
        repeat required rethrows return self set some static struct subscript super switch throw throws true try
        typealias unowned var weak where while
        """),
      [
        .lineComment("//"), .blockComment("/*", "*/", nests: true),
        .text("\"\"\"", spansLines: true, [.backslashParenthesis]), .text("\"", [.backslashParenthesis]),
        .other("#\"", rawText), .other("##", rawText), .prefixed("@", .name), .prefixed("#", .keyword),
      ]))

  /// `#"…"#`, with as many signs behind the quotes as before them.
  private static func rawText(_ reader: inout CodeReader) -> Bool {
    let start = reader.index
    var count = 0
    while count < 16, reader[start + count] == UInt8(ascii: "#") { count += 1 }
    guard reader[start + count] == UInt8(ascii: "\"") else { return false }
    reader.index += count + 1
    let spansLines = reader.isNext("\"\"")
    if spansLines { reader.index += 2 }
    // Signs since the last quote; none counts before a quote.
    var run: Int?
    while !reader.isAtEnd, spansLines || reader.byte != 0x0A {
      if let signs = run, reader.byte == UInt8(ascii: "#") {
        run = signs + 1
      } else {
        run = reader.byte == UInt8(ascii: "\"") ? 0 : nil
      }
      reader.index += 1
      if run == count { break }
    }
    reader.mark(from: start, .string)
    return true
  }
}
