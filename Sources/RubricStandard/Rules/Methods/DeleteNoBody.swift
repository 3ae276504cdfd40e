import RubricOpenAPI

extension Rule {
  static let deleteNoBody = Rule(
    "delete-no-body", "DELETE takes no body",
    rationale: "HTTP gives the body of a DELETE no meaning; servers and proxies refuse or drop it.",
    severity: .warning, basis: .standard,
    passage: Passage("Use RESTful", "Use each HTTP verb for its purpose."),
    mending: "name what is deleted in the path, or POST to a resource made for it",
    passing: [
      "paths: {\"/parks/{id}\": {delete: {responses: {}}}}",
      "paths: {/parks: {patch: {requestBody: {content: {}}}}}",
    ],
    failing: [
      "paths: {\"/parks/{id}\": {delete: {⟦requestBody⟧: {content: {}}}}}"
    ],
    check: .operation { operation, view in
      guard operation.method == .delete else { return nil }
      guard let body = operation.bodySpan(in: view.api) else { return [] }
      return [.body(operation, at: body)]
    })
}
