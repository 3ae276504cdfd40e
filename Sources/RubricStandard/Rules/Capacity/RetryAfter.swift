import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let retryAfter = Rule(
    "retry-after", "Who is turned away is told when to come back",
    rationale: "Without a time, clients try again at once, and together they keep the API down.",
    severity: .warning, basis: .guidance,
    passage: Passage(
      "Test your API's performance and scalability",
      "Enforce quotas consistently so that users can design for them."),
    mending: "declare the header 'Retry-After'",
    passing: [
      "paths: {/p: {get: {responses: {'429': {headers: {retry-after: {}}}}}}}",
      "paths: {/p: {get: {responses: {'429': {headers: {X-RateLimit-Reset: {}}}}}}}",
      "paths: {/p: {get: {responses: {'503': {description: 'Closed; see the Retry-After header'}}}}}",
      "paths: {/p: {get: {responses: {'404': {}}}}}",
    ],
    failing: [
      "paths: {/p: {get: {responses: {⟦'429'⟧: {description: Slow down}}}}}",
      "paths: {/p: {get: {responses: {⟦'503'⟧: {headers: {X-RateLimit-Reset: {}}}}}}}",
      """
      paths: {/p: {get: {responses: {'429': {$ref: '#/components/responses/E'}}}, put: {responses: {'429': {$ref: '#/components/responses/E'}}}}}
      components: {responses: {⟦E⟧: {description: Slow down}}}
      """,
    ],
    check: .response { use, _ in
      guard use.status.number == 429 || use.status.number == 503, use.response.reference == nil else {
        return nil
      }
      let isTold = use.response.headers.contains { header in
        header.name.lowercased() == "retry-after"
          || (use.status.number == 429 && QuotaHeaders.tellsReset(header.name))
      }
      return isTold || use.response.mentions("retry-after") ? [] : [.noTime(use)]
    })
}

extension Problem {
  fileprivate static func noTime(_ use: ResponseUse) -> Problem {
    Problem("\(use.name) does not say when to try again", at: use.key)
  }
}
