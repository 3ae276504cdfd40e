/// YAML (1.2.2), line by line: names before a colon, scalars, block scalars, flow collections, comments.
enum YAMLCode {
  static func read(_ reader: inout CodeReader) {
    while !reader.isAtEnd {
      line(&reader)
      reader.skipLine()
      reader.advance(1)
    }
  }

  /// Reads from a line's beginning; stops on it or on a later one.
  private static func line(_ reader: inout CodeReader) {
    let first = reader.index
    if reader.byte == UInt8(ascii: "%") { return comment(&reader) }
    let isDocument = (reader.isNext("---") || reader.isNext("...")) && isEnd(reader[first + 3])
    if isDocument { reader.index += 3 }
    reader.skipBlanks()
    var depth = isDocument ? -1 : reader.index - first
    while isMarker(reader.byte), isEnd(reader[reader.index + 1]) {
      depth = reader.index - first
      reader.index += 1
      let marker = reader.index
      reader.skipBlanks()
      if isNodeStart(reader.byte), reader.index > marker { depth = reader.index - first }
    }
    node(&reader, depth: depth, mayBeName: true)
  }

  private static func isMarker(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
  }

  /// Whether a byte is none of a plain scalar's: a blank, a line's end or nothing.
  @inline(__always) private static func isEnd(_ byte: UInt8) -> Bool { byte.isSpace || byte == 0 }

