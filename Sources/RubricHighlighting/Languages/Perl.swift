extension Language {
  /// Perl; patterns and other quote-like forms are read as code.
  static let perl = Language(
    ["perl", "pl"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        and die do else elsif eq eval for foreach if last local my ne next no not or our package print redo require
        return say sub undef unless until use while
        """),
      [
        .lineComment("#"), .text("\"", spansLines: true, [.dollarName, .dollarBrace]),
        .text("'", spansLines: true), .prefixed("$", .variable), .prefixed("@", .variable),
        .exact("$#", .variable), .other("<<", { $0.announceHeredoc(after: 2) }),
      ]))
}
