import RubricOpenAPI

extension Rule {
  static let datetimeZone = Rule(
    "datetime-zone", "Times carry a zone",
    rationale:
      "Without a zone the same text is another moment in summer than in winter, and in each country.",
    severity: .warning, basis: .standard,
    passage: Passage("To represent time and date", "Times are written with a trailing Z."),
    mending: "give times in UTC with a 'Z' at their end",
    passing: [
      """
      components: {schemas: {A: {type: object, properties: {made_at: {type: string, format: date-time, example: "2017-08-09T13:58:07Z"}}}}}
      """,
      """
      components: {schemas: {A: {properties: {made_at: {type: string, example: '2017-08-09T13:58:07+01:00'}, day: {type: string, example: '2017-08-09'}, opens: {type: string, format: time, example: '09:30:00'}}}}}
      """,
      // Where the format asks for a zone, the example is told of as one that its schema does not allow.
      """
      components: {schemas: {A: {type: object, properties: {made_at: {type: string, format: date-time, example: "2017-08-09T13:58:07"}}}}}
      """,
    ],
    failing: [
      """
      components: {schemas: {A: {type: object, properties: {made_at: {type: string, example: ⟦"2017-08-09T13:58:07"⟧}, sent_at: {type: string, format: date-time, example: ⟦'2017-08-09T13:58:07+00:00'⟧}}}}}
      """,
      """
      components: {schemas: {A: {example: {gates: [{opened: ⟦'2017-08-09T13:58'⟧}]}}}}
      """,
    ],
    check: .shown { shown, _ in
      guard case .moment(let zone) = DateText(shown.text) else { return nil }
      switch zone {
      case .missing: return shown.schema?.format == "date-time" ? [] : [.noZone(shown)]
      case .utc: return []
      case .zero: return [.zero(shown)]
      case .offset: return [.offset(shown)]
      }
    })
}

extension Problem {
  fileprivate static func noZone(_ shown: ShownString) -> Problem {
    Problem(
      "'\(shown.text)' tells no zone", at: shown.node.span,
      help: "write '\(shown.text)Z' where it is UTC, and answer so")
  }

  fileprivate static func zero(_ shown: ShownString) -> Problem {
    Problem("'\(shown.text)' is in UTC and does not end in 'Z'", at: shown.node.span, severity: .info)
  }

  fileprivate static func offset(_ shown: ShownString) -> Problem {
    Problem("'\(shown.text)' is not in UTC", at: shown.node.span, severity: .info)
  }
}
