extension Language {
  /// Rust (Reference §2).
  static let rust = Language(
    ["rust", "rs"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        Self as async await bool break const continue crate dyn else enum extern f32 f64 false fn for i32 i64 if
        impl in let loop match mod move mut pub ref return self static str struct super trait true type u16 u32
        u64 u8 union unsafe use usize where while
        """), prefixes: "brc",
      [
        .lineComment("//"), .blockComment("/*", "*/", nests: true), .text("\"", spansLines: true),
        .other("'", character),
      ]))

  /// `'x'` or `'\n'`; a lifetime has no second quote.
  private static func character(_ reader: inout CodeReader) -> Bool {
    let start = reader.index
    var offset = start + 1
    offset += reader[offset] == UInt8(ascii: "\\") ? 2 : 1
    // The bytes of one character, or of `\u{10FFFF}`.
    let longest = start + 12
    while offset < longest, reader[offset] >= 0x80 || reader[start + 1] == UInt8(ascii: "\\"),
      reader[offset] != UInt8(ascii: "'")
    {
      offset += 1
    }
    guard reader[offset] == UInt8(ascii: "'") else { return false }
    reader.index = offset + 1
    reader.mark(from: start, .string)
    return true
  }
}
