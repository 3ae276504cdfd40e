import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let sandboxServerParity = CrossCheck(
    "sandbox-server-parity", "The test service of the guide is that of the description",
    rationale: "Who tests at another address than the one described tests something else, or nothing.",
    severity: .error, passage: .testService,
    mending: "name the same address in the guide and in 'servers'",
    passing: [
      CrossExample(
        "servers: [{url: https://api.a.gov.uk/v1}, {url: https://sandbox.a.gov.uk/v1, description: Sandbox}]",
        ["sandbox.md": "# Sandbox\nSend test requests to https://sandbox.a.gov.uk/v1."]),
      CrossExample(
        "servers: [{url: https://api.a.gov.uk/v1}, {url: https://sandbox.a.gov.uk/v1, description: Sandbox}]",
        [
          "sandbox.md":
            "# Sandbox\nRegister, then try the requests in the sandbox. It keeps records for a week."
        ]),
    ],
    failing: [
      CrossExample(
        "servers: [{url: https://api.a.gov.uk/v1}, {url: ⟦https://sandbox.a.gov.uk/v1⟧, description: Sandbox}]",
        ["sandbox.md": "# Sandbox\nSend test requests to `⟦https://test-api.a.gov.uk/v1⟧`."]),
      CrossExample(
        "servers: [{url: https://sandbox.a.gov.uk/v1}, {url: ⟦https://int.a.gov.uk/v1⟧, description: Integration}]",
        ["sandbox.md": "# Sandbox\nSend test requests to https://sandbox.a.gov.uk/v1."]),
    ],
    check: { view in
      guard view.isWritten("sandbox"), !view.names.hosts.isEmpty else { return nil }
      var problems = view.undeclaredHosts { !$0.isDisjoint(with: .sandbox) }.map { host, address in
        Problem("'\(host)' is the host of no declared server", at: view.span(of: address.place))
      }
      let tests = view.names.servers.filter {
        $0.offersTests && $0.variables.isEmpty && !$0.address.isStandIn
          && $0.address.host?.utf8.contains(UInt8(ascii: "{")) == false
      }
      let shown = Set(view.addresses.compactMap(\.address.host))
      // An address without its scheme is a word.
      let missing = tests.filter { server in
        guard let host = server.address.host else { return false }
        return !shown.contains(host) && !view.words.contains(host)
          && !view.words.contains(host + server.address.path)
      }
      // Guides that leave all addresses to the description say nothing else than it does.
      guard !problems.isEmpty || missing.count < tests.count else { return [] }
      problems += missing.map {
        Problem("no guide names the test service '\($0.url)'", at: $0.origin.valueSpan(of: .url))
      }
      return problems
    })
}
