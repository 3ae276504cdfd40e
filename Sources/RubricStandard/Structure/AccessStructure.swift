import RubricDocuments
import RubricOpenAPI

extension Structure {
  /// Every scope says what it allows: in the description, or in what is written.
  @Sendable static func scopeList(_ subject: SectionSubject) -> Evidence? {
    let scopes = subject.api.securitySchemes.all.flatMap(\.scopes)
    guard let first = scopes.first else { return nil }
    if subject.api.allScopesAreDescribed {
      let text =
        scopes.count == 1
        ? "'\(first.name)': \(first.description)" : "all \(scopes.count) scopes are described"
      return subject.generated(text, at: first.span)
    }
    var proof: Evidence?
    for scope in scopes {
      guard let found = subject.unit(where: { $0.words >= 4 && $0.text.contains(sequence: scope.name) })
      else { return nil }
      proof = proof ?? found
    }
    return proof
  }

  /// The description says which operation needs which scope.
  @Sendable static func scopesByOperation(_ subject: SectionSubject) -> Evidence? {
    let api = subject.api
    let uses = api.calledOperations.flatMap { operation in
      api.security(of: operation).flatMap(\.schemes).filter { !$0.scopes.isEmpty }
    }
    return uses.first.map { subject.generated("operations name the scopes that they need", at: $0.span) }
  }

  /// A request that carries credentials.
  @Sendable static func requestWithCredentials(_ subject: SectionSubject) -> Evidence? {
    let found = subject.codeBlock { code in
      ["Authorization", "authorization", "-key:", "-Key:", "-KEY:", "apikey", "api_key"].contains {
        code.text.contains(sequence: $0)
      }
    }
    return found.map {
      subject.evidence(String(decoding: $0.code.text, as: UTF8.self), $0.code.range, in: $0.body)
    }
  }

  /// A response 401 that shows what a caller gets, or says it in more words than the status has.
  @Sendable static func authenticationFailure(_ subject: SectionSubject) -> Evidence? {
    let api = subject.api
    for operation in api.calledOperations {
      for answer in operation.responses where answer.status.text == "401" {
        let response = api.responses[answer.response]
        let isShown = response.content.contains { !$0.examples.isEmpty }
        guard isShown || Words.count((response.description ?? "").utf8) >= 4 else { continue }
        return subject.generated("'\(operation.signature)' describes a response 401", at: answer.span)
      }
    }
    return nil
  }

  /// The address of a server of the description that is for tests, or one that the text gives.
  @Sendable static func testAddress(_ subject: SectionSubject) -> Evidence? {
    guard let server = subject.api.testServer else { return nil }
    return subject.generated(server.defaultURL, at: server.origin.span)
  }

  /// A table of at least two rows that tells of scenarios: what to send and what comes back.
  @Sendable static func scenarioTable(_ subject: SectionSubject) -> Evidence? {
    for body in subject.bodies {
      for table in body.tables where table.rows >= 2 && table.columns >= 2 {
        guard let head = body.units[table.units].first(where: { $0.kind == .tableHead }) else { continue }
        let text = head.string.lowercased()
        let tells = [
          "scenario", "send", "receive", "response", "outcome", "result", "returns", "expected", "to see",
          "test",
        ]
        if tells.contains(where: { text.utf8.contains(sequence: $0) }),
          body.units[table.units].contains(where: { $0.kind == .row && $0.words >= 4 })
        {
          return subject.evidence(head.string, table.range, in: body)
        }
      }
    }
    return nil
  }
}
