import RubricOpenAPI

extension Rule {
  static let abbreviatedField = Rule(
    "abbreviated-field", "Field names are spelt out",
    rationale:
      "What 'dod' means is plain to those who chose it; others read date of death, delivery or debt.",
    severity: .info, basis: .standard,
    passage: Passage("Design data fields with user needs in mind", "Consider spelling out dob, dod, doj."),
    mending: "spell the word out",
    passing: [
      """
      components: {schemas: {P: {type: object, properties: {date_of_birth: {type: string, format: date}}}}}
      """,
      "components: {schemas: {P: {properties: {nhsNumber: {}, uprn: {}, url: {}, indoor: {}, sort_desc: {type: boolean}}}}}",
    ],
    failing: [
      "components: {schemas: {P: {type: object, properties: {⟦dob⟧: {type: string, format: date}}}}}",
      """
      components: {schemas: {P: {properties: {⟦homeAddr⟧: {type: string}}}, Q: {properties: {homeAddr: {type: string}, ⟦totalQty⟧: {}}}}}
      """,
    ],
    check: .description { view in
      guard !view.values.isEmpty else { return nil }
      var seen: Set<String> = []
      return view.values.compactMap { use in
        guard seen.insert(use.name).inserted, use.schema.types != .boolean else { return nil }
        return Abbreviations.word(in: use.name).map { .short($0.word, $0.meaning, use) }
      }
    })
}

extension Problem {
  fileprivate static func short(_ word: String, _ meaning: String, _ use: ValueUse) -> Problem {
    Problem(
      word == use.name.lowercased()
        ? "'\(use.name)' is short for something" : "'\(word)' in '\(use.name)' is short for something",
      at: use.span,
      help: "spell it out, such as '\(meaning)'")
  }
}

/// Short forms that names are better without.
private enum Abbreviations {
  static func word(in name: String) -> (word: String, meaning: String)? {
    for word in NameWords(name).words {
      if let meaning = meanings[word] { return (word, meaning) }
    }
    return nil
  }

  private static let meanings: [String: String] = [
    "dob": "date_of_birth", "dod": "date_of_death", "doj": "date_of_joining", "addr": "address",
    "amt": "amount", "qty": "quantity", "desc": "description", "num": "number", "nbr": "number",
    "cd": "code", "ind": "indicator", "flg": "flag", "dt": "date", "tm": "time", "acct": "account",
    "cust": "customer", "emp": "employee", "org_nm": "organisation_name",
  ]
}
