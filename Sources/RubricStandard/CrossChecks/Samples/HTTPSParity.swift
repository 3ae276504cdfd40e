extension CrossCheck {
  static let httpsParity = CrossCheck(
    "https-parity", "Guides call the API by https only",
    rationale: "What is sent by http, keys among it, can be read on the way.",
    severity: .error,
    passage: Rule.Passage("Use HTTPS for your APIs", "Secure all traffic by TLS."),
    mending: "write 'https://'",
    passing: [
      CrossExample(
        "servers: [{url: https://api.a.gov.uk/v1}]",
        [
          "index.md": """
          # Permits
          Call https://api.a.gov.uk/v1, at home http://localhost:80. The namespace is http://www.w3.org/2001/XMLSchema.
          """
        ])
    ],
    failing: [
      CrossExample(
        "servers: [{url: https://api.a.gov.uk/v1}]",
        [
          "index.md":
            "# Permits\nCall `⟦http⟧://api.a.gov.uk/v1/permits`.\n\n```\ncurl ⟦http⟧://api.a.gov.uk/v1/x\n```\n"
        ])
    ],
    check: { view in
      let hosts = view.names.hosts
      guard !hosts.isEmpty, !view.addresses.isEmpty else { return nil }
      return view.addresses.filter { address in
        guard address.address.scheme == "http", let host = address.address.host, !address.address.isLocal
        else {
          return false
        }
        return hosts.contains(host) && view.isOwn(address.guide) && !address.isLink
          && !view.isOfAnotherTime(address.place) && view.isNoIdentifier(address)
      }.map { address in
        let scheme = address.place.range.lowerBound..<(address.place.range.lowerBound + 4)
        return Problem(
          "'\(address.text)' is not secured",
          at: view.span(of: GuidePlace(holder: address.place.holder, range: scheme)))
      }
    })
}

extension GuideView {
  /// Whether an address is one to call: names of systems, schemas and namespaces look like addresses.
  fileprivate func isNoIdentifier(_ address: GuideAddress) -> Bool {
    guard case .fence(let fence) = address.place.holder else { return true }
    let code = fences[fence].code.text
    let near = code[max(0, address.place.range.lowerBound - 200)..<address.place.range.lowerBound]
    let before = near.lastIndex(of: 0x0A).map { near[$0...] } ?? near
    return !["xmlns", "$schema", "\"system\"", "\"url\":", "\"$id\"", "schemaLocation", "\"type\""].contains {
      before.contains(sequence: $0)
    }
  }
}
