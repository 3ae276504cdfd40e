import RubricDiagnostics
import RubricOpenAPI

extension Rule {
  static let errorProblemJSON = Rule(
    "error-problem-json", "Errors are problem details",
    rationale: "Problem details are the one format of errors that libraries of every language know.",
    severity: .info, basis: .guidance,
    passage: Passage("Use RESTful", "Communicate error states in a standard way, such as that of RFC 9457."),
    mending: "answer errors as 'application/problem+json'",
    passing: [
      "paths: {/p: {get: {responses: {'400': {content: {application/problem+json: {}}}}}}}",
      "paths: {/p: {get: {responses: {'400': {content: {application/problem+json; charset=utf-8: {}}}}}}}",
      "paths: {/p: {get: {responses: {'400': {description: No body}, '200': {content: {text/csv: {}}}}}}}",
      "paths: {/p: {get: {responses: {'400': {content: {application/fhir+json: {}}}}}}}",
    ],
    failing: [
      """
      paths: {/p: {get: {responses: {'400': {content: {⟦application/json⟧: {}}}, '404': {content: {application/json: {}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'400': {content: {⟦application/json⟧: {}}}, '404': {content: {application/problem+json: {}}}}}}}
      """,
    ],
    check: .mediaType { use, view in
      guard case .response(let response) = use.role, response.tellsFailure, !view.profile.isFHIR,
        let first = response.response.content.first, use.media.name == first.name
      else { return nil }
      let isKept = response.response.content.contains { $0.isProblem }
      guard !isKept else { return [] }
      // Where no error is one, the choice was made once, and is told once.
      guard let problem = view.errorShapes.firstProblem else {
        return use.key == view.errorShapes.firstBody ? [.noProblems(response, use)] : nil
      }
      return response.isFirst ? [.noProblem(response, use, unlike: problem)] : nil
    })
}

extension Problem {
  fileprivate static func noProblems(_ response: ResponseUse, _ use: MediaTypeUse) -> Problem {
    Problem(
      "\(response.name) is '\(use.media.name)', and no error of the description is problem details",
      at: use.key)
  }

  fileprivate static func noProblem(
    _ response: ResponseUse, _ use: MediaTypeUse, unlike problem: SourceSpan
  ) -> Problem {
    Problem(
      "\(response.name) is '\(use.media.name)', where other errors are problem details", at: use.key,
      notes: [Finding.Note("such as this one", at: problem)])
  }
}
