extension Language {
  /// Style sheets; a selector with a pseudo-class looks like a property.
  static let css = Language(
    ["css", "scss", "less"],
    ProgramSyntax(
      keywords: KeywordTable("important"), nameParts: "-", namesBeforeColon: true,
      [
        .blockComment("/*", "*/"), .text("\""), .text("'"), .prefixed("@", .keyword),
        .prefixed("$", .variable),
      ]))
}
