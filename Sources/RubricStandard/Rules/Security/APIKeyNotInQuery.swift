import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let apiKeyNotInQuery = Rule(
    "api-key-not-in-query", "API keys travel in a header",
    rationale: "Addresses are kept in logs, histories and caches, and a key in them with them.",
    severity: .error, basis: .standard,
    passage: Passage("Follow good practice for tokens and permissions", "Guard tokens against loss."),
    mending: "take the key in a header",
    passing: [
      "components: {securitySchemes: {k: {type: apiKey, in: header, name: x-api-key}}}",
      "components: {securitySchemes: {b: {type: http, scheme: bearer}}}",
    ],
    failing: [
      "components: {securitySchemes: {k: {type: apiKey, in: ⟦query⟧, name: key}}}",
      "components: {securitySchemes: {k: {type: apiKey, in: ⟦cookie⟧, name: session}}}",
    ],
    check: .securityScheme { scheme, _ in
      guard case .apiKey(let name, let location) = scheme.kind else { return nil }
      return location == "query" || location == "cookie" ? [.exposed(name, in: location, scheme)] : []
    })
}

extension Problem {
  fileprivate static func exposed(
    _ name: String, in location: String, _ scheme: Shared<SecurityScheme>
  ) -> Problem {
    Problem(
      "the key '\(name)' travels in \(location == "query" ? "the address" : "a cookie")",
      at: scheme.origin.valueSpan(of: .location), severity: location == "query" ? nil : .warning)
  }
}
