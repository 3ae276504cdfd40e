extension Language {
  /// Lua (Reference Manual §3.1).
  static let lua = Language(
    ["lua"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        and break do else elseif end false for function goto if in local nil not or repeat return then true until
        while
        """),
      [
        .lineComment("--"), .blockComment("--[[", "]]"), .text("\""), .text("'"),
        .text("[[", to: "]]", escape: .none, spansLines: true),
      ]))
}
