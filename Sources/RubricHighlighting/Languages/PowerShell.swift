extension Language {
  /// PowerShell (Language Specification §2): commands are its keywords as well.
  static let powerShell = Language(
    ["powershell", "ps1", "pwsh", "ps"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        begin break catch class continue do else elseif end exit filter finally for foreach function if in param
        process return switch throw trap try until using while
        """, ignoresCase: true),
      [
        .lineComment("#"), .blockComment("<#", "#>"),
        .text("@\"", to: "\"@", escape: .none, spansLines: true, [.dollarName, .dollarBrace]),
        .text("@'", to: "'@", escape: .none, spansLines: true),
        .text("\"", escape: .backquote, spansLines: true, [.dollarName, .dollarBrace]),
        .text("'", escape: .doubled, spansLines: true), .prefixed("$", .variable), .prefixed("-", .name),
      ]))
}
