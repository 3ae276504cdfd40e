import RubricOpenAPI

extension Rule {
  static let infoDescription = Rule(
    "info-description", "The description says what the API is for",
    rationale: "Who looks for an API decides by its first paragraph whether to read on.",
    severity: .error, basis: .standard,
    passage: Passage("Document your API", "Give contextual information."),
    mending: "say in a few sentences what it offers, for whom and for what",
    passing: [
      """
      info: {title: Parks, version: 1.0.0, description: 'Find public parks in England, their opening times and their facilities. For councils and app makers.'}
      """
    ],
    failing: [
      "info: {title: Parks, version: 1.0.0, description: ⟦Parks API⟧}",
      "⟦info⟧: {title: Parks, version: 1.0.0}",
      """
      info: {title: Parks of England and Wales for councils and makers of apps that walkers use, version: 1.0.0, description: ⟦Parks of England and Wales for councils and makers of apps that walkers use.⟧}
      """,
    ],
    check: .description { view in
      guard view.api.origin[.info] != nil else { return nil }
      let info = view.api.info
      let count = InfoText.words(of: info.description)
      let isEnough = count >= InfoText.fewest && !Letters.areSame(info.description ?? "", info.title)
      return isEnough ? [] : [.tooShort(view, count)]
    })
}

extension Problem {
  fileprivate static func tooShort(_ view: DescriptionView, _ count: Int) -> Problem {
    let info = view.api.info
    let isMissing = (info.description ?? "").isEmpty
    return Problem(
      isMissing
        ? "the API has no description"
        : count < InfoText.fewest
          ? "the API is described in \(count) word\(count == 1 ? "" : "s")"
          : "the description of the API only repeats its title",
      at: isMissing ? view.api.origin.span(of: .info) : info.origin.valueSpan(of: .description),
      severity: view.isInGuides("overview") ? .warning : nil)
  }
}

/// The text that introduces an API.
private enum InfoText {
  /// With fewer words nobody can say what an API offers and for whom.
  static let fewest = 12

  static func words(of text: String?) -> Int {
    Words.count(MarkdownCode.blanked(Array((text ?? "").utf8)))
  }
}
