import RubricOpenAPI

extension Rule {
  static let warningHeaderSuperseded = Rule(
    "warning-header-superseded", "Prefer Deprecation and Sunset over Warning",
    rationale: "RFC 9111 has made Warning obsolete: clients and gateways look for the two others.",
    severity: .info, basis: .guidance,
    passage: Passage("Set clear deprecation policies", "A Warning header is given as one way."),
    mending: "declare the header Sunset as well",
    passing: [
      """
      paths: {/old: {get: {responses: {"200": {description: a, headers: {Warning: {schema: {}}, Sunset: {schema: {}}}}}}}}
      """,
      """
      paths: {/old: {get: {responses: {"200": {description: a, headers: {X-Warning: {schema: {}}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/old: {get: {responses: {"200": {description: a, headers: {⟦Warning⟧: {schema: {}}}}}}}}
      """
    ],
    check: .header { use, _ in
      guard use.name.lowercased() == "warning" else { return nil }
      let names = use.response.response.headers.map { $0.name.lowercased() }
      return names.contains("sunset") || names.contains("deprecation") ? [] : [.alone(use)]
    })
}

extension Problem {
  fileprivate static func alone(_ use: HeaderUse) -> Problem {
    Problem("header '\(use.name)' is obsolete, and no 'Sunset' stands beside it", at: use.key)
  }
}
