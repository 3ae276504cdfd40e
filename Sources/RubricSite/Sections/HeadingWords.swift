/// The words of a heading in the form in which headings and aliases are compared.
struct HeadingWords: Hashable, Sendable {
  let words: [String]

  /// Words that were cut before.
  init(words: [String]) { self.words = words }

  /// Lower-case words without markup, emoji, quotes' shapes and leading numbers; `&` is `and`; a leading
  /// `about`, `our`, `the` or `api` and a trailing `api` are dropped, unless nothing else is left.
  init(_ heading: String) {
    var words = HeadingWords(verbatim: heading).words
    while words.count > 1, let first = words.first, HeadingWords.isNumbering(first) { words.removeFirst() }
    while words.count > 1, let first = words.first, ["about", "our", "the", "api"].contains(first) {
      words.removeFirst()
    }
    while words.count > 1, words.last == "api" { words.removeLast() }
    self.words = words
  }

  /// The same with every word kept.
  init(verbatim heading: String) {
    var words: [String] = []
    var word: [UInt8] = []
    func finish() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    for scalar in heading.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": word.append(UInt8(truncatingIfNeeded: scalar.value))
      case "A"..."Z": word.append(UInt8(truncatingIfNeeded: scalar.value | 0x20))
      case "'", "\u{2019}": if !word.isEmpty { word.append(UInt8(ascii: "'")) }
      case ".":
        if let last = word.last, (48...57).contains(last) { word.append(UInt8(ascii: ".")) } else { finish() }
      case "&":
        finish()
        words.append("and")
      case _ where scalar.properties.isAlphabetic: word += Array(String(scalar).lowercased().utf8)
      default: finish()
      }
    }
    finish()
    self.words = words
  }

  private static func isNumbering(_ word: String) -> Bool {
    word.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
  }

  /// Where `other` stands in it as a run of whole words; nil where it does not.
  func range(of other: HeadingWords) -> Range<Int>? {
    guard !other.words.isEmpty, other.words.count <= words.count else { return nil }
    return (0...(words.count - other.words.count))
      .first { words[$0..<($0 + other.words.count)].elementsEqual(other.words) }
      .map { $0..<($0 + other.words.count) }
  }
}
