import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let lifecycleParity = CrossCheck(
    "lifecycle-parity", "Guide and description name the same stage",
    rationale: "Whether an API is alpha, beta or live decides who may build on it.",
    severity: .warning,
    passage: Rule.Passage("Document your API", "Include ownership and status."),
    mending: "name the stage that holds in both",
    passing: [
      CrossExample(
        "info: {title: A, version: 1.0.0, x-lifecycle: beta}",
        ["index.md": "# Permits\nThis API is in public beta."]),
      CrossExample("info: {title: A, version: 1.0.0}", ["index.md": "# Permits\nThis API is in beta."]),
    ],
    failing: [
      CrossExample(
        "info: {title: A, version: 1.0.0, x-lifecycle: live}",
        ["index.md": "# Permits\nThis API is ⟦in beta⟧."]),
      CrossExample(
        "info: {title: A, version: 0.3.0}", ["index.md": "# Permits\nThe service ⟦is live⟧ and stable."]),
    ],
    check: { view in
      guard let declared = StageName.declared(view) else { return nil }
      let told = StageName.told(in: view)
      guard let first = told.first, !told.contains(where: { $0.stage == declared.stage }) else { return [] }
      return [
        Problem(
          "the guide says \(first.stage.rawValue), and the description \(declared.words)",
          at: view.span(of: first.place.range, in: first.place.unit))
      ]
    })
}

/// How far an API has come.
private enum StageName: String {
  case alpha, beta, live

  private static let liveWords: Set<String> = ["live", "stable", "production", "ga", "released"]

  init?(_ text: String) {
    let low = text.lowercased()
    if low.utf8.contains(sequence: "alpha") {
      self = .alpha
    } else if low.utf8.contains(sequence: "beta") {
      self = .beta
    } else if StageName.liveWords.contains(low) {
      self = .live
    } else {
      return nil
    }
  }

  /// By `x-lifecycle` and its like, else by a version that is not yet 1.
  static func declared(_ view: GuideView) -> (stage: StageName, words: String)? {
    let names = ["x-lifecycle", "x-api-status", "x-stability-level"]
    for found in view.api.info.extensions + view.api.extensions where names.contains(found.name) {
      if let text = found.value.text, let stage = StageName(text) { return (stage, "'\(text)'") }
    }
    let version = view.api.info.version
    if version.utf8.contains(sequence: "-alpha") { return (.alpha, "'\(version)'") }
    if version.utf8.contains(sequence: "-beta") || version.utf8.starts(with: "0.".utf8) {
      return (.beta, "version '\(version)'")
    }
    return nil
  }

  private static let phrases: [(StageName, [String])] = [
    (.alpha, ["in alpha", "in private alpha", "an alpha"]),
    (.beta, ["in beta", "in private beta", "in public beta", "a beta"]),
    (.live, ["is live", "is now live", "is stable", "generally available"]),
  ]
  private static let subjects = Set(["api", "service"].map { GuideWords.hash($0) })
  private static let others = Set(
    "version phase endpoint endpoints feature was when until will if before after once soon planned".split(
      separator: " "
    )
    .map { GuideWords.hash(String($0)) })

  /// What sentences say of the API as it is today.
  static func told(in view: GuideView) -> [(stage: StageName, place: GuideWords.Occurrence)] {
    phrases.flatMap { stage, phrases in
      phrases.flatMap { view.words.occurrences(ofWords: $0) }.filter { found in
        let unit = view.units[found.unit]
        return view.isOwn(unit) && unit.body.kind == .sentence && !view.isDenied(found)
          && !view.standsInHistory(found.unit) && view.says(found.unit, anyOf: subjects)
          && !view.says(found.unit, anyOf: others)
      }.map { (stage, $0) }
    }.sorted { $0.1.unit < $1.1.unit }.map { (stage: $0.0, place: $0.1) }
  }
}
