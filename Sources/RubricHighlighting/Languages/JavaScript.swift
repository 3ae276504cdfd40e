extension Language {
  /// JavaScript (ECMA-262 §12) with JSX read as far as it looks the same.
  static let javaScript = Language(
    ["javascript", "js", "jsx", "mjs", "cjs", "node", "nodejs", "node.js"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        async await break case catch class const continue debugger default delete do else export extends false
        finally for from function if import in instanceof let new null of return static super switch this throw
        true try typeof undefined var void while with yield
        """), nameParts: "$", namesBeforeColon: true, ECMAScript.forms))
}

/// What JavaScript and TypeScript share.
enum ECMAScript {
  static let forms: [ProgramSyntax.Form] = [
    .lineComment("//"), .blockComment("/*", "*/"), .text("\""), .text("'"),
    .text("`", spansLines: true, [.dollarBrace]), .prefixed("@", .name), .other("/", regularExpression),
  ]

  /// Where a value can stand, a `/` begins a regular expression; it ends on the line, at the next `/` that no
  /// backslash stands before.
  private static func regularExpression(_ reader: inout CodeReader) -> Bool {
    guard "=(,:[!&|?{};".utf8.contains(lastSign(reader)) else { return false }
    var offset = reader.index + 1
    let longest = offset + 500
    while offset < longest, reader[offset] != UInt8(ascii: "/") {
      if reader[offset] == 0x0A || offset >= reader.end { return false }
      offset += reader[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard offset < longest, offset < reader.end else { return false }
    let start = reader.index
    reader.index = offset + 1
    reader.skip(while: \.isLetter)
    reader.mark(from: start, .string)
    return true
  }

  /// The byte before the place and at most one blank.
  private static func lastSign(_ reader: CodeReader) -> UInt8 {
    reader.previous == 0x20 ? reader[reader.index - 2] : reader.previous
  }
}
