extension Language {
  /// SQL (ISO/IEC 9075), the words that most databases share.
  static let sql = Language(
    ["sql", "mysql", "postgresql", "postgres", "plsql", "tsql", "sqlite"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        add all alter and as asc begin between by case cast check column commit constraint create cross database
        default delete desc distinct drop else end except exists false foreign from full group having if in index
        inner insert intersect into is join key left like limit not null offset on or order outer primary
        references right rollback select set table then true union unique update using values view when where
        with
        """, ignoresCase: true),
      [
        .lineComment("--"), .blockComment("/*", "*/"), .text("'", escape: .doubled, spansLines: true),
        .text("\"", escape: .doubled, spansLines: true), .prefixed(":", .variable), .prefixed("$", .variable),
      ]))
}
