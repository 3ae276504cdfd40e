import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let rateLimitParity = CrossCheck(
    "rate-limit-parity", "Limits on calls are the same in all texts, and declared",
    rationale:
      "Who counts on the wider limit is turned away; what no response declares clients do not handle.",
    severity: .warning,
    passage: Rule.Passage("Document your API", "Include rate limits."),
    mending: "write the limit that holds, and declare 429",
    passing: [
      CrossExample(
        "paths: {/permits: {get: {responses: {'429': {description: a, headers: {RateLimit-Policy: {example: '100;w=60'}}}}}}}",
        [
          "rate-limits.md":
            "# Rate limits\nYou may send 100 requests per minute, in tests 10 requests per minute."
        ])
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {responses: {'429': {description: a, headers: {RateLimit-Policy: {example: '100;w=60'}}}}}}}",
        ["rate-limits.md": "# Rate limits\nYou may send ⟦150⟧ requests per minute."]),
      CrossExample(
        "paths: {/permits: {get: {responses: {'404': {description: a}}}}}",
        [
          "rate-limits.md":
            "# Rate limits\nYou may send ⟦150⟧ requests per minute. So much: ⟦200⟧ requests a minute."
        ]),
    ],
    check: { view in
      let claims = NumberClaim.all(in: view).filter { $0.measure != .availability }
      guard let first = claims.first, !view.names.operations.isEmpty else { return nil }
      var problems = view.disagreements(claims) {
        "the limit is \($0.number) requests here and \($1.number) elsewhere"
      }
      if !view.names.declares(status: 429) {
        problems.append(
          Problem(
            "the guide tells of a limit, and no operation declares 429",
            at: view.span(of: first.range, in: first.unit)))
      }
      let policies = view.api.limitPolicies
      for claim in claims {
        guard case .requests(let period) = claim.measure, let declared = policies[period],
          !declared.contains(where: { Double($0) == Double(claim.number) })
        else { continue }
        problems.append(
          Problem(
            "the limit is \(claim.number) requests per \(period) here and \(declared.sorted().joined(separator: " or ")) in the description",
            at: view.span(of: claim.range, in: claim.unit)))
      }
      return problems
    })
}

extension API {
  private static let periods = ["1": "second", "60": "minute", "3600": "hour", "86400": "day"]

  /// The limits that examples of the header `RateLimit-Policy` show, such as `100;w=60`, by their period.
  fileprivate var limitPolicies: [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    var seen: Set<HeaderID> = []
    for named in responses.all.flatMap(\.headers) where named.name.lowercased() == "ratelimit-policy" {
      guard seen.insert(named.value).inserted else { continue }
      let header = headers[named.value]
      let schema = header.schema.map { schemas[$0] }
      for node in header.examples.compactMap(\.value) + (schema?.examples ?? []) {
        guard let text = node.text else { continue }
        let parts = text.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" } }
        guard
          let window = parts.first(where: { $0.hasPrefix("w=") }).flatMap({
            API.periods[String($0.dropFirst(2))]
          })
        else { continue }
        let limit = parts.first { $0.hasPrefix("q=") }.map { String($0.dropFirst(2)) } ?? parts.first
        if let limit, Int(limit) != nil { found[window, default: []].insert(limit) }
      }
    }
    return found
  }
}
