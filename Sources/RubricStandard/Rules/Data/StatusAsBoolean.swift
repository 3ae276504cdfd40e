import RubricOpenAPI

extension Rule {
  static let statusAsBoolean = Rule(
    "status-as-boolean", "A state with more than two values is not a boolean",
    rationale: "Somebody widowed is neither married nor not: the field has no place for what is true.",
    severity: .info, basis: .standard,
    passage: Passage(
      "Design data fields with user needs in mind",
      "Provide all relevant options; marriage has more than two states."),
    mending: "use a string with an 'enum' of all states",
    passing: [
      """
      components: {schemas: {P: {type: object, properties: {marital_status: {type: string, enum: [married, widowed, divorced]}}}}}
      """,
      "components: {schemas: {Answer: {properties: {married: {type: boolean}}}}}",
      "components: {schemas: {P: {properties: {id: {}, is_active: {type: boolean}, is_married: {type: boolean}}}}}",
    ],
    failing: [
      "components: {schemas: {P: {type: object, properties: {id: {}, ⟦marital_status⟧: {type: boolean}}}}}",
      "components: {schemas: {P: {properties: {⟦alive⟧: {type: boolean}, ⟦status⟧: {type: boolean}}}}}",
    ],
    check: .property { use, view in
      guard States.names.contains(NameWords(use.property.name).joined) else { return nil }
      // An answer to one question may be yes or no.
      let isAnswer = use.owner.schema.properties.count == 1
      return view.types(of: use.property.schema).contains(.boolean) && !isAnswer ? [.truth(use)] : []
    })
}

extension Problem {
  fileprivate static func truth(_ use: PropertyUse) -> Problem {
    Problem(
      "'\(use.property.name)' is a boolean, and such a state has more values", at: use.property.member.keySpan
    )
  }
}

/// Names of states that have more than two values.
private enum States {
  static let names: Set<String> = [
    "married", "marital_status", "gender", "sex", "alive", "employed", "employment", "employment_status",
    "resident", "residency_status", "status", "state",
  ]
}
