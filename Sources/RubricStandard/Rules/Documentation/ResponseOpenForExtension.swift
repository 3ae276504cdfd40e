import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let responseOpenForExtension = Rule(
    "response-open-for-extension", "Responses can get more fields",
    rationale: "Clients that refuse what they do not know break on the day when a field is added.",
    severity: .info, basis: .standard,
    passage: Passage(
      "When iterating your API", "Let parsers ignore what they do not know so that fields can be added."),
    mending: "take the keyword away from what comes in responses",
    passing: [
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {type: object, properties: {a: {}}}}}}}}}}
      """,
      """
      paths: {/p: {post: {requestBody: {content: {application/json: {schema: {type: object, additionalProperties: false}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {type: object, additionalProperties: {type: string}}}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {type: object, ⟦additionalProperties⟧: false, properties: {a: {}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}, put: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
      components: {schemas: {A: {type: object, ⟦unevaluatedProperties⟧: false, properties: {a: {}}}}}
      """,
    ],
    check: .schema { use, view in
      guard use.reach.contains(.success), !use.schema.properties.isEmpty else { return nil }
      let closed: [(Field, SchemaID?)] = [
        (.additionalProperties, use.schema.additionalProperties),
        (.unevaluatedProperties, use.schema.rare?.unevaluatedProperties),
      ]
      return closed.filter { $0.1.map { view.api.schemas[$0].always == false } == true }.prefix(1)
        .map { .closed($0.0, use) }
    })
}

extension Problem {
  fileprivate static func closed(_ field: Field, _ use: SchemaUse) -> Problem {
    let name = use.name.map { "'\($0)'" } ?? "an object"
    let remark = use.reach.contains(.request) ? ", as in requests, where that is well" : ""
    return Problem(
      "\(name) can get no more fields in responses\(remark)", at: use.schema.origin.span(of: field),
      help: use.reach.contains(.request) ? "close the object where it is sent only" : nil)
  }
}
