/// XML and HTML: tags, attributes, comments, sections of character data, references.
enum MarkupCode {
  /// - Parameter hasRawText: whether `script` and `style` hold text in which no tag begins, as in HTML.
  static func read(_ reader: inout CodeReader, hasRawText: Bool) {
    while !reader.isAtEnd {
      switch reader.byte {
      case UInt8(ascii: "<"): tag(&reader, hasRawText: hasRawText)
      case UInt8(ascii: "&"): reference(&reader)
      default: reader.index += 1
      }
    }
  }

  private static func tag(_ reader: inout CodeReader, hasRawText: Bool) {
    let start = reader.index
    if reader.isNext("<!--") {
      reader.skip(past: "-->")
      reader.mark(from: start, .comment)
    } else if reader.isNext("<![CDATA[") {
      reader.skip(past: "]]>")
      reader.mark(from: start, .string)
    } else if reader.isNext("<!") || reader.isNext("<?") {
      reader.skip { $0 != UInt8(ascii: ">") }
      reader.advance(1)
      reader.mark(from: start, .comment)
    } else if reader[start + 1].isNameStart || reader[start + 1] == UInt8(ascii: "/") {
      element(&reader, hasRawText: hasRawText)
    } else {
      reader.index += 1
    }
  }

  private static func element(_ reader: inout CodeReader, hasRawText: Bool) {
    reader.index += reader[reader.index + 1] == UInt8(ascii: "/") ? 2 : 1
    let start = reader.index
    reader.skip(while: isNamePart)
    reader.mark(from: start, .keyword)
    let key = reader.key(start..<reader.index)
    attributes(&reader)
    guard hasRawText, reader[start - 1] == UInt8(ascii: "<"), rawText.contains(key) else { return }
    reader.skip(past: "</")
    // The end tag is read as any other.
    if !reader.isAtEnd { reader.index -= 2 }
  }

  private static let rawText = KeywordTable("script style")

  /// To behind the tag's end.
  private static func attributes(_ reader: inout CodeReader) {
    while !reader.isAtEnd {
      let start = reader.index
      switch reader.byte {
      case UInt8(ascii: ">"):
        reader.index += 1
        return
      case UInt8(ascii: "<"): return
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = reader.byte
        reader.index += 1
        reader.skip { $0 != quote }
        reader.advance(1)
        reader.mark(from: start, .string)
      default:
        if isNamePart(reader.byte) {
          reader.skip(while: isNamePart)
          reader.mark(from: start, reader[start - 1] == UInt8(ascii: "=") ? .string : .name)
        } else {
          reader.index += 1
        }
      }
    }
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isNamePart || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
  }

  /// `&amp;` or `&#233;`; names of references are short.
  private static func reference(_ reader: inout CodeReader) {
    let start = reader.index
    reader.index += 1
    let longest = start + 34
    while reader.index < longest, reader.byte.isNamePart || reader.byte == UInt8(ascii: "#") {
      reader.index += 1
    }
    guard reader.byte == UInt8(ascii: ";"), reader.index > start + 1 else { return }
    reader.index += 1
    reader.mark(from: start, .variable)
  }
}
