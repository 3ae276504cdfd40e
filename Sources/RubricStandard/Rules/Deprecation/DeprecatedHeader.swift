import RubricOpenAPI

extension Rule {
  static let deprecatedHeader = Rule(
    "deprecated-header", "Deprecation is announced in responses",
    rationale:
      "Programs that still call it have no eyes for documentation, but their logs can warn of a header.",
    severity: .info, basis: .standard,
    passage: Passage(
      "Set clear deprecation policies", "Announce deprecation in HTTP responses as well as by contact."),
    mending: "declare the headers Deprecation (RFC 9745) and Sunset (RFC 8594) on its responses",
    passing: [
      """
      paths: {/old: {get: {deprecated: true, responses: {"200": {description: a, headers: {Deprecation: {schema: {type: string}}, Sunset: {schema: {type: string}}}}}}}}
      """,
      """
      paths: {/old: {get: {deprecated: true, responses: {"200": {description: a, headers: {warning: {schema: {type: string}}}}}}, put: {responses: {}}}}
      """,
    ],
    failing: [
      "paths: {/old: {get: {⟦deprecated⟧: true, responses: {\"200\": {description: ok}}}}}"
    ],
    check: .operation { operation, view in
      guard operation.isDeprecated else { return nil }
      let isAnnounced = operation.responses.contains { written in
        view.headerNames[written.response].map {
          !$0.isDisjoint(with: ["deprecation", "sunset", "warning"])
        } == true
      }
      return isAnnounced ? [] : [.unannounced(operation)]
    })
}

extension Problem {
  fileprivate static func unannounced(_ operation: Shared<Operation>) -> Problem {
    Problem(
      "no response of '\(operation.signature)' announces that it is deprecated",
      at: operation.origin.member(Field.deprecated.key)?.keySpan ?? operation.methodSpan)
  }
}
