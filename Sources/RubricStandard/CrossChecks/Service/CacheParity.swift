import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let cacheParity = CrossCheck(
    "cache-parity", "What the guide forbids to keep, headers forbid too",
    rationale: "Caches read the header and not the guide.",
    severity: .warning,
    passage: Rule.Passage(
      "Test your API's performance and scalability", "Set sufficient timeouts on cached personal information."
    ),
    mending: "answer with 'Cache-Control: no-store', or mend the guide",
    passing: [
      CrossExample(
        cached("no-store"),
        ["information-handling.md": "# Information handling\nYou must not cache responses."])
    ],
    failing: [
      CrossExample(
        cached("'public, max-age=600'"),
        ["information-handling.md": "# Information handling\nYou ⟦must not cache⟧ responses."])
    ],
    check: { view in
      let claims = ["must not cache", "do not cache", "should not cache", "must not be cached"]
        .flatMap { view.words.occurrences(ofWords: $0) }.sorted { $0.unit < $1.unit }
        .filter {
          view.isOwn(view.units[$0.unit]) && !view.isConditional($0.unit)
            && view.says($0.unit, anyOf: CacheWords.answers)
        }
      guard let claim = claims.first else { return nil }
      guard let header = view.api.keptAnswer else { return [] }
      return [
        Problem(
          "the guide forbids caches, and a response declares '\(header.text)'",
          at: view.span(of: claim.range, in: claim.unit),
          notes: [Finding.Note("it is declared here", at: header.span)])
      ]
    })

  private static func cached(_ value: String) -> String {
    "paths: {/permits: {get: {responses: {'200': {description: a, headers: {Cache-Control: {example: \(value)}}}}}}}"
  }
}

private enum CacheWords {
  static let answers = Set(["response", "responses", "data", "results"].map { GuideWords.hash($0) })
}

extension API {
  /// The first example of a header that lets caches keep a successful answer.
  fileprivate var keptAnswer: (text: String, span: SourceSpan)? {
    for operation in calledOperations where operation.method.isSafe {
      for written in operation.responses where written.status.isSuccess {
        for named in responses[written.response].headers where named.name.lowercased() == "cache-control" {
          let header = headers[named.value]
          let schema = header.schema.map { schemas[$0] }
          for node in header.examples.compactMap(\.value) + (schema?.examples ?? []) {
            guard let text = node.text else { continue }
            let low = text.lowercased()
            let isKept = low.utf8.contains(sequence: "public") || low.utf8.contains(sequence: "max-age=")
            if isKept, !low.utf8.contains(sequence: "max-age=0"), !low.utf8.contains(sequence: "no-store") {
              return (text, node.span)
            }
          }
        }
      }
    }
    return nil
  }
}
