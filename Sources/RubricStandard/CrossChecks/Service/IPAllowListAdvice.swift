extension CrossCheck {
  static let ipAllowListAdvice = CrossCheck(
    "ip-allow-list-advice", "Callers are not told to allow the API's addresses of the Internet Protocol",
    rationale: "Such addresses change, and every caller that listed them is cut off on that day.",
    severity: .warning,
    passage: Rule.Passage("Host your API", "Do not use fixed addresses for what callers connect to."),
    mending: "tell callers to allow the host name, and say that addresses change",
    passing: [
      CrossExample(
        "paths: {/permits: {get: {}}}",
        [
          "security.md":
            "# Security\nDo not allow-list our IP addresses: they change. We allow-list the IP addresses that you give us."
        ])
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {}}}",
        ["security.md": "# Security\nYou must ⟦allow-list⟧ our IP addresses in your firewall."])
    ],
    check: { view in
      let words = [
        "allow-list", "allowlist", "whitelist", "white-list", "allow list", "safelist", "allow-listing",
        "whitelisting",
        "allowlisting",
      ]
      let found = words.flatMap { view.words.occurrences(ofWords: $0) }.sorted { $0.unit < $1.unit }
      guard !found.isEmpty else { return nil }
      return found.filter { found in
        view.isOwn(view.units[found.unit]) && view.says(found.unit, anyOf: AddressWords.addresses)
          && view.says(found.unit, anyOf: AddressWords.ours)
          && !view.says(found.unit, anyOf: AddressWords.theirs)
          && !view.isOfAnotherTime(found.unit)
      }.map {
        Problem("callers are told to allow addresses that change", at: view.span(of: $0.range, in: $0.unit))
      }
    })
}

private enum AddressWords {
  static let addresses = Set(["ip", "ips", "ip-address", "ip-addresses"].map { GuideWords.hash($0) })
  static let ours = Set(["our", "following", "these", "api's", "ours"].map { GuideWords.hash($0) })
  static let theirs = Set(["we", "us", "provide", "avoid", "proxy"].map { GuideWords.hash($0) })
}
