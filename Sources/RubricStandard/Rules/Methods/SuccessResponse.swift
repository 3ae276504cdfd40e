import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let successResponse = Rule(
    "success-response", "Every operation says what success looks like",
    rationale: "What comes back when all goes well is the first thing that a caller programs for.",
    severity: .error, basis: .standard,
    passage: Passage("Document your API", "Show what responses to expect."),
    mending: "add the response of success, such as '200', with what it holds",
    passing: [
      "paths: {/parks: {get: {responses: {\"200\": {description: The parks}}}}}",
      "paths: {/parks: {get: {responses: {2XX: {description: The parks}}}, put: {responses: {'303': {}}}}}",
      "paths: {/events: {get: {responses: {'101': {description: Switching to WebSocket}}}}}",
      "paths: {/parks: {get: {responses: {'200': {$ref: '#/components/responses/None'}}}}}",
      // That there are none at all is found already.
      """
      openapi: 3.0.3
      paths: {/parks: {get: {}}}
      """,
    ],
    failing: [
      "paths: {/parks: {get: {⟦responses⟧: {\"404\": {description: None}}}}}",
      "paths: {/parks: {get: {⟦responses⟧: {default: {description: Anything}}}, put: {⟦responses⟧: {}}}}",
      "paths: {/parks: {⟦get⟧: {summary: Parks}}}",
    ],
    check: .operation { operation, view in
      let responses = operation.origin[.responses]
      // Before 3.1 an operation without 'responses' is no valid one.
      if responses == nil, !view.api.version.hasJSONSchema { return nil }
      let written = responses.map { $0.members.map { StatusCode($0.name.text) } } ?? []
      let tellsSuccess = (written + operation.responses.map(\.status)).contains {
        $0.hundreds == 2 || $0.hundreds == 3 || Name($0.text) == "101"
      }
      return tellsSuccess ? [] : [.noSuccess(operation)]
    })
}

extension Problem {
  fileprivate static func noSuccess(_ operation: Shared<Operation>) -> Problem {
    let isDefaultOnly =
      !operation.responses.isEmpty && operation.responses.allSatisfy { $0.status.text == "default" }
    let lack = isDefaultOnly ? "names no status of success" : "does not say what success looks like"
    return Problem(
      "'\(operation.signature)' \(lack)", at: operation.responsesKey,
      help: isDefaultOnly ? "name the status of success, such as '200', beside or in place of 'default'" : nil
    )
  }
}
