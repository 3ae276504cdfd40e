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
      "paths: {/p: {get: {responses: {'429': {headers: {$ref: headers.yaml}}}}}}",
      """
      paths: {/p: {get: {responses: {'429': {content: {application/json: {schema: {properties: {message: {}, ratelimiting_expiry_time_ms: {type: integer}}}}}}, '503': {content: {application/json: {schema: {properties: {retryAfter: {}}}}}}}}}}
      """,
      "paths: {/p: {get: {responses: {'429': {description: Back off and retry with exponentially increasing periods}}}}}",
      "paths: {/p: {get: {responses: {'404': {}}}}}",
    ],
    failing: [
      "paths: {/p: {get: {responses: {⟦'429'⟧: {description: Slow down}}}}}",
      "paths: {/p: {get: {responses: {⟦'429'⟧: {description: Try again later}}}}}",
      "paths: {/p: {get: {responses: {⟦'503'⟧: {headers: {X-RateLimit-Reset: {}}}}}}}",
      """
      paths: {/p: {get: {responses: {⟦'429'⟧: {content: {application/json: {schema: {properties: {message: {}, expiry: {}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'429': {$ref: '#/components/responses/E'}}}, put: {responses: {'429': {$ref: '#/components/responses/E'}}}}}
      components: {responses: {⟦E⟧: {description: Slow down}}}
      """,
    ],
    check: .response { use, view in
      guard use.status.number == 429 || use.status.number == 503, use.response.reference == nil else {
        return nil
      }
      let isTold = use.response.headers.contains { header in
        header.name.lowercased() == "retry-after"
          || (use.status.number == 429 && QuotaHeaders.tellsReset(header.name))
      }
      let isElsewhere =
        use.response.hasHeadersElsewhere
        || ["retry-after", "back off", "backoff", "exponential"].contains { use.response.mentions($0) }
      return isTold || isElsewhere || view.tellsTime(in: use.response) ? [] : [.noTime(use)]
    })
}

extension DescriptionView {
  /// Whether a field of the body tells when to come back, as some gateways do in place of a header.
  fileprivate func tellsTime(in response: Shared<Response>) -> Bool {
    response.content.compactMap(\.schema).contains { schema in
      shape(of: schema).properties.contains { property in
        let words = NameWords(property.name).words
        let isOfLimit = words.joined().utf8.starts(with: "ratelimit".utf8)
        let ends: Set = ["reset", "resets", "expiry", "expires"]
        return words.starts(with: ["retry", "after"]) || words.contains("retryafter")
          || (isOfLimit && !ends.isDisjoint(with: words))
      }
    }
  }
}

extension Problem {
  fileprivate static func noTime(_ use: ResponseUse) -> Problem {
    Problem("\(use.name) does not say when to try again", at: use.key)
  }
}
