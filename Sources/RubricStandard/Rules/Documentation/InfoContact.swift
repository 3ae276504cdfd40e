import RubricOpenAPI

extension Rule {
  static let infoContact = Rule(
    "info-contact", "The owner of the API can be reached",
    rationale:
      "Whoever meets a fault, or has a question that the documentation leaves open, needs somebody to ask.",
    severity: .error, basis: .standard, passage: Passage("Document your API", "Document ownership."),
    mending: "give the name of the team with an address of mail or a page",
    passing: [
      "info: {title: P, version: 1.0.0, contact: {name: Parks API team, email: parks-api@a.gov.uk}}",
      "info: {title: P, version: 1.0.0, contact: {name: Parks API team, url: https://a.gov.uk/help}}",
    ],
    failing: [
      "⟦info⟧: {title: P, version: 1.0.0}",
      "info: {title: P, version: 1.0.0, ⟦contact⟧: {name: Parks API team}}",
      "info: {title: P, version: 1.0.0, ⟦contact⟧: {email: parks-api@a.gov.uk}}",
    ],
    check: .description { view in
      guard view.api.origin[.info] != nil else { return nil }
      let info = view.api.info
      let isElsewhere = view.site.apiSettings.contact?.isEmpty == false
      guard let contact = info.contact else {
        return isElsewhere
          ? [] : [Problem("nobody is named who can be asked", at: view.api.origin.span(of: .info))]
      }
      let span = info.origin.span(of: .contact)
      if [contact.email, contact.url].allSatisfy({ $0?.isEmpty != false }) {
        return isElsewhere ? [] : [Problem("the contact has no address of mail and no page", at: span)]
      }
      let isNamed = contact.name?.isEmpty == false || view.site.apiSettings.owner?.isEmpty == false
      return isNamed ? [] : [Problem("the contact has no name", at: span, severity: .warning)]
    })
}
