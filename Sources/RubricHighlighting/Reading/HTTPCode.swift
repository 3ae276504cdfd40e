/// Messages (RFC 9112 §2.1), one or more: a request or status line, fields, and the body in the language of its
/// media type. A body of several parts is read part by part (RFC 2046 §5.1).
enum HTTPCode {
  static func read(_ reader: inout CodeReader) {
    var isMultipart = reader.isNext("--")
    while !reader.isAtEnd {
      let language = head(&reader, &isMultipart)
      body(&reader, language, isMultipart: isMultipart)
    }
  }

  // MARK: - Head

  /// To behind the empty line that ends the head, or to the end.
  ///
  /// - Returns: the language of the body; nil where no field tells it.
  private static func head(_ reader: inout CodeReader, _ isMultipart: inout Bool) -> Language? {
    var language: Language?
    while !reader.isAtEnd {
      let start = reader.index
      if isMultipart, reader.isNext("--") {
        line(&reader, as: .comment)
      } else if reader.byte == UInt8(ascii: "#") || reader.isNext("//") {
        line(&reader, as: .comment)
      } else if isStart(reader, at: start) {
        startLine(&reader)
      } else if let colon = fieldColon(&reader) {
        let value = field(&reader, from: start, colon)
        if let type = contentType(reader, start..<colon, value) {
          if isMultipartType(reader, value) { isMultipart = true } else { language = type }
        }
      } else {
        reader.skipLine()
      }
      reader.advance(1)
      if isLineEnd(reader) {
        reader.skipLine()
        reader.advance(1)
        return language
      }
    }
    return language
  }

  private static func isLineEnd(_ reader: CodeReader) -> Bool {
    reader.byte == 0x0A || reader.byte == 0x0D && reader[reader.index + 1] == 0x0A
  }

  private static func line(_ reader: inout CodeReader, as kind: TokenKind) {
    let start = reader.index
    reader.skip { $0 != 0x0A && $0 != 0x0D }
    reader.mark(from: start, kind)
    reader.skipLine()
  }

  /// Whether a message begins: `HTTP/1.1 …`, or a method and an address.
  private static func isStart(_ reader: CodeReader, at offset: Int) -> Bool {
    if reader.isText("HTTP/", at: offset) { return true }
    var offset = offset
    let start = offset
    while offset < start + 20, reader[offset] &- 0x41 < 26 { offset += 1 }
    guard offset > start + 2, reader[offset] == 0x20 else { return false }
    return reader[offset + 1] == UInt8(ascii: "/") || reader[offset + 1] == UInt8(ascii: "*")
      || reader.isText("http", at: offset + 1) || reader.isText("{", at: offset + 1)
  }

  /// `GET /pets HTTP/1.1` or `HTTP/1.1 200 OK`: the words that the protocol has, and the status.
  private static func startLine(_ reader: inout CodeReader) {
    let start = reader.index
    reader.skip { !$0.isSpace }
    reader.mark(from: start, .keyword)
    if reader.isText("HTTP/", at: start) {
      reader.skipBlanks()
      return line(&reader, as: .number)
    }
    // The version is the last word.
    while !reader.isAtEnd, reader.byte != 0x0A {
      let word = reader.index
      let isVersion = reader.isNext(" HTTP/")
      reader.index += 1
      reader.skip { !$0.isSpace }
      if isVersion { reader.mark(from: word + 1, .keyword) }
    }
  }

  /// The colon of a field's name, which is behind the place; nil where the line is no field. The place stays.
  private static func fieldColon(_ reader: inout CodeReader) -> Int? {
    var offset = reader.index
    while reader[offset].isNamePart || reader[offset] == UInt8(ascii: "-") { offset += 1 }
    return offset > reader.index && reader[offset] == UInt8(ascii: ":") ? offset : nil
  }

  /// Marks a field's name and value; gives where the value stands.
  private static func field(_ reader: inout CodeReader, from start: Int, _ colon: Int) -> Range<Int> {
    reader.index = colon
    reader.mark(from: start, .name)
    reader.index += 1
    reader.skipBlanks()
    let value = reader.index
    reader.skip { $0 != 0x0A && $0 != 0x0D }
    reader.mark(from: value, .string)
    let range = value..<reader.index
    reader.skipLine()
    return range
  }

  /// The language that the field `Content-Type` tells; nil of another field.
  private static func contentType(
    _ reader: CodeReader, _ name: Range<Int>, _ value: Range<Int>
  ) -> Language? {
    guard name.count == 12, reader.key(name) == contentTypeKey
    else { return nil }
    let text = UnsafeBufferPointer(rebasing: reader.code[value])
    return Language.language(ofMediaType: text) ?? .plain
  }

  private static let contentTypeKey = KeywordTable.Key("content-type".utf8)

  private static func isMultipartType(_ reader: CodeReader, _ value: Range<Int>) -> Bool {
    guard value.count > 10 else { return false }
    return reader.key(value.prefix(10))
      == KeywordTable.Key("multipart/".utf8)
  }

  // MARK: - Body

  /// To the next message or part, or to the end.
  private static func body(_ reader: inout CodeReader, _ language: Language?, isMultipart: Bool) {
    let start = reader.index
    var end = start
    while end < reader.end {
      if isMultipart ? reader.isText("--", at: end) : isStart(reader, at: end) { break }
      while end < reader.end, reader.code[end] != 0x0A { end += 1 }
      if end < reader.end { end += 1 }
    }
    var first = start
    while first < end, reader[first].isSpace { first += 1 }
    let sniffed: Language? =
      switch reader[first] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): .json
      case UInt8(ascii: "<") where reader[first + 1] != 0x20: .xml
      default: nil
      }
    if let language = language ?? sniffed { reader.read(to: end, as: language) }
    reader.index = end
  }
}
