import RubricDiagnostics
import RubricDocuments

/// How the limits that a schema sets are read.
extension APIReader {
  private static let boundFields: FieldSet = [
    .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .minLength, .maxLength, .pattern,
    .minItems, .maxItems, .uniqueItems, .minProperties, .maxProperties,
  ]

  mutating func bounds(_ node: Node, _ dialect: Schema.Dialect) -> Schema.Bounds? {
    guard node.members.contains(where: { APIReader.boundFields.contains($0.key) }) else { return nil }
    var bounds = Schema.Bounds()
    bounds.minimum = number(.minimum, of: node)
    bounds.maximum = number(.maximum, of: node)
    if dialect.hasExclusiveFlags {
      // The two are flags beside the bound (JSON Schema Wright-00 §5.3).
      if flag(.exclusiveMinimum, of: node) { swap(&bounds.minimum, &bounds.exclusiveMinimum) }
      if flag(.exclusiveMaximum, of: node) { swap(&bounds.maximum, &bounds.exclusiveMaximum) }
      // A number in place of the flag has a finding; what its author means is plain.
      bounds.exclusiveMinimum = bounds.exclusiveMinimum ?? node[.exclusiveMinimum]?.numberText
      bounds.exclusiveMaximum = bounds.exclusiveMaximum ?? node[.exclusiveMaximum]?.numberText
    } else {
      bounds.exclusiveMinimum = number(.exclusiveMinimum, of: node)
      bounds.exclusiveMaximum = number(.exclusiveMaximum, of: node)
    }
    bounds.multipleOf = step(node)
    bounds.minLength = count(.minLength, of: node)
    bounds.maxLength = count(.maxLength, of: node)
    bounds.pattern = text(.pattern, of: node)
    bounds.minItems = count(.minItems, of: node)
    bounds.maxItems = count(.maxItems, of: node)
    bounds.hasUniqueItems = flag(.uniqueItems, of: node)
    bounds.minProperties = count(.minProperties, of: node)
    bounds.maxProperties = count(.maxProperties, of: node)
    return bounds
  }

  private mutating func number(_ field: Field, of node: Node) -> String? {
    guard let value = node[field] else { return nil }
    if let text = value.numberText { return text }
    let isFlag = value.boolean != nil && (field == .exclusiveMinimum || field == .exclusiveMaximum)
    invalid(
      "'\(field.name)' must be a number", at: value.span,
      help: isFlag
        ? "since OpenAPI 3.1 it is the bound itself; write it in place of 'minimum' or 'maximum'" : nil)
    return nil
  }

  /// A number of things, in source text; `2.0` is one (JSON Schema 2020-12 §4.2.3).
  mutating func count(_ field: Field, of node: Node) -> String? {
    guard let text = number(field, of: node) else { return nil }
    let isWhole = node[field]?.kind == .integer || node[field]?.integer != nil
    if !isWhole || text.utf8.first == UInt8(ascii: "-") && node[field]?.integer != 0 {
      invalid("'\(field.name)' must be a whole number from 0", at: node.valueSpan(of: field))
      return nil
    }
    return text
  }

  private mutating func step(_ node: Node) -> String? {
    guard let text = number(.multipleOf, of: node) else { return nil }
    let isZero = text.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }.allSatisfy { $0 <= UInt8(ascii: "0") }
    if isZero || text.utf8.first == UInt8(ascii: "-") {
      invalid("'multipleOf' must be more than 0", at: node.valueSpan(of: .multipleOf))
      return nil
    }
    return text
  }
}
