import RubricDiagnostics
import RubricOpenAPI

extension Rule {
  static let queryCasingConsistent = Rule(
    "query-casing-consistent", "One casing for query parameters",
    rationale:
      "A parameter whose name is guessed wrong is ignored without a sign, and the answer is too long.",
    severity: .warning, basis: .guidance,
    passage: Passage("Use JSON", "Be consistent in the case of names."),
    mending: "rename the parameters of the smaller group in the next major version", isStyle: true,
    passing: [
      """
      paths: {/p: {get: {parameters: [{name: page_size, in: query, schema: {}}, {name: sort_by, in: query, schema: {}}, {name: page, in: query, schema: {}}], responses: {}}}}
      """,
      """
      paths: {/p: {get: {parameters: [{name: pageSize, in: query, schema: {}}, {name: 'filter[parkName]', in: query, schema: {}}, {name: $orderBy, in: query, schema: {}}, {name: PageNo, in: query, schema: {}}, {name: api_key, in: query, schema: {}}, {name: X_Id, in: header, schema: {}}], responses: {}}}}
      components: {securitySchemes: {k: {type: apiKey, in: query, name: api_key}}}
      """,
      // Search parameters of FHIR are named by FHIR.
      """
      paths: {/Task: {get: {parameters: [{name: based-on, in: query, schema: {}}, {name: pageSize, in: query, schema: {}}, {name: sortBy, in: query, schema: {}}], responses: {'200': {content: {application/fhir+json: {}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/p: {get: {parameters: [{name: page_size, in: query, schema: {}}, {name: ⟦sortBy⟧, in: query, schema: {}}, {name: max_age, in: query, schema: {}}], responses: {}}}}
      """,
      """
      paths: {/p: {get: {parameters: [{name: pageSize, in: query, schema: {}}, {name: ⟦'filter[park-name]'⟧, in: query, schema: {}}, {name: maxAge, in: query, schema: {}}], responses: {}}}, /q: {get: {parameters: [{name: 'filter[park-name]', in: query, schema: {}}], responses: {}}}}
      """,
    ],
    check: .description { view in
      let names = view.queryNames
      if names.isEmpty { return nil }
      var counts: [(style: NameCase, count: Int)] = []
      for name in names {
        if let index = counts.firstIndex(where: { $0.style == name.style }) {
          counts[index].count += 1
        } else {
          counts.append((name.style, 1))
        }
      }
      // Of groups of one size, the first written is the rule.
      let most = counts.reduce(counts[0]) { $1.count > $0.count ? $1 : $0 }.style
      return names.filter { $0.style != most }.map { .mixed($0, most) }
    })
}

extension Problem {
  fileprivate static func mixed(_ name: QueryName, _ most: NameCase) -> Problem {
    Problem(
      "'\(name.parameter.name)' is \(name.style.name), and most other query parameters are \(most.name)",
      at: name.parameter.origin.valueSpan(of: .name))
  }
}

/// The name of a query parameter with the style of its words.
private struct QueryName {
  var parameter: Shared<Parameter>
  var style: NameCase

  /// nil of a name that fits every style, or none.
  init?(_ parameter: Shared<Parameter>) {
    let inner = Array(parameter.name.utf8).split(separator: UInt8(ascii: "[")).last ?? []
    let bare = String(decoding: inner.prefix { $0 != UInt8(ascii: "]") }, as: UTF8.self)
    style = NameCase(bare)
    self.parameter = parameter
    guard style == .snake || style == .camel || style == .kebab else { return nil }
    // OData, FHIR and others mark their own so.
    guard let first = bare.utf8.first, (0x61...0x7A).contains(first),
      (0x61...0x7A).contains(parameter.name.utf8.first ?? 0)
    else { return nil }
  }
}

extension DescriptionView {
  /// Each name once, at its first parameter.
  fileprivate var queryNames: [QueryName] {
    var seen: Set<String> = []
    return api.parameters.all.compactMap { parameter in
      guard parameter.location == .query, seen.insert(parameter.name).inserted, !isKey(parameter),
        !AdoptedNames.contains(parameter.name)
      else { return nil }
      let name = QueryName(parameter)
      return profile.isFHIR && name?.style == .kebab ? nil : name
    }
  }
}
