import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let standardMethods = Rule(
    "standard-methods", "Only the usual verbs are offered",
    rationale: "Firewalls, proxies and client libraries know the usual methods and refuse others.",
    severity: .info, basis: .standard,
    passage: Passage("Use RESTful", "Manipulate data with HTTP verb requests."),
    mending: "use GET, POST, PUT, PATCH or DELETE",
    passing: [
      "paths: {/parks: {get: {}, post: {}}}",
      """
      openapi: 3.2.0
      paths: {/parks: {query: {}, additionalOperations: {LOCK: {}, COPY: {}}}}
      """,
    ],
    failing: [
      "paths: {/parks: {⟦trace⟧: {}}}",
      """
      openapi: 3.2.0
      paths: {/parks: {additionalOperations: {⟦FETCH⟧: {}}}}
      """,
    ],
    check: .operation { operation, _ in
      switch operation.method {
      case .get, .put, .post, .delete, .options, .head, .patch, .query: []
      case .trace: [.trace(operation)]
      case .other(let name): registered.contains(name) ? [] : [.unregistered(name, operation)]
      }
    })

  /// Those of the IANA registry of methods that OpenAPI has no field for.
  private static let registered: Set<String> = [
    "ACL", "BASELINE-CONTROL", "BIND", "CHECKIN", "CHECKOUT", "CONNECT", "COPY", "LABEL", "LINK", "LOCK",
    "MERGE", "MKACTIVITY", "MKCALENDAR", "MKCOL", "MKREDIRECTREF", "MKWORKSPACE", "MOVE", "ORDERPATCH",
    "PROPFIND", "PROPPATCH", "REBIND", "REPORT", "SEARCH", "UNBIND", "UNCHECKOUT", "UNLINK", "UNLOCK",
    "UPDATE", "UPDATEREDIRECTREF", "VERSION-CONTROL",
  ]
}

extension Problem {
  fileprivate static func trace(_ operation: Shared<Operation>) -> Problem {
    Problem(
      "'\(operation.signature)' offers what servers switch off for safety", at: operation.methodSpan,
      help: "take TRACE away")
  }

  fileprivate static func unregistered(_ name: String, _ operation: Shared<Operation>) -> Problem {
    Problem("'\(name)' is no registered method of HTTP", at: operation.methodSpan)
  }
}
