/// The tags and texts of HTML that `HTMLWriter` wrote: every attribute in double quotes, every text escaped, no
/// comment and no script. Of anything else it makes text and never more.
struct HTMLPieces: Sequence, IteratorProtocol {
  private let html: ArraySlice<UInt8>
  private var position: Int

  /// A piece of it.
  enum Piece {
    /// Between two tags, entities and all.
    case text(ArraySlice<UInt8>)
    /// The name, and what stands between it and `>`.
    case open(ArraySlice<UInt8>, attributes: ArraySlice<UInt8>)
    case close(ArraySlice<UInt8>)
  }

  init(_ html: [UInt8]) {
    self.html = html[...]
    position = 0
  }

  mutating func next() -> Piece? {
    guard position < html.endIndex else { return nil }
    let start = position
    guard html[start] == UInt8(ascii: "<") else {
      position = html[start...].firstIndex(of: UInt8(ascii: "<")) ?? html.endIndex
      return .text(html[start..<position])
    }
    let end = html[start...].firstIndex(of: UInt8(ascii: ">")) ?? html.endIndex
    position = Swift.min(end + 1, html.endIndex)
    var inside = html[Swift.min(start + 1, end)..<end]
    let isEnd = inside.first == UInt8(ascii: "/")
    if isEnd { inside = inside.dropFirst() }
    let name = inside.prefix { $0 != UInt8(ascii: " ") }
    return isEnd ? .close(name) : .open(name, attributes: inside[name.endIndex...])
  }
}

extension ArraySlice<UInt8> {
  /// The value of an attribute as it is written; nil where the tag has none of that name.
  func attribute(_ name: StaticString) -> ArraySlice<UInt8>? {
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var rest = self
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let from = rest[..<equals].lastIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? rest.startIndex
      let value = rest[equals...].dropFirst(2)
      let end = value.firstIndex(of: UInt8(ascii: "\"")) ?? value.endIndex
      if rest[from..<equals].elementsEqual(wanted) { return value[..<end] }
      rest = rest[Swift.min(end + 1, rest.endIndex)...]
    }
    return nil
  }

  /// The text that the HTML stands for, given to `body` byte by byte: the entities are those that `HTMLWriter`
  /// writes, and any other stays as it is.
  func forEachByte(_ body: (UInt8) -> Void) {
    var index = startIndex
    while index < endIndex {
      let byte = self[index]
      if byte == UInt8(ascii: "&"), let (entity, plain) = HTMLEntity.at(self[index...]) {
        body(plain)
        index += entity
      } else {
        body(byte)
        index += 1
      }
    }
  }
}

/// What `HTMLWriter` writes in place of signs.
private enum HTMLEntity {
  private static let all: [([UInt8], UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
    (Array("&#39;".utf8), UInt8(ascii: "'")),
  ]

  static func at(_ text: ArraySlice<UInt8>) -> (length: Int, plain: UInt8)? {
    all.first { text.starts(with: $0.0) }.map { ($0.0.count, $0.1) }
  }
}
