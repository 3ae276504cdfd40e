/// What looks like a stand-in and is none in a description: links, masks, and words of a sentence.
enum PlaceholderGuards {
  /// Whether the author meant the token at that place of a Markdown text as it stands.
  static func isMeant(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    guard let first = text[range].first else { return true }
    let next = range.upperBound < text.count ? text[range.upperBound] : 0x20
    switch first {
    case UInt8(ascii: "["):
      // Links, and the notation of what can be put in (`since=[date]`).
      return "([:".utf8.contains(next) || !isPrompt(text[range])
        || isGlued(before: range.lowerBound, in: text)
    case UInt8(ascii: "<"):
      // In a description these are the notation of what can be put in, or HTML.
      return !isPrompt(text[range])
    default: break
    }
    if isAddress(around: range, in: text) { return true }
    let token = String(decoding: text[range], as: UTF8.self)
    if token.utf8.allSatisfy({ $0 | 0x20 == UInt8(ascii: "x") }) {
      return !(token.utf8.count == 3 && (next == UInt8(ascii: ":") || isWhole(range, in: text)))
    }
    if isMark(token) { return token == token.lowercased() && !isWhole(range, in: text) }
    let begins = String(decoding: text[range].prefix(12), as: UTF8.self).lowercased()
    if begins.utf8.contains(sequence: "to be ") || begins.utf8.starts(with: "placeholder".utf8) {
      return !endsSentence(range.upperBound, in: text)
    }
    return false
  }

  /// In bytes; a longer one is prose.
  private static let longestPrompt = 80

  /// Whether the first word is one of those by which an author is asked for something.
  private static func isPrompt(_ token: ArraySlice<UInt8>) -> Bool {
    guard token.count <= longestPrompt else { return false }
    let words = NameWords(String(decoding: token, as: UTF8.self).lowercased()).words
    guard let first = words.first else { return false }
    if token.first == UInt8(ascii: "<") { return first == "insert" && words.count > 1 }
    switch first {
    case "insert", "your": return true
    case "add", "team", "service", "name", "link", "date", "number", "email": return words.count <= 4
    default: return false
    }
  }

  /// Whether something other than a blank or an opening bracket stands right before.
  private static func isGlued(before index: Int, in text: [UInt8]) -> Bool {
    guard index > 0 else { return false }
    return text[index - 1] > 0x20 && text[index - 1] != UInt8(ascii: "(")
  }

  /// Of a longer word only so much is looked at on each side of a token; in bytes.
  private static let longestWord = 200

  /// Whether the token is a part of an address or of what is sent.
  private static func isAddress(around range: Range<Int>, in text: [UInt8]) -> Bool {
    let before = text[..<range.lowerBound].suffix(longestWord)
    let behind = text[range.upperBound...].prefix(longestWord)
    let start = before.lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? before.startIndex
    let end = behind.firstIndex { $0 <= 0x20 } ?? behind.endIndex
    let word = text[start..<end]
    return word.contains(sequence: "://") || word.contains(sequence: "=")
  }

  private static func isMark(_ token: String) -> Bool {
    ["todo", "fixme", "tbc", "tbd", "tba", "wip"].contains(token.lowercased())
  }

  private static func isWhole(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    !text[..<range.lowerBound].contains { Words.isWordByte($0) }
      && !text[range.upperBound...].contains { Words.isWordByte($0) }
  }

  private static func endsSentence(_ index: Int, in text: [UInt8]) -> Bool {
    guard let next = text[index...].first(where: { $0 != 0x20 }) else { return true }
    return ".)|\n;".utf8.contains(next)
  }
}
