/// Files of settings: `name = value` a line, headings in brackets, comments after `#` or `;`. So are TOML, INI,
/// properties and `.env` files.
enum SettingsCode {
  static func read(_ reader: inout CodeReader) {
    while !reader.isAtEnd {
      reader.skip(while: \.isSpace)
      let start = reader.index
      switch reader.byte {
      case UInt8(ascii: "#"), UInt8(ascii: ";"):
        reader.skipLine()
        reader.mark(from: start, .comment)
      case UInt8(ascii: "["):
        reader.skipLine()
        reader.mark(from: start, .keyword)
      default:
        reader.skip { $0 != UInt8(ascii: "=") && $0 != 0x0A }
        guard reader.byte == UInt8(ascii: "=") else { continue }
        var last = reader.index
        while last > start, reader[last - 1].isBlank { last -= 1 }
        let sign = reader.index
        reader.index = last
        reader.mark(from: start, .name)
        reader.index = sign + 1
        value(&reader)
      }
    }
  }

  /// To the line's end, further only in a text of three quotes.
  private static func value(_ reader: inout CodeReader) {
    while !reader.isAtEnd, reader.byte != 0x0A {
      let start = reader.index
      let byte = reader.byte
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if reader.isNext("\"\"\"") || reader.isNext("'''") {
          reader.index += 3
          reader.skip(past: byte == UInt8(ascii: "'") ? "'''" : "\"\"\"")
        } else {
          reader.skipQuoted(byte)
        }
        reader.mark(from: start, .string)
      case UInt8(ascii: "#") where reader.previous.isBlank:
        reader.skipLine()
        reader.mark(from: start, .comment)
      default: word(&reader)
      }
    }
  }

  private static func word(_ reader: inout CodeReader) {
    let start = reader.index
    reader.skip { $0.isNamePart || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    if reader.index == start { return reader.index += 1 }
    let word = start..<reader.index
    if reader[start].isDigit, word.allSatisfy({ !reader[$0].isLetter && reader[$0] != UInt8(ascii: "-") }) {
      reader.mark(from: start, .number)
    } else if literals.contains(reader.key(word)) {
      reader.mark(from: start, .keyword)
    }
  }

  private static let literals = KeywordTable("true false null on off yes no")
}
