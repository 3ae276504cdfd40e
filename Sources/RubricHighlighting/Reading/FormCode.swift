/// Forms as `application/x-www-form-urlencoded`: names before `=`, fields between `&`.
enum FormCode {
  static func read(_ reader: inout CodeReader) {
    while !reader.isAtEnd {
      let start = reader.index
      reader.skip { $0 != UInt8(ascii: "=") && !isFieldEnd($0) }
      if reader.byte == UInt8(ascii: "=") { reader.mark(from: start, .name) }
      reader.skip { !isFieldEnd($0) }
      reader.skip(while: isFieldEnd)
    }
  }

  private static func isFieldEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "&") || byte.isSpace }
}
