import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSchemas

extension Rule {
  static let problemMembers = Rule(
    "problem-members", "Problem details have a title, a status and a detail",
    rationale: "Libraries that read problem details show these fields, and nothing of a body without them.",
    severity: .warning, basis: .guidance,
    passage: Passage("Document your API", "Give error codes and messages; RFC 9457 §3.1 names the members."),
    mending: "describe the missing fields, which RFC 9457 §3.1 defines",
    passing: [
      """
      paths: {/p: {get: {responses: {'400': {content: {application/problem+json: {schema: {type: object, properties: {type: {}, title: {}, status: {}, detail: {}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'400': {content: {application/problem+json: {schema: {properties: {detail: {}}, allOf: [{$ref: '#/components/schemas/P'}]}}}}}}}}
      components: {schemas: {P: {properties: {title: {}, status: {}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'400': {content: {application/problem+json: {schema: {oneOf: [{$ref: '#/components/schemas/P'}]}}}}}}}}
      components: {schemas: {P: {properties: {title: {}, status: {}, detail: {}}}}}
      """,
      "paths: {/p: {get: {responses: {'400': {content: {application/problem+json: {}}}}}}}",
    ],
    failing: [
      """
      paths: {/p: {get: {responses: {'400': {content: {application/problem+json: {⟦schema⟧: {type: object, properties: {message: {}}}}}}, '404': {content: {application/problem+json: {schema: {type: object, properties: {title: {}, status: {}, detail: {}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'400': {content: {application/problem+json: {⟦schema⟧: {$ref: '#/components/schemas/P'}}}}, '404': {content: {application/problem+json: {schema: {$ref: '#/components/schemas/P'}}}}}}}}
      components: {schemas: {P: {properties: {title: {}, status: {}}}}}
      """,
    ],
    check: .mediaType { use, view in
      guard case .response = use.role, use.media.isProblem, use.media.isJSON, let schema = use.media.schema,
        view.bodySchemas.isFirst(use), let members = view.members(of: schema)
      else { return nil }
      let missing = ["title", "status", "detail"].filter { !members.contains($0) }
      return missing.isEmpty ? [] : [.missing(missing, use)]
    })
}

extension Problem {
  fileprivate static func missing(_ members: [String], _ use: MediaTypeUse) -> Problem {
    let names = members.map { "'\($0)'" }.joined(separator: " and ")
    return Problem("\(names) missing from the problem details", at: use.media.origin.span(of: .schema))
  }
}

extension DescriptionView {
  /// The members that a value of the schema has whichever alternative it is; nil where nothing is said.
  fileprivate func members(of id: SchemaID, depth: Int = 0) -> Set<String>? {
    let shape = shape(of: id)
    var members = Set(shape.properties.map(\.name))
    guard depth < 4 else { return members }
    for part in shape.alternatives(in: api) {
      let alternatives = (api.schemas[part].oneOf + api.schemas[part].anyOf).prefix(20)
        .compactMap { self.members(of: $0, depth: depth + 1) }
      guard let first = alternatives.first else { continue }
      members.formUnion(alternatives.dropFirst().reduce(first) { $0.intersection($1) })
    }
    return members.isEmpty ? nil : members
  }
}
