import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let statusFitsMethod = Rule(
    "status-fits-method", "Status codes fit the verb",
    rationale: "A status that its method cannot have leads callers to program for what never comes.",
    severity: .warning, basis: .standard,
    passage: Passage("Use RESTful", "Use verbs for their specified purpose and REST's framework for states."),
    mending: "use the status that HTTP has for this outcome",
    passing: [
      "paths: {/parks: {post: {responses: {\"201\": {}}}}}",
      "paths: {/parks: {get: {responses: {'206': {}, '304': {}, '405': {}}}, put: {responses: {'201': {}}}}}",
      // That nothing succeeds is another rule's.
      "paths: {/parks: {put: {responses: {'405': {}}}}}",
    ],
    failing: [
      "paths: {/parks: {get: {responses: {⟦\"201\"⟧: {}}}}}",
      "paths: {/parks: {delete: {responses: {⟦'201'⟧: {}}}, post: {responses: {'200': {}, ⟦'304'⟧: {}, ⟦'206'⟧: {}}}}}",
    ],
    check: .operation { operation, _ in
      guard !operation.responses.isEmpty else { return nil }
      return operation.responses.compactMap { response in
        operation.method.misfit(response.status).map { .misfit(response, operation, help: $0) }
      }
    })
}

extension Method {
  /// What to do about a status that the method cannot have; nil of one that it can.
  fileprivate func misfit(_ status: StatusCode) -> String? {
    switch (status.number, self) {
    // RFC 9110 §15.3.2: something was created.
    case (201, .get), (201, .head), (201, .options): "answer '200', or create by POST or PUT"
    case (201, .delete): "answer '200' or '204'"
    // RFC 9110 §15.3.7 and §15.4.5: these belong to GET and HEAD.
    case (206, .post), (206, .put), (206, .patch), (206, .delete): "answer '200' or '207'"
    case (304, .post), (304, .put), (304, .patch), (304, .delete): "answer '200', '204' or '409'"
    default: nil
    }
  }
}

extension Problem {
  fileprivate static func misfit(
    _ response: Operation.StatusResponse, _ operation: Shared<Operation>, help: String
  ) -> Problem {
    Problem("'\(response.status)' does not fit '\(operation.signature)'", at: response.span, help: help)
  }
}
