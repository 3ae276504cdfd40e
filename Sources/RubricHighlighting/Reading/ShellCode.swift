/// Commands for a POSIX shell and its kin (POSIX.1-2024 Shell §2): commands, options, quotes, variables,
/// here-documents, comments. In a transcript, lines that begin with a prompt are commands and others what they
/// have printed.
enum ShellCode {
  static func read(_ reader: inout CodeReader) {
    reader.heredoc = nil
    let isTranscript = prompt(reader) > 0
    while !reader.isAtEnd {
      let prompt = prompt(reader)
      if prompt > 0 {
        let start = reader.index
        reader.index += prompt
        reader.mark(from: start, .comment)
        command(&reader)
      } else if isTranscript {
        reader.skipLine()
      } else {
        command(&reader)
      }
      reader.advance(1)
    }
  }

  /// Length of a prompt at a line's beginning, which a blank follows; 0 where there is none. A `#` can begin a
  /// comment as well.
  private static func prompt(_ reader: CodeReader) -> Int {
    var offset = reader.index
    if reader.isNext("PS>") { return reader[offset + 3] == 0x20 ? 3 : 0 }
    // `user@host:~$` is longer than the sign.
    let longest = offset + 60
    while offset < longest, isBeforePrompt(reader[offset]) { offset += 1 }
    guard reader[offset] == UInt8(ascii: "$") || reader[offset] == UInt8(ascii: "%") else { return 0 }
    return reader[offset + 1] == 0x20 ? offset + 1 - reader.index : 0
  }

  private static func isBeforePrompt(_ byte: UInt8) -> Bool {
    byte.isNamePart || byte == UInt8(ascii: "@") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "~")
      || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  // MARK: - Commands

  private enum Expected {
    /// The name of a command.
    case command
    /// The rest of a value that a variable gets before the command.
    case value
    case argument
  }

  /// From a command's beginning to the end of the line on which it ends, with the here-document behind that.
  private static func command(_ reader: inout CodeReader) {
    var expected = Expected.command
    while !reader.isAtEnd {
      switch reader.byte {
      case 0x0A:
        guard reader.heredoc != nil else { return }
        reader.takeLineEnd(interpolation)
        expected = .command
      case UInt8(ascii: "\\"): escape(&reader)
      case 0x20, 0x09, 0x0D:
        reader.index += 1
        if expected == .value { expected = .command }
      case UInt8(ascii: "#") where reader.index == 0 || reader.previous.isSpace: comment(&reader)
      case UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "("), UInt8(ascii: "`"):
        // `2>&1` is a redirection.
        if reader.previous != UInt8(ascii: ">") { expected = .command }
        reader.index += 1
      case UInt8(ascii: "<"): redirection(&reader)
      case UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "}"): reader.index += 1
      default: word(&reader, &expected)
      }
    }
  }

  /// A backslash and what it makes plain; a line's end of two bytes is one.
  private static func escape(_ reader: inout CodeReader) {
    reader.advance(reader[reader.index + 1] == 0x0D && reader[reader.index + 2] == 0x0A ? 3 : 2)
  }

  private static func comment(_ reader: inout CodeReader) {
    let start = reader.index
    reader.skipLine()
    reader.mark(from: start, .comment)
  }

  /// `<`, or `<<WORD`, which announces a here-document.
  private static func redirection(_ reader: inout CodeReader) {
    if reader.isNext("<<<") { return reader.index += 3 }
    if reader.isNext("<<-"), reader.announceHeredoc(after: 3) { return }
    if reader.isNext("<<"), reader.announceHeredoc(after: 2) { return }
    reader.index += 1
  }

  // MARK: - Words

  private static let interpolation: ProgramSyntax.Interpolation = [.dollarBrace, .dollarName]

  /// A word, or the part of it before or behind a quote or a variable.
  private static func word(_ reader: inout CodeReader, _ expected: inout Expected) {
    switch reader.byte {
    case UInt8(ascii: "'"): singleQuoted(&reader)
    case UInt8(ascii: "\""): doubleQuoted(&reader)
    case UInt8(ascii: "$"): variable(&reader)
    case UInt8(ascii: "-")
    where expected == .argument && (reader.previous.isBlank || reader.previous == 0x0A):
      return option(&reader)
    default:
      if expected == .command { return name(&reader, &expected) }
      reader.index += 1
      reader.skip { !isWordEnd($0) }
    }
    if expected == .command { expected = .argument }
  }

  /// The name of a command, or of a variable that gets a value.
  private static func name(_ reader: inout CodeReader, _ expected: inout Expected) {
    let start = reader.index
    var key = KeywordTable.Key(CollectionOfOne(reader.byte))
    reader.index += 1
    while !reader.isAtEnd, !isWordEnd(reader.byte), reader.byte != UInt8(ascii: "=") {
      key.append(reader.byte)
      reader.index += 1
    }
    if reader.byte == UInt8(ascii: "=") {
      reader.mark(from: start, .variable)
      reader.index += 1
      expected = .value
    } else {
      reader.mark(from: start, .keyword)
      // Behind a word such as `then` a command follows.
      expected = reserved.contains(key) ? .command : .argument
    }
  }

  private static let reserved = KeywordTable("if then else elif do while until sudo time exec ! env export")

  @inline(__always) private static func isWordEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "$"),
      UInt8(ascii: "\\"),
      UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"):
      true
    default: false
    }
  }

  /// `-X` or `--header`, to `=` or the word's end.
  private static func option(_ reader: inout CodeReader) {
    let start = reader.index
    reader.skip { $0.isNamePart || $0 == UInt8(ascii: "-") }
    if reader.index > start + 1 { reader.mark(from: start, .name) }
    reader.skip { !isWordEnd($0) }
  }

  // MARK: - Quotes

  private static func singleQuoted(_ reader: inout CodeReader) {
    let start = reader.index
    reader.index += 1
    reader.skip { $0 != UInt8(ascii: "'") }
    reader.advance(1)
    reader.mark(from: start, .string)
  }

  private static func doubleQuoted(_ reader: inout CodeReader) {
    var start = reader.index
    reader.index += 1
    while !reader.isAtEnd, reader.byte != UInt8(ascii: "\"") {
      if reader.byte == UInt8(ascii: "\\") {
        reader.advance(2)
      } else if !reader.takeInterpolation(interpolation, in: &start) {
        reader.index += 1
      }
    }
    reader.advance(1)
    reader.mark(from: start, .string)
  }

  /// `$NAME`, `${…}`, `$1` or `$'…'`; of `$(` the sign alone.
  private static func variable(_ reader: inout CodeReader) {
    var start = reader.index
    if reader.takeInterpolation(interpolation, in: &start) { return }
    let next = reader[start + 1]
    reader.index += 1
    if next == UInt8(ascii: "'") {
      // Here, unlike in plain single quotes, a backslash takes a quote in.
      reader.index += 1
      while !reader.isAtEnd, reader.byte != UInt8(ascii: "'") {
        reader.advance(reader.byte == UInt8(ascii: "\\") ? 2 : 1)
      }
      reader.advance(1)
      reader.mark(from: start, .string)
    } else if next.isDigit || [UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "*")].contains(next) {
      reader.index += 1
      reader.mark(from: start, .variable)
    }
  }
}
