import RubricOpenAPI

extension Rule {
  static let propertyCasingConsistent = Rule(
    "property-casing-consistent", "One casing for object keys",
    rationale: "Where two styles are mixed, a caller has to look every name up.",
    severity: .error, basis: .standard,
    passage: Passage("Use JSON", "Choose snake_case or camelCase for keys, and be consistent."),
    mending: "rename the keys of the smaller group in the next major version",
    passing: [
      "components: {schemas: {A: {type: object, properties: {first_name: {}, last_name: {}, id: {}}}}}",
      "components: {schemas: {A: {properties: {firstName: {}, _links: {}, '@type': {}, lastName: {}}}}}",
      """
      components: {schemas: {A: {properties: {firstName: {}, parkName: {}}}, T: {properties: {access_token: {}, not_listed: {}}}, C: {properties: {client_id: {}}}}}
      """,
      "components: {schemas: {A: {properties: {firstName: {}, parkName: {}, Post-Code: {}}}}}",
      """
      components: {schemas: {A: {properties: {Id: {}, Names: {}, State: {}, hostConfig: {}, diff_ids: {}}}}}
      """,
      """
      components: {schemas: {A: {properties: {park_name: {}, gate_name: {}}}, U: {properties: {schemas: {}, userName: {}, displayName: {}}}}}
      """,
    ],
    failing: [
      """
      components: {schemas: {A: {type: object, properties: {first_name: {}, ⟦lastName⟧: {}, middle_name: {}}}}}
      """,
      """
      components: {schemas: {A: {properties: {firstName: {}, ⟦last_name⟧: {}, middle_name: {}}}, B: {properties: {parkName: {}, ⟦gate_name⟧: {}, openFrom: {}}}, C: {properties: {endDate: {}}}}}
      """,
    ],
    check: .schema { use, view in
      guard let names = view.casedNames(of: use), !names.isEmpty else { return nil }
      let wrong = names.filter { $0.style != view.propertyStyle }
      guard let first = wrong.first, let style = view.propertyStyle else { return [] }
      return [.mixed(wrong, first, use, style)]
    })
}

extension Problem {
  fileprivate static func mixed(
    _ wrong: [CasedName], _ first: CasedName, _ use: SchemaUse, _ style: NameCase
  ) -> Problem {
    Problem(
      "\(CasedName.list(wrong))\(use.name.map { " of '\($0)'" } ?? "") \(wrong.count == 1 ? "is" : "are") "
        + "\(first.style.name), and most other keys are \(style.name)", at: first.property.member.keySpan)
  }
}

/// The name of a property with the style that its words are joined in.
struct CasedName {
  var property: Schema.Property
  var style: NameCase

  /// A name without what marks it as special: `_links`, `@type`, `$schema`.
  static func bare(_ name: String) -> String {
    guard let first = name.utf8.first, "_@$".utf8.contains(first) else { return name }
    return String(decoding: name.utf8.dropFirst(), as: UTF8.self)
  }

  /// At most three names.
  static func list(_ names: [CasedName]) -> String {
    let rest = names.count > 3 ? " and \(names.count - 3) more" : ""
    return names.prefix(3).map { "'\($0.property.name)'" }.joined(separator: ", ") + rest
  }
}

extension DescriptionView {
  /// The names of an object's own properties that are in either style; nil of one that is not judged, since
  /// another standard has chosen its names.
  fileprivate func casedNames(of use: SchemaUse) -> [CasedName]? {
    guard !use.reach.isDisjoint(with: .bodies), !profile.isFHIR, !forms.contains(use.id) else { return nil }
    return use.casedNames
  }

  /// The style of most names, each counted once; nil where all are in one, or most in another.
  static func propertyStyle(of schemas: [SchemaUse], forms: Set<SchemaID>) -> NameCase? {
    var counts: [NameCase: Int] = [:]
    var others = 0
    var seen: Set<String> = []
    var counted: Set<String> = []
    for use in schemas where !use.reach.isDisjoint(with: .bodies) && !forms.contains(use.id) {
      for property in use.schema.properties where seen.insert(property.name).inserted {
        if !CasedName.isValid(property.name) { others += 1 }
      }
      for name in use.casedNames where counted.insert(name.property.name).inserted {
        counts[name.style, default: 0] += 1
      }
    }
    guard let snake = counts[.snake], let camel = counts[.camel] else { return nil }
    // Where most names are in neither style, as `PascalCase` is, that is what is told of them.
    guard others <= snake + camel else { return nil }
    return snake > camel ? .snake : .camel
  }
}

extension SchemaUse {
  /// Those in `snake_case` or `camelCase` that are the API's own.
  fileprivate var casedNames: [CasedName] {
    if schema.properties.isEmpty || AdoptedNames.areChosen(of: schema) { return [] }
    return schema.properties.compactMap { property in
      let style = NameCase(CasedName.bare(property.name))
      guard style == .snake || style == .camel, !AdoptedNames.contains(property.name) else { return nil }
      return CasedName(property: property, style: style)
    }
  }
}
