extension Language {
  /// Groovy, also as Gradle's.
  static let groovy = Language(
    ["groovy", "gradle"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        abstract as assert boolean break byte case catch char class continue def default do double else enum extends
        false final finally float for if implements import in instanceof int interface long new null package
        private protected public return short static super switch this throw throws trait true try void while
        """), namesBeforeColon: true,
      [
        .lineComment("//"), .blockComment("/*", "*/"), .text("'"), .text("\"", [.dollarName, .dollarBrace]),
        .text("'''", spansLines: true), .text("\"\"\"", spansLines: true, [.dollarName, .dollarBrace]),
        .prefixed("@", .name),
      ]))
}
