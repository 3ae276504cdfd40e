import RubricDiagnostics
import RubricOpenAPI

extension Rule {
  static let headerNamesPlain = Rule(
    "header-names-plain", "Headers have names without X-",
    rationale: "A name that begins as an experiment cannot be changed once everybody uses it (RFC 6648).",
    severity: .info, basis: .guidance,
    passage: Passage(
      "When naming and hosting your API", "Simple names; the cross-government ruleset forbids the prefix X-."),
    mending: "name headers of your own without 'X-'",
    passing: [
      "paths: {/p: {get: {parameters: [{name: Correlation-Id, in: header}]}}}",
      """
      paths: {/p: {get: {parameters: [{name: X-Request-ID, in: header}, {name: x-page, in: query}], responses: {'200': {headers: {X-RateLimit-Limit: {}, x-frame-options: {}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/p: {get: {parameters: [{name: ⟦X-Correlation-Id⟧, in: header}], responses: {'200': {headers: {x-correlation-id: {}, ⟦X-Page⟧: {}}}}}}}
      """
    ],
    check: .description { view in
      let parameters = view.api.parameters.all.filter { $0.location == .header }.map {
        (name: $0.name, span: $0.origin.valueSpan(of: .name))
      }
      let headers = parameters + view.headers.map { (name: $0.name, span: $0.key) }
      guard !headers.isEmpty else { return nil }
      var uses: [String: [SourceSpan]] = [:]
      for header in headers where HeaderName.isExperimental(header.name) {
        uses[header.name.lowercased(), default: []].append(header.span)
      }
      // A name is chosen once, however often it is written.
      return headers.compactMap { header in
        guard let all = uses[header.name.lowercased()], all.first == header.span else { return nil }
        return .experimental(header.name, at: header.span, count: all.count)
      }
    })
}

extension Problem {
  fileprivate static func experimental(_ name: String, at span: SourceSpan, count: Int) -> Problem {
    Problem("header '\(name)' begins with 'X-'\(FurtherUses.words(count))", at: span)
  }
}

/// Names of headers.
private enum HeaderName {
  /// Whether it begins with `X-` and is none that everybody knows by such a name.
  static func isExperimental(_ name: String) -> Bool {
    let name = name.lowercased()
    guard name.utf8.starts(with: "x-".utf8) else { return false }
    return !known.contains(name) && !families.contains { name.utf8.starts(with: $0.utf8) }
  }

  private static let known: Set<String> = [
    "x-request-id", "x-content-type-options", "x-frame-options", "x-xss-protection", "x-api-key",
    "x-requested-with", "x-real-ip", "x-robots-tag", "x-powered-by", "x-http-method-override",
    "x-csrf-token", "x-xsrf-token", "x-cache", "x-permitted-cross-domain-policies", "x-ua-compatible",
  ]
  private static let families = [
    "x-forwarded-", "x-ratelimit-", "x-rate-limit", "x-b3-", "x-amz-", "x-amzn-", "x-fapi-", "x-ms-",
    "x-goog-",
  ]
}
