import RubricOpenAPI

extension Rule {
  static let infoLicence = Rule(
    "info-licence", "A licence is stated",
    rationale: "Without a licence nobody may be sure that they are allowed to use what the API gives.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "Follow the Technology Code of Practice",
      "Follow the Open Standards Principles of open access and royalty-free licensing."),
    mending: "name the licence with its address, such as the Open Government Licence for open data",
    passing: [
      """
      info: {title: P, version: 1.0.0, license: {name: Open Government Licence v3.0, url: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/}}
      """,
      """
      openapi: 3.1.0
      info: {title: P, version: 1.0.0, license: {name: MIT, identifier: MIT}}
      """,
    ],
    failing: [
      "⟦info⟧: {title: P, version: 1.0.0}",
      "info: {title: P, version: 1.0.0, ⟦license⟧: {name: Open Government Licence v3.0}}",
      "info: {title: P, version: 1.0.0, ⟦license⟧: {name: '', url: https://a}}",
    ],
    check: .description { view in
      guard view.api.origin[.info] != nil else { return nil }
      let info = view.api.info
      if view.site.apiSettings.licence?.isEmpty == false { return [] }
      guard let licence = info.license else {
        return [Problem("no licence is stated", at: view.api.origin.span(of: .info))]
      }
      let span = info.origin.span(of: .license)
      if licence.name.isEmpty { return [Problem("the licence has no name", at: span)] }
      let isFound = [licence.url, licence.identifier].contains { $0?.isEmpty == false }
      return isFound
        ? [] : [Problem("licence '\(licence.name)' has no address", at: span, help: "add its 'url'")]
    })
}
