extension Language {
  /// Java (Java Language Specification §3).
  static let java = Language(
    ["java"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        abstract assert boolean break byte case catch char class const continue default do double else enum
        extends false final finally float for goto if implements import instanceof int interface long native new
        null package permits private protected public record return sealed short static strictfp super switch
        synchronized this throw throws transient true try var void volatile while yield
        """),
      [
        .lineComment("//"), .blockComment("/*", "*/"), .text("\"\"\"", spansLines: true), .text("\""),
        .text("'"), .prefixed("@", .name),
      ]))
}
