import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let booleanAsString = Rule(
    "boolean-as-string", "A yes-or-no value is a boolean",
    rationale: "In most languages the text \"false\" counts as true.",
    severity: .error, basis: .standard,
    passage: Passage("How to respond to data requests", "Answer a yes-or-no request with a boolean."),
    mending: "write 'type: boolean', and its examples without quotation marks",
    passing: [
      "components: {schemas: {A: {type: object, properties: {married: {type: boolean, example: false}}}}}",
      """
      components: {schemas: {A: {properties: {consent: {type: string, enum: ['yes', 'no', unknown]}, flag: {type: string, enum: [Y]}, order: {type: string, enum: [asc, desc]}, level: {type: integer, enum: [0, 1]}}}}}
      """,
    ],
    failing: [
      """
      components: {schemas: {A: {type: object, properties: {⟦married⟧: {type: string, example: "false"}}}}}
      """,
      """
      components: {schemas: {A: {properties: {⟦consent⟧: {type: string, enum: ['Yes', 'No']}, ⟦open⟧: {type: string, enum: [Y, N]}, ⟦flag⟧: {type: string, enum: ['0', '1']}}}}}
      """,
      """
      paths: {/parks: {get: {parameters: [{name: ⟦open⟧, in: query, schema: {type: string, enum: ['true', 'false']}}], responses: {}}}}
      """,
    ],
    check: .value { use, _ in
      guard use.isFirst else { return nil }
      let types = use.schema.types.subtracting(.null)
      if types == .boolean { return [] }
      guard types == .string else { return nil }
      let allowed = use.schema.enum.filter { !$0.isNull }.map { ($0.text ?? "").lowercased() }
      if YesOrNo.isPair(allowed) { return [.pair(use)] }
      guard allowed.isEmpty, use.shown.contains(where: { YesOrNo.isTruth($0) }) else { return nil }
      return [.shownTruth(use)]
    })
}

extension Problem {
  fileprivate static func pair(_ use: ValueUse) -> Problem {
    let values = use.schema.enum.filter { !$0.isNull }.map { "'\($0.text ?? "")'" }
    return Problem(
      "\(use.kind) '\(use.name)' is a string of \(values.joined(separator: " or "))", at: use.span)
  }

  fileprivate static func shownTruth(_ use: ValueUse) -> Problem {
    Problem("\(use.kind) '\(use.name)' is a string, and its example is true or false", at: use.span)
  }
}

/// Values that say yes or no.
private enum YesOrNo {
  private static let pairs: [Set<String>] = [
    ["true", "false"], ["yes", "no"], ["y", "n"], ["0", "1"], ["t", "f"],
  ]

  static func isPair(_ values: [String]) -> Bool { values.count == 2 && pairs.contains(Set(values)) }

  /// A string that is one of the two words.
  static func isTruth(_ node: Node) -> Bool {
    guard let text = node.string?.lowercased() else { return false }
    return text == "true" || text == "false"
  }
}
