/// Programs: words, numbers, texts and comments, as a table tells them for each language.
enum ProgramCode {
  static func read(_ reader: inout CodeReader, _ syntax: ProgramSyntax) {
    reader.heredoc = nil
    while reader.index < reader.end {
      let byte = reader.code[reader.index]
      switch syntax.classes[Int(byte)] {
      case .other: reader.index += 1
      case .name: word(&reader, syntax)
      case .digit: number(&reader)
      case .lineEnd: reader.takeLineEnd([.dollarBrace, .dollarName, .hashBrace])
      case .form: if !form(&reader, syntax, byte) { reader.index += 1 }
      }
    }
  }

  // MARK: - Words and numbers

  private static func word(_ reader: inout CodeReader, _ syntax: ProgramSyntax) {
    let start = reader.index
    var key = KeywordTable.Key()
    while reader.index < reader.end {
      let byte = reader.code[reader.index]
      let part = syntax.classes[Int(byte)]
      guard part == .name || part == .digit else { break }
      key.append(syntax.keywords.ignoresCase ? byte.lowercase : byte)
      reader.index += 1
    }
    let next = reader.byte
    if syntax.keywords.contains(key) {
      reader.mark(from: start, .keyword)
    } else if next == UInt8(ascii: ":"), syntax.namesBeforeColon, reader[reader.index + 1] != next {
      reader.mark(from: start, .name)
    } else if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"), key.count <= 3,
      (start..<reader.index).allSatisfy({ syntax.prefixes.contains(reader[$0].lowercase) })
    {
      for case .text(let text) in syntax.forms[Int(next)] where reader.isNext(text.opening) {
        return Self.text(&reader, text, from: start)
      }
    }
  }

  static func number(_ reader: inout CodeReader) {
    let start = reader.index
    while reader.index < reader.end {
      let byte = reader.code[reader.index]
      if byte.isDigit || byte.isLetter || byte == UInt8(ascii: "_") {
        reader.index += 1
      } else if byte == UInt8(ascii: "."), reader[reader.index + 1].isDigit {
        reader.index += 1
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"),
        reader.previous | 0x20 == UInt8(ascii: "e"), reader[start + 1] | 0x20 != UInt8(ascii: "x"),
        reader[reader.index + 1].isDigit
      {
        reader.index += 1
      } else {
        break
      }
    }
    reader.mark(from: start, .number)
  }

  // MARK: - Forms

  /// Reads the first form that is there; gives whether there is one.
  private static func form(_ reader: inout CodeReader, _ syntax: ProgramSyntax, _ byte: UInt8) -> Bool {
    let start = reader.index
    for form in syntax.forms[Int(byte)] where reader.isNext(form.opening) {
      switch form {
      case .lineComment:
        reader.skipLine()
        reader.mark(from: start, .comment)
      case .blockComment(let opening, let closing, let nests):
        comment(&reader, opening, closing, nests: nests)
      case .text(let text): Self.text(&reader, text, from: start)
      case .prefixed(let opening, let kind):
        let name = start + opening.utf8CodeUnitCount
        let before = reader.previous
        guard reader[name].isNameStart, !before.isNamePart, before != byte else { continue }
        reader.index = name
        while reader.index < reader.end, syntax.classes[Int(reader.byte)].isNamePart { reader.index += 1 }
        reader.mark(from: start, kind)
      case .exact(let opening, let kind):
        reader.advance(opening.utf8CodeUnitCount)
        reader.mark(from: start, kind)
      case .other(_, let read): if !read(&reader) { continue }
      }
      return true
    }
    return false
  }

  private static func comment(
    _ reader: inout CodeReader, _ opening: StaticString, _ closing: StaticString, nests: Bool
  ) {
    let start = reader.index
    reader.advance(opening.utf8CodeUnitCount)
    var depth = 1
    while reader.index < reader.end, depth > 0 {
      if reader.isNext(closing) {
        depth -= 1
        reader.advance(closing.utf8CodeUnitCount)
      } else if nests, reader.isNext(opening) {
        depth += 1
        reader.advance(opening.utf8CodeUnitCount)
      } else {
        reader.index += 1
      }
    }
    reader.mark(from: start, .comment)
  }

  /// Reads a text from its opening on.
  ///
  /// - Parameter start: where its piece begins: the place, or the prefix before it.
  static func text(_ reader: inout CodeReader, _ text: ProgramSyntax.Text, from start: Int) {
    var start = start
    reader.advance(text.opening.utf8CodeUnitCount)
    let last = text.closing.utf8CodeUnitCount > 0 ? text.closing.utf8Start[0] : 0
    while reader.index < reader.end {
      let byte = reader.code[reader.index]
      if byte == last, reader.isNext(text.closing) {
        reader.advance(text.closing.utf8CodeUnitCount)
        guard text.escape == .doubled, reader.isNext(text.closing) else { break }
        reader.advance(text.closing.utf8CodeUnitCount)
      } else if byte == 0x0A, !text.spansLines {
        break
      } else if !text.interpolation.isEmpty, reader.takeInterpolation(text.interpolation, in: &start) {
        continue
      } else {
        let isEscape =
          text.escape == .backslash && byte == UInt8(ascii: "\\")
          || text.escape == .backquote && byte == UInt8(ascii: "`")
        reader.advance(isEscape ? 2 : 1)
      }
    }
    reader.mark(from: start, .string)
  }
}

extension ProgramSyntax.ByteClass {
  fileprivate var isNamePart: Bool { self == .name || self == .digit }
}
