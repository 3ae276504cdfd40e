/// The words by which a title tells one API from another.
enum TitleWords {
  private static let plain: Set<String> = [
    "api", "the", "and", "for", "documentation", "guide", "service", "rest", "about", "your", "our",
    "specification", "profile", "reference",
  ]

  /// In small letters and without the `s` of a plural; empty of a title that is only 'API documentation'.
  static func words(of title: String) -> Set<String> {
    Set(
      NameWords(title).words.map { $0.lowercased() }
        .map { $0.utf8.last == UInt8(ascii: "s") ? String($0.dropLast()) : $0 }
        .filter { $0.utf8.count > 2 && !plain.contains($0) })
  }
}

extension GuideView {
  /// The words of a text's first heading where it is the name of an API: 'Overview' is none, one with 'API' in it
  /// is.
  func namedAPI(by text: Int) -> Set<String>? {
    guard let heading = texts[text].units.first(where: { units[$0].body.kind == .heading }) else {
      return nil
    }
    let told = units[heading].body.string
    let words = NameWords(told.lowercased()).words
    guard words.contains("api") || words.contains("apis") else { return nil }
    return TitleWords.words(of: told)
  }

  /// Whether one of the guides is named after this API, as in a set of guides that several APIs share.
  var hasNamesake: Bool {
    let own = TitleWords.words(of: api.info.title)
    return !own.isEmpty && texts.indices.contains { namedAPI(by: $0)?.isSuperset(of: own) ?? false }
  }

  /// Whether a text is named after another API, while one of its neighbours is after this one.
  func isOfAnotherAPI(_ text: Int) -> Bool {
    let own = TitleWords.words(of: api.info.title)
    guard let named = namedAPI(by: text), !named.isEmpty, named.isDisjoint(with: own) else { return false }
    return hasNamesake
  }
}
