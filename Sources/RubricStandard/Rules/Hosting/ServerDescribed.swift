import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let serverDescribed = Rule(
    "server-described", "Each of several servers says which it is",
    rationale: "Who cannot tell the test service from the live one tries things out on real data.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "Provide users with a test service",
      "Users must be able to tell the test service from the live one."),
    mending: "say in 'description' which environment it is, such as 'Live' or 'Sandbox'",
    passing: [
      "servers: [{url: https://a.gov.uk, description: Live}, {url: https://test.a.gov.uk, description: Sandbox for integrators}]",
      "servers: [{url: https://a.gov.uk}]",
      "servers: [{url: https://a.gov.uk, description: Live}, {url: 'http://localhost:8080'}, {url: /}]",
      """
      openapi: 3.2.0
      servers: [{url: https://a.gov.uk, name: Live}, {url: https://test.a.gov.uk, x-environment: test}]
      """,
      """
      swagger: '2.0'
      host: a.gov.uk
      schemes: [https, wss]
      """,
    ],
    failing: [
      "servers: [{url: ⟦https://a.gov.uk⟧}, {url: ⟦https://test.a.gov.uk⟧}]",
      "servers: [{url: https://a.gov.uk, description: Live}, {url: ⟦https://test.a.gov.uk⟧, description: Generated server url}]",
    ],
    check: .server { use, _ in
      let server = use.server
      // One that is relative or local is no other environment that readers could take for this one.
      guard use.isRoot, use.group.count > 1, server.origin[.url] != nil, server.address.host != nil,
        !server.address.isStandIn
      else { return nil }
      return server.saysWhichItIs ? [] : [.undescribed(server)]
    })
}

extension Server {
  fileprivate var saysWhichItIs: Bool {
    if extensions.contains(where: { ["x-environment", "x-sandbox", "x-env"].contains($0.name) }) {
      return true
    }
    return [description, name].compactMap(\.self).contains { text in
      // The second is what a popular generator writes for every server.
      Words.count(text.utf8) > 0 && Name(text.lowercased()) != "generated server url"
        && Name(text) != Name(url)
    }
  }
}

extension Problem {
  fileprivate static func undescribed(_ server: Server) -> Problem {
    Problem("'\(server.url)' does not say which environment it is", at: server.origin.valueSpan(of: .url))
  }
}
