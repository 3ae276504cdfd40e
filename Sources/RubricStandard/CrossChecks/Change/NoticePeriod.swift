import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSite

extension CrossCheck {
  static let noticePeriod = CrossCheck(
    "notice-period", "What ends gets the notice that the policy promises",
    rationale: "Callers plan with the promise, and are cut off before they are ready.",
    severity: .error,
    passage: Rule.Passage("Set clear deprecation policies", "State how long users have to upgrade."),
    mending: "move the end, or mend the policy",
    passing: [
      CrossExample(
        ending(on: "2027-01-31"),
        ["deprecation.md": "# Deprecation policy\nWe give at least 6 months notice before anything ends."])
    ],
    failing: [
      CrossExample(
        ending(on: "⟦2026-03-31⟧"),
        ["deprecation.md": "# Deprecation policy\nWe give at least 6 months notice before anything ends."])
    ],
    check: { view in
      guard let promise = NoticePromise.first(in: view) else { return nil }
      let ends = view.names.operations.compactMap { operation -> Problem? in
        let date = { (names: [String]) -> (day: CivilDate, node: Node)? in
          operation.extensions.first { names.contains($0.name) }
            .flatMap { found in found.value.text.flatMap { CivilDate($0) }.map { ($0, found.value) } }
        }
        guard let sunset = date(["x-sunset", "x-sunset-date", "x-removal-date"]),
          let since = date(["x-deprecated-since", "x-deprecation-date", "x-deprecated-on"]),
          let earliest = since.day.adding(months: promise.months), sunset.day < earliest
        else { return nil }
        return Problem(
          "'\(operation.signature)' ends less than \(promise.months) months after it was deprecated",
          at: sunset.node.span,
          notes: [
            Finding.Note("the policy promises it here", at: view.span(of: promise.range, in: promise.unit))
          ])
      }
      return ends
    })

  private static func ending(on day: String) -> String {
    "paths: {/old: {get: {deprecated: true, x-deprecated-since: 2026-01-01, x-sunset: \(day)}}}"
  }
}

/// How long before its end something is announced.
private struct NoticePromise {
  var months: Int
  var unit: Int
  var range: Range<Int>

  static func first(in view: GuideView) -> NoticePromise? {
    let units = [
      GuideWords.hash("month"): 1, GuideWords.hash("months"): 1, GuideWords.hash("months'"): 1,
      GuideWords.hash("year"): 12, GuideWords.hash("years"): 12,
    ]
    let numbers = Dictionary(
      ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        .enumerated()
        .flatMap { [(GuideWords.hash($1), $0 + 1), (GuideWords.hash("\($0 + 1)"), $0 + 1)] }
        + [(GuideWords.hash("18"), 18), (GuideWords.hash("24"), 24)],
      uniquingKeysWith: { first, _ in first })
    let notice = Set(["notice", "announce", "announced", "warning"].map { GuideWords.hash($0) })
    for unit in view.units.indices
    where view.units[unit].sections.contains(.deprecation) && view.says(unit, anyOf: notice)
      && !view.isConditional(unit)
    {
      let entries = view.words.words(of: unit)
      for index in entries.dropLast() {
        guard let count = numbers[view.words.entries[index].hash],
          let factor = units[view.words.entries[index + 1].hash]
        else { continue }
        let range = Int(view.words.entries[index].start)..<Int(view.words.entries[index + 1].end)
        return NoticePromise(months: count * factor, unit: unit, range: range)
      }
    }
    return nil
  }
}
