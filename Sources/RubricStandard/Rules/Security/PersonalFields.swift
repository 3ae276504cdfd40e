import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// Data on persons in what is sent and answered.
struct PersonalFields: Sendable {
  /// Whether the owners say that there is such data, or fields show it that only persons have.
  let isThere: Bool
  /// The field, or the flag, that shows it; nil where there is none.
  let evidence: Finding.Note?

  /// Names that a person has and no organisation or thing.
  private static let ofPersons: Set<String> = [
    "nino", "national_insurance_number", "ni_number", "nhs_number", "ssn", "passport_number",
    "driving_licence_number", "date_of_birth", "dob", "birth_date", "date_of_death", "first_name",
    "given_name", "last_name", "family_name", "surname", "maiden_name", "home_address", "ethnicity",
    "religion", "marital_status",
  ]

  init(of api: API, _ schemas: [SchemaUse]) {
    let flag = (api.info.extensions + api.extensions).first { $0.name == "x-contains-sensitive-data" }
    if let flag, let says = flag.value.boolean {
      isThere = says
      evidence = says ? Finding.Note("here it says so", at: flag.value.span) : nil
      return
    }
    var known: [Name: Bool] = [:]
    let served: SchemaReach = [.request, .success]
    for use in schemas where !use.reach.isDisjoint(with: served) {
      for property in use.schema.properties {
        let name = Name(property.name)
        let isPersonal = known[name] ?? PersonalFields.ofPersons.contains(NameWords(property.name).joined)
        known[name] = isPersonal
        guard isPersonal else { continue }
        isThere = true
        evidence = Finding.Note("'\(property.name)' is on a person", at: property.member.keySpan)
        return
      }
    }
    isThere = false
    evidence = nil
  }

  /// The schemas whose values hold such data, however deep.
  static func holders(in api: API) -> Set<SchemaID> {
    var holders: Set<SchemaID> = []
    var pending: [SchemaID] = []
    var users: [SchemaID: [SchemaID]] = [:]
    for (id, schema) in zip(api.schemas.ids, api.schemas.all) {
      for part in schema.parts { users[part, default: []].append(id) }
      if schema.properties.contains(where: { PersonalWords.contains(NameWords($0.name)) }) {
        pending.append(id)
      }
    }
    while let id = pending.popLast() {
      if holders.insert(id).inserted { pending += users[id] ?? [] }
    }
    return holders
  }
}
