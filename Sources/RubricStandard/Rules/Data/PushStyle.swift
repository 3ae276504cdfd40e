import RubricOpenAPI

extension Rule {
  static let pushStyle = Rule(
    "push-style", "Push is a deliberate choice",
    rationale: "To be called, a caller has to run a service of its own; it must know what it gains by that.",
    severity: .info, basis: .standard,
    passage: Passage(
      "How to respond to data requests", "Respond to requests for data rather than send or push it."),
    mending: "say in a sentence when it is sent and why callers should not ask instead",
    passing: [
      """
      webhooks: {parkChanged: {post: {description: Tells subscribers that the dataset changed so that they need not poll., responses: {}}}}
      """,
      "paths: {/parks: {get: {responses: {}}}}",
      """
      webhooks: {parkChanged: {post: {requestBody: {description: We send this when a park that you follow changes.}, responses: {}}}}
      """,
    ],
    failing: [
      "webhooks: {parkChanged: {⟦post⟧: {responses: {}}}}",
      """
      paths: {/parks: {post: {responses: {}, callbacks: {done: {'{$request.body#/url}': {⟦post⟧: {summary: Park made, responses: {}}}}}}}}
      """,
    ],
    check: .anyOperation { operation, view in
      if operation.kind == .path { return nil }
      let texts = [
        operation.description, operation.pathDescription, operation.summary, operation.pathSummary,
        operation.requestBody.flatMap { view.api.requestBodies[$0].description },
      ]
      let isTold = texts.contains { Words.count(($0 ?? "").utf8) >= 8 }
      return isTold ? [] : [.untold(operation)]
    })
}

extension Problem {
  fileprivate static func untold(_ operation: Shared<Operation>) -> Problem {
    let kind = operation.kind == .webhook ? "webhook" : "callback"
    return Problem("\(kind) '\(operation.path)' does not say why it is sent", at: operation.methodSpan)
  }
}
