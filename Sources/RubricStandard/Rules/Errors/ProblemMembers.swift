import RubricDocuments
import RubricOpenAPI

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
        let found = view.errorShapes.problems[schema], found.key == use.key, found.shape.contains(.any)
      else { return nil }
      let missing = found.shape.missing
      return missing.isEmpty ? [] : [.missing(missing, use)]
    })
}

extension Problem {
  fileprivate static func missing(_ members: [String], _ use: MediaTypeUse) -> Problem {
    let names = members.map { "'\($0)'" }.joined(separator: ", ")
    let verb = members.count == 1 ? "is" : "are"
    return Problem(
      "\(names) \(verb) missing from the problem details", at: use.media.origin.span(of: .schema))
  }
}
