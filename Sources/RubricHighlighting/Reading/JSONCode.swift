/// JSON (RFC 8259); also what authors add to it: comments, names without quotes, single quotes (JSON5), one value
/// a line (NDJSON), and dots in place of what is left out.
enum JSONCode {
  static func read(_ reader: inout CodeReader) {
    while reader.index < reader.end {
      let byte = reader.code[reader.index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): string(&reader, quote: byte)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): number(&reader)
      case UInt8(ascii: "/"): comment(&reader)
      default: if byte.isNameStart { word(&reader) } else { reader.index += 1 }
      }
    }
  }

  /// A name or a text; where its end is missing, to the line's end.
  @inline(__always) private static func string(_ reader: inout CodeReader, quote: UInt8) {
    let start = reader.index
    reader.skipQuoted(quote)
    reader.mark(from: start, isName(reader) ? .name : .string)
  }

  /// Whether a colon is next, behind blanks.
  @inline(__always) private static func isName(_ reader: CodeReader) -> Bool {
    var offset = reader.index
    while reader[offset].isSpace { offset += 1 }
    return reader[offset] == UInt8(ascii: ":")
  }

  @inline(__always) private static func number(_ reader: inout CodeReader) {
    let start = reader.index
    reader.index += 1
    reader.skip {
      $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
        || $0.isLetter
    }
    if reader.code[start] != UInt8(ascii: "-") || reader.index > start + 1 {
      reader.mark(from: start, .number)
    }
  }

  private static func word(_ reader: inout CodeReader) {
    let start = reader.index
    var key = KeywordTable.Key()
    while reader.index < reader.end, reader.code[reader.index].isNamePart {
      key.append(reader.code[reader.index])
      reader.index += 1
    }
    if isName(reader) {
      reader.mark(from: start, .name)
    } else if literals.contains(key) {
      reader.mark(from: start, .keyword)
    }
  }

  private static let literals = KeywordTable("true false null undefined NaN Infinity")

  private static func comment(_ reader: inout CodeReader) {
    let start = reader.index
    switch reader[start + 1] {
    case UInt8(ascii: "/"): reader.skipLine()
    case UInt8(ascii: "*"):
      reader.advance(2)
      reader.skip(past: "*/")
    default:
      reader.index += 1
      return
    }
    reader.mark(from: start, .comment)
  }
}

extension CodeReader {
  /// From a quote to behind the next one on the line, past those behind a backslash; else to the line's end.
  @inline(__always) mutating func skipQuoted(_ quote: UInt8) {
    index += 1
    while index < end {
      let byte = code[index]
      if byte == quote {
        index += 1
        return
      }
      if byte == 0x0A { return }
      if byte == UInt8(ascii: "\\"), self[index + 1] != 0x0A { index += 1 }
      advance(1)
    }
  }
}
