import RubricOpenAPI

extension Rule {
  static let parameterExample = Rule(
    "parameter-example", "Parameters are shown by an example",
    rationale: "An example tells the form of a value, such as of a date or an identifier, in one glance.",
    severity: .warning, basis: .standard,
    passage: Passage("Document your API", "Give examples of valid values."),
    mending: "add an example that a caller may send",
    passing: [
      "paths: {/p: {get: {parameters: [{name: page, in: query, example: 2, schema: {type: integer}}]}}}",
      "paths: {/p: {get: {parameters: [{name: page, in: query, schema: {type: integer, default: 1}}]}}}",
      "paths: {/p: {get: {parameters: [{name: open, in: query, schema: {type: boolean}}]}}}",
      """
      paths: {/p: {get: {parameters: [{name: kinds, in: query, schema: {type: array, items: {enum: [a]}}}]}}}
      """,
      """
      paths: {/p: {get: {parameters: [{name: day, in: query, description: 'A day, e.g. 2026-05-01', schema: {type: string}}]}}}
      """,
      // A key is the caller's own.
      "paths: {/p: {get: {parameters: [{name: apikey, in: header, schema: {type: string}}]}}}",
      """
      swagger: '2.0'
      paths: {/p: {get: {parameters: [{name: page, in: query, type: integer}]}}}
      """,
    ],
    failing: [
      "paths: {/p: {get: {parameters: [{name: ⟦page⟧, in: query, schema: {type: integer}}]}}}",
      "paths: {/p: {get: {parameters: [{name: ⟦f⟧, in: query, content: {application/json: {}}}]}}}",
    ],
    check: .parameter { parameter, view in
      // Swagger 2.0 has no place for one.
      guard view.api.version.major > 2, !parameter.name.isEmpty,
        !ReservedHeader.isIgnored(parameter, view.api.version), !SecretName.isSecret(parameter.name)
      else {
        return nil
      }
      let isShown =
        !parameter.examples.isEmpty || parameter.content.contains { !$0.examples.isEmpty }
        || (parameter.schema ?? parameter.content.first?.schema).map(view.bodySchemas.isShown) == true
      return isShown || parameter.tellsExample ? [] : [.noExample(parameter)]
    })
}

extension Problem {
  fileprivate static func noExample(_ parameter: Shared<Parameter>) -> Problem {
    Problem("parameter '\(parameter.name)' has no example", at: parameter.origin.valueSpan(of: .name))
  }
}

extension Shared<Parameter> {
  fileprivate var tellsExample: Bool {
    let text = (value.description ?? "").lowercased().utf8
    return ["example", "e.g", "eg.", "such as"].contains { text.contains(sequence: $0) }
  }
}
