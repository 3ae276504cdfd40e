import RubricDiagnostics
import RubricOpenAPI

extension Rule {
  static let securitySchemeDefined = Rule(
    "security-scheme-defined", "Each scheme that is required is defined",
    rationale: "A name without a definition does not tell callers what to send.",
    severity: .error, basis: .hygiene,
    passage: Passage("Document your API", "Document the method of authentication."),
    mending: "define it in 'components.securitySchemes'",
    passing: [
      """
      security: [{k: []}]
      components: {securitySchemes: {k: {type: apiKey, in: header, name: x-api-key}}}
      """,
      "paths: {/p: {get: {security: [{}]}}}",
    ],
    failing: [
      """
      security: [{⟦key⟧: []}]
      components: {securitySchemes: {keys: {type: apiKey, in: header, name: x-api-key}}}
      """,
      "paths: {/p: {get: {security: [{⟦a⟧: []}]}, put: {security: [{a: []}, {⟦b⟧: []}]}}}",
      "security: [{⟦$ref⟧: security.yaml}]",
    ],
    check: .requirement { requirement, view in
      requirement.schemes.compactMap { use in
        guard use.scheme == nil, let count = view.securityUses.undefined[use.span] else { return nil }
        // Since 3.2 a name may be an address, and one that leads nowhere is told of already.
        let isAddress =
          view.api.version.minor >= 2 && use.name.utf8.contains { "#/".utf8.contains($0) }
        return isAddress ? nil : .undefined(use, count: count, view.api)
      }
    })
}

extension Problem {
  fileprivate static func undefined(_ use: SecurityRequirement.Use, count: Int, _ api: API) -> Problem {
    if use.name == "$ref" {
      return Problem(
        "a security requirement cannot be a reference", at: use.span,
        help: "write the names of the schemes here")
    }
    let near = NearestName(among: api.securitySchemes.all.prefix(100).map(\.name)).match(for: use.name)
    return Problem(
      "'\(use.name)' is required\(FurtherUses.words(count)), and no security scheme has that name",
      at: use.span,
      help: near.map { "did you mean '\($0)'?" })
  }
}
