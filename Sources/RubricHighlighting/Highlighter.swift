/// Finds the pieces of code that are shown in colours.
public enum Highlighter {
  /// Longer code is not highlighted: nobody reads it to its end, and its markup would double it.
  public static let mostBytes = 65_536

  /// The pieces of code in order, none overlapping another; none of code that is longer than `mostBytes`. Takes
  /// time linear in the code's length, whatever its bytes are, in one pass.
  public static func tokens(of code: UnsafeBufferPointer<UInt8>, in language: Language) -> [Token] {
    guard code.count <= mostBytes else { return [] }
    var reader = CodeReader(code)
    language.read(&reader)
    return reader.tokens
  }
}
