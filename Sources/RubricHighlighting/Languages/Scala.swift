extension Language {
  /// Scala.
  static let scala = Language(
    ["scala", "sc"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        abstract case catch class def do else enum export extends extension false final finally for given if
        implicit import lazy match new null object override package private protected return sealed super then
        this throw trait true try type using val var while with yield
        """), prefixes: "sfra",
      [
        .lineComment("//"), .blockComment("/*", "*/", nests: true),
        .text("\"\"\"", escape: .none, spansLines: true, [.dollarName, .dollarBrace]),
        .text("\"", [.dollarName, .dollarBrace]), .prefixed("@", .name),
      ]))
}
