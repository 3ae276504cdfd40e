import RubricOpenAPI

extension Rule {
  static let queryNotIdentity = Rule(
    "query-not-identity", "A resource is identified in the path",
    rationale: "An address that ends before the question mark is what caches, logs and permissions know.",
    severity: .error, basis: .standard,
    passage: Passage(
      "When using query arguments", "Never use a query string to identify: avoid /users?id=1."),
    mending: "identify it in the path, such as /users/{id}",
    passing: [
      """
      paths: {/users: {get: {parameters: [{name: state, in: query, schema: {}}], responses: {}}}, "/users/{id}": {get: {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {}}}}
      """,
      """
      paths: {/payments: {get: {parameters: [{name: account_id, in: query, schema: {}}, {name: reference, in: query, schema: {}}], responses: {'200': {description: a, content: {application/json: {schema: {type: array, items: {}}}}}}}}}
      """,
      """
      paths: {/users: {get: {parameters: [{name: ids, in: query, schema: {type: array, items: {}}}, {name: id, in: query, schema: {type: array, items: {}}}], responses: {}}}, '/users/{user}': {get: {parameters: [{name: user, in: path, required: true, schema: {}}, {name: id, in: query, schema: {}}], responses: {}}}}
      """,
      """
      paths: {/users: {delete: {parameters: [{name: id, in: query, schema: {}}], responses: {}}}}
      """,
      // What is like the thing of that identifier is not the thing.
      """
      paths: {/parks/similar: {get: {parameters: [{name: id, in: query, schema: {}}], responses: {'200': {content: {application/json: {schema: {type: array, items: {}}}}}}}}}
      """,
      // Searches of FHIR take what FHIR says they take.
      """
      paths: {/Patient: {get: {parameters: [{name: _id, in: query, schema: {}}], responses: {'200': {content: {application/fhir+json: {}}}}}}}
      """,
    ],
    failing: [
      "paths: {/users: {get: {parameters: [{name: ⟦id⟧, in: query, schema: {}}], responses: {}}}}",
      """
      paths: {/users: {get: {parameters: [{name: ⟦userId⟧, in: query, schema: {}}], responses: {}}}, /companies/: {get: {parameters: [{name: ⟦company-id⟧, in: query, schema: {}}], responses: {}}}}
      """,
      """
      paths: {/user: {get: {parameters: [{name: ⟦reference⟧, in: query, required: true, schema: {}}], responses: {'200': {description: a, content: {application/json: {schema: {type: object, properties: {name: {}}}}}}}}}}
      """,
    ],
    check: .parameter { parameter, view in
      guard parameter.location == .query, !view.profile.isFHIR else { return nil }
      let operations = view.operations(with: parameter).filter { $0.method == .get }
      if operations.isEmpty { return nil }
      guard let operation = operations.first(where: { view.identifies(parameter, $0) }) else { return [] }
      let isList = view.types(of: parameter.schema).contains(.array)
      return [.identity(parameter, operation, isList: isList)]
    })
}

extension Problem {
  fileprivate static func identity(
    _ parameter: Shared<Parameter>, _ operation: Shared<Operation>, isList: Bool
  ) -> Problem {
    Problem(
      "'\(parameter.name)' identifies what '\(operation.signature)' answers",
      at: parameter.origin.valueSpan(of: .name),
      // Many at once are read so.
      severity: isList ? .info : nil)
  }
}

extension DescriptionView {
  fileprivate func identifies(_ parameter: Shared<Parameter>, _ operation: Shared<Operation>) -> Bool {
    let segments = PathUse.Segment.all(of: operation.path)
    guard let last = segments.last(where: { !$0.text.isEmpty }), !last.isTemplate else { return false }
    let words = NameWords(parameter.name).words
    switch words.joined(separator: "_") {
    case "id", "uuid", "guid":
      return last.text.utf8.last == UInt8(ascii: "s") || ListAnswer(of: operation, in: self) == nil
    case "identifier", "reference", "ref":
      return parameter.isRequired && answer(of: operation) != nil
        && ListAnswer(of: operation, in: self) == nil
    default:
      guard words.count > 1, words.last == "id" || words.last == "uuid" else { return false }
      return Array(words.dropLast()) == Plural.singular(NameWords(last.text).words)
    }
  }
}
