import RubricDiagnostics
import RubricOpenAPI

extension Rule {
  static let queryNoAction = Rule(
    "query-no-action", "Query strings do not choose behaviour",
    rationale: "One address that does many things has one page, one permission and one line in every log.",
    severity: .error, basis: .standard,
    passage: Passage("When using query arguments", "Do not define behaviour: avoid /users?action=getUser."),
    mending: "make a path of its own for each, and let the method say what is done",
    passing: [
      "paths: {/users: {get: {parameters: [{name: state, in: query, schema: {}}], responses: {}}}}",
      """
      paths: {/payments: {get: {parameters: [{name: operation, in: query, schema: {enum: [card, cash]}}, {name: method, in: query, schema: {type: string}}, {name: service, in: query, schema: {}}], responses: {}}}}
      """,
      """
      paths: {/wfs: {get: {parameters: [{name: service, in: query, schema: {enum: [WFS]}}, {name: request, in: query, schema: {enum: [GetFeature, GetCapabilities]}}], responses: {}}}}
      """,
      """
      paths: {/audit-entries: {get: {parameters: [{name: action, in: query, schema: {type: string}}, {name: op, in: query, schema: {enum: [created, deleted]}}], responses: {'200': {description: a, content: {application/json: {schema: {type: array, items: {}}}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/users: {get: {parameters: [{name: ⟦action⟧, in: query, schema: {type: string, enum: [getUser, deleteUser]}}], responses: {}}}}
      """,
      """
      paths: {/users: {post: {parameters: [{name: ⟦cmd⟧, in: query, schema: {type: string}}, {name: ⟦Action⟧, in: query, schema: {}}], responses: {}}}}
      """,
    ],
    check: .parameter { parameter, view in
      guard parameter.location == .query else { return nil }
      let operations = view.operations(with: parameter)
      guard let operation = operations.first else { return nil }
      let name = NameWords(parameter.name).joined
      guard Actions.names.contains(name) else { return [] }
      let allowed = parameter.schema.map { view.api.schemas[view.api.typed($0)].enum } ?? []
      let hasVerb = allowed.contains { Verbs.isAction($0.text ?? "") }
      // What is done to a list of things that were done is a filter.
      let isFilter = operation.method == .get && ListAnswer(of: operation, in: view) != nil
      guard hasVerb || (allowed.isEmpty && Actions.plain.contains(name) && !isFilter) else { return [] }
      return [.action(parameter, operation, isOGC: view.isOGC(operation))]
    })
}

extension Problem {
  fileprivate static func action(
    _ parameter: Shared<Parameter>, _ operation: Shared<Operation>, isOGC: Bool
  ) -> Problem {
    Problem(
      "'\(parameter.name)' chooses what '\(operation.signature)' does",
      at: parameter.origin.valueSpan(of: .name), severity: isOGC ? .info : nil)
  }
}

/// Names of parameters that may choose what is done.
private enum Actions {
  /// Of these, only where they allow verbs.
  static let names: Set<String> = plain.union([
    "method", "op", "operation", "do", "function", "func", "service", "request",
  ])
  /// Of these, whatever they allow.
  static let plain: Set<String> = ["action", "act", "cmd", "command"]
}

extension DescriptionView {
  /// Whether an operation is one of a service of the Open Geospatial Consortium, which are called so.
  fileprivate func isOGC(_ operation: Shared<Operation>) -> Bool {
    let names = Set(parameters(of: operation).map { $0.name.lowercased() })
    return names.contains("service") && names.contains("request")
  }
}
