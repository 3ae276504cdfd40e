import RubricOpenAPI
import RubricSite

extension Rule {
  static let sunsetInFuture = Rule(
    "sunset-in-future", "Nothing outlives its end date",
    rationale: "A date that has passed without an end tells callers that the next one means nothing either.",
    severity: .error, basis: .standard,
    passage: Passage("Set clear deprecation policies", "Do not support old versions forever."),
    mending: "take it out of the description, or agree another date with its callers",
    passing: [
      "paths: {/old: {get: {deprecated: true, x-sunset: \"2031-03-31\", responses: {}}}}",
      RuleExample(
        "paths: {/old: {get: {deprecated: true, x-sunset: \"2026-06-01T12:00:00Z\", responses: {}}}}",
        on: "2026-06-01"),
      "paths: {/old: {get: {responses: {}}}}",
    ],
    failing: [
      "paths: {/old: {get: {deprecated: true, x-sunset: ⟦\"2019-03-31\"⟧, responses: {}}}}",
      "paths: {/old: {get: {deprecated: true, x-sunset: ⟦next spring⟧, responses: {}}}}",
      """
      paths: {/old: {get: {x-sunset: ⟦"2031-03-31"⟧, responses: {}}}}
      components: {schemas: {A: {properties: {a: {deprecated: true, x-removal-date: ⟦2020-01-01⟧}}}}}
      """,
    ],
    check: .deprecation { use, view in
      guard let sunset = use.sunset else { return nil }
      let text = sunset.value.text ?? ""
      guard let date = CivilDate(text) else { return [.noDate(sunset, text)] }
      if date < view.date { return [.past(use, sunset, date)] }
      return use.isDeprecated ? [] : [.notDeprecated(use, sunset)]
    })
}

extension Problem {
  fileprivate static func noDate(_ sunset: Extension, _ text: String) -> Problem {
    Problem(
      "'\(sunset.name)' is no date", at: sunset.value.span,
      help: "write the day as YYYY-MM-DD")
  }

  fileprivate static func past(_ use: DeprecationUse, _ sunset: Extension, _ date: CivilDate) -> Problem {
    Problem("\(use.title) should have ended on \(date)", at: sunset.value.span)
  }

  fileprivate static func notDeprecated(_ use: DeprecationUse, _ sunset: Extension) -> Problem {
    Problem(
      "\(use.title) has an end and is not deprecated", at: sunset.value.span,
      help: "add 'deprecated: true'", severity: .warning)
  }
}
