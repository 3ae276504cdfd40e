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
      CrossExample(
        "info: {title: Permits API, version: 1.0.0}",
        [
          "index.md": "# Angling Registry APIs\nText.",
          "permits.md": "# Permits API guide\nText.",
        ]),
    ],
    failing: [
      CrossExample(
        "info: {title: Permits API, version: 1.0.0}", ["index.md": "# ⟦Angling Registry API⟧\nText."])
    ],
    check: { view in
      let own = TitleWords.words(of: view.api.info.title)
      let index = view.texts.indices.first {
        view.texts[$0].kind == .own && ["index.md", "README.md"].contains(view.texts[$0].name)
      }
      guard !own.isEmpty, view.site.apiSettings.title == nil, let index,
        let heading = view.texts[index].units.first(where: { view.units[$0].body.kind == .heading })
      else { return nil }
      let told = view.units[heading].body.string
      guard let theirs = view.namedAPI(by: index), !theirs.isEmpty, theirs.isDisjoint(with: own) else {
        return []
      }
      let initials = String(view.api.info.title.split(separator: " ").compactMap(\.first)).lowercased()
      let isShort = theirs.contains { $0.utf8.count > 2 && initials.utf8.contains(sequence: $0) }
      // An index of several APIs has a name of its own.
      guard !isShort, !view.hasNamesake else { return [] }
      return [
        Problem(
          "the guide says '\(told)', and the description '\(view.api.info.title)'", at: view.span(of: heading)
        )
      ]
    })
}
