extension Language {
  /// Elixir.
  static let elixir = Language(
    ["elixir", "ex", "exs"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        alias after and case catch cond def defmodule defp defstruct do else end false fn for if import in nil not
        or quote raise receive require rescue true try unless use when with
        """), namesBeforeColon: true,
      [
        .lineComment("#"), .text("\"\"\"", spansLines: true, [.hashBrace]),
        .text("\"", spansLines: true, [.hashBrace]), .text("'"), .prefixed(":", .name),
        .prefixed("@", .variable),
      ]))
}
