import RubricOpenAPI

extension Rule {
  static let noPersonalDataInURL = Rule(
    "no-personal-data-in-url", "Personal data stays out of addresses",
    rationale: "Addresses are kept in logs that nobody thinks of when a person asks what is held about them.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "Keep a log of requests for personal data", "Personal data must be handled under data-protection law."),
    mending: "search by a POST with a body, or identify the person by a key that tells nothing",
    passing: [
      """
      paths: {"/patients/{id}": {get: {parameters: [{name: id, in: path, required: true, schema: {}}, {name: postcode, in: query, schema: {}}, {name: email, in: query, schema: {type: boolean}}, {name: email, in: header, schema: {}}], responses: {}}}}
      """,
      // Rules have a gender, and offices a telephone, that is no person's.
      """
      paths: {/offence-rules: {get: {parameters: [{name: gender, in: query, schema: {}}], responses: {}}}, /offices: {get: {parameters: [{name: phone_number, in: query, schema: {}}], responses: {}}}}
      """,
    ],
    failing: [
      "paths: {/people: {get: {parameters: [{name: ⟦nino⟧, in: query, schema: {}}], responses: {}}}}",
      """
      paths: {'/people/{nhsNumber}': {get: {parameters: [{name: ⟦nhsNumber⟧, in: path, required: true, schema: {}}, {name: ⟦'filter[date-of-birth]'⟧, in: query, schema: {}}], responses: {}}}}
      """,
      """
      paths: {/park-users: {get: {parameters: [{name: ⟦gender⟧, in: query, schema: {}}], responses: {}}}, /search: {get: {parameters: [{name: ⟦surname⟧, in: query, schema: {}}, {name: ⟦phone⟧, in: query, schema: {}}], responses: {}}}}
      """,
    ],
    check: .parameter { parameter, view in
      guard parameter.location == .query || parameter.location == .path else { return nil }
      let inner = Array(parameter.name.utf8).split(separator: UInt8(ascii: "[")).last ?? []
      let name = NameWords(String(decoding: inner, as: UTF8.self))
      guard PersonalWords.contains(name), !view.types(of: parameter.schema).contains(.boolean),
        !PersonalWords.mayBeOfThings(name)
          || view.operations(with: parameter).contains(where: view.isOnPersons)
      else { return [] }
      return [.personal(parameter)]
    })
}

extension DescriptionView {
  /// Whether an operation is about persons, by a word of its path or by what else it asks for.
  fileprivate func isOnPersons(_ operation: Shared<Operation>) -> Bool {
    let isAsked = parameters(of: operation).contains { parameter in
      let name = NameWords(parameter.name)
      return PersonalWords.contains(name) && !PersonalWords.mayBeOfThings(name)
    }
    return isAsked
      || PathUse.Segment.all(of: operation.path).contains { segment in
        !segment.isTemplate
          && Plural.singular(NameWords(segment.text).words).contains(where: PersonalWords.ofPersons)
      }
  }
}

extension Problem {
  fileprivate static func personal(_ parameter: Shared<Parameter>) -> Problem {
    Problem(
      "'\(parameter.name)' is data on a person in the \(parameter.location == .path ? "path" : "query")",
      at: parameter.origin.valueSpan(of: .name))
  }
}
