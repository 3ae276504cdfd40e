import RubricOpenAPI

extension Rule {
  static let dateExampleISO = Rule(
    "date-example-iso", "Example dates are ISO 8601",
    rationale: "Readers copy what is shown: 09/08/2017 is a day in August here and in September elsewhere.",
    severity: .error, basis: .standard,
    passage: Passage("To represent time and date", "Dates look like 2017-08-09."),
    mending: "write the date as 2017-08-09, with a time as 2017-08-09T13:58:07Z",
    passing: [
      """
      components: {schemas: {A: {properties: {start_date: {type: string, example: '2017-08-09'}, made_at: {type: string, example: '2017-08-09T13:58:07Z'}}}}}
      """,
      """
      components: {schemas: {A: {properties: {modified: {type: string, example: 'Wed, 09 Aug 2017 13:58:07 GMT'}, sunset: {type: string, example: 'Wed, 09 Aug 2017 13:58:07 UTC'}, path: {type: string, example: 09/2017/a}, ratio: {type: string, example: 1/2/3}, version: {type: string, example: 1.2.2024}}}}}
      """,
      """
      components: {schemas: {A: {properties: {start_date: {type: string, example: TBC}, note: {type: string, example: Open from 09/08/2017}}}}}
      """,
      // A date of the declared format that is none is told of as an example that its schema does not allow.
      """
      components: {schemas: {A: {properties: {start_date: {type: string, format: date, example: '09/08/2017'}}}}}
      """,
    ],
    failing: [
      """
      components: {schemas: {A: {type: object, properties: {start_date: {type: string, example: ⟦"09/08/2017"⟧}}}}}
      """,
      """
      components: {schemas: {A: {example: {opened: ⟦9 August 2017⟧, closed: ['2017-08-09', ⟦31-12-2017⟧]}}}}
      """,
      """
      components: {schemas: {A: {properties: {created_at: {type: string, example: ⟦'2017-08-09 13:58:07'⟧}}}}}
      """,
      """
      components: {schemas: {A: {properties: {startDate: {type: string, default: ⟦2017/08/09⟧}, signed: {type: string, example: ⟦'August 9, 2017'⟧}}}}}
      """,
    ],
    check: .shown { shown, _ in
      guard let date = DateText(shown.text), shown.schema?.isDate != true else { return nil }
      switch date {
      case .day, .moment, .http: return []
      case .other(let iso): return [.notISO(shown, iso)]
      }
    })
}

extension Problem {
  fileprivate static func notISO(_ shown: ShownString, _ iso: String?) -> Problem {
    Problem(
      "'\(shown.text)' is a date in another form than ISO 8601", at: shown.node.span,
      help: iso.map { "write '\($0)'" })
  }
}

extension Shared<Schema> {
  /// Whether its format is that of a date: examples are checked against it.
  fileprivate var isDate: Bool { value.format == "date" || value.format == "date-time" }
}
