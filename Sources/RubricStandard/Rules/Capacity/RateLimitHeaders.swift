import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let rateLimitHeaders = Rule(
    "rate-limit-headers", "Responses show what is left of the quota",
    rationale: "A client that sees the limit coming can slow down before it is refused.",
    severity: .info, basis: .guidance,
    passage: Passage("Test your API's performance and scalability", "Set quota expectations for your users."),
    mending: "declare the headers 'RateLimit' and 'RateLimit-Policy'",
    passing: [
      """
      paths: {/p: {get: {responses: {'200': {headers: {RateLimit: {}}}, '429': {}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'429': {headers: {X-RateLimit-Remaining: {}, X-RateLimit-Reset: {}}}}}}}
      """,
      "paths: {/p: {get: {responses: {'200': {}}}}}",
      "paths: {/p: {get: {responses: {'429': {headers: {$ref: headers.yaml}}}}}}",
    ],
    failing: [
      "paths: {/p: {get: {responses: {'200': {}, ⟦'429'⟧: {}}}}}",
      """
      paths: {/p: {get: {responses: {'200': {headers: {RateLimit: {}}}, '429': {headers: {⟦X-RateLimit-Reset⟧: {}}}}}}}
      """,
    ],
    check: .response { use, view in
      guard use.status.number == 429, use.response.reference == nil else { return nil }
      let forms = use.operation.responses.flatMap { answer in
        view.api.responses[answer.response].headers.compactMap { QuotaHeaders.form(of: $0.name) }
      }
      if forms.isEmpty { return use.response.hasHeadersElsewhere ? [] : [.noQuota(use)] }
      guard Set(forms).count > 1 else { return [] }
      return use.firstOwnHeader.map { [.mixed($0)] } ?? []
    })
}

extension Problem {
  fileprivate static func noQuota(_ use: ResponseUse) -> Problem {
    Problem(
      "no response of '\(use.operation.signature)' has a header for what is left of the quota", at: use.key)
  }

  fileprivate static func mixed(_ header: Node.Member) -> Problem {
    Problem(
      "'\(header.name)' stands beside 'RateLimit' headers without 'X-'", at: header.keySpan,
      help: "name all of them in one way")
  }
}

extension ResponseUse {
  fileprivate var firstOwnHeader: Node.Member? {
    response.origin[.headers]?.members.first { QuotaHeaders.form(of: $0.name.text) == .own }
  }
}
