extension Language {
  /// GraphQL (Specification §2.1), operations and schemas.
  static let graphQL = Language(
    ["graphql", "gql"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        directive enum extend false fragment implements input interface mutation null on query scalar schema
        subscription true type union
        """), namesBeforeColon: true,
      [
        .lineComment("#"), .text("\"\"\"", spansLines: true), .text("\""), .prefixed("$", .variable),
        .prefixed("@", .name),
      ]))
}
