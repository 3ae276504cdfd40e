import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let exampleValueOrExternal = Rule(
    "example-value-or-external", "An example has one value",
    rationale:
      "Of an example without a value nothing is shown, and of one with two nobody knows which is meant.",
    severity: .error, basis: .hygiene, passage: Passage("Document your API", "Show users what to expect."),
    mending: "give the example either 'value' or 'externalValue'",
    passing: [
      "components: {examples: {a: {value: {x: 1}}}}",
      "components: {examples: {a: {externalValue: https://a.gov.uk/a.json}, b: {value: null}}}",
      """
      paths: {/p: {get: {parameters: [{name: p, in: query, examples: {a: {$ref: '#/components/examples/a'}}}]}}}
      components: {examples: {a: {value: 1}}}
      """,
      """
      openapi: 3.2.0
      components: {examples: {a: {dataValue: {x: 1}, serializedValue: x}}}
      """,
    ],
    failing: [
      "components: {examples: {⟦a⟧: {summary: empty}, ⟦b⟧: {value: 1, externalValue: https://a.gov.uk}}}",
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {examples: {⟦a⟧: {summary: x}}}}}}}}}
      """,
    ],
    check: .description { view in
      let members = view.exampleMembers
      guard !members.isEmpty else { return nil }
      return members.compactMap { member in
        let example = member.value
        let values = [Field.value, .dataValue, .serializedValue].filter { example[$0] != nil }
        switch (values.isEmpty, example[.externalValue] == nil) {
        case (true, true): return .noValue(member)
        // Before 3.2 a value is `value`; what goes with the others is checked where they are read.
        case (false, false): return example[.value] == nil ? nil : .twoValues(member)
        case (true, false), (false, true): return nil
        }
      }
    })
}

extension Problem {
  fileprivate static func noValue(_ member: Node.Member) -> Problem {
    Problem("example '\(member.name)' has no value", at: member.keySpan)
  }

  fileprivate static func twoValues(_ member: Node.Member) -> Problem {
    Problem("example '\(member.name)' has a value here and another elsewhere", at: member.keySpan)
  }
}

extension DescriptionView {
  /// Examples with a name, each where it is written; references to them are none.
  fileprivate var exampleMembers: [Node.Member] {
    guard api.version.major > 2 else { return [] }
    let media = (api.requestBodies.all.flatMap(\.content) + api.responses.all.flatMap(\.content)).map(
      \.origin)
    let holders =
      [api.components.origin].compactMap(\.self) + api.parameters.all.map(\.origin)
      + api.headers.all.map(\.origin) + media
    var seen = PlaceSet()
    return holders.flatMap { holder -> [Node.Member] in
      guard let examples = holder[.examples], examples.isMapping, !seen.contains(examples.place) else {
        return []
      }
      seen.insert(examples.place)
      return examples.members.filter { $0.value.isMapping && $0.value[.ref] == nil }
    }
  }
}
