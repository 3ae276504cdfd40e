import RubricOpenAPI

extension Rule {
  static let noSecretsInURL = Rule(
    "no-secrets-in-url", "Credentials never travel in the address",
    rationale:
      "Addresses are kept in logs, in histories of browsers and in referrers, where others read them.",
    severity: .error, basis: .standard,
    passage: Passage(
      "Follow good practice for tokens and permissions", "Lost or compromised tokens are a risk."),
    mending: "send it in a header or in the body",
    passing: [
      "paths: {/p: {get: {parameters: [{name: page_token, in: query, schema: {}}], responses: {}}}}",
      """
      paths: {'/secrets/{secret}/rates/{rate_token}': {get: {parameters: [{name: secret, in: path, required: true, schema: {}}, {name: rate_token, in: path, required: true, schema: {}}, {name: clientToken, in: query, schema: {}}, {name: token_type, in: query, schema: {}}, {name: secret_name, in: query, schema: {}}, {name: password, in: query, schema: {type: boolean}}, {name: nextToken, in: query, schema: {}}, {name: pin_code, in: query, schema: {}}], responses: {}}}}
      """,
      """
      paths: {/p: {get: {parameters: [{name: api_key, in: query, schema: {}}, {name: Token, in: header, schema: {}}], responses: {}}}}
      components: {securitySchemes: {k: {type: apiKey, in: query, name: api_key}}}
      """,
    ],
    failing: [
      "paths: {/p: {get: {parameters: [{name: ⟦access_token⟧, in: query, schema: {}}], responses: {}}}}",
      """
      paths: {'/reset/{passwordToken}': {post: {parameters: [{name: ⟦passwordToken⟧, in: path, required: true, schema: {}}, {name: ⟦clientSecret⟧, in: query, schema: {}}, {name: ⟦apikey⟧, in: query, schema: {}}, {name: ⟦key⟧, in: query, schema: {type: string, format: password}}], responses: {}}}}
      """,
    ],
    check: .parameter { parameter, view in
      guard parameter.location == .query || parameter.location == .path, !view.isKey(parameter) else {
        return nil
      }
      let types = view.types(of: parameter.schema)
      let isPassword = parameter.schema.map { view.api.schemas[view.api.typed($0)].format } == "password"
      guard isPassword || SecretName.isSecret(parameter.name), types.isDisjoint(with: .boolean) else {
        return []
      }
      if view.isName(parameter) { return [] }
      return [.secret(parameter)]
    })
}

extension Problem {
  fileprivate static func secret(_ parameter: Shared<Parameter>) -> Problem {
    Problem(
      "'\(parameter.name)' is a secret in the \(parameter.location == .path ? "path" : "query")",
      at: parameter.origin.valueSpan(of: .name))
  }
}

/// Names of what lets somebody in.
enum SecretName {
  /// By the last words of a name: `secret_name` is no secret.
  static func isSecret(_ name: String) -> Bool {
    let words = NameWords(name).words
    guard let last = words.last else { return false }
    switch last {
    case "password", "passwd", "secret", "apikey", "jwt", "passphrase": return true
    case "pin": return words.count == 1
    case "key": return words.dropLast().last == "api"
    case "token": return !words.dropLast().contains { harmless.contains($0) }
    default: return false
    }
  }

  /// Words before `token` that make it a place in a list.
  private static let harmless: Set<String> = [
    "page", "next", "continuation", "cursor", "sync", "delta", "previous", "prev", "skip", "paging",
    "pagination", "change", "start", "resume", "list", "cancel", "bulk", "scroll", "position", "client",
    "idempotency",
  ]
}

extension DescriptionView {
  /// Whether a parameter of the path only names what is kept under it: `/secrets/{secret}`.
  fileprivate func isName(_ parameter: Shared<Parameter>) -> Bool {
    guard parameter.location == .path, let operation = operations(with: parameter).first else { return false }
    let segments = PathUse.Segment.all(of: operation.path)
    guard let index = segments.firstIndex(where: { $0.text == "{\(parameter.name)}" }), index > 0 else {
      return false
    }
    let words = NameWords(parameter.name).words
    let kind = Plural.singular(NameWords(segments[index - 1].text).words)
    return (kind == words && words != ["token"]) || (words.count > 1 && kind == Array(words.dropLast()))
  }
}
