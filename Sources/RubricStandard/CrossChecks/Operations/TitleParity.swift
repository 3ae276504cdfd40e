import RubricDocuments

extension CrossCheck {
  static let titleParity = CrossCheck(
    "title-parity", "Guide and description call the API by one name",
    rationale: "A reader who comes from one to the other must see that it is the same API.",
    severity: .info, passage: .accurate,
    mending: "call it by the same words, or set 'title' in api.yaml",
    passing: [
      CrossExample(
        "info: {title: Permits API, version: 1.0.0}", ["index.md": "# Getting fishing permits\nText."]),
      CrossExample("info: {title: Permits API, version: 1.0.0}", ["index.md": "# Overview\nText."]),
    ],
    failing: [
      CrossExample(
        "info: {title: Permits API, version: 1.0.0}", ["index.md": "# ⟦Angling Registry API⟧\nText."])
    ],
    check: { view in
      let words = { (text: String) -> Set<String> in
        Set(
          NameWords(text).words.map { $0.lowercased() }
            .map { $0.utf8.last == UInt8(ascii: "s") ? String($0.dropLast()) : $0 }
            .filter { $0.utf8.count > 2 && !TitleWords.plain.contains($0) })
      }
      let own = words(view.api.info.title)
      let index = view.texts.first { $0.kind == .own && ["index.md", "README.md"].contains($0.name) }
      guard !own.isEmpty, view.site.apiSettings.title == nil, let index,
        let heading = index.units.first(where: { view.units[$0].body.kind == .heading })
      else { return nil }
      let told = view.units[heading].body.string
      let theirs = words(told)
      // A heading such as 'Overview' is no name; one with 'API' in it is.
      let initials = String(view.api.info.title.split(separator: " ").compactMap(\.first)).lowercased()
      let isShort = theirs.contains { $0.utf8.count > 2 && initials.utf8.contains(sequence: $0) }
      guard !isShort, !theirs.isEmpty, theirs.isDisjoint(with: own),
        NameWords(told.lowercased()).words.contains("api")
      else { return [] }
      return [
        Problem(
          "the guide says '\(told)', and the description '\(view.api.info.title)'", at: view.span(of: heading)
        )
      ]
    })
}

private enum TitleWords {
  static let plain: Set<String> = [
    "api", "the", "and", "for", "documentation", "guide", "service", "rest", "about", "your", "our",
  ]
}
