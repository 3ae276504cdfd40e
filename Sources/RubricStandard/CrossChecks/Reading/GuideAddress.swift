/// A web address that a text names.
struct GuideAddress: Sendable {
  /// As written, without what ends the sentence.
  var text: String
  var address: ServerAddress
  /// Where it is written; of a link whose text is another, the link.
  var place: GuidePlace
  /// Sections that it stands in.
  var sections: SectionSet
  /// Index of the text.
  var guide: Int
  /// Whether it is where a link leads, and its text says something else.
  var isLink = false

  private static let longest = 1_000

  /// The addresses of a text, by the bytes that they have there.
  static func all(in text: [UInt8]) -> [(text: String, range: Range<Int>)] {
    var found: [(text: String, range: Range<Int>)] = []
    var index = 0
    while index + 8 < text.count {
      guard text[index] == UInt8(ascii: "h"), text[index...].starts(with: "http".utf8),
        index == 0 || !Words.isWordByte(text[index - 1])
      else {
        index += 1
        continue
      }
      let scheme = text[index + 4] == UInt8(ascii: "s") ? index + 5 : index + 4
      guard text[scheme...].starts(with: "://".utf8) else {
        index += 4
        continue
      }
      var end = scheme + 3
      while end < text.count, text[end] > 0x20, !"\"'`|\\".utf8.contains(text[end]) { end += 1 }
      while end > scheme + 3, ".,;:!?)>]*".utf8.contains(text[end - 1]) { end -= 1 }
      if end > scheme + 3, end - index < longest {
        found.append((String(decoding: text[index..<end], as: UTF8.self), index..<end))
      }
      index = max(end, index + 4)
    }
    return found
  }
}
