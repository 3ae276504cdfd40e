import RubricOpenAPI

extension Rule {
  static let contactIsTeam = Rule(
    "contact-is-team", "The contact outlives a person",
    rationale: "People move on, and mail to them is lost; a team's address stays.",
    severity: .warning, basis: .guidance,
    passage: Passage("Document your API", "Document ownership; the API catalogue asks for a team's address."),
    mending: "give the address of a team",
    passing: [
      "info: {title: P, version: 1.0.0, contact: {email: parks-api@a.gov.uk}}",
      "info: {title: P, version: 1.0.0, contact: {email: integration.technologyplatforms@a.gov.uk}}",
      "info: {title: P, version: 1.0.0, contact: {email: parks.api@a.gov.uk}}",
      "info: {title: P, version: 1.0.0, contact: {email: ssd.nationalservicedesk@a.gov.uk}}",
      "info: {title: P, version: 1.0.0, contact: {email: uec.parkbooking@a.gov.uk}}",
    ],
    failing: [
      "info: {title: P, version: 1.0.0, contact: {email: ⟦jane.smith@a.gov.uk⟧}}",
      "info: {title: P, version: 1.0.0, contact: {email: ⟦parksapi@gmail.com⟧}}",
    ],
    check: .description { view in
      guard let contact = view.api.info.contact, let email = contact.email,
        let at = email.utf8.lastIndex(of: UInt8(ascii: "@"))
      else { return nil }
      let local = String(email[..<at])
      let host = String(email[at...].dropFirst()).lowercased()
      let span = contact.origin.valueSpan(of: .email)
      if Mailbox.isFree(host) { return [Problem("'\(host)' gives mailboxes to anybody", at: span)] }
      return Mailbox.isPerson(local) ? [Problem("'\(email)' looks like one person's address", at: span)] : []
    })
}

/// What a mailbox tells of its owner.
enum Mailbox {
  private static let freeHosts: Set<String> = [
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "outlook.com", "live.com", "msn.com",
    "yahoo.com", "yahoo.co.uk", "icloud.com", "me.com", "aol.com", "gmx.com", "gmx.net", "gmx.de", "mail.com",
    "mail.ru", "yandex.ru", "qq.com", "163.com", "proton.me", "protonmail.com", "zoho.com",
  ]
  /// Parts of addresses that are a team's.
  private static let offices: Set<String> = [
    "team", "teams", "support", "api", "apis", "help", "desk", "helpdesk", "service", "services", "digital",
    "data", "enquiries", "info", "contact", "contactus", "developer", "developers", "dev", "platform",
    "platforms", "integration", "integrations", "admin", "customer", "product", "products", "office", "open",
    "no", "noreply", "reply", "feedback", "sales", "tech", "technical", "technology", "it", "web", "online",
    "public", "hello", "mail", "security", "operations", "ops", "engineering", "software", "research",
    "projects", "project", "group", "community", "standards", "delivery", "live", "test",
  ]

  private static let stems = [
    "team", "support", "help", "desk", "service", "platform", "booking", "develop", "integrat", "contact",
    "api",
  ]

  static func isFree(_ host: String) -> Bool { freeHosts.contains(host) }

  /// Whether the part before the @ is two names joined by a dot.
  static func isPerson(_ local: String) -> Bool {
    let parts = local.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { isName(String($0)) }
  }

  /// Letters that could be somebody's name: neither initials nor run-together words.
  private static func isName(_ part: String) -> Bool {
    let bytes = part.utf8
    guard (3...12).contains(bytes.count), bytes.allSatisfy({ (0x61...0x7A).contains($0) }),
      bytes.contains(where: { "aeiouy".utf8.contains($0) }), !offices.contains(part)
    else { return false }
    return !stems.contains { bytes.contains(sequence: $0) }
  }
}
