import RubricDiagnostics
import RubricDocuments

/// What keywords may hold beyond their types.
extension APIReader {
  private static let counts: FieldSet = [
    .minLength, .maxLength, .minItems, .maxItems, .minProperties, .maxProperties, .minContains, .maxContains,
  ]

  /// JSON Schema Validation §6: counts are whole and not negative, and nothing is a multiple of 0.
  mutating func checkNumber(_ value: Node, of field: Field) {
    if APIReader.counts.contains(field.key) {
      let isWhole = value.integer.map { $0 >= 0 } ?? APIReader.isWhole(value.numberText ?? "")
      if !isWhole { invalid("'\(field.name)' must be a whole number, 0 or more", at: value.span) }
    } else if field == .multipleOf, Double(value.numberText ?? "").map({ $0 <= 0 }) == true {
      invalid("'multipleOf' must be more than 0", at: value.span)
    }
  }

  /// Whether a number that no `Int` holds is whole all the same, such as 1e30.
  private static func isWhole(_ text: String) -> Bool {
    Double(text).map { $0 >= 0 && $0.rounded() == $0 } ?? false
  }

  /// Lists that may not be empty, or must be lists.
  mutating func checkKeywords(_ node: Node) {
    if version.hasJSONSchema {
      if let examples = node[.examples], !examples.isSequence {
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

  /// The XML Object as written, checked.
  mutating func xml(_ schema: Node) -> Node? {
    guard let written = schema[.xml], let node = mapping(.xml, of: schema) else { return schema[.xml] }
    check(node, has: .xml)
    for field in [Field.name, .namespace, .prefix] { _ = text(field, of: node) }
    for field in [Field.attribute, .wrapped] { _ = optionalFlag(field, of: node) }
    guard version.minor >= 2, let type = text(.nodeType, of: node) else { return written }
    if XML.NodeType(rawValue: type) == nil {
      invalid(
        "'\(type)' is no type of node", at: node.valueSpan(of: .nodeType),
        help: "use element, attribute, text, cdata or none")
    }
    // OpenAPI 3.2.0, XML Object.
    for field in [Field.attribute, .wrapped] where node[field] != nil {
      invalid(
        "'nodeType' and '\(field.name)' exclude each other", at: node.span(of: field), help: "remove it")
    }
    return written
  }
}
