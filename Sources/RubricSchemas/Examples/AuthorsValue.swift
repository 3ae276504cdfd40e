import RubricDocuments
import RubricOpenAPI

/// Values that the author gives for a schema.
extension ExampleMaker {
  /// The author's value, where the schemas allow it: an example, else `const`, `default` or one of `enum`.
  mutating func written(
    _ asked: Conjunction, _ schemas: [SchemaID], at place: Place
  ) -> JSONValue? {
    for part in asked.parts {
      let schema = api.schemas[part]
      if schema.examples.isEmpty, schema.default == nil { continue }
      var nodes = schema.examples
      if place.ordinal > 0 { nodes = Array(nodes.dropFirst(place.ordinal).prefix(1)) }
      if place.ordinal == 0, let value = schema.default, ExampleMaker.isTelling(value) { nodes.append(value) }
      for node in nodes.prefix(4) where hasRoom(for: node) && speaks(node, for: part, asked) {
        if let value = taken(node, asked, schemas, in: place.scope) { return value }
      }
    }
    guard let values = asked.allowed.min(by: { $0.count < $1.count }) else { return nil }
    let start = values.isEmpty ? 0 : place.ordinal % values.count
    // Null is shown last: it tells nothing of the others.
    let order = Array(values[start...] + values[..<start])
    for node in order.filter({ !$0.isNull }) + order.filter(\.isNull) {
      workLeft -= 1
      guard workLeft > 0 else { return nil }
      // What must be there is one of the allowed values, however long.
      if !place.isRequired, !hasRoom(for: node) { continue }
      if let value = taken(node, asked, schemas, in: place.scope) { return value }
    }
    return nil
  }

  /// Whether a value is short, or there is room for a long one.
  private func hasRoom(for node: Node) -> Bool {
    node.span.bytes.count <= ExampleMaker.longText || textLeft > 0
  }

  /// Whether a default is worth showing.
  private static func isTelling(_ value: Node) -> Bool {
    switch value.kind {
    case .null: false
    case .string: value.withUTF8 { !$0.isEmpty }
    case .sequence, .mapping: value.count > 0
    case .boolean, .integer, .float: true
    }
  }

  /// Whether an example of a part shows the whole: one of an object that is merged with others does not.
  private func speaks(_ node: Node, for part: SchemaID, _ asked: Conjunction) -> Bool {
    guard node.isMapping, part != asked.parts.first else { return true }
    return asked.members.allSatisfy { member in
      node.member(named: Name(member.name)) != nil
        || api.schemas[part].properties.contains { Name($0.name) == Name(member.name) }
    }
  }

  private mutating func taken(
    _ node: Node, _ asked: Conjunction, _ schemas: [SchemaID], in scope: DynamicScope
  ) -> JSONValue? {
    for (name, value) in asked.fixed where node.isMapping {
      guard let member = node.member(named: name), Name(member.value.string ?? "") == Name(value) else {
        return nil
      }
    }
    defer { if node.span.bytes.count > ExampleMaker.longText { textLeft -= node.span.bytes.count } }
    if node.isNull, asked.types?.contains(.null) == false { return nil }
    if let scalar = plainScalar(node, asked) {
      valuesLeft -= 1
      return scalar
    }
    for schema in schemas where truth(of: node, by: schema, in: scope) == .fails { return nil }
    var budget = min(valuesLeft, 500)
    let before = budget
    let value = JSONValue(node, budget: &budget)
    guard budget > 0 else { return nil }
    valuesLeft -= before - budget
    return value
  }

  /// A scalar that the schemas allow for certain, which most of the author's values are; nil of others.
  private mutating func plainScalar(_ node: Node, _ asked: Conjunction) -> JSONValue? {
    guard !asked.isRisky, asked.allowed.count <= 1 else { return nil }
    // Of a single `enum` only its own values are asked about, or else the validator is.
    if let values = asked.allowed.first, !values.contains(node) { return nil }
    let type: Schema.TypeSet
    switch node.kind {
    case .string: type = .string
    case .boolean: type = .boolean
    case .integer: type = .integer
    case .float: type = .number
    case .null, .mapping, .sequence: return nil
    }
    guard asked.types.map({ $0.contains(type) }) ?? true else { return nil }
    let value = JSONValue(node)
    switch value {
    case .string(let text): return strings.allows(text, asked.limits) ? value : nil
    case .number(let text): return Decimal(text.utf8).map { asked.limits.allow($0) } == true ? value : nil
    case .boolean: return value
    case .null, .array, .object: return nil
    }
  }
}
