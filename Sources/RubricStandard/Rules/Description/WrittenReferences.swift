import RubricDocuments
import RubricOpenAPI

/// Objects that are references, where the specification knows them; what stands in examples and extensions is
/// data. Path items are left out: what stands beside the reference of one counts in every version.
struct WrittenReferences {
  /// An object with a `$ref`.
  struct Reference {
    var node: Node
    var isSchema: Bool
  }

  /// In no order.
  private(set) var all: [Reference] = []
  private var seen = PlaceSet()

  init(in api: API) {
    for schema in api.schemas.all where schema.always == nil { addParts(of: schema.origin) }
    for parameter in api.parameters.all { addValue(parameter.origin) }
    for header in api.headers.all { addValue(header.origin) }
    for body in api.requestBodies.all { addContent(body.origin) }
    for response in api.responses.all {
      addContent(response.origin)
      addMembers(response.origin[.headers])
      addMembers(response.origin[.links])
    }
    for operation in api.operations.all {
      addElements(operation.pathItem[.parameters])
      addElements(operation.origin[.parameters])
      add(operation.origin[.requestBody])
      addMembers(operation.origin[.responses])
      addMembers(operation.origin[.callbacks])
    }
    for section in api.components.origin.map({ Array($0.members) }) ?? [] {
      addMembers(section.value, isSchema: section.key == Field.schemas.key)
    }
  }

  private mutating func add(_ node: Node?, isSchema: Bool = false) {
    guard let node, node[.ref]?.kind == .string, !seen.contains(node.place) else { return }
    seen.insert(node.place)
    all.append(Reference(node: node, isSchema: isSchema))
  }

  private mutating func addMembers(_ node: Node?, isSchema: Bool = false) {
    for member in node.map({ Array($0.members) }) ?? [] { add(member.value, isSchema: isSchema) }
  }

  private mutating func addElements(_ node: Node?, isSchema: Bool = false) {
    for element in node.map({ Array($0.elements) }) ?? [] { add(element, isSchema: isSchema) }
  }

  private mutating func addParts(of schema: Node) {
    addMembers(schema[.properties], isSchema: true)
    for field in [Field.items, .additionalProperties, .not] { add(schema[field], isSchema: true) }
    for field in [Field.allOf, .oneOf, .anyOf] { addElements(schema[field], isSchema: true) }
  }

  /// What a parameter, a header or a media type holds.
  private mutating func addValue(_ holder: Node) {
    add(holder[.schema], isSchema: true)
    addMembers(holder[.examples])
    addContent(holder)
  }

  private mutating func addContent(_ holder: Node) {
    for media in holder[.content].map({ Array($0.members) }) ?? [] {
      add(media.value[.schema], isSchema: true)
      addMembers(media.value[.examples])
      for part in media.value[.encoding].map({ Array($0.members) }) ?? [] { addMembers(part.value[.headers]) }
    }
  }
}
