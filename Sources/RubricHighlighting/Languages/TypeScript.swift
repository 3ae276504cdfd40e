extension Language {
  /// TypeScript.
  static let typeScript = Language(
    ["typescript", "ts", "tsx", "mts"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        abstract any as async await boolean break case catch class const constructor continue declare default
        delete do else enum export extends false finally for from function if implements import in instanceof
        interface is keyof let namespace never new null number of private protected public readonly return
        satisfies static string super switch this throw true try type typeof undefined unknown var void while
        with yield
        """), nameParts: "$", namesBeforeColon: true, ECMAScript.forms))
}
