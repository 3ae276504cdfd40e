import RubricDocuments
import RubricOpenAPI

/// What the validator says of values that were made.
extension ExampleMaker {
  /// Whether all of the schemas allow the value, as far as that can be told.
  mutating func isAllowed(_ value: JSONValue, by schemas: [SchemaID], in scope: DynamicScope) -> Bool {
    let text = value.compactText
    // To read a text as a document costs as much as several schemas.
    workLeft -= 8 + text.utf8.count / 16
    guard let document = JSONValue.document(text) else { return false }
    for schema in schemas where truth(of: document.root, by: schema, in: scope) == .fails { return false }
    return true
  }

  /// - Parameter scope: the way to the schema.
  mutating func truth(of node: Node, by schema: SchemaID, in scope: DynamicScope) -> Truth {
    // Taken out while it is used, so that it is not copied.
    var checking =
      validator.take() ?? SchemaValidator(api.schemaSet, options: SchemaValidator.Options(mostSteps: 20_000))
    defer { validator = checking }
    let truth = checking.truth(of: node, by: schema, in: scope, direction == .request ? .request : .response)
    workLeft -= checking.run.stepsTaken / 8
    return truth
  }
}

extension SchemaValidator {
  /// Whether a value satisfies a schema, without words on why not.
  fileprivate mutating func truth(
    of node: Node, by schema: SchemaID, in scope: DynamicScope, _ direction: Direction
  ) -> Truth {
    run = ValidationRun(mostSteps: options.mostSteps, direction: direction)
    run.scope = scope.resources
    return quickly(schema, node)
  }
}
