/// Cuts raw HTML into tags, comments and text, as tolerantly as browsers do (HTML §13.2.5); every byte is
/// in one token, and every byte is looked at a bounded number of times.
struct HTMLTokenizer {
  /// A tag: its name, what stands between name and `>`, and the whole of it.
  struct Tag {
    let name: Range<Int>
    let attributes: Range<Int>
    let whole: Range<Int>
  }

  enum Token {
    case text(Range<Int>)
    case open(Tag)
    case close(Tag)
    /// What stands between `<!--` and `-->`.
    case comment(Range<Int>)
    /// Declarations and processing instructions.
    case ignored
  }

  let bytes: ByteView
  private var position = 0
  /// Whether a tag was found that nothing ends: then the rest is text.
  private var isExhausted = false

  init(_ bytes: ByteView) { self.bytes = bytes }

  mutating func next() -> Token? {
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: "<"), !isExhausted, let token = markup() { return token }
    let start = position
    position += 1
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<"), !isExhausted, startsMarkup(position) { break }
      position += 1
    }
    return .text(start..<position)
  }

  /// Passes over everything up to the closing tag of `name`; gives whether there is one.
  mutating func skip(to name: StaticString) -> Bool {
    var index = position
    while let found = bytes.first(UInt8(ascii: "<"), from: index) {
      let end = found + 2 + name.utf8CodeUnitCount
      if bytes[found + 1] == UInt8(ascii: "/"), bytes[(found + 2)..<end].equalsIgnoringCase(name),
        !bytes[end].isASCIILetter, !bytes[end].isASCIIDigit
      {
        position = found
        return true
      }
      index = found + 1
    }
    position = bytes.count
    return false
  }

  private func startsMarkup(_ index: Int) -> Bool {
    let next = bytes[index + 1]
    return next.isASCIILetter || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || (next == UInt8(ascii: "/") && bytes[index + 2].isASCIILetter)
  }

  private mutating func markup() -> Token? {
    guard startsMarkup(position) else { return nil }
    switch bytes[position + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return declaration()
    case UInt8(ascii: "/"): return tag(at: position + 2).map { .close($0) }
    default: return tag(at: position + 1).map { .open($0) }
    }
  }

  private mutating func declaration() -> Token {
    let start = position
    guard bytes[start + 1] == UInt8(ascii: "!"), bytes[start + 2] == UInt8(ascii: "-"),
      bytes[start + 3] == UInt8(ascii: "-")
    else {
      position = bytes.first(UInt8(ascii: ">"), from: start).map { $0 + 1 } ?? bytes.count
      return .ignored
    }
    var end = start + 4
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "-"), bytes[end + 1] == UInt8(ascii: "-"),
        bytes[end + 2] == UInt8(ascii: ">")
      {
        break
      }
      end += 1
    }
    position = min(end + 3, bytes.count)
    return .comment((start + 4)..<max(start + 4, min(end, bytes.count)))
  }

  /// A tag whose name begins at `start`; nil, and no further tags, where no `>` ends it.
  private mutating func tag(at start: Int) -> Tag? {
    var index = start
    while index < bytes.count, !bytes[index].isHTMLSpace, bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "/")
    {
      index += 1
    }
    let name = start..<index
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      // A quote opens a value only behind an equals sign (HTML §13.2.5.35).
      let isQuote = bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
      if isQuote, followsEquals(index) {
        guard let close = bytes.first(bytes[index], from: index + 1) else { break }
        index = close
      }
      index += 1
    }
    guard bytes[index] == UInt8(ascii: ">") else {
      isExhausted = true
      return nil
    }
    let whole = position..<(index + 1)
    position = index + 1
    return Tag(name: name, attributes: name.upperBound..<index, whole: whole)
  }

  private func followsEquals(_ index: Int) -> Bool {
    var before = index - 1
    while before > 0, bytes[before].isHTMLSpace, index - before < 64 { before -= 1 }
    return bytes[before] == UInt8(ascii: "=")
  }
}

extension HTMLTokenizer {
  /// The value of an attribute, references resolved; nil where the tag does not have it. The first of
  /// several counts, as in browsers.
  static func attribute(_ name: StaticString, in attributes: ByteView) -> String? {
    var index = 0
    while index < attributes.count {
      while attributes[index].isHTMLSpace || attributes[index] == UInt8(ascii: "/") { index += 1 }
      let start = index
      // An equals sign in front is part of the name.
      if attributes[index] == UInt8(ascii: "=") { index += 1 }
      while index < attributes.count, !attributes[index].isHTMLSpace, attributes[index] != UInt8(ascii: "="),
        attributes[index] != UInt8(ascii: "/")
      {
        index += 1
      }
      let isWanted = attributes[start..<index].equalsIgnoringCase(name)
      let value = value(in: attributes, at: &index)
      if isWanted { return HTMLEntities.decoded(attributes[value]) }
    }
    return nil
  }

  /// The value behind a name; empty where the name has none.
  private static func value(in bytes: ByteView, at index: inout Int) -> Range<Int> {
    var start = index
    while bytes[start].isHTMLSpace { start += 1 }
    guard bytes[start] == UInt8(ascii: "=") else { return index..<index }
    start += 1
    while bytes[start].isHTMLSpace { start += 1 }
    let quote = bytes[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let end = bytes.first(quote, from: start + 1) ?? bytes.count
      index = min(end + 1, bytes.count)
      return (start + 1)..<max(start + 1, end)
    }
    var end = start
    while end < bytes.count, !bytes[end].isHTMLSpace { end += 1 }
    index = end
    return start..<end
  }
}
