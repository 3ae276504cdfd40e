extension Language {
  /// C# (Standard §6.4).
  static let cSharp = Language(
    ["csharp", "cs", "c#", "dotnet"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        abstract as async await base bool break byte case catch char checked class const continue decimal default
        delegate do double dynamic else enum event explicit extern false finally fixed float for foreach get goto
        if implicit in init int interface internal is lock long namespace new null object operator out override
        params private protected public readonly record ref required return sbyte sealed set short sizeof
        stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort
        using value var virtual void volatile when where while with yield
        """),
      [
        .lineComment("//"), .blockComment("/*", "*/"), .other("\"\"\"", rawText),
        .text("@\"", to: "\"", escape: .doubled, spansLines: true),
        .text("$@\"", to: "\"", escape: .doubled, spansLines: true), .text("$\"", to: "\""), .text("\""),
        .text("'"), .prefixed("#", .keyword),
      ]))

  /// A text between as many quotes as stand at its beginning, three at least (C# 11).
  private static func rawText(_ reader: inout CodeReader) -> Bool {
    let start = reader.index
    reader.skip { $0 == UInt8(ascii: "\"") }
    let count = reader.index - start
    var run = 0
    while !reader.isAtEnd, run < count {
      run = reader.byte == UInt8(ascii: "\"") ? run + 1 : 0
      reader.index += 1
    }
    reader.mark(from: start, .string)
    return true
  }
}
