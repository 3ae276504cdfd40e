/// Names of fields that hold data on persons.
enum PersonalWords {
  /// Whether a name, as the sequence of its words, is one of them.
  static func contains(_ name: NameWords) -> Bool { names.contains(name.joined) }

  /// Whether organisations and things have a field of that name as well.
  static func mayBeOfThings(_ name: NameWords) -> Bool { ofThings.contains(name.joined) }

  /// Whether a word, as it is of one, names people by what they are or do.
  static func ofPersons(_ word: String) -> Bool { persons.contains(word) }

  private static let ofThings: Set<String> = [
    "gender", "sex", "phone", "phone_number", "telephone", "mobile", "medical", "diagnosis", "disability",
    "salary", "bank_account", "account_number", "sort_code", "card_number",
  ]

  private static let persons: Set<String> = [
    "person", "people", "patient", "user", "prisoner", "offender", "inmate", "customer", "citizen",
    "employee",
    "member", "participant", "trainee", "staff", "applicant", "child", "children", "pupil", "student",
    "learner", "contact", "individual", "visitor", "tenant", "resident", "candidate", "taxpayer", "driver",
    "donor", "carer", "client",
  ]

  private static let names: Set<String> = [
    "nino", "national_insurance_number", "ni_number", "nhs_number", "ssn", "passport_number",
    "driving_licence_number", "utr", "date_of_birth", "dob", "birth_date", "date_of_death", "first_name",
    "given_name", "last_name", "family_name", "surname", "maiden_name", "full_name", "email", "email_address",
    "phone", "phone_number", "telephone", "mobile", "home_address", "ethnicity", "religion", "gender", "sex",
    "marital_status", "medical", "diagnosis", "disability", "salary", "bank_account", "account_number",
    "sort_code", "card_number",
  ]
}
