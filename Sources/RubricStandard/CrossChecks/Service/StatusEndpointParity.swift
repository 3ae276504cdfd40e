import RubricDiagnostics
import RubricDocuments

extension CrossCheck {
  static let statusEndpointParity = CrossCheck(
    "status-endpoint-parity", "The address that tells of the API's health is described",
    rationale: "Who watches the API by an address that is not described does not know what its answers mean.",
    severity: .info,
    passage: Rule.Passage("Document your API", "Include ownership and status."),
    mending: "describe the operation",
    passing: [
      CrossExample(
        "servers: [{url: https://api.a.gov.uk}]\npaths: {/health: {get: {}}}",
        ["index.md": "# Permits\nWatch https://api.a.gov.uk/health and https://status.a.gov.uk/health."])
    ],
    failing: [
      CrossExample(
        "servers: [{url: https://api.a.gov.uk}]\npaths: {/permits: {get: {}}}",
        ["index.md": "# Permits\nWatch `⟦https://api.a.gov.uk/_status⟧`."])
    ],
    check: { view in
      let found = view.addresses.filter { address in
        guard let host = address.address.host, view.names.hosts.contains(host), view.isOwn(address.guide)
        else { return false }
        let last =
          address.address.path.split(separator: "/").last.map { NameWords(String($0)).words.joined() } ?? ""
        return ["health", "healthcheck", "status", "ping", "healthz"].contains(last)
      }
      guard !found.isEmpty else { return nil }
      return found.filter { address in
        let match = PathPart.parts(of: address.address.path).map { view.names.paths.match($0) }
        return match?.isNone ?? false
      }.map { Problem("no operation is described for '\($0.address.path)'", at: view.span(of: $0.place)) }
    })
}
