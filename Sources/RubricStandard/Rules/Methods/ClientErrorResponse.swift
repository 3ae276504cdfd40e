import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let clientErrorResponse = Rule(
    "client-error-response", "Operations that can be called wrongly say so",
    rationale: "A caller who does not know what a refusal looks like cannot handle one.",
    severity: .warning, basis: .standard,
    passage: Passage("Document your API", "Describe error scenarios, codes and messages."),
    mending: "add the responses to wrong calls, such as '400', '401' or '404'",
    passing: [
      "paths: {\"/parks/{id}\": {get: {parameters: [{name: id, in: path}], responses: {\"200\": {}, \"404\": {}}}}}",
      "paths: {/parks: {get: {responses: {'200': {}}}}}",
      "paths: {/parks: {post: {requestBody: {content: {}}, responses: {'200': {}, default: {}}}}}",
      "paths: {/parks: {put: {requestBody: {content: {}}, responses: {'200': {}, 4XX: {}}}}}",
      """
      security: [{key: []}]
      paths: {/parks: {get: {security: [], responses: {'200': {}}}, options: {parameters: [{name: a, in: query}], responses: {'200': {}}}}}
      """,
      // Without any response another rule speaks.
      "paths: {/parks: {get: {parameters: [{name: a, in: query}], responses: {}}}}",
    ],
    failing: [
      "paths: {\"/parks/{id}\": {get: {parameters: [{name: id, in: path}], ⟦responses⟧: {\"200\": {}}}}}",
      "paths: {/parks: {post: {requestBody: {content: {}}, ⟦responses⟧: {'201': {}, '500': {}}}}}",
      """
      security: [{key: []}]
      paths: {/parks: {get: {⟦responses⟧: {'200': {}}}}}
      """,
    ],
    check: .operation { operation, view in
      let canBeWrong =
        !operation.parameters.isEmpty || operation.requestBody != nil || !view.security(of: operation).isEmpty
      guard canBeWrong, operation.method != .options, !operation.responses.isEmpty else { return nil }
      let tellsErrors = operation.responses.contains {
        $0.status.hundreds == 4 || $0.status.text == "default"
      }
      return tellsErrors ? [] : [.noClientError(operation)]
    })
}

extension Problem {
  fileprivate static func noClientError(_ operation: Shared<Operation>) -> Problem {
    Problem("'\(operation.signature)' does not say what comes of a wrong call", at: operation.responsesKey)
  }
}
