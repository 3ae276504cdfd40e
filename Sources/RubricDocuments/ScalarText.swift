/// A scalar taken apart: which bytes of the file each stretch of its text comes from.
///
/// It reads the source of a scalar that a reader has accepted, and gives the same text.
struct ScalarText {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the scalar's source ends, without the closing quotation mark.
  private(set) var end: Int
  var at: Int
  private(set) var text: [UInt8] = []
  private(set) var pieces: [Piece] = []
  let style: Node.Style

  /// A stretch of the text with its source; of the same length where the text stands there as it is.
  struct Piece: Sendable {
    var text: Int
    var textLength: Int
    var source: Int
    var sourceLength: Int
  }

  /// Takes a flow scalar or JSON string apart; `source` is in the bounds of `bytes`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, source: Range<Int>, flow style: Node.Style) {
    self.init(bytes, source: source, style: style)
    switch style {
    case .plain: readFlow()
    case .singleQuoted, .doubleQuoted:
      dropQuotationMarks()
      readFlow()
    case .json:
      if at < end, bytes[at] == UInt8(ascii: "\"") { dropQuotationMarks() }
      readJSON()
    case .literal, .folded, .block, .flow: break
    }
  }

  /// Takes a block scalar apart, `source` beginning with its indicator.
  ///
  /// - Parameter firstIndent: how many spaces of its first line that is not blank belong to the text.
  init(_ bytes: UnsafeBufferPointer<UInt8>, source: Range<Int>, block style: Node.Style, firstIndent: Int) {
    self.init(bytes, source: source, style: style)
    readBlock(firstIndent: firstIndent)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, source: Range<Int>, style: Node.Style) {
    self.bytes = bytes
    self.style = style
    at = source.lowerBound
    end = min(source.upperBound, bytes.count)
  }

  private mutating func dropQuotationMarks() {
    at += 1
    end = max(at, end - 1)
  }

  // MARK: - Pieces

  mutating func replace(_ source: Range<Int>, by replacement: some Collection<UInt8>) {
    pieces.append(
      Piece(
        text: text.count, textLength: replacement.count, source: source.lowerBound, sourceLength: source.count
      ))
    text.append(contentsOf: replacement)
  }

  private mutating func replace(_ source: Range<Int>, by scalar: UInt32) {
    let encoded = Unicode.Scalar(scalar).flatMap { UTF8.encode($0) } ?? UTF8.encodedReplacementCharacter
    replace(source, by: Array(encoded))
  }

  /// Copies bytes that mean themselves.
  private mutating func copy(_ source: Range<Int>) {
    guard let last = pieces.last, last.text + last.textLength == text.count,
      last.textLength == last.sourceLength, last.source + last.sourceLength == source.lowerBound
    else { return replace(source, by: bytes[source]) }
    pieces[pieces.count - 1].textLength += source.count
    pieces[pieces.count - 1].sourceLength += source.count
    text.append(contentsOf: bytes[source])
  }

  /// Copies one character, mended where the reader mends it.
  mutating func copyCharacter() {
    let sequence = UTF8Sequence(in: bytes, at: at)
    let source = at..<min(at + sequence.length, end)
    let isBlank = sequence.scalar.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 >= 0x20 } ?? false
    let isKept = style == .json ? isBlank : sequence.isAllowedInYAML
    if isKept { copy(source) } else { replace(source, by: UTF8Sequence.replacement) }
    at = max(source.upperBound, at + 1)
  }

  // MARK: - Flow scalars (YAML 1.2.2 §7.3)

  func isBlank(_ index: Int) -> Bool {
    index < end && (bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t"))
  }

  /// How many bytes a line end has at `index`; 0 where there is none.
  func lineEnd(at index: Int) -> Int {
    guard index < end else { return 0 }
    if bytes[index] == UInt8(ascii: "\n") { return 1 }
    guard bytes[index] == UInt8(ascii: "\r") else { return 0 }
    return index + 1 < end && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
  }

  private mutating func readFlow() {
    while at < end {
      if isBlank(at) || lineEnd(at: at) > 0 {
        readBlanks(isEscaped: false)
      } else if style == .singleQuoted, bytes[at] == UInt8(ascii: "'") {
        replace(at..<min(at + 2, end), by: CollectionOfOne(UInt8(ascii: "'")))
        at += 2
      } else if style == .doubleQuoted, bytes[at] == UInt8(ascii: "\\") {
        readEscape()
      } else {
        copyCharacter()
      }
    }
  }

  /// Blanks between two characters, folded where a line ends among them (§6.5). A line end that was escaped
  /// stands before the blanks and gives no space.
  private mutating func readBlanks(isEscaped: Bool) {
    let start = at
    var lineEnds: [Range<Int>] = []
    while at < end {
      let length = lineEnd(at: at)
      if length > 0 {
        lineEnds.append(at..<(at + length))
        at += length
      } else if isBlank(at) {
        at += 1
      } else {
        break
      }
    }
    if isEscaped {
      for lineEnd in lineEnds { replace(lineEnd, by: CollectionOfOne(UInt8(ascii: "\n"))) }
    } else if lineEnds.isEmpty {
      copy(start..<at)
    } else if lineEnds.count == 1 {
      replace(start..<at, by: CollectionOfOne(UInt8(ascii: " ")))
    } else {
      for lineEnd in lineEnds.dropFirst() { replace(lineEnd, by: CollectionOfOne(UInt8(ascii: "\n"))) }
    }
  }

  /// YAML 1.2.2 §5.7.
  private mutating func readEscape() {
    guard at + 1 < end else { return copyCharacter() }
    let length = lineEnd(at: at + 1)
    if length > 0 {
      at += 1 + length
      return readBlanks(isEscaped: true)
    }
    let digits: Int
    switch bytes[at + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default:
      replace(at..<(at + 2), by: Self.meaning(ofEscape: bytes[at + 1]))
      at += 2
      return
    }
    let value = Self.hexadecimal(bytes, from: at + 2, digits: digits, end: end)
    let source = at..<min(at + 2 + digits, end)
    replace(source, by: value ?? 0xFFFD)
    at = source.upperBound
  }

  private static func meaning(ofEscape letter: UInt8) -> UInt32 {
    switch letter {
    case UInt8(ascii: "0"): 0x00
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "v"): 0x0B
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "e"): 0x1B
    case UInt8(ascii: "N"): 0x85
    case UInt8(ascii: "_"): 0xA0
    case UInt8(ascii: "L"): 0x2028
    case UInt8(ascii: "P"): 0x2029
    default: UInt32(letter)
    }
  }

  // MARK: - JSON strings (RFC 8259 §7)

  private mutating func readJSON() {
    while at < end {
      guard bytes[at] == UInt8(ascii: "\\"), at + 1 < end else {
        copyCharacter()
        continue
      }
      guard bytes[at + 1] == UInt8(ascii: "u") else {
        replace(at..<(at + 2), by: Self.meaning(ofEscape: bytes[at + 1]))
        at += 2
        continue
      }
      let unit = Self.hexadecimal(bytes, from: at + 2, digits: 4, end: end) ?? 0xFFFD
      let pair = Self.pairedScalar(bytes, high: unit, from: at + 6, end: end)
      let source = at..<min(at + (pair == nil ? 6 : 12), end)
      replace(source, by: pair.map(\.value) ?? unit)
      at = source.upperBound
    }
  }

  /// The number that so many hexadecimal digits give; nil where there are not so many.
  static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, digits: Int, end: Int)
    -> UInt32?
  {
    guard digits > 0, start + digits <= min(end, bytes.count) else { return nil }
    var value: UInt32 = 0
    for index in start..<(start + digits) {
      guard let digit = CoreSchema.hexadecimalValue(bytes[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// The character that a high surrogate and the escape at `start` make together; nil where they make none.
  static func pairedScalar(
    _ bytes: UnsafeBufferPointer<UInt8>, high: UInt32, from start: Int, end: Int
  ) -> Unicode.Scalar? {
    guard (0xD800...0xDBFF).contains(high), start + 6 <= min(end, bytes.count) else { return nil }
    guard bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u") else { return nil }
    guard let low = hexadecimal(bytes, from: start + 2, digits: 4, end: end), (0xDC00...0xDFFF).contains(low)
    else {
      return nil
    }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }
}
