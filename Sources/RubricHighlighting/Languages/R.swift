extension Language {
  /// R.
  static let r = Language(
    ["r"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        FALSE Inf NA NULL NaN TRUE break else for function if in library next repeat require return while
        """), nameParts: ".",
      [.lineComment("#"), .text("\"", spansLines: true), .text("'", spansLines: true)]))
}
