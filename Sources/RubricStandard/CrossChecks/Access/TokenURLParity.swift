import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let tokenURLParity = CrossCheck(
    "token-url-parity", "Addresses at which tokens are got are the declared ones",
    rationale: "Who asks for a token at another address gets none.",
    severity: .error, passage: .signingIn,
    mending: "write the address of the flow in the description",
    passing: [
      CrossExample(
        oauth("a: Read permits"),
        [
          "authentication.md": """
          # Authentication
          Ask at https://id.a.gov.uk/oauth/token, or at `https://test-id.a.gov.uk/oauth/token` for tests. The
          [standard](https://oauth.net/2/grant-types) and https://docs.b.org/oauth/intro tell more.
          """
        ])
    ],
    failing: [
      CrossExample(
        oauth("a: Read permits"),
        ["authentication.md": "# Authentication\nAsk for a token at `⟦https://id.a.gov.uk/oauth2/token⟧`."])
    ],
    check: { view in
      let declared = view.flowAddresses
      guard !declared.isEmpty else { return nil }
      let paths = Set(declared.map { Name($0.path.trimmedSlash) })
      let domains = Set(declared.compactMap { $0.host?.registrableDomain })
      let found = view.addresses.filter { address in
        guard !address.isLink, !address.sections.isDisjoint(with: .access), view.isOwn(address.guide),
          let host = address.address.host, domains.contains(host.registrableDomain)
        else { return false }
        return address.asksForTokens && !paths.contains(Name(address.address.path.trimmedSlash))
      }
      return found.filter { !view.isOfAnotherTime($0.place) }.map { address in
        Problem(
          "'\(address.address.path)' is the path of no declared flow", at: view.span(of: address.place),
          help: declared.first.map { "did you mean '\($0.scheme)://\($0.host ?? "")\($0.path)'?" })
      }
    })
}

extension GuideView {
  /// The addresses that the flows of OAuth have.
  fileprivate var flowAddresses: [ServerAddress] {
    api.securitySchemes.all.flatMap { scheme -> [ServerAddress] in
      guard case .oauth2(let flows) = scheme.kind else { return [] }
      return flows.flatMap { [$0.tokenURL, $0.authorizationURL, $0.refreshURL, $0.deviceAuthorizationURL] }
        .compactMap(\.self).map { ServerAddress($0) }
    }
  }

  /// Whether what stands round a place speaks of another time.
  func isOfAnotherTime(_ place: GuidePlace) -> Bool {
    switch place.holder {
    case .unit(let unit): isOfAnotherTime(unit)
    case .fence(let fence): fences[fence].before.map { isOfAnotherTime($0) } ?? false
    }
  }
}

extension GuideAddress {
  /// Whether the path is one at which an authorisation server gives or revokes something.
  fileprivate var asksForTokens: Bool {
    let parts = address.path.lowercased().utf8.split(separator: UInt8(ascii: "/"))
      .map { String(decoding: $0, as: UTF8.self) }
    guard let last = parts.last else { return false }
    return ["token", "authorize", "authorise"].contains(last)
  }
}

extension String {
  /// Without the slash at its end.
  var trimmedSlash: String { utf8.last == UInt8(ascii: "/") ? String(dropLast()) : self }

  /// Of a host, the labels that somebody registered: three under `gov.uk` and its like, else two.
  var registrableDomain: String {
    let labels = split(separator: ".")
    let isSecond = labels.count > 2 && labels.dropLast().last.map { SecondLevel.all.contains($0) } == true
    return labels.suffix(isSecond ? 3 : 2).joined(separator: ".")
  }
}

/// Labels under a country's own below which names are registered.
private enum SecondLevel {
  static let all: Set<Substring> = [
    "gov", "co", "org", "ac", "nhs", "com", "net", "edu", "gc", "gouv", "govt",
  ]
}
