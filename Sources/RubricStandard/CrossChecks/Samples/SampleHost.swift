extension CrossCheck {
  static let sampleHost = CrossCheck(
    "sample-host", "Samples call servers of the description",
    rationale:
      "Tools send requests to the servers that the description names, and readers to those of the sample.",
    severity: .warning, passage: .samples,
    mending: "write the address of a declared server, or declare this one",
    passing: [
      CrossExample(
        "servers: [{url: https://api.a.gov.uk/v1}]\npaths: {/permits: {get: {}}}",
        [
          "index.md": """
          # Permits
          ```
          curl https://api.a.gov.uk/v1/permits
          curl https://$HOST/v1/permits
          curl https://other.b.org/fruits
          ```
          """
        ])
    ],
    failing: [
      CrossExample(
        "servers: [{url: https://api.a.gov.uk/v1}]\npaths: {/permits: {get: {}}}",
        ["index.md": "# Permits\n```\ncurl ⟦https://permits.a.gov.uk/v1/permits⟧\n```\n"])
    ],
    check: { view in
      guard !view.names.hosts.isEmpty else { return nil }
      let samples = view.requests.filter { $0.sample != nil && view.isOwn(view.text(of: $0.place)) }
      guard !samples.isEmpty else { return nil }
      return samples.compactMap { request in
        let address = ServerAddress(request.target)
        guard let host = address.host, !view.names.hosts.contains(host), !address.isStandIn,
          !host.utf8.contains(where: { "{}$<>%".utf8.contains($0) }), !request.match.whole.isEmpty,
          !view.isOfAnotherTime(request.place)
        else { return nil }
        return Problem("'\(host)' is the host of no declared server", at: view.span(of: request.targetPlace))
      }
    })
}
