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
      "info: {title: P, version: 1.0.0, contact: {email: park.rangers@a.gov.uk}}",
      "info: {title: P, version: 1.0.0, contact: {email: marsh.licensing@a.gov.uk}}",
      "info: {title: P, version: 1.0.0, contact: {email: duty.officer@a.gov.uk}}",
      "info: {title: P, version: 1.0.0, contact: {email: river.pollution@a.gov.uk}}",
    ],
    failing: [
      "info: {title: P, version: 1.0.0, contact: {email: ⟦jane.smith@a.gov.uk⟧}}",
      "info: {title: P, version: 1.0.0, contact: {email: ⟦charles.hughes@a.gov.uk⟧}}",
      "info: {title: P, version: 1.0.0, contact: {email: ⟦ines.rivers@a.gov.uk⟧}}",
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
