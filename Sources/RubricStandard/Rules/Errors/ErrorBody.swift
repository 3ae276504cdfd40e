import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let errorBody = Rule(
    "error-body", "Errors come with a body that is described",
    rationale: "A client can act on an error only where it knows which fields tell what went wrong.",
    severity: .warning, basis: .standard,
    passage: Passage("Document your API", "Describe error scenarios, including codes and messages."),
    mending: "describe the body by a schema, such as that of the other errors",
    passing: [
      """
      paths: {/p: {get: {responses: {'400': {content: {application/json: {schema: {type: object, properties: {code: {}, message: {}}}}}}}}}}
      """,
      "paths: {/p: {head: {responses: {'404': {description: No such park}}}}}",
      "paths: {/p: {get: {responses: {'400': {content: {text/plain: {example: The day lies in the past}}}}}}}",
      "paths: {/p: {get: {responses: {default: {description: Whatever comes}}}}}",
      """
      paths: {/p: {get: {responses: {'401': {description: No token, headers: {WWW-Authenticate: {schema: {type: string}}}}}}}}
      """,
    ],
    failing: [
      "paths: {/p: {get: {responses: {⟦'400'⟧: {description: Bad}}}}}",
      """
      paths: {/p: {get: {responses: {'200': {}, ⟦default⟧: {content: {application/json: {schema: {}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'404': {$ref: '#/components/responses/E'}, '410': {$ref: '#/components/responses/E'}}}}}
      components: {responses: {⟦E⟧: {description: Not there, content: {application/json: {schema: {type: object}}}}}}
      """,
    ],
    check: .response { use, view in
      guard use.tellsFailure, use.isFirst, use.response.reference == nil, use.operation.method != .head else {
        return nil
      }
      return use.response.content.contains { view.isDescribed($0) } ? [] : [.noBody(use)]
    })
}

extension Problem {
  fileprivate static func noBody(_ use: ResponseUse) -> Problem {
    let message =
      use.response.content.isEmpty
      ? "\(use.name) has no body" : "the body of \(use.name) is not described"
    // A gateway that refuses a caller often says all it has to say in this header (RFC 9110 §11.6.1).
    let isGateway =
      use.status.number == 401
      && use.response.headers.contains { $0.name.lowercased() == "www-authenticate" }
    return Problem(message, at: use.key, severity: isGateway ? .info : nil)
  }
}

extension DescriptionView {
  /// Whether anything is said of what the body holds.
  fileprivate func isDescribed(_ media: MediaType) -> Bool {
    if !media.examples.isEmpty || media.itemSchema != nil { return true }
    guard let id = media.schema else {
      // What a reference leads to is described elsewhere, though it cannot be read.
      return media.origin[.schema]?[.ref] != nil
    }
    let schema = api.schemas[id]
    let parts = schema.parts
    return !parts.isEmpty || schema.types.isDisjoint(with: .object) && !schema.types.isEmpty
      || !schema.examples.isEmpty || !schema.enum.isEmpty || schema.const != nil
  }
}
