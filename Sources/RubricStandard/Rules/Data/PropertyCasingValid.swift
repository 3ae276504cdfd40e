import RubricOpenAPI

extension Rule {
  static let propertyCasingValid = Rule(
    "property-casing-valid", "Object keys are snake_case or camelCase",
    rationale: "Such keys are names in most languages as they are; others need quotation marks or a mapping.",
    severity: .warning, basis: .standard,
    passage: Passage("Use JSON", "Choose snake_case or camelCase for keys."),
    mending: "rename the keys in the next major version",
    passing: [
      "components: {schemas: {A: {type: object, properties: {postcode: {}, taxYear: {}}}}}",
      "components: {schemas: {A: {type: object, properties: {nhsNumberID: {}, _links: {}, '@id': {}, line_1: {}}}}}",
      "components: {schemas: {Problem: {properties: {type: {}, invalid-params: {}}}}}",
      "components: {schemas: {Claims: {properties: {iss: {}, 'http://openbanking.org.uk/rid': {}, x-origin: {}}}}}",
      """
      paths: {/a: {post: {requestBody: {content: {application/x-www-form-urlencoded: {schema: {properties: {FriendlyName: {}}}}}}, responses: {}}}}
      """,
    ],
    failing: [
      "components: {schemas: {A: {type: object, properties: {id: {}, ⟦Post-Code⟧: {}, TAXYEAR: {}}}}}",
      "components: {schemas: {A: {type: object, properties: {⟦Home_town⟧: {}}}, B: {properties: {⟦'tax year'⟧: {}}}}}",
    ],
    check: .schema { use, view in
      guard !use.reach.isDisjoint(with: .bodies), !use.schema.properties.isEmpty, !view.profile.isFHIR,
        !view.forms.contains(use.id)
      else { return nil }
      let wrong = use.schema.properties.filter { !CasedName.isValid($0.name) }
      return wrong.isEmpty ? [] : [.invalid(wrong, use)]
    })
}

extension Problem {
  fileprivate static func invalid(_ wrong: [Schema.Property], _ use: SchemaUse) -> Problem {
    let names = wrong.map { CasedName(property: $0, style: .other) }
    return Problem(
      "\(CasedName.list(names))\(use.name.map { " of '\($0)'" } ?? "") \(wrong.count == 1 ? "is" : "are") "
        + "neither snake_case nor camelCase", at: wrong[0].member.keySpan)
  }
}

extension CasedName {
  /// Whether a key is in one of the two styles, or another standard has chosen it.
  static func isValid(_ name: String) -> Bool {
    if AdoptedNames.contains(name) || name.utf8.first == UInt8(ascii: "$") { return true }
    // Addresses are names of claims (RFC 7519 §4.2), and `x-` marks extensions.
    if name.utf8.contains(sequence: "://") || name.utf8.starts(with: "x-".utf8) { return true }
    let bare = CasedName.bare(name)
    guard let first = bare.utf8.first else { return false }
    switch NameCase(bare) {
    case .snake, .camel, .neutral: return (0x61...0x7A).contains(first)
    case .kebab, .other: return false
    }
  }
}
