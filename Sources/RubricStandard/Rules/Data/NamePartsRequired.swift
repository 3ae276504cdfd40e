import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let namePartsRequired = Rule(
    "name-parts-required", "Names fit people without first and last names",
    rationale: "Many people have one name, or names in another order; they cannot fill in such a form.",
    severity: .info, basis: .standard,
    passage: Passage(
      "Design data fields with user needs in mind",
      "Consider names from cultures without first and last names."),
    mending: "ask for a full name, or let one of the two be left out",
    passing: [
      """
      components: {schemas: {P: {type: object, required: [full_name], properties: {full_name: {type: string}}}}}
      """,
      """
      components: {schemas: {P: {required: [last_name, file_name], properties: {first_name: {}, last_name: {}}}}}
      """,
      // What is only answered asks nobody for a name.
      """
      paths: {/people: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/P'}}}}}}}}
      components: {schemas: {P: {required: [first_name, last_name], properties: {first_name: {}, last_name: {}}}}}
      """,
    ],
    failing: [
      """
      components: {schemas: {P: {type: object, ⟦required⟧: [first_name, last_name], properties: {first_name: {type: string}, last_name: {type: string}}}}}
      """,
      """
      components: {schemas: {P: {⟦required⟧: [id, forename, surname], properties: {id: {}, forename: {}, surname: {}}}}}
      """,
      """
      paths: {/people: {post: {requestBody: {content: {application/json: {schema: {⟦required⟧: [firstName, lastName], properties: {firstName: {}, lastName: {}}}}}}}}}
      """,
    ],
    check: .schema { use, view in
      guard !view.profile.isFHIR, use.reach.contains(.request) || use.reach == .component else { return nil }
      let names = use.schema.properties.map { NameWords($0.name).joined }
      guard names.contains(where: PersonName.first.contains), names.contains(where: PersonName.last.contains)
      else { return nil }
      let required = use.schema.required
      guard let first = required.first(where: { PersonName.first.contains(NameWords($0).joined) }),
        let last = required.first(where: { PersonName.last.contains(NameWords($0).joined) })
      else { return [] }
      return [.both(first, last, at: use.schema.origin.span(of: .required))]
    })
}

extension Problem {
  fileprivate static func both(_ first: String, _ last: String, at span: SourceSpan) -> Problem {
    Problem("'\(first)' and '\(last)' must both be given", at: span)
  }
}

/// Names of fields that hold part of a person's name.
private enum PersonName {
  static let first: Set<String> = [
    "first_name", "given_name", "forename", "firstname", "forenames", "given_names",
  ]
  static let last: Set<String> = ["last_name", "family_name", "surname", "lastname"]
}
