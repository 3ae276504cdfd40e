import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let getNoBody = Rule(
    "get-no-body", "GET and HEAD take no body",
    rationale: "Caches, proxies and many clients drop the body of a GET, so that the server never sees it.",
    severity: .error, basis: .standard,
    passage: Passage("Use RESTful", "Use each HTTP verb for its purpose."),
    mending: "take parameters, or POST to a resource made for searches, such as '/park-searches'",
    passing: [
      "paths: {/parks: {get: {responses: {}}}}",
      "paths: {/parks: {post: {requestBody: {content: {}}}, put: {requestBody: {content: {}}}}}",
      """
      openapi: 3.2.0
      paths: {/parks: {query: {requestBody: {content: {}}}}}
      """,
    ],
    failing: [
      "paths: {/parks: {get: {⟦requestBody⟧: {content: {}}}}}",
      "paths: {/parks: {head: {⟦requestBody⟧: {content: {}}}}}",
      """
      swagger: '2.0'
      paths: {/parks: {get: {parameters: [{name: b, in: ⟦body⟧, schema: {}}]}, head: {⟦parameters⟧: [{name: f, in: formData, type: string}]}}}
      """,
    ],
    check: .operation { operation, view in
      guard operation.method == .get || operation.method == .head else { return nil }
      guard let body = operation.bodySpan(in: view.api) else { return [] }
      return [.body(operation, at: body)]
    })
}

extension Shared<Operation> {
  /// Where it says that it takes a body; nil where it takes none.
  func bodySpan(in api: API) -> SourceSpan? {
    guard let id = value.requestBody else { return nil }
    if let member = value.origin.member(Field.requestBody.key) { return member.keySpan }
    // In Swagger 2.0 the body is one of the parameters, or made of those of a form.
    let origin = api.requestBodies[id].origin
    return origin == value.origin ? origin.span(of: .parameters) : origin.valueSpan(of: .location)
  }
}

extension Problem {
  /// An operation whose method gives a body no meaning.
  static func body(_ operation: Shared<Operation>, at span: SourceSpan) -> Problem {
    Problem("'\(operation.signature)' takes a body", at: span)
  }
}
