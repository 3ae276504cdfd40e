import RubricOpenAPI

extension Rule {
  static let deprecatedHasReplacement = Rule(
    "deprecated-has-replacement", "Deprecated things name what to use instead",
    rationale: "A reader who learns only that something goes away cannot do anything about it.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "Set clear deprecation policies", "Minimise disruption; give notice for deprecated endpoints."),
    mending: "say what to use instead, or that there is no replacement",
    passing: [
      "paths: {/old: {get: {deprecated: true, description: \"Use GET /parks instead.\", responses: {}}}}",
      """
      paths: {/old: {get: {deprecated: true, x-replaced-by: listParks, responses: {}}}}
      components: {schemas: {A: {properties: {a: {deprecated: true, description: Superseded by b}, c: {deprecated: true, description: 'Deprecated, no replacement'}}}}}
      """,
    ],
    failing: [
      "paths: {/old: {get: {⟦deprecated⟧: true, description: Lists parks., responses: {}}}}",
      """
      components: {schemas: {A: {properties: {a: {⟦deprecated⟧: true, description: The user}}}}}
      """,
    ],
    check: .deprecation { use, view in
      guard use.isDeprecated else { return nil }
      let isTold =
        use.texts.contains { Replacement.isNamed(in: $0) }
        || use.extensions.contains { Replacement.isTold(by: $0) } || view.guideEnds.tellsReplacement(of: use)
      return isTold ? [] : [.noReplacement(use)]
    })
}

extension Problem {
  fileprivate static func noReplacement(_ use: DeprecationUse) -> Problem {
    Problem("\(use.title) is deprecated and names no replacement", at: use.span)
  }
}

/// Words that lead from the old to what takes its place.
private enum Replacement {
  static func isNamed(in text: String) -> Bool {
    text.lowercased().utf8.split { !(0x61...0x7A).contains($0) }
      .contains { words.contains(String(decoding: $0, as: UTF8.self)) }
  }

  /// Whether an extension names it, or says why something is deprecated.
  static func isTold(by written: Extension) -> Bool {
    let bytes = Array(written.name.lowercased().utf8)
    if bytes.contains(sequence: "replace") || bytes.contains(sequence: "alternative") { return true }
    guard bytes.contains(sequence: "deprecat") else { return false }
    return written.value.isMapping || (written.value.text.map(isNamed) == true)
  }

  private static let words: Set<String> = [
    "use", "using", "instead", "replaced", "replaces", "replacement", "superseded", "supersedes", "prefer",
    "preferred", "migrate", "migrated", "switch", "favour", "favor", "moved", "renamed", "see", "alternative",
    "alternatively", "successor", "refer", "replace", "rather",
  ]
}
