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
      "servers: [{url: https://parks.api.gov.uk/v1}, {url: 'http://localhost:8080', description: Local}]",
      "servers: [{url: https://parks.api.gov.uk/v1}, {url: 'http://127.0.0.1', description: On your own machine}]",
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
      // One host with two schemes is one address to mend.
      """
      swagger: '2.0'
      host: ⟦parks.local⟧
      schemes: [http, https]
      """,
      "servers: [{url: https://parks.api.gov.uk/v1}, {url: ⟦'http://localhost:8080'⟧, description: API}]",
      "servers: [{url: ⟦'http://localhost:8080'⟧, description: Local}]",
    ],
    check: .server { use, view in
      let address = use.server.address
      guard let host = address.host, !host.isEmpty else { return nil }
      // Who reads that it is for one's own machine is not led astray, where another address is real.
      if address.isLocal, use.isBesidePublic, use.server.isCalledLocal { return [] }
      // In Swagger 2.0 one host stands for the addresses of all schemes.
      let shown = view.api.version.major == 2 ? host : use.server.url
      return address.isStandIn ? [.standIn(host, shown, use)] : []
    })
}

extension Problem {
  fileprivate static func standIn(_ host: String, _ shown: String, _ use: ServerUse) -> Problem {
    let (origin, address) = (use.server.origin, use.server.address)
    let message =
      address.isLocal
      ? "'\(host)' is each reader's own machine"
      : address.isIPLiteral
        ? "'\(host)' is a number and no name" : "'\(shown)' is a stand-in for the real address"
    return Problem(
      message, at: (origin[.url] ?? origin).span,
      help: address.isLocal && use.isBesidePublic ? "leave it out of what is published" : nil,
      severity: address.isLocal && use.isBesidePublic ? .info : nil)
  }
}

extension ServerUse {
  /// Whether a server that others can reach stands beside it.
  fileprivate var isBesidePublic: Bool {
    group.contains { $0.address.host != nil && !$0.address.isStandIn }
  }
}

extension Server {
  /// Whether its description says that it is the reader's own.
  fileprivate var isCalledLocal: Bool {
    let words = NameWords(description ?? "").words
    return !Set(words).isDisjoint(with: ["local", "localhost", "locally", "machine", "docker", "development"])
  }
}
