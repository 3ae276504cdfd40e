import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let reservedHeaders = Rule(
    "reserved-headers", "Accept, Content-Type and Authorization are no parameters",
    rationale: "OpenAPI ignores such headers: some tools show them twice and others never send them.",
    severity: .warning, basis: .hygiene,
    passage: Passage(
      "Document your API", "Document authentication by its own means (OpenAPI 3.1.0 §4.8.12.2)."),
    mending: "take it away: a security scheme or the media types say it",
    passing: [
      "paths: {/p: {get: {parameters: [{name: If-Match, in: header}, {name: accept, in: query}]}}}",
      """
      swagger: '2.0'
      paths: {/p: {get: {parameters: [{name: Authorization, in: header, type: string}]}}}
      """,
    ],
    failing: [
      "paths: {/p: {get: {parameters: [{name: ⟦Authorization⟧, in: header}]}}}",
      "paths: {/p: {get: {responses: {'200': {headers: {⟦content-type⟧: {}, Accept: {}}}}}}}",
    ],
    check: .description { view in
      // Swagger 2.0 knows no such headers.
      guard view.api.version.major > 2 else { return nil }
      let headers = view.api.parameters.all.filter { $0.location == .header }
      guard !headers.isEmpty || !view.headers.isEmpty else { return nil }
      return headers.filter { ReservedHeader.isIgnored($0, view.api.version) }.map { .ignored($0) }
        + view.headers.filter { $0.name.lowercased() == "content-type" }.map { .ignored($0) }
    })
}

extension Problem {
  fileprivate static func ignored(_ parameter: Shared<Parameter>) -> Problem {
    Problem(
      "'\(parameter.name)' is ignored as a parameter in a header", at: parameter.origin.valueSpan(of: .name),
      help: parameter.name.lowercased() == "authorization"
        ? "describe it by a security scheme" : "the media types of bodies say it: take it away")
  }

  fileprivate static func ignored(_ use: HeaderUse) -> Problem {
    Problem("'\(use.name)' is ignored as a header of a response", at: use.key)
  }
}

/// Headers that OpenAPI describes by other means.
enum ReservedHeader {
  private static let names: Set<String> = ["accept", "content-type", "authorization"]

  /// Whether the parameter shall be ignored (OpenAPI 3.1.0 §4.8.12.2).
  static func isIgnored(_ parameter: Shared<Parameter>, _ version: SpecificationVersion) -> Bool {
    version.major > 2 && parameter.location == .header && names.contains(parameter.name.lowercased())
  }
}
