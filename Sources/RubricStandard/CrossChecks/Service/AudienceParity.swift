import RubricDiagnostics
import RubricDocuments

extension CrossCheck {
  static let audienceParity = CrossCheck(
    "audience-parity", "Guide and description name the same audience",
    rationale: "Those who may not use it build on it, or those who may look elsewhere.",
    severity: .warning,
    passage: Rule.Passage("Document your API", "Include contextual and overview information."),
    mending: "name in both who may use the API",
    passing: [
      CrossExample(
        "info: {title: A, version: 1.0.0, x-audience: external-public}",
        ["index.md": "# Permits\nAnyone may use the API. The admin page is for internal use only."])
    ],
    failing: [
      CrossExample(
        "info: {title: A, version: 1.0.0, x-audience: external-public}",
        ["index.md": "# Permits\nThis API is for ⟦internal use only⟧."]),
      CrossExample(
        "info: {title: A, version: 1.0.0, x-audience: component-internal}",
        ["index.md": "# Permits\n⟦Anyone can use⟧ this API."]),
    ],
    check: { view in
      guard
        let declared = (view.api.info.extensions + view.api.extensions).first(where: {
          $0.name == "x-audience"
        }),
        let text = declared.value.text?.lowercased()
      else { return nil }
      let isPublic = text.utf8.contains(sequence: "public")
      let isClosed = text.utf8.contains(sequence: "internal") || text.utf8.contains(sequence: "private")
      guard isPublic || isClosed else { return nil }
      let phrases =
        isPublic
        ? ["internal use only", "not available to the public", "not publicly available", "restricted to"]
        : ["anyone can use", "open to anyone", "open to all", "publicly available", "open to everyone"]
      let claims = phrases.flatMap { view.words.occurrences(ofWords: $0) }.sorted { $0.unit < $1.unit }.filter
      {
        view.isOwn(view.units[$0.unit]) && view.says($0.unit, anyOf: AudienceWords.wholes)
          && !view.isConditional($0.unit)
          && !view.isDenied($0) && !view.says($0.unit, anyOf: AudienceWords.parts)
      }
      return claims.prefix(1).map {
        Problem(
          "the description says '\(text)', and the guide otherwise", at: view.span(of: $0.range, in: $0.unit),
          notes: [Finding.Note("the audience of the description", at: declared.value.span)])
      }
    })
}

private enum AudienceWords {
  static let wholes = Set(["api", "service"].map { GuideWords.hash($0) })
  static let parts = Set(
    "endpoint endpoints page operation operations field sandbox admin data scope scopes".split(separator: " ")
      .map { GuideWords.hash(String($0)) })
}
