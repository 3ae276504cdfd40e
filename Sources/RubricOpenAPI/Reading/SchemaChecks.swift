import RubricDiagnostics
import RubricDocuments

/// What keywords may hold beyond their types.
extension APIReader {
  /// Lists that may not be empty, or must be lists.
  mutating func checkKeywords(_ node: Node) {
    if version.hasJSONSchema {
      if let examples = node[.examples], !mayBeList(examples) {
        invalid(
          "'examples' of a schema must be an array", at: examples.span,
          help: "write the values without their names")
      }
      // JSON Schema Core §10.2.1.
      for field in [Field.allOf, .oneOf, .anyOf]
      where node[field]?.isSequence == true && node[field]?.count == 0 {
        invalid("'\(field.name)' must hold a schema", at: node.valueSpan(of: field), help: "remove it")
      }
    } else if let required = node[.required], required.isSequence, required.count == 0 {
      // JSON Schema Validation, draft 4 §5.4.3 and Wright-00 §5.15.
      invalid("'required' must name a property", at: required.span, help: "remove it")
    }
  }
}
