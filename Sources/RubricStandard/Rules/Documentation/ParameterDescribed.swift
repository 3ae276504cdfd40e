import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let parameterDescribed = Rule(
    "parameter-described", "Every parameter is explained and has a type",
    rationale: "A caller who has to guess what to send, sends what is wrong.",
    severity: .error, basis: .standard,
    passage: Passage("Document your API", "Give each parameter's meaning, data type and constraints."),
    mending: "say what it means and which values it takes",
    passing: [
      """
      paths: {/p: {get: {parameters: [{name: state, in: query, description: Open or closed parks, schema: {type: string}}]}}}
      """,
      """
      paths: {/p: {get: {parameters: [{name: state, in: query, schema: {$ref: '#/components/schemas/S'}}]}}}
      components: {schemas: {S: {enum: [a], description: Open or closed parks}}}
      """,
      """
      paths: {/p: {get: {parameters: [{name: f, in: query, description: What to leave out, content: {application/json: {}}}]}}}
      """,
    ],
    failing: [
      "paths: {/p: {get: {parameters: [{name: ⟦state⟧, in: query, schema: {type: string}}]}}}",
      """
      paths: {/p: {get: {parameters: [{name: ⟦parkId⟧, in: query, description: Park ID, schema: {type: string}}]}}}
      """,
      """
      paths: {/p: {get: {parameters: [{name: state, in: query, description: Open or closed, ⟦schema⟧: {}}]}}}
      """,
    ],
    check: .parameter { parameter, view in
      // OpenAPI 3.1.0 §4.8.12.2: such a parameter is ignored; another rule tells of it.
      if ReservedHeader.isIgnored(parameter, view.api.version) || parameter.name.isEmpty { return nil }
      if !view.isExplained(parameter) { return [.unexplained(parameter)] }
      return view.hasType(parameter) ? [] : [.untyped(parameter)]
    })
}

extension Problem {
  fileprivate static func unexplained(_ parameter: Shared<Parameter>) -> Problem {
    Problem(
      "parameter '\(parameter.name)' is not explained", at: parameter.origin.valueSpan(of: .name))
  }

  fileprivate static func untyped(_ parameter: Shared<Parameter>) -> Problem {
    Problem(
      "parameter '\(parameter.name)' has no type", at: parameter.origin.span(of: .schema),
      help: "add the type to its schema")
  }
}

extension DescriptionView {
  fileprivate func isExplained(_ parameter: Shared<Parameter>) -> Bool {
    let schema = parameter.schema.map { api.schemas[$0] }
    let element = schema?.items.map { api.schemas[$0] }
    let texts = [parameter.description, schema?.description, schema?.title, element?.description]
    return texts.contains { text in
      Words.count((text ?? "").utf8) > 0 && !Letters.areSame(text ?? "", parameter.name)
    }
  }

  fileprivate func hasType(_ parameter: Shared<Parameter>) -> Bool {
    guard let id = parameter.schema else { return true }
    let schema = api.schemas[id]
    return schema.always != nil || !schema.types.isEmpty || !schema.enum.isEmpty || schema.const != nil
      || !schema.parts.isEmpty
  }
}
