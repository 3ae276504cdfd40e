/// HTML as its tags and the text between them, read as the program writes it: lower-case names, attributes in
/// double quotes, no comments, no scripts.
public struct Markup: Sendable {
  /// One piece, as ranges of the bytes it was read from.
  public enum Piece: Sendable, Equatable {
    case text(Range<Int>)
    /// From `<` to behind `>`; the name is in lower case.
    case open(Range<Int>, name: String)
    case close(Range<Int>, name: String)
    /// `<!doctype …>`.
    case declaration(Range<Int>)
  }

  /// An attribute with its value as written; empty where it has none.
  public struct Attribute: Sendable, Equatable {
    /// As written.
    public var name: String
    /// Between its quotes, references to characters kept.
    public var value: String
  }

  /// What the ranges count in.
  public let bytes: [UInt8]

  /// - Parameter bytes: the whole document.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Elements without an end tag (HTML §13.1.2).
  public static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// Hands over the pieces in order.
  public func forEach(_ body: (Piece) throws -> Void) rethrows {
    var index = 0
    var text = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      if index > text { try body(.text(text..<index)) }
      let end = self.end(ofTag: index)
      try body(piece(index..<end))
      index = end
      text = end
    }
    if index > text { try body(.text(text..<index)) }
  }

  /// The attributes of a start tag.
  public func attributes(of tag: Range<Int>) -> [Attribute] {
    var attributes: [Attribute] = []
    var index = tag.lowerBound + 1
    while index < tag.upperBound, !Markup.endsName(bytes[index]) { index += 1 }
    while true {
      while index < tag.upperBound, Markup.isBlank(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
        index += 1
      }
      guard index < tag.upperBound, bytes[index] != UInt8(ascii: ">") else { return attributes }
      let start = index
      while index < tag.upperBound, !Markup.endsName(bytes[index]), bytes[index] != UInt8(ascii: "=") {
        index += 1
      }
      var attribute = Attribute(name: text(start..<index), value: "")
      if index < tag.upperBound, bytes[index] == UInt8(ascii: "=") {
        index += 1
        let value = self.value(at: index, before: tag.upperBound)
        attribute.value = text(value)
        index = min(
          tag.upperBound, bytes[index] == UInt8(ascii: "\"") ? value.upperBound + 1 : value.upperBound)
      }
      attributes.append(attribute)
    }
  }

  /// Bytes that are no UTF-8 become U+FFFD.
  public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: -

  /// Behind the `>`; one in quotes does not count.
  private func end(ofTag start: Int) -> Int {
    var index = start
    var isQuoted = false
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[index] == UInt8(ascii: ">"), !isQuoted { return index + 1 }
      index += 1
    }
    return index
  }

  private func piece(_ range: Range<Int>) -> Piece {
    var start = range.lowerBound + 1
    if start < bytes.count, bytes[start] == UInt8(ascii: "!") { return .declaration(range) }
    let isClosing = start < bytes.count && bytes[start] == UInt8(ascii: "/")
    if isClosing { start += 1 }
    var end = start
    while end < range.upperBound, !Markup.endsName(bytes[end]) { end += 1 }
    let name = text(start..<end)
    return isClosing ? .close(range, name: name) : .open(range, name: name)
  }

  private func value(at start: Int, before end: Int) -> Range<Int> {
    guard start < end else { return start..<start }
    if bytes[start] == UInt8(ascii: "\"") {
      var index = start + 1
      while index < end, bytes[index] != UInt8(ascii: "\"") { index += 1 }
      return (start + 1)..<index
    }
    var index = start
    while index < end, !Markup.endsName(bytes[index]) { index += 1 }
    return start..<index
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func endsName(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }
}
