import RubricOpenAPI

extension Rule {
  static let operationDescription = Rule(
    "operation-description", "Every operation is explained",
    rationale: "A name alone does not tell when to call an operation and what comes of it.",
    severity: .warning, basis: .standard,
    passage: Passage("Document your API", "Give full details including meaning."),
    mending: "say what it does, what it needs and what comes back",
    passing: [
      "paths: {/p: {get: {description: Lists the parks that are open on a given day.}}}",
      "paths: {/p: {get: {summary: List all parks of a council}}}",
      "paths: {/p: {description: The parks of a council and their paths, get: {summary: List parks}}}",
    ],
    failing: [
      "paths: {/p: {get: {description: ⟦parks⟧}}}",
      "paths: {/p: {⟦get⟧: {summary: List parks}}}",
    ],
    check: .operation { operation, _ in
      let texts = [operation.description, operation.summary, operation.pathDescription]
      if texts.contains(where: { Words.count(($0 ?? "").utf8) >= 5 }) { return [] }
      let count = Words.count((operation.description ?? "").utf8)
      let isMissing = (operation.description ?? "").isEmpty
      return [
        Problem(
          isMissing
            ? "'\(operation.signature)' is not explained"
            : "'\(operation.signature)' is explained in \(count) word\(count == 1 ? "" : "s")",
          at: isMissing ? operation.methodSpan : operation.origin.valueSpan(of: .description))
      ]
    })
}
