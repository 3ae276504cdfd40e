import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let topLevelObject = Rule(
    "top-level-object", "A JSON response is an object, not a bare array",
    rationale: "An object can get further members later, such as a link to the next page; an array cannot.",
    severity: .error, basis: .standard,
    passage: Passage("Use JSON", "Respond with an object; an array leaves no room for metadata."),
    mending: "wrap the value in an object such as {items: [...]}; callers have to follow",
    passing: [
      """
      paths: {/parks: {get: {responses: {"200": {content: {application/json: {schema: {type: object, properties: {items: {type: array, items: {}}}}}}}}}}}
      """,
      """
      paths: {/parks: {get: {responses: {"200": {content: {application/x-ndjson: {schema: {type: array, items: {}}}}}}}}}
      """,
      """
      paths: {/parks: {get: {responses: {"200": {content: {application/json: {schema: {type: string, format: binary}}}}}}}}
      """,
      """
      paths: {/parks: {post: {requestBody: {content: {application/json: {schema: {type: array, items: {}}}}}, responses: {"400": {content: {application/json: {schema: {type: array}}}}}}}}
      """,
      """
      paths: {/parks: {get: {responses: {"200": {content: {application/json: {schema: {properties: {id: {}}}}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/parks: {get: {responses: {"200": {content: {application/json: {schema: {type: ⟦array⟧, items: {type: object}}}}}}}}}
      """,
      """
      paths: {/parks: {get: {responses: {"200": {content: {application/json: {schema: {$ref: '#/components/schemas/Parks'}}}}}}}}
      components: {schemas: {Parks: {type: ⟦array⟧, items: {}}}}
      """,
      """
      paths: {/count: {get: {responses: {"200": {content: {application/json: {schema: {oneOf: [{type: ⟦integer⟧}, {type: object}]}}}}}}}}
      """,
      """
      paths: {/parks: {get: {responses: {"200": {content: {application/json: {schema: ⟦{items: {type: object}}⟧}}}}}}}
      """,
    ],
    check: .schema { use, view in
      guard let response = view.tops[use.id] else { return nil }
      let schema = use.schema
      let types = schema.types.subtracting(.null)
      if types.contains(.array) || (types.isEmpty && schema.items != nil) {
        return [.top("an array", schema, view.responses[response])]
      }
      if types.contains(.object) || !schema.properties.isEmpty { return [] }
      guard !types.isEmpty, schema.format != "binary" else { return nil }
      return [.top("no object but \(types.told)", schema, view.responses[response])]
    })
}

extension Problem {
  fileprivate static func top(_ what: String, _ schema: Shared<Schema>, _ use: ResponseUse) -> Problem {
    Problem(
      "'\(use.operation.signature)' answers \(what)", at: schema.origin.valueSpan(of: .type))
  }
}

extension Schema.TypeSet {
  /// The first type with its article.
  fileprivate var told: String {
    guard let name = names.first else { return "nothing" }
    return name == "integer" ? "an integer" : "a \(name)"
  }
}

extension SchemaUse {
  /// The schemas that the JSON of a response of success is to fit at its top, alternatives and parts among
  /// them, each with the position of the first such response.
  static func tops(in api: API, _ responses: [ResponseUse]) -> [SchemaID: Int] {
    var tops: [SchemaID: Int] = [:]
    for (index, use) in responses.enumerated() where use.status.isSuccess {
      for media in use.response.content {
        guard let root = media.schema else { continue }
        let kind = MediaKind(media.name)
        // Frameworks that do not know what they answer say `*/*`; what is a list there is one in JSON.
        let isList = kind == .anything && api.schemas[root].types.contains(.array)
        guard kind == .json || isList else { continue }
        var pending = [root]
        while let id = pending.popLast() {
          guard tops[id] == nil else { continue }
          tops[id] = index
          let schema = api.schemas[id]
          pending += [schema.reference].compactMap(\.self) + schema.allOf + schema.oneOf + schema.anyOf
        }
      }
    }
    return tops
  }
}
