extension Language {
  /// Python 3 (Language Reference §2).
  static let python = Language(
    ["python", "py", "python3", "py3"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        False None True and as assert async await break class continue def del elif else except finally for
        from global if import in is lambda nonlocal not or pass raise return try while with yield
        """), prefixes: "rbfu",
      [
        .lineComment("#"), .text("\"\"\"", spansLines: true), .text("'''", spansLines: true), .text("\""),
        .text("'"), .prefixed("@", .name),
      ]))
}
