extension Language {
  /// PHP (Language Reference, Basic syntax); HTML around it is read as PHP.
  static let php = Language(
    ["php", "phpcurl"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        abstract and array as break callable case catch class clone const continue declare default do echo else
        elseif empty enum exit extends false final finally fn for foreach function global if implements include
        include_once instanceof interface isset list match namespace new null or print private protected public
        readonly require require_once return static switch throw trait true try unset use var while xor yield
        """, ignoresCase: true),
      [
        .lineComment("//"), .lineComment("#"), .blockComment("/*", "*/"),
        .text("\"", spansLines: true, [.dollarName, .dollarBrace]), .text("'", spansLines: true),
        .prefixed("$", .variable), .exact("<?php", .keyword), .exact("?>", .keyword),
        .other("<<<", { $0.announceHeredoc(after: 3) }),
      ]))
}
