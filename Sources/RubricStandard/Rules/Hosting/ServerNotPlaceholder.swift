import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let serverNotPlaceholder = Rule(
    "server-not-placeholder", "Server addresses are real",
    rationale: "Callers and samples go to the address that stands here; at a stand-in nobody answers.",
    severity: .warning, basis: .hygiene,
    passage: Passage("When naming and hosting your API", "Follow the guidance on choosing a domain name."),
    mending: "write the address of the service",
    passing: [
      "servers: [{url: https://parks.api.gov.uk/v1}, {url: /v1}]",
      "servers: [{url: https://parks.api.example.gov.uk/v1}]",
      "servers: [{url: https://parks.api.gov.uk/v1}, {url: 'http://localhost:8080'}]",
      // That a variable is not defined is another rule's.
      "servers: [{url: 'https://{host}/v1'}, {url: 'https://{host}', variables: {host: {default: a.gov.uk}}}]",
    ],
    failing: [
      "servers: [{url: ⟦https://api.example.com/v1⟧}]",
      "servers: [{url: ⟦'http://localhost:8080'⟧}, {url: ⟦'https://10.0.0.1'⟧}, {url: ⟦'https://[::1]/v1'⟧}]",
      "servers: [{url: ⟦https://serverRoot⟧}, {url: ⟦'https://your-domain.gov.uk'⟧}, {url: ⟦https://parks.invalid⟧}]",
      "servers: [{url: ⟦'https://{host}'⟧, variables: {host: {default: api.example.org}}}]",
      """
      swagger: '2.0'
      host: ⟦'localhost:3000'⟧
      """,
    ],
    check: .server { use, _ in
      let address = use.server.address
      guard let host = address.host, !host.isEmpty else { return nil }
      return address.isStandIn ? [.standIn(host, address, use)] : []
    })
}

extension Problem {
  fileprivate static func standIn(_ host: String, _ address: ServerAddress, _ use: ServerUse) -> Problem {
    let origin = use.server.origin
    let isBesidePublic = use.group.contains { $0.address.host != nil && !$0.address.isStandIn }
    let message =
      address.isLocal
      ? "'\(host)' is each reader's own machine"
      : address.isIPLiteral
        ? "'\(host)' is a number and no name" : "'\(use.server.url)' is a stand-in for the real address"
    return Problem(
      message, at: (origin[.url] ?? origin).span,
      help: address.isLocal && isBesidePublic ? "leave it out of what is published" : nil,
      severity: address.isLocal && isBesidePublic ? .info : nil)
  }
}