  /// Whether a name can begin here, which block scalars below it stand deeper than.
  private static func isNodeStart(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "|") && byte != UInt8(ascii: ">") && !isEnd(byte)
  }

  /// - Parameters:
  ///   - depth: in which column the node's owner stands, -1 of a document's own.
  ///   - mayBeName: whether a colon can make it a name; behind one it is a value.
  private static func node(_ reader: inout CodeReader, depth: Int, mayBeName: Bool) {
    properties(&reader)
    switch reader.byte {
    case UInt8(ascii: "#"): comment(&reader)
    case UInt8(ascii: "|"), UInt8(ascii: ">"): blockScalar(&reader, depth: depth)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      flow(&reader)
      reader.skipBlanks()
      if reader.byte == UInt8(ascii: "#") { comment(&reader) }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let start = reader.index
      quoted(&reader)
      finish(&reader, from: start, depth: depth, mayBeName: mayBeName, isPlain: false)
    case 0x0A, 0x0D: break
    default:
      let start = reader.index
      plain(&reader, isInFlow: false)
      finish(&reader, from: start, depth: depth, mayBeName: mayBeName, isPlain: true)
    }
  }

  /// Marks a scalar, and reads the value where it is a name.
  private static func finish(
    _ reader: inout CodeReader, from start: Int, depth: Int, mayBeName: Bool, isPlain: Bool
  ) {
    let behind = reader.index
    if mayBeName {
      reader.skipBlanks()
      if reader.byte == UInt8(ascii: ":"), isEnd(reader[reader.index + 1]) {
        reader.index = behind
        reader.mark(from: start, .name)
        reader.skipBlanks()
        reader.index += 1
        reader.skipBlanks()
        return node(&reader, depth: depth, mayBeName: false)
      }
      reader.index = behind
    }
    reader.mark(from: start, isPlain ? kind(of: start..<behind, reader) : .string)
    reader.skipBlanks()
    if reader.byte == UInt8(ascii: "#") { comment(&reader) }
  }

  /// Anchors, aliases and tags.
  private static func properties(_ reader: inout CodeReader) {
    while [UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!")].contains(reader.byte) {
      let start = reader.index
      reader.skip { !isEnd($0) && !isFlowSign($0) }
      reader.mark(from: start, .variable)
      reader.skipBlanks()
    }
  }

  static func comment(_ reader: inout CodeReader) {
    let start = reader.index
    reader.skipLine()
    reader.mark(from: start, .comment)
  }

  // MARK: - Scalars

  /// To behind the closing quote, over lines too; to the end where it is missing.
  private static func quoted(_ reader: inout CodeReader) {
    let quote = reader.byte
    reader.index += 1
    while !reader.isAtEnd {
      let byte = reader.byte
      let isEscape = byte == (quote == UInt8(ascii: "'") ? quote : UInt8(ascii: "\\"))
      if byte == quote, !(isEscape && reader[reader.index + 1] == quote) { break }
      reader.advance(isEscape ? 2 : 1)
    }
    reader.advance(1)
  }

  /// To where a plain scalar's text ends on the line.
  private static func plain(_ reader: inout CodeReader, isInFlow: Bool) {
    var last = reader.index
    while !reader.isAtEnd {
      let byte = reader.byte
      if byte == 0x0A || byte == UInt8(ascii: "#") && reader.previous.isBlank { break }
      if byte == UInt8(ascii: ":") {
        let next = reader[reader.index + 1]
        if isEnd(next) || isInFlow && isFlowSign(next) { break }
      }
      if isInFlow, isFlowSign(byte) { break }
      reader.index += 1
      if !byte.isSpace { last = reader.index }
    }
    reader.index = last
  }

  private static func isFlowSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// What a plain scalar is in the core schema (§10.3.2).
  private static func kind(of range: Range<Int>, _ reader: CodeReader) -> TokenKind {
    let first = reader[range.lowerBound]
    if first.isDigit || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: ".")
    {
      return isNumber(range, reader) ? .number : .string
    }
    guard range.count <= 5 else { return .string }
    return literals.contains(reader.key(range)) ? .keyword : .string
  }

  private static let literals = KeywordTable("true false null ~")

  private static func isNumber(_ range: Range<Int>, _ reader: CodeReader) -> Bool {
    var digits = 0
    var points = 0
    for offset in range {
      let byte = reader[offset]
      let before = offset > range.lowerBound ? reader[offset - 1] | 0x20 : 0
      switch byte {
      case _ where byte.isDigit: digits += 1
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard offset == range.lowerBound || before == UInt8(ascii: "e") else { return false }
      case UInt8(ascii: "e"), UInt8(ascii: "E"): guard before.isDigit else { return false }
      default: return false
      }
    }
    return digits > 0 && points <= 1
  }

  /// `|` or `>`, and the lines behind it that stand deeper than its owner.
  private static func blockScalar(_ reader: inout CodeReader, depth: Int) {
    reader.skip { !isEnd($0) }
    reader.skipBlanks()
    if reader.byte == UInt8(ascii: "#") { comment(&reader) }
    reader.skipLine()
    let start = reader.index
    var last = start
    while !reader.isAtEnd {
      let line = reader.index + 1
      var offset = line
      while reader[offset] == 0x20 { offset += 1 }
      let isEmpty = reader[offset] == 0x0A || reader[offset] == 0x0D
      if !isEmpty, offset - line <= depth { break }
      reader.index = min(max(offset, reader.index + 1), reader.end)
      reader.skipLine()
      if !isEmpty { last = reader.index }
    }
    reader.index = last
    var first = start
    while first < last, reader[first].isSpace { first += 1 }
    reader.mark(from: first, .string)
  }

  // MARK: - Flow collections

  private static func flow(_ reader: inout CodeReader) {
    var depth = 0
    while !reader.isAtEnd {
      let start = reader.index
      switch reader.byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1; reader.index += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        reader.index += 1
        if depth <= 0 { return }
      case UInt8(ascii: "#") where reader.previous.isSpace: comment(&reader)
      case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"): properties(&reader)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        quoted(&reader)
        finishFlow(&reader, from: start, isPlain: false)
      case UInt8(ascii: ","), UInt8(ascii: ":"): reader.index += 1
      default:
        if reader.byte.isSpace { reader.index += 1 } else { plainInFlow(&reader) }
      }
    }
  }

  private static func plainInFlow(_ reader: inout CodeReader) {
    let start = reader.index
    plain(&reader, isInFlow: true)
    if reader.index == start { reader.index += 1 }
    finishFlow(&reader, from: start, isPlain: true)
  }

  private static func finishFlow(_ reader: inout CodeReader, from start: Int, isPlain: Bool) {
    var next = reader.index
    while reader[next].isBlank { next += 1 }
    if reader[next] == UInt8(ascii: ":") {
      reader.mark(from: start, .name)
    } else {
      reader.mark(from: start, isPlain ? kind(of: start..<reader.index, reader) : .string)
    }
  }
}
