import RubricOpenAPI

extension Rule {
  static let operationSummary = Rule(
    "operation-summary", "Every operation has a short name",
    rationale: "The summary is what readers look for in menus and search, where a path says little.",
    severity: .warning, basis: .guidance,
    passage: Passage("Document your API", "Describe each endpoint and method."),
    mending: "say in a few words what it does, such as 'List parks'",
    passing: [
      "paths: {/p: {get: {summary: List parks}}}",
      "paths: {/p: {get: {summary: List parks, operationId: List parks}}}",
    ],
    failing: [
      "paths: {/p: {⟦get⟧: {}}}",
      "paths: {/p: {⟦get⟧: {summary: ''}}}",
      "paths: {/p: {get: {operationId: getPark, summary: ⟦getPark⟧}, put: {summary: ⟦/p⟧}}}",
      """
      paths: {/p: {get: {summary: ⟦Lists the parks of a council with their opening times and facilities and everything else that somebody who wants to visit one could ask⟧}}}
      """,
    ],
    check: .operation { operation, _ in
      guard let summary = operation.summary, !summary.isEmpty else {
        return [Problem("'\(operation.signature)' has no summary", at: operation.methodSpan)]
      }
      let span = operation.origin.valueSpan(of: .summary)
      // What generators put there for want of a name is a path or an identifier, and no words.
      let own = [operation.path, operation.operationID ?? "", operation.signature]
      let isWords = summary.utf8.contains(0x20) && summary != operation.signature
      if !isWords, own.contains(where: { $0.utf8.elementsEqual(summary.utf8) }) {
        return [Problem("the summary '\(summary)' only repeats what stands beside it", at: span)]
      }
      let length = summary.unicodeScalars.count
      return length > longestSummary
        ? [
          Problem(
            "the summary of '\(operation.signature)' has \(length) characters, too many for a name", at: span)
        ]
        : []
    })

  private static let longestSummary = 120
}
