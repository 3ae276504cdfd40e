import RubricOpenAPI

extension Rule {
  static let openDataNoAuth = Rule(
    "open-data-no-auth", "Open data is open",
    rationale: "Having to register for data that anybody may use keeps people from using it.",
    severity: .warning, basis: .standard,
    passage: Passage("When to use open access", "For open data do not use authentication."),
    mending: "let everybody read: 'security: []', or '{}' among the alternatives where a key raises a quota",
    passing: [
      """
      info: {title: P, version: 1.0.0, license: {name: Open Government Licence v3.0}}
      security: []
      paths: {/p: {get: {}}}
      """,
      """
      info: {title: P, version: 1.0.0, license: {name: OGL-UK-3.0}}
      security: [{k: []}, {}]
      paths: {/p: {get: {}}}
      """,
      """
      info: {title: P, version: 1.0.0, license: {name: MIT}}
      security: [{k: []}]
      paths: {/p: {get: {}}}
      """,
      """
      info: {title: P, version: 1.0.0, license: {name: Open Government Licence v3.0}}
      security: [{k: []}]
      paths: {/p: {get: {}, put: {}}}
      """,
    ],
    failing: [
      """
      info: {title: P, version: 1.0.0, license: {name: Open Government Licence v3.0}}
      ⟦security⟧: [{k: []}]
      paths: {/p: {get: {}}}
      """,
      """
      info: {title: P, version: 1.0.0, license: {name: C, url: 'https://creativecommons.org/licenses/by/4.0/'}}
      paths: {/p: {get: {⟦security⟧: [{k: []}]}}}
      """,
    ],
    check: .description { view in
      guard view.hasOpenLicence, view.profile.isReadOnly, let first = view.operations.first else {
        return nil
      }
      guard view.operations.allSatisfy({ view.securityUses.isGuarded($0) }) else { return [] }
      return [.closed(first, view)]
    })
}

extension Problem {
  fileprivate static func closed(_ first: Shared<Operation>, _ view: DescriptionView) -> Problem {
    let holder = first.security == nil ? view.api.origin : first.origin
    return Problem(
      "every operation asks for a credential, though the licence is open", at: holder.span(of: .security))
  }
}

extension DescriptionView {
  /// Whether the data may be used by everybody, by the name or address of its licence.
  var hasOpenLicence: Bool {
    let licence = api.info.license
    let texts = [licence?.name, licence?.identifier, licence?.url, site.apiSettings.licence]
    return texts.contains { $0.map(OpenLicence.isOne) == true }
  }
}

/// Licences of open data.
enum OpenLicence {
  static func isOne(_ text: String) -> Bool {
    let words = NameWords(text.lowercased()).words
    let joined = " " + words.joined(separator: " ") + " "
    return names.contains { joined.utf8.contains(sequence: " \($0) ") }
  }

  private static let names = [
    "ogl", "open government licence", "open government license", "cc by", "cc0", "publicdomain zero",
    "licenses by", "odc", "odbl", "open data commons", "open database license", "open database licence",
    "creative commons attribution",
  ]
}
