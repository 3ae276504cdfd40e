import RubricDiagnostics
import RubricOpenAPI

extension Rule {
  static let infoVersionMatches = Rule(
    "info-version-matches", "Document version and address version agree",
    rationale:
      "A reader of version 1.9.0 who finds addresses with v2 does not know which of them is described.",
    severity: .warning, basis: .guidance,
    passage: Passage(
      "When making a backwards incompatible change", "Increment the version number with whole numbers."),
    mending: "let the first number of 'info.version' be that of the address", isStyle: true,
    passing: [
      """
      info: {title: P, version: 2.1.0}
      servers: [{url: https://parks.api.gov.uk/v2}]
      """,
      """
      info: {title: P, version: 0.1.0}
      servers: [{url: https://parks.api.gov.uk/v1}]
      """,
      """
      info: {title: P, version: 3.0.0}
      paths: {/v1/a: {get: {responses: {}}}, /v2/a: {get: {responses: {}}}}
      """,
      """
      info: {title: P, version: 2024-01-31}
      servers: [{url: https://parks.api.gov.uk/v2}]
      """,
    ],
    failing: [
      """
      info: {title: P, version: ⟦1.9.0⟧}
      servers: [{url: https://parks.api.gov.uk/v2}]
      """
    ],
    check: .description { view in
      let numbers = view.versions.numbers
      guard numbers.count == 1, let number = numbers.first, let node = view.api.info.origin[.version],
        let major = SemanticVersion.major(of: view.api.info.version)
      else { return nil }
      if major == number || (major == 0 && number == 1) { return [] }
      let place = (view.versions.servers + view.versions.paths).first { $0.version.number == number }
      return [.differ(view.api.info.version, number, at: node.span, place)]
    })
}

extension Problem {
  fileprivate static func differ(
    _ version: String, _ number: Int, at span: SourceSpan, _ place: AddressVersions.Place?
  ) -> Problem {
    Problem(
      "version '\(version)' does not fit 'v\(number)' of the address", at: span,
      notes: place.map { [Finding.Note("the address's version", at: $0.span)] } ?? [])
  }
}
