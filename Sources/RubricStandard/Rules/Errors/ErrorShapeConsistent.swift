import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let errorShapeConsistent = Rule(
    "error-shape-consistent", "All errors look alike",
    rationale: "One piece of a client can read every error only where they all have the same fields.",
    severity: .warning, basis: .standard,
    passage: Passage("Use RESTful", "REST offers one framework for communicating error states."),
    mending: "give the body the fields that the other errors have",
    passing: [
      """
      paths: {/p: {get: {responses: {'400': {content: {application/json: {schema: {properties: {code: {}, message: {}}}}}}, '404': {content: {application/json: {schema: {properties: {code: {}, message: {}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'404': {content: {application/json: {schema: {properties: {code: {}}}}}}, '400': {content: {application/json: {schema: {properties: {code: {}, fields: {}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'404': {content: {application/json: {schema: {required: [code], properties: {code: {}, hint: {}}}}}}, '400': {content: {application/json: {schema: {properties: {code: {}, fields: {}}}}}}}}}}
      """,
      """
      paths:
        /p: {get: {responses: {'404': {content: {application/json: {schema: {properties: {code: {}}}}}}}}}
        /token: {post: {responses: {'400': {content: {application/json: {schema: {properties: {error: {}, error_description: {}}}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/p: {get: {responses: {'400': {content: {application/json: {schema: {properties: {code: {}, message: {}}}}}}, '404': {content: {application/json: {schema: {properties: {code: {}, message: {}}}}}}, '500': {content: {⟦application/json⟧: {schema: {properties: {fault: {}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'400': {content: {application/json: {schema: {properties: {code: {}}}}}}, '404': {content: {⟦application/json⟧: {schema: {type: array, items: {properties: {code: {}}}}}}}}}}}
      """,
    ],
    check: .mediaType { use, view in
      guard case .response(let response) = use.role, response.tellsFailure, let schema = use.media.schema,
        let found = view.errorShapes.uses[schema], found.key == use.key, found.response.id == response.id,
        let common = view.errorShapes.commonest
      else { return nil }
      guard response.isFirst else { return nil }
      return found.shape.isReadable(as: common.shape) ? [] : [.otherShape(found, than: common)]
    })
}

extension Problem {
  fileprivate static func otherShape(_ use: ErrorShapes.Use, than common: ErrorShapes.Use) -> Problem {
    Problem(
      "\(use.response.name) has \(use.shape.words), where other errors have \(common.shape.words)",
      at: use.key, notes: [Finding.Note("most errors look like this one", at: common.key)])
  }
}

extension ErrorShapes.Shape {
  /// Its first members, as messages name them.
  fileprivate var words: String {
    let names = members.sorted()
    let first = names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
    let rest = names.count > 3 ? " and \(names.count - 3) more" : ""
    return (isList ? "a list of " : "") + first + rest
  }
}
