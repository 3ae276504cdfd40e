import RubricOpenAPI

extension CrossCheck {
  static let securityOpenParity = CrossCheck(
    "security-open-parity", "Guide and description agree on whether callers must sign in",
    rationale: "Callers get refused where the guide says that all may call, or register for nothing.",
    severity: .error, passage: .signingIn,
    mending: "say the same in both: 'security' in the description, and the guide's authentication",
    passing: [
      CrossExample(
        oauth("a: Read permits"),
        [
          "authentication.md":
            "# Authentication\nEach request needs a token. The health check needs no authentication."
        ]),
      CrossExample(
        "paths: {/permits: {get: {}}}",
        ["authentication.md": "# Authentication\nThe API is open: no authentication is required."]),
    ],
    failing: [
      CrossExample(
        oauth("a: Read permits"),
        ["authentication.md": "# Authentication\nThe API is open access and requires ⟦no authentication⟧."]),
      CrossExample(
        "paths: {/permits: {get: {security: []}}}",
        ["authentication.md": "# Authentication\nYou ⟦must authenticate⟧ with a token."]),
    ],
    check: { view in
      let operations = view.names.operations
      guard view.isWritten("authentication"), !operations.isEmpty else { return nil }
      let secured = operations.filter { operation in
        let alternatives = view.api.security(of: operation)
        return !alternatives.isEmpty && !alternatives.contains { $0.schemes.isEmpty }
      }
      if secured.count == operations.count {
        return view.claims(OpenClaims.open).map {
          Problem(
            "every operation is secured, and the guide says that none is",
            at: view.span(of: $0.range, in: $0.unit))
        }
      }
      // A description that declares no scheme has only left it out, which other rules say.
      let isDeclared = view.api.security != nil || operations.contains { $0.security != nil }
      guard secured.isEmpty, isDeclared else { return [] }
      return view.claims(OpenClaims.closed).prefix(1).map {
        Problem(
          "no operation is secured, and the guide asks to sign in", at: view.span(of: $0.range, in: $0.unit))
      }
    })
}

private enum OpenClaims {
  static let open = [
    "no authentication", "without authentication", "not require authentication", "no api key",
    "no credentials",
    "open access", "does not need authentication", "no authorisation required", "no authentication required",
  ]
  static let closed = [
    "must authenticate", "need an api key", "requires authentication", "needs an api key",
    "must be authenticated",
    "requires an api key", "must include your api key", "need to authenticate",
  ]
}

extension GuideView {
  /// Places of the section that claim something of the API as a whole: in a sentence that names no part of it,
  /// and without condition.
  fileprivate func claims(_ phrases: [String]) -> [GuideWords.Occurrence] {
    var seen: Set<Int> = []
    return phrases.flatMap { words.occurrences(ofWords: $0) }.sorted { $0.unit < $1.unit }.filter { found in
      let unit = units[found.unit]
      guard !unit.sections.isDisjoint(with: .access), isOwn(unit),
        unit.body.kind == .sentence || unit.body.kind == .item,
        unit.body.code.isEmpty, !isConditional(found.unit)
      else { return false }
      return isOfWhole(found) && !isDenied(found) && seen.insert(found.unit).inserted
    }
  }

  private static let wholes = Set(
    ["api", "service", "you", "requests", "calls", "all", "it"].map { GuideWords.hash($0) })
  private static let parts = Set(
    """
    check endpoint endpoints endpoint's operation operations page health status sandbox test some these this those \
    following only browser spec specification documentation redirect callback public
    """.split(separator: " ").map { GuideWords.hash(String($0)) })

  private func isOfWhole(_ found: GuideWords.Occurrence) -> Bool {
    says(found.unit, anyOf: GuideView.wholes) && !says(found.unit, anyOf: GuideView.parts)
  }
}
