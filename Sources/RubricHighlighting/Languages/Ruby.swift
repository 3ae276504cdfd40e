extension Language {
  /// Ruby.
  static let ruby = Language(
    ["ruby", "rb"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        alias and begin break case class def do else elsif end ensure false for if in module next nil not
        or redo require require_relative rescue retry return self super then true undef unless until when while
        yield
        """), namesBeforeColon: true,
      [
        .lineComment("#"), .text("\"", spansLines: true, [.hashBrace]), .text("'", spansLines: true),
        .prefixed(":", .name), .prefixed("@", .variable), .prefixed("@@", .variable),
        .prefixed("$", .variable), .other("<<~", { $0.announceHeredoc(after: 3) }),
        .other("<<-", { $0.announceHeredoc(after: 3) }),
      ]))
}
