import RubricOpenAPI

extension Rule {
  static let rateLimit429 = Rule(
    "rate-limit-429", "Operations say that callers may have to wait",
    rationale: "Whoever does not know that there is a limit writes a client that breaks when it is met.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "Test your API's performance and scalability", "Set quota expectations for your users and enforce them."
    ),
    mending: "add a 429, such as a reference to one in 'components.responses'",
    passing: [
      """
      security: [{k: []}]
      paths: {/p: {get: {responses: {'200': {}, '429': {}}}}}
      """,
      """
      security: [{k: []}]
      paths: {/p: {get: {responses: {'200': {}, 4XX: {}}}}}
      """,
      """
      security: []
      paths: {/p: {get: {responses: {'200': {}}}}}
      """,
      "paths: {/p: {get: {responses: {'200': {}}}}}",
    ],
    failing: [
      """
      security: [{k: []}]
      paths: {/p: {⟦get⟧: {responses: {'200': {}}}, post: {responses: {'200': {}}}}}
      """,
      """
      security: [{k: []}]
      paths: {/p: {get: {responses: {'200': {}, '429': {}}}, ⟦post⟧: {responses: {'200': {}}}}}
      """,
    ],
    check: .operation { operation, view in
      guard view.securityUses.isGuarded(operation), !view.hasNoQuota else { return nil }
      if operation.declares(status: 429) { return [] }
      guard view.securityUses.declared(429) else {
        return view.securityUses.isFirst(operation) ? [.nowhere(operation)] : nil
      }
      return [.noLimit(operation)]
    })
}

extension Problem {
  fileprivate static func noLimit(_ operation: Shared<Operation>) -> Problem {
    Problem("'\(operation.signature)' declares no 429", at: operation.methodSpan)
  }

  fileprivate static func nowhere(_ operation: Shared<Operation>) -> Problem {
    Problem("no operation declares 429, the answer to too many calls", at: operation.methodSpan)
  }
}

extension DescriptionView {
  /// Whether the owners say that there is no limit.
  fileprivate var hasNoQuota: Bool {
    site.apiSettings.notApplicable.contains { $0.section.text == "rate-limits" && $0.reason != nil }
  }
}
