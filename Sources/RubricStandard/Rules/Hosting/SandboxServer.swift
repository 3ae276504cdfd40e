import RubricDocuments
import RubricOpenAPI
import RubricSite

extension Rule {
  static let sandboxServer = Rule(
    "sandbox-server", "A test service is offered",
    rationale: "Who integrates an API that changes things must be able to try it without changing real ones.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "Provide users with a test service", "Give consumers a test service unless the API is read-only."),
    mending: "add the address of the test service to 'servers', described as such",
    passing: [
      """
      servers: [{url: https://api.a.gov.uk, description: Live}, {url: https://sandbox.api.a.gov.uk, description: Sandbox}]
      paths: {/claims: {post: {}}}
      """,
      """
      servers: [{url: https://api.a.gov.uk}]
      paths: {/claims: {get: {}}}
      """,
      """
      servers: [{url: 'https://{env}.a.gov.uk', variables: {env: {default: api, enum: [api, pre-prod]}}}]
      paths: {/claims: {post: {}}}
      """,
      """
      info: {title: A, version: 1.0.0, description: 'Try it in our sandbox first: https://sandbox.a.gov.uk'}
      servers: [{url: https://api.a.gov.uk}]
      paths: {/claims: {post: {}}}
      """,
      """
      servers: [{url: https://api.a.gov.uk}]
      paths: {/search: {post: {operationId: searchParks}}}
      """,
      // Where no address is told there is nothing to tell apart.
      """
      servers: [{url: /v1}, {url: 'http://localhost:80'}]
      paths: {/claims: {post: {}}}
      """,
    ],
    failing: [
      """
      ⟦servers⟧: [{url: https://api.a.gov.uk, description: Live}]
      paths: {/claims: {post: {}}}
      """,
      """
      swagger: '2.0'
      ⟦host⟧: api.a.gov.uk
      paths: {/claims: {delete: {}}}
      """,
    ],
    check: .description { view in
      let servers = view.api.servers
      guard !view.profile.isReadOnly, view.operations.contains(where: { $0.changesSomething }),
        servers.contains(where: { $0.address.host != nil && !$0.address.isStandIn })
      else { return nil }
      let isOffered =
        view.servers.contains { $0.server.offersTests } || view.hasTestSection || view.api.info.tellsOfTests
      return isOffered ? [] : [.noTestServer(view.api)]
    })
}

extension Shared<Operation> {
  /// Whether it changes something: a POST may be a search that is too long for an address.
  fileprivate var changesSomething: Bool {
    !value.method.isSafe && !(value.method == .post && OperationWords(self).reads)
  }
}

extension DescriptionView {
  /// Whether somebody wrote the section on the test service, whose own rules judge what it says.
  fileprivate var hasTestSection: Bool { site.place(of: "sandbox")?.parts.isEmpty == false }
}

extension Info {
  /// Whether the description tells of a place to try things out.
  fileprivate var tellsOfTests: Bool {
    let text = (description ?? "").lowercased().utf8
    return [
      "sandbox", "test environment", "test service", "test server", "test mode", "test api", "staging",
      "integration environment", "test account", "test endpoint",
    ].contains { text.contains(sequence: $0) }
  }
}

extension Problem {
  fileprivate static func noTestServer(_ api: API) -> Problem {
    let field: Field = api.version.major == 2 ? .host : .servers
    return Problem(
      "none of the servers is for tests", at: api.origin.span(of: field),
      help: api.version.major == 2 ? "tell of the test service in the guide's section on it" : nil)
  }
}
