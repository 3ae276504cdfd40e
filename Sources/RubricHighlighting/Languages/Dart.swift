extension Language {
  /// Dart.
  static let dart = Language(
    ["dart"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        abstract as assert async await break case catch class const continue default do dynamic else enum export
        extends extension factory false final finally for if implements import in is late library mixin new null
        on part required rethrow return static super switch this throw true try typedef var void while with yield
        """), namesBeforeColon: true, prefixes: "r",
      [
        .lineComment("//"), .blockComment("/*", "*/", nests: true), .text("'", [.dollarName, .dollarBrace]),
        .text("\"", [.dollarName, .dollarBrace]),
        .text("'''", spansLines: true, [.dollarName, .dollarBrace]),
        .text("\"\"\"", spansLines: true, [.dollarName, .dollarBrace]), .prefixed("@", .name),
      ]))
}
