import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let postNotForReading = Rule(
    "post-not-for-reading", "POST is not a disguised read",
    rationale: "What is read by GET can be cached, linked and tried in a browser.",
    severity: .info, basis: .standard,
    passage: Passage("Use RESTful", "Use each HTTP verb for its purpose."),
    mending: "use GET, unless what is asked for must stay out of addresses; then say so",
    passing: [
      "paths: {/claims: {post: {operationId: createClaim, responses: {\"201\": {}}}}}",
      "paths: {/claims: {post: {operationId: getClaims, description: Personal data stays out of the address., responses: {\"200\": {}}}}}",
      "paths: {/claims: {post: {operationId: getToken, responses: {\"200\": {}}}, put: {operationId: getClaims}}}",
      "paths: {/claims: {post: {summary: Get claims by a long filter, responses: {\"200\": {}}}, get: {operationId: getClaims}}}",
      "paths: {/claims: {post: {operationId: getClaimsByIds, responses: {\"200\": {}}}}}",
      """
      paths: {/claims: {post: {operationId: getClaims, requestBody: {content: {application/json: {schema: {properties: {nhsNumber: {type: string}}}}}}, responses: {"200": {}}}}}
      """,
    ],
    failing: [
      "paths: {/claims: {post: {operationId: ⟦getClaims⟧, responses: {\"200\": {}}}}}",
      "paths: {/claims: {post: {summary: ⟦List claims⟧, responses: {\"200\": {}, \"404\": {}}}}}",
    ],
    check: .operation { operation, view in
      // FHIR has its operations called by POST.
      guard operation.method == .post, !view.profile.isFHIR else { return nil }
      // Beside a GET it is the way for questions that are too long for an address.
      if operation.pathItem[.get] != nil { return [] }
      let successes = operation.responses.filter { $0.status.isSuccess }.map { Name($0.status.text) }
      guard successes == ["200"], !view.mustStayOutOfAddresses(operation),
        let found = OperationWords(operation).field(beginningWith: fetching)
      else { return [] }
      let names = [operation.operationID ?? "", operation.summary ?? "", operation.path]
      let words = names.flatMap { NameWords($0).words }
      return words.contains { exempt.contains($0) } ? [] : [.reads(operation, found.field, found.word)]
    })

  private static let fetching: Set<String> = ["get", "fetch", "list", "read", "retrieve"]
  /// Words of things that come to be when somebody "gets" them, of persons, and of lists that are too long
  /// for an address.
  private static let exempt: Set<String> = [
    "token", "tokens", "session", "create", "upload", "signed", "key", "link", "code", "otp", "url", "urls",
    "person", "persons", "people", "prisoner", "prisoners", "prison", "offender", "offenders", "patient",
    "patients", "user", "users", "username", "usernames", "customer", "customers", "individual",
    "individuals", "email", "emails", "nino", "ids", "numbers", "multiple", "batch", "bulk",
  ]
}

extension DescriptionView {
  /// Whether what is asked for names persons.
  fileprivate func mustStayOutOfAddresses(_ operation: Shared<Operation>) -> Bool {
    let text = ((operation.description ?? "") + " " + (operation.summary ?? "")).lowercased().utf8
    if ["personal", "sensitive", "confidential", "privacy"].contains(where: { text.contains(sequence: $0) }) {
      return true
    }
    guard let body = operation.requestBody else { return false }
    return api.requestBodies[body].content.compactMap(\.schema).contains { schema in
      api.schemas[schema].properties.prefix(200).contains { PersonalWords.contains(NameWords($0.name)) }
    }
  }
}

extension Problem {
  fileprivate static func reads(_ operation: Shared<Operation>, _ field: Field, _ word: String) -> Problem {
    Problem(
      "'\(operation.signature)' only reads, by its word '\(word)'",
      at: operation.origin.valueSpan(of: field))
  }
}
