extension CrossCheck {
  static let serverPhantom = CrossCheck(
    "server-phantom", "Each address of the API that a guide names is a declared server",
    rationale: "An address that only the guide tells is one that no tool calls and nobody checks.",
    severity: .warning, passage: .accurate,
    mending: "add it to 'servers', or write the address of a declared server",
    passing: [
      CrossExample(
        "servers: [{url: https://api.a.gov.uk/v1}]\npaths: {/permits: {get: {}}}",
        [
          "index.md": """
          # Permits
          The API is at https://api.a.gov.uk/v1, its documentation at https://docs.a.gov.uk/api/v1 and
          https://www.a.gov.uk/api-guide. Sign in at https://login.a.gov.uk/oauth/v1/token.
          """
        ])
    ],
    failing: [
      CrossExample(
        "servers: [{url: https://api.a.gov.uk/v1}]\npaths: {/permits: {get: {}}}",
        ["index.md": "# Permits\nFor tests there is `⟦https://api.test.a.gov.uk/v1⟧`."])
    ],
    check: { view in
      guard !view.names.hosts.isEmpty, !view.addresses.isEmpty else { return nil }
      // Of test services a check of their own tells.
      return view.undeclaredHosts { $0.isDisjoint(with: .sandbox) }.map { host, address in
        Problem("'\(host)' is the host of no declared server", at: view.span(of: address.place))
      }
    })
}

/// What addresses of APIs look like.
private enum APIAddress {
  private static let others: Set<Substring> = [
    "docs", "doc", "developer", "developers", "status", "www", "portal", "auth", "login", "account", "id",
    "identity", "signin", "support", "admin", "help", "guide", "guides", "design", "assets", "static",
    "github",
    "service-manual", "tech-docs", "documentation", "community", "blog", "download", "downloads", "files",
  ]

  static func isCalled(_ address: ServerAddress) -> Bool {
    guard let host = address.host, !host.utf8.contains(where: { "{}$<>%".utf8.contains($0) }) else {
      return false
    }
    let labels = host.split(separator: ".")
    guard !labels.contains(where: { others.contains($0) }), !host.utf8.contains(sequence: "docs"),
      !host.utf8.contains(sequence: "auth"), !host.utf8.contains(sequence: "login")
    else { return false }
    let parts = address.path.lowercased().utf8.split(separator: UInt8(ascii: "/"))
      .map { String(decoding: $0, as: UTF8.self) }
    guard
      !parts.contains(where: {
        ["oauth", "oauth2", "token", "authorize", "docs", "documentation"].contains($0)
      })
    else { return false }
    return labels.contains { $0 == "api" || $0.hasSuffix("-api") || $0.hasPrefix("api-") }
      && !parts.contains { $0.utf8.contains(sequence: ".") }
  }
}

extension GuideView {
  /// Hosts of the API's own domain that texts have addresses of APIs at and no server has, each once with its
  /// first address.
  ///
  /// - Parameter holds: whether the sections that an address stands in are meant.
  func undeclaredHosts(where holds: (SectionSet) -> Bool) -> [(host: String, address: GuideAddress)] {
    let domains = Set(names.hosts.map(\.registrableDomain))
    var seen: Set<String> = []
    return addresses.compactMap { address in
      guard let host = address.address.host, !names.hosts.contains(host), !address.isLink,
        holds(address.sections),
        domains.contains(host.registrableDomain), isOwn(address.guide), !address.address.isStandIn,
        APIAddress.isCalled(address.address), !isInSample(address), !isOfAnotherTime(address.place),
        seen.insert(host).inserted
      else { return nil }
      return (host, address)
    }
  }

  /// Whether it is the target of a request, which a check of its own looks at.
  fileprivate func isInSample(_ address: GuideAddress) -> Bool {
    let start = address.place.range.lowerBound
    return sampleTargets.contains(GuidePlace(holder: address.place.holder, range: start..<start))
  }
}
