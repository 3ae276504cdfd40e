import RubricOpenAPI

extension Rule {
  static let termsOfService = Rule(
    "terms-of-service", "The terms of use are linked",
    rationale: "Users must know what they agree to before they build on the API.",
    severity: .info, basis: .guidance,
    passage: Passage("Document your API", "Introduce terms and conditions of use."),
    mending: "give the address of the terms, beginning with 'https://'",
    passing: ["info: {title: P, version: 1.0.0, termsOfService: https://a.gov.uk/terms}"],
    failing: [
      "⟦info⟧: {title: P, version: 1.0.0}",
      "info: {title: P, version: 1.0.0, termsOfService: ⟦/terms⟧}",
      "info: {title: P, version: 1.0.0, termsOfService: ⟦'http://a.gov.uk/terms'⟧}",
    ],
    check: .description { view in
      guard view.api.origin[.info] != nil else { return nil }
      let info = view.api.info
      guard let terms = info.termsOfService, !terms.isEmpty else {
        return [Problem("no terms of use are linked", at: view.api.origin.span(of: .info))]
      }
      if terms.lowercased().utf8.starts(with: "https://".utf8) { return [] }
      return [
        Problem(
          "'\(terms)' is no address that begins with 'https://'",
          at: info.origin.valueSpan(of: .termsOfService))
      ]
    })
}
