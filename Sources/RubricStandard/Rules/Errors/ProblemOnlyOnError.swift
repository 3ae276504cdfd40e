import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let problemOnlyOnError = Rule(
    "problem-only-on-error", "Only errors are problem details",
    rationale: "Clients take problem details for a failure, whatever the status says.",
    severity: .error, basis: .hygiene, passage: Passage("Use RESTful", "Use states for their purpose."),
    mending: "answer success in a media type of its own",
    passing: [
      "paths: {/p: {get: {responses: {'200': {content: {application/json: {}}}}}}}",
      "paths: {/p: {get: {responses: {'400': {content: {application/problem+json: {}}}}}}}",
      "paths: {/p: {post: {responses: {'207': {content: {application/problem+json: {}}}}}}}",
    ],
    failing: [
      "paths: {/p: {get: {responses: {'200': {content: {⟦application/problem+json⟧: {}}}}}}}",
      "paths: {/p: {get: {responses: {'302': {content: {⟦application/problem+xml⟧: {}}}}}}}",
    ],
    check: .mediaType { use, _ in
      // What comes with 207 tells of several things, some of which may have failed (RFC 4918 §13).
      guard case .response(let response) = use.role, !response.status.isError,
        response.status.number != 207
      else { return nil }
      return use.media.isProblem && response.isFirst ? [.problemOnSuccess(response, use)] : []
    })
}

extension Problem {
  fileprivate static func problemOnSuccess(_ response: ResponseUse, _ use: MediaTypeUse) -> Problem {
    Problem("'\(use.media.name)' stands on success, under \(response.name)", at: use.key)
  }
}
