import RubricHighlighting

/// Code with its pieces marked for the theme's colours.
extension HTMLWriter {
  /// Writes code as the content of `code`; plain where no language has the name.
  mutating func code(_ code: String, language: String) {
    var code = code
    code.withUTF8 { self.code(utf8: $0, language: language) }
  }

  /// Writes code in UTF-8 as the content of `code`; plain where no language has the name, and where the marks
  /// would take more than `mostMarkup(for:)` allows, which no code does that is meant to be read.
  mutating func code(utf8 code: UnsafeBufferPointer<UInt8>, language: String) {
    guard let language = LanguageCatalogue.language(named: language) else { return content(utf8: code) }
    let tokens = Highlighter.tokens(of: code, in: language)
    let markup = tokens.reduce(0) { $0 + HTMLWriter.marks(of: $1.kind).bytes }
    guard markup <= HTMLWriter.mostMarkup(for: code.count) else { return content(utf8: code) }
    var place = 0
    for token in tokens {
      let marks = HTMLWriter.marks(of: token.kind)
      content(utf8: UnsafeBufferPointer(rebasing: code[place..<Int(token.start)]))
      raw(marks.begin)
      content(utf8: UnsafeBufferPointer(rebasing: code[Int(token.start)..<Int(token.end)]))
      raw(marks.end)
      place = Int(token.end)
    }
    content(utf8: UnsafeBufferPointer(rebasing: code[place...]))
  }

  /// How many bytes of marks code of so many bytes gets at most: four times its own, and in any case those of a
  /// line of code, beside which the marks of the block itself are no fewer.
  static func mostMarkup(for count: Int) -> Int { 200 + 4 * count }

  /// The element of a kind. There are very many on a page, so that those that occur most have the shortest one
  /// that is valid: `b`, `i` and `u` say nothing of their content (HTML §4.5), and neither do screen readers.
  private static func marks(of kind: TokenKind) -> Marks {
    switch kind {
    case .name: Marks("<b>", "</b>")
    case .string: Marks("<i>", "</i>")
    case .number: Marks("<u>", "</u>")
    case .keyword: Marks("<b class=w>", "</b>")
    case .comment: Marks("<i class=c>", "</i>")
    case .variable: Marks("<var>", "</var>")
    case .inserted: Marks("<ins>", "</ins>")
    case .deleted: Marks("<del>", "</del>")
    }
  }

  private struct Marks {
    let begin: StaticString
    let end: StaticString

    init(_ begin: StaticString, _ end: StaticString) {
      self.begin = begin
      self.end = end
    }

    var bytes: Int { begin.utf8CodeUnitCount + end.utf8CodeUnitCount }
  }
}
