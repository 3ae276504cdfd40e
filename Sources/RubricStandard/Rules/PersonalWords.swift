/// Names of fields that hold data on persons.
enum PersonalWords {
  /// Whether a name, as the sequence of its words, is one of them.
  static func contains(_ name: NameWords) -> Bool { names.contains(name.joined) }

  private static let names: Set<String> = [
    "nino", "national_insurance_number", "ni_number", "nhs_number", "ssn", "passport_number",
    "driving_licence_number", "utr", "date_of_birth", "dob", "birth_date", "date_of_death", "first_name",
    "given_name", "last_name", "family_name", "surname", "maiden_name", "full_name", "email", "email_address",
    "phone", "phone_number", "telephone", "mobile", "home_address", "ethnicity", "religion", "gender", "sex",
    "marital_status", "medical", "diagnosis", "disability", "salary", "bank_account", "account_number",
    "sort_code", "card_number",
  ]
}
