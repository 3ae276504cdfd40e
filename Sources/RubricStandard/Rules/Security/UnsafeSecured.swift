import RubricOpenAPI

extension Rule {
  static let unsafeSecured = Rule(
    "unsafe-secured", "Whoever changes something is identified",
    rationale: "Without an identity nobody can be held to what was changed, nor be kept from changing more.",
    severity: .error, basis: .standard,
    passage: Passage("When to authenticate your API", "Authenticate for audit and authorisation."),
    mending: "require a security scheme, without '{}' among the alternatives",
    passing: [
      """
      paths: {/p: {post: {security: [{k: []}]}}}
      """,
      """
      security: []
      paths: {/parks/search: {post: {}}, /oauth2/token: {post: {}}, /p: {get: {}}}
      """,
      """
      security: []
      paths: {/addresses: {post: {operationId: validateAddress}}, /fees: {post: {summary: Calculate a fee}}, /parks/get: {post: {}}}
      """,
      """
      security: []
      paths: {/parks: {post: {parameters: [{name: Authorization, in: header, schema: {type: string}}]}}}
      """,
      "paths: {/p: {post: {}}}",
    ],
    failing: [
      """
      security: []
      paths: {/parks: {⟦post⟧: {}, get: {}}}
      """,
      """
      security: [{k: []}]
      paths: {'/parks/{id}': {⟦delete⟧: {security: [{k: []}, {}]}, put: {}}}
      """,
    ],
    check: .operation { operation, view in
      guard !operation.method.isSafe, operation.method.changes,
        operation.security != nil || view.api.security != nil
      else { return nil }
      if view.securityUses.isGuarded(operation) { return [] }
      return operation.changesNothing || operation.givesTokens || view.takesCredential(operation)
        ? nil : [.open(operation)]
    })
}

extension Problem {
  fileprivate static func open(_ operation: Shared<Operation>) -> Problem {
    Problem(
      "'\(operation.signature)' changes something for callers whom nobody knows", at: operation.methodSpan)
  }
}

extension Method {
  /// Whether it is one of those by which something is changed.
  fileprivate var changes: Bool {
    switch self {
    case .post, .put, .patch, .delete: true
    case .get, .head, .options, .trace, .query, .other: false
    }
  }
}

extension Shared<Operation> {
  /// Whether it asks by POST what it could by GET, or is where those come whom nobody knows yet.
  fileprivate var changesNothing: Bool {
    guard value.method == .post else { return false }
    let identifier = NameWords(value.operationID ?? "").words.first ?? ""
    let last = NameWords(value.path.split(separator: "/").last.map(String.init) ?? "").words
    if OpenPost.reading.contains(identifier) || last.contains(where: { OpenPost.reading.contains($0) }) {
      return true
    }
    let texts = [value.path, value.operationID ?? "", value.summary ?? ""]
    return texts.contains { text in
      NameWords(text).words.contains { OpenPost.words.contains($0) }
    }
  }
}

/// Words of operations that are open for a reason though they are called by POST.
private enum OpenPost {
  /// Verbs of reading, at the end of a path or the beginning of an identifier.
  static let reading: Set<String> = ["get", "list", "read", "fetch", "retrieve", "export", "count"]
  static let words: Set<String> = [
    "search", "searches", "find", "query", "queries", "lookup", "validate", "validation", "verify", "check",
    "calculate", "calculation", "calculator", "estimate", "quote", "convert", "conversion", "preview", "test",
    "graphql", "login", "logout", "signin", "signup", "sign", "register", "registration", "session",
    "sessions", "authorize", "auth", "password", "webhook", "webhooks", "callback", "callbacks", "feedback",
  ]
}

extension DescriptionView {
  /// Whether a header that it takes, or a field of its body, tells who calls, though no scheme says so.
  fileprivate func takesCredential(_ operation: Shared<Operation>) -> Bool {
    if let body = operation.requestBody,
      api.requestBodies[body].content.prefix(3).contains(where: { $0.schema.map(takesSecret) == true })
    {
      return true
    }
    return operation.parameters.contains { id in
      let parameter = api.parameters[id]
      guard parameter.location == .header else { return false }
      let words = NameWords(parameter.name).words.joined()
      return words == "authorization" || words.utf8.contains(sequence: "apikey")
        || words.utf8.contains(sequence: "token")
    }
  }

  private func takesSecret(_ schema: SchemaID) -> Bool {
    // Of a long form the first fields tell.
    api.schemas[schema].properties.prefix(50).contains { property in
      NameWords(property.name).words.contains { ["token", "secret", "password", "signature"].contains($0) }
    }
  }
}
