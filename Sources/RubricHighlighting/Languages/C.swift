extension Language {
  /// C (ISO/IEC 9899).
  static let c = Language(
    ["c", "h"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        NULL auto bool break case char const continue default do double else enum extern false float for goto if
        inline int long register restrict return short signed sizeof static struct switch true typedef union
        unsigned void volatile while
        """), CFamily.forms))
}

/// What C, C++ and Objective-C share.
enum CFamily {
  static let forms: [ProgramSyntax.Form] = [
    .lineComment("//"), .blockComment("/*", "*/"), .text("\""), .text("'"), .prefixed("#", .keyword),
  ]
}
