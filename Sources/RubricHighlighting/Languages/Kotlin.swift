extension Language {
  /// Kotlin.
  static let kotlin = Language(
    ["kotlin", "kt", "kts"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        abstract as break by class companion const constructor continue data do else enum false final finally for
        fun get if import in init inline interface internal is lateinit null object open override package private
        protected public return sealed set super suspend this throw true try typealias val var when where while
        """),
      [
        .lineComment("//"), .blockComment("/*", "*/", nests: true),
        .text("\"\"\"", escape: .none, spansLines: true, [.dollarName, .dollarBrace]),
        .text("\"", [.dollarName, .dollarBrace]), .text("'"), .prefixed("@", .name),
      ]))
}
