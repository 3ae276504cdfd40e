/// Differences as `diff -u` and git write them; a line's first sign tells what it is.
enum DiffCode {
  static func read(_ reader: inout CodeReader) {
    while !reader.isAtEnd {
      let start = reader.index
      let kind = kind(reader)
      reader.skipLine()
      if let kind { reader.mark(from: start, kind) }
      reader.advance(1)
    }
  }

  private static func kind(_ reader: CodeReader) -> TokenKind? {
    if reader.isNext("+++ ") || reader.isNext("--- ") || reader.isNext("diff ") || reader.isNext("index ") {
      return .comment
    }
    return switch reader.byte {
    case UInt8(ascii: "+"): .inserted
    case UInt8(ascii: "-"): .deleted
    case UInt8(ascii: "@"): .keyword
    default: nil
    }
  }
}
