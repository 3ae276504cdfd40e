import RubricOpenAPI

extension Rule {
  static let incrementalUpdates = Rule(
    "incremental-updates", "A copy can be kept current by changes alone",
    rationale:
      "Who has to take everything again to learn what is new, does so seldom and works with old data.",
    severity: .info, basis: .standard,
    passage: Passage(
      "Encourage users to keep local dataset copies up to date",
      "Let users download incremental lists of changes."),
    mending: "take a parameter such as 'updated_since', or offer a list or feed of changes",
    passing: [
      """
      security: []
      paths: {/parks/download: {get: {responses: {'200': {content: {text/csv: {}}}}}}, /parks/changes: {get: {}}}
      """,
      """
      security: []
      paths: {/parks/download: {get: {parameters: [{name: updatedAfter, in: query}], responses: {'200': {content: {text/csv: {}}}}}}}
      """,
      """
      security: []
      paths: {/parks: {get: {responses: {'200': {content: {application/json: {}}}}}}}
      """,
    ],
    failing: [
      """
      security: []
      paths: {/parks/download: {⟦get⟧: {responses: {'200': {content: {text/csv: {}}}}}}}
      """
    ],
    check: .description { view in
      guard view.servesOpenData, let first = BulkOperations(in: view).operations.first else { return nil }
      return view.tellsChanges ? [] : [.noChanges(first)]
    })
}

extension Problem {
  fileprivate static func noChanges(_ operation: Shared<Operation>) -> Problem {
    Problem(
      "'\(operation.signature)' gives bulk data, and no operation gives what has changed",
      at: operation.methodSpan)
  }
}

/// Words of what tells changes.
private enum ChangeWords {
  static let all: Set<String> = [
    "since", "change", "changes", "changed", "delta", "deltas", "updated", "modified", "cursor", "after",
    "updates", "feed", "events", "stream", "incremental", "diff", "history",
  ]
  static let feeds = ["atom+xml", "rss+xml", "event-stream"]
}

extension DescriptionView {
  fileprivate var tellsChanges: Bool {
    if api.operations.all.contains(where: { $0.kind != .path }) { return true }
    let names = api.parameters.all.filter { $0.location == .query }.map(\.name) + paths.map(\.template)
    if names.contains(where: { NameWords($0).words.contains { ChangeWords.all.contains($0) } }) {
      return true
    }
    return mediaTypes.contains { use in
      ChangeWords.feeds.contains { use.media.essence.utf8.contains(sequence: $0) }
    }
  }
}
