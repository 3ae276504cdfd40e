import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let scopeUnused = CrossCheck(
    "scope-unused", "Each scope that is declared lets callers do something",
    rationale: "Callers ask for rights that they need for nothing, and people consent to them.",
    severity: .info, passage: .authorisation,
    mending: "require it where it is needed, or take it away",
    passing: [
      CrossExample(requiring("[a]"), ["index.md": "# Permits\nText."])
    ],
    failing: [
      CrossExample(
        """
        paths: {/permits: {get: {}}}
        security: [{o: [a]}]
        components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.a.gov.uk/oauth/token, scopes: {a: Read permits, ⟦b⟧: Write permits}}}}}}
        """, ["index.md": "# Permits\nText."])
    ],
    check: { view in
      let requirements = (view.api.security ?? []) + view.api.operations.all.flatMap { $0.security ?? [] }
      let used = Set(requirements.flatMap(\.schemes).flatMap(\.scopes).map { Name($0) })
      // Where none is required by name all are left to the text.
      guard !view.names.scopes.isEmpty, !used.isEmpty else { return nil }
      let standard: Set<String> = ["openid", "profile", "email", "offline_access", "phone", "address"]
      return view.names.scopes.values.filter { !used.contains(Name($0.name)) && !standard.contains($0.name) }
        .sorted { $0.span.bytes.lowerBound < $1.span.bytes.lowerBound }
        .map { Problem("no operation requires the scope '\($0.name)'", at: $0.span) }
    })

  private static func requiring(_ scopes: String) -> String {
    """
    paths: {/permits: {get: {}}}
    security: [{o: \(scopes)}]
    components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.a.gov.uk/oauth/token, scopes: {a: Read permits, openid: Who you are}}}}}}
    """
  }
}
