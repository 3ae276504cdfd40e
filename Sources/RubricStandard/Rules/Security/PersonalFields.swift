import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// Data on persons in what is sent and answered.
struct PersonalFields: Sendable {
  /// Whether the owners say that there is such data, or fields show it that only persons have.
  let isThere: Bool
  /// The field, or the flag, that shows it; nil where there is none.
  let evidence: Finding.Note?

  /// Names of fields that a person has and no organisation or thing.
  private static let ofPersons: Set<String> = [
    "nino", "national_insurance_number", "ni_number", "nhs_number", "ssn", "passport_number",
    "driving_licence_number", "date_of_birth", "dob", "birth_date", "date_of_death", "maiden_name",
    "home_address", "ethnicity", "religion", "marital_status",
  ]
  /// Names of fields with a person's name. By itself it may be that of a director or an author, whom all know.
  private static let ofNames: Set<String> = [
    "first_name", "given_name", "last_name", "family_name", "surname", "forename",
  ]
  /// Last words of fields by which a person is reached.
  private static let ofContact: Set<String> = [
    "email", "mail", "phone", "telephone", "mobile", "address", "postcode", "zipcode",
  ]

  /// What the name of a field says of the object that has it.
  private enum Sign {
    case person, name, contact, none

    init(_ field: String) {
      let name = NameWords(field)
      let words = name.words
      guard let first = words.first, let last = words.last else {
        self = .none
        return
      }
      let isKey = ["id", "identifier", "number", "no"].contains(last) && PersonalWords.ofPersons(first)
      if ofPersons.contains(name.joined) {
        self = .person
      } else if ofNames.contains(name.joined) {
        self = .name
      } else if isKey || ofContact.contains(last) {
        self = .contact
      } else {
        self = .none
      }
    }
  }

  /// The field that shows that an object is about a private person.
  ///
  /// - Parameter signs: of the names met so far.
  private static func evidence(in schema: Shared<Schema>, _ signs: inout [Name: Sign]) -> Schema.Property? {
    var named: Schema.Property?
    var isReached = false
    for property in schema.properties {
      let name = Name(property.name)
      let sign = signs[name] ?? Sign(property.name)
      signs[name] = sign
      switch sign {
      case .person: return property
      case .name: named = named ?? property
      case .contact: isReached = true
      case .none: break
      }
    }
    return isReached ? named : nil
  }

  init(of api: API, _ schemas: [SchemaUse]) {
    let flag = (api.info.extensions + api.extensions).first { $0.name == "x-contains-sensitive-data" }
    if let flag, let says = flag.value.boolean {
      isThere = says
      evidence = says ? Finding.Note("here it says so", at: flag.value.span) : nil
      return
    }
    var signs: [Name: Sign] = [:]
    let served: SchemaReach = [.request, .success]
    for use in schemas where !use.reach.isDisjoint(with: served) {
      guard let property = PersonalFields.evidence(in: use.schema, &signs) else { continue }
      isThere = true
      evidence = Finding.Note("'\(property.name)' is on a person", at: property.member.keySpan)
      return
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
