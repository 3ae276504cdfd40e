import RubricMarkdown

/// The tags and texts of HTML that `HTMLWriter` wrote: every attribute in double quotes, every text escaped, no
/// comment and no script. Of anything else it makes text and never more.
struct HTMLPieces {
  private let html: ByteView
  private var position = 0

  /// A piece of it, as offsets in the HTML: slices of its array, kept and given back by the million, would
  /// cost more than what is made of them.
  enum Piece {
    /// Between two tags, entities and all.
    case text(Range<Int>)
    /// The name, and what stands between it and `>`.
    case open(Range<Int>, attributes: Range<Int>)
    case close(Range<Int>)
  }

  private init(_ html: ByteView) { self.html = html }

  /// Gives all pieces in order, each with the HTML that its offsets are in.
  static func forEach(of html: [UInt8], _ body: (ByteView, Piece) -> Void) {
    html.withUnsafeBufferPointer { buffer in
      guard let view = ByteView(buffer) else { return }
      var pieces = HTMLPieces(view)
      while let piece = pieces.next() { body(view, piece) }
    }
  }

  private mutating func next() -> Piece? {
    guard position < html.count else { return nil }
    let start = position
    guard html[start] == UInt8(ascii: "<") else {
      position = html.first(UInt8(ascii: "<"), from: start) ?? html.count
      return .text(start..<position)
    }
    let end = html.first(UInt8(ascii: ">"), from: start) ?? html.count
    position = min(end + 1, html.count)
    let isEnd = start + 1 < end && html[start + 1] == UInt8(ascii: "/")
    let name = start + (isEnd ? 2 : 1)
    var nameEnd = name
    while nameEnd < end, html[nameEnd] != UInt8(ascii: " ") { nameEnd += 1 }
    return isEnd ? .close(name..<nameEnd) : .open(name..<nameEnd, attributes: nameEnd..<max(nameEnd, end))
  }
}

extension ByteView {
  /// The value of an attribute as it is written; nil where the tag has none of that name.
  func attribute(_ name: StaticString) -> ByteView? {
    let wanted = ByteView(name.utf8Start, count: name.utf8CodeUnitCount)
    var rest = 0
    while let equals = first(UInt8(ascii: "="), from: rest) {
      let value = Swift.min(equals + 2, count)
      let end = first(UInt8(ascii: "\""), from: value) ?? count
      // The name ends where the value begins; what has no value may stand before it.
      let from = equals - wanted.count
      if from == rest || (from > rest && self[from - 1] == UInt8(ascii: " ")), holds(wanted, at: from) {
        return self[value..<end]
      }
      rest = Swift.min(end + 1, count)
    }
    return nil
  }

  /// Length of the entity at `index` and the sign that it stands for: those that `HTMLWriter` writes; nil of any
  /// other, which stays as it is.
  func entity(at index: Int) -> (length: Int, plain: UInt8)? {
    switch self[index + 1] {
    case UInt8(ascii: "a"): holds("&amp;", at: index) ? (5, UInt8(ascii: "&")) : nil
    case UInt8(ascii: "l"): holds("&lt;", at: index) ? (4, UInt8(ascii: "<")) : nil
    case UInt8(ascii: "g"): holds("&gt;", at: index) ? (4, UInt8(ascii: ">")) : nil
    case UInt8(ascii: "q"): holds("&quot;", at: index) ? (6, UInt8(ascii: "\"")) : nil
    case UInt8(ascii: "#"): holds("&#39;", at: index) ? (5, UInt8(ascii: "'")) : nil
    default: nil
    }
  }

  private func holds(_ text: StaticString, at index: Int) -> Bool {
    holds(ByteView(text.utf8Start, count: text.utf8CodeUnitCount), at: index)
  }

  /// Puts the text that the HTML stands for behind `bytes`.
  func appendText(to bytes: inout [UInt8]) {
    var start = 0
    var from = 0
    while let ampersand = first(UInt8(ascii: "&"), from: from) {
      from = ampersand + 1
      guard let entity = entity(at: ampersand) else { continue }
      bytes.append(contentsOf: self[start..<ampersand].buffer)
      bytes.append(entity.plain)
      start = ampersand + entity.length
      from = start
    }
    bytes.append(contentsOf: self[start..<count].buffer)
  }
}
