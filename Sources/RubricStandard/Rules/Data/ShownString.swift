import RubricDocuments
import RubricOpenAPI
import RubricSchemas

/// A string that the authors show, within an example or a default.
struct ShownString: Sendable {
  var text: String
  /// Where it is written.
  var node: Node
  /// Of the field or parameter that it is a value of; nil where it stands by itself.
  var name: String?
  /// What it is to fit, where that is told.
  var schema: Shared<Schema>?
}

extension ShownString {
  /// Every string of the examples and defaults of a description, each once.
  static func all(in view: DescriptionView) -> [ShownString] {
    var walk = ShownStringWalk(api: view.api)
    for use in view.examples { walk.visit(use) }
    return walk.strings
  }
}

/// The walk through examples along their schemas.
private struct ShownStringWalk {
  let api: API
  var strings: [ShownString] = []
  private var seen = PlaceSet()
  private var members: [SchemaID: [Name: SchemaID]] = [:]

  init(api: API) { self.api = api }

  /// A value that is still to be looked at.
  private struct Pending {
    var node: Node
    var name: String?
    var schema: SchemaID?
  }

  mutating func visit(_ use: ExampleUse) {
    var pending = [Pending(node: use.value, name: use.name, schema: use.schema)]
    while let next = pending.popLast() {
      // What is shared by aliases is one text.
      guard !seen.contains(next.node.place) else { continue }
      seen.insert(next.node.place)
      switch next.node.kind {
      case .mapping:
        let known = next.schema.map { properties(of: $0) } ?? [:]
        pending += next.node.members.reversed().map {
          Pending(node: $0.value, name: $0.name.text, schema: known[$0.name])
        }
      case .sequence:
        let items = next.schema.flatMap { api.schemas[api.typed($0)].items }
        pending += next.node.elements.reversed().map { Pending(node: $0, name: next.name, schema: items) }
      case .string:
        let schema = next.schema.map { api.schemas[api.typed($0)] }
        strings.append(
          ShownString(text: next.node.string ?? "", node: next.node, name: next.name, schema: schema))
      case .integer, .float, .boolean, .null: break
      }
    }
  }

  private mutating func properties(of id: SchemaID) -> [Name: SchemaID] {
    let id = api.typed(id)
    if let known = members[id] { return known }
    let found = Dictionary(
      ObjectShape(of: id, in: api).properties.map { (Name($0.name), $0.schema) },
      uniquingKeysWith: { first, _ in first })
    members[id] = found
    return found
  }
}
