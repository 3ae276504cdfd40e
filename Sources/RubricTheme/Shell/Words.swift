import RubricPages

/// The phrase of every word, in one language.
struct Words: Sendable {
  /// By the byte pattern of the word: a page asks for some thousand words, and hashing their names would take
  /// longer than writing them.
  private let phrases: [Phrase?]
  /// The language that the pages are in.
  let language: InterfaceLanguage
  /// What writes the authors' Markdown with these words, put together once: every description on a page asks for
  /// it.
  private(set) var markdown = MarkdownRenderer()

  /// - Parameter language: BCP 47 tag.
  init(_ phrases: [Word: Phrase], language: String = "en") {
    self.language = InterfaceLanguage(language)
    let places = Words.all.map { Words.place(of: $0) }
    var table = [Phrase?](repeating: nil, count: (places.max() ?? 0) + 1)
    for (word, place) in zip(Words.all, places) { table[place] = phrases[word] }
    self.phrases = table
    markdown.words = MarkdownRenderer.Words(self)
    markdown.linksHeadings = true
    markdown.highlight = { $2.code(utf8: $1, language: $0) }
  }

  /// What the theme says for the word; its published name where the theme has no text for it.
  func callAsFunction(_ word: Word) -> Phrase {
    let place = Words.place(of: word)
    return (place < phrases.count ? phrases[place] : nil) ?? Phrase(word.rawValue)
  }

  static let all = Word.allCases
  /// Those that take no values: they can stand in templates.
  static let plain = all.filter { $0.argumentCount == 0 }

  private static func place(of word: Word) -> Int {
    withUnsafeBytes(of: word) { $0.reversed().reduce(0) { $0 << 8 | Int($1) } }
  }
}
