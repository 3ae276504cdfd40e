extension Language {
  /// Go (Language Specification, Lexical elements).
  static let go = Language(
    ["go", "golang"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        any bool break byte case chan const continue default defer else error fallthrough false float32 float64
        for func go goto if import int int32 int64 interface map nil package range return rune select string
        struct switch true type uint uint64 var
        """),
      [
        .lineComment("//"), .blockComment("/*", "*/"), .text("\""), .text("'"),
        .text("`", escape: .none, spansLines: true),
      ]))
}
