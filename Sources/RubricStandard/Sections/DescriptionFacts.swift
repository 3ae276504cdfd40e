import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

// What a description proves or contradicts, as far as required sections ask for it.
extension API {
  typealias Contradiction = RequiredSection.Contradiction

  /// Operations that callers send, webhooks and callbacks left out.
  var calledOperations: [Shared<Operation>] { operations.all.filter { $0.kind == .path } }

  /// The first operation that changes something.
  var writingOperation: Shared<Operation>? { operations.all.first { $0.kind == .path && !$0.method.isSafe } }

  /// The security schemes that any operation requires, each once, in the order of first use.
  var usedSchemes: [Shared<SecurityScheme>] {
    var seen: Set<SecuritySchemeID> = []
    var schemes: [Shared<SecurityScheme>] = []
    for operation in calledOperations {
      for use in security(of: operation).flatMap(\.schemes) {
        guard let id = use.scheme, seen.insert(id).inserted else { continue }
        schemes.append(securitySchemes[id])
      }
    }
    return schemes
  }

  /// Whether each scope that is declared says in at least three words what it allows.
  var allScopesAreDescribed: Bool {
    let scopes = securitySchemes.all.flatMap(\.scopes)
    return !scopes.isEmpty && scopes.allSatisfy { $0.isDescribed }
  }

  /// Texts of an extension of `info`, such as `x-sla`.
  func extensionTexts(_ name: String) -> [String] {
    info.extensions.filter { $0.name == name }.compactMap(\.value.string)
  }

  /// Values that a schema of an error response lists for `code`, `errorCode` or `type`.
  var errorCodes: [Node] {
    var seen: Set<SchemaID> = []
    var codes: [Node] = []
    for operation in calledOperations {
      for status in operation.responses where status.status.isError {
        for schema in responses[status.response].content.compactMap(\.schema)
        where seen.insert(schema).inserted {
          codes += codeValues(of: schema)
        }
      }
    }
    return codes
  }

  private func codeValues(of id: SchemaID) -> [Node] {
    let schema = schemas[id]
    let parts = [id] + schema.allOf + (schema.items.map { [$0] } ?? [])
    return parts.flatMap { part in
      schemas[part].properties.filter { ["code", "errorCode", "type"].contains($0.name) }
        .flatMap { schemas[$0.schema].enum }
    }
  }

  // MARK: - Deprecation

  /// What is deprecated, by the name under which a guide would tell of it.
  var deprecatedItems: [(name: String, span: SourceSpan)] {
    var items: [(name: String, span: SourceSpan)] = []
    for operation in operations.all {
      if operation.isDeprecated { items.append((operation.signature, operation.methodSpan)) }
    }
    for parameter in parameters.all where parameter.isDeprecated {
      items.append((parameter.name, parameter.origin.span(of: Field.deprecated.key)))
    }
    for schema in schemas.all {
      for property in schema.properties where schemas[property.schema].isDeprecated {
        items.append((property.name, property.member.keySpan))
      }
    }
    return items
  }

  /// The numbers N of paths and servers with a part `vN`.
  var majorVersionsOfPaths: Set<Int> {
    var versions: Set<Int> = []
    for path in calledOperations.map(\.path) {
      for part in path.utf8.split(separator: UInt8(ascii: "/")) {
        guard part.count >= 2, part.count <= 4, part.first == UInt8(ascii: "v") else { continue }
        if let number = Int(String(decoding: part.dropFirst(), as: UTF8.self)) { versions.insert(number) }
      }
    }
    return versions
  }
}

extension SecurityScheme.Scope {
  /// Whether it has a meaning of at least three words that is not its name.
  var isDescribed: Bool { Words.count(description.utf8) >= 3 && Name(description) != Name(name) }
}

// MARK: - Contradictions

extension API {
  var securityRequirementContradictions: [Contradiction] {
    let uses = calledOperations.lazy.flatMap { self.security(of: $0).flatMap(\.schemes) }
    return uses.prefix(1).map { Contradiction("operations require '\($0.name)'", at: $0.span) }
  }

  func responseContradictions(_ statuses: [String]) -> [Contradiction] {
    let found = operations.all.lazy.flatMap(\.responses).first { statuses.contains($0.status.text) }
    return found.map { [Contradiction("a response \($0.status.text) is declared", at: $0.span)] } ?? []
  }

  var credentialParameterContradictions: [Contradiction] {
    let found = parameters.all.first { parameter in
      let name = parameter.name.lowercased()
      return parameter.location == .header
        && (name == "authorization" || name.utf8.contains(sequence: "api-key")
          || name.utf8.contains(sequence: "apikey"))
    }
    return found.map { [Contradiction("a header '\($0.name)' is declared", at: $0.origin.span)] } ?? []
  }

  var writeContradictions: [Contradiction] {
    writingOperation.map { [Contradiction("'\($0.signature)' writes", at: $0.methodSpan)] } ?? []
  }

  var testServerContradictions: [Contradiction] {
    testServer.map { [Contradiction("'\($0.url)' is a test server", at: $0.origin.span)] } ?? []
  }

  /// A major version of at least 1 without a mark of alpha or beta promises something.
  var matureVersionContradictions: [Contradiction] {
    let version = info.version.lowercased()
    let isEarly = ["alpha", "beta", "preview"].contains { version.utf8.contains(sequence: $0) }
    guard !isEarly, let first = version.utf8.first(where: { $0 != UInt8(ascii: "v") }),
      (0x31...0x39).contains(first)
    else { return [] }
    return [
      Contradiction("the version is '\(info.version)'", at: info.origin.valueSpan(of: Field.version.key))
    ]
  }

  func extensionContradictions(_ name: String) -> [Contradiction] {
    info.extensions.filter { $0.name == name }.prefix(1).map {
      Contradiction("'\(name)' is given", at: $0.value.span)
    }
  }

  /// Fields that are personal data by their name.
  var personalDataContradictions: [Contradiction] { fieldContradictions(PersonalData.names, "personal data") }

  /// The same but for those that tell how to reach an organisation.
  var personContradictions: [Contradiction] {
    fieldContradictions(PersonalData.names.subtracting(PersonalData.contacts), "personal data")
  }

  /// Fields that hold payment cards or health identifiers.
  var cardDataContradictions: [Contradiction] {
    fieldContradictions(PersonalData.regulated, "regulated data")
  }

  private func fieldContradictions(_ names: Set<String>, _ kind: String) -> [Contradiction] {
    for parameter in parameters.all where names.contains(PersonalData.key(parameter.name)) {
      return [Contradiction("'\(parameter.name)' is \(kind)", at: parameter.origin.span)]
    }
    for schema in schemas.all {
      for property in schema.properties where names.contains(PersonalData.key(property.name)) {
        return [Contradiction("'\(property.name)' is \(kind)", at: property.member.keySpan)]
      }
    }
    return []
  }

  var userFlowContradictions: [Contradiction] {
    let found = usedSchemes.first {
      switch $0.kind {
      case .oauth2(let flows): flows.contains { $0.kind == .authorizationCode || $0.kind == .implicit }
      case .openIDConnect: true
      case .apiKey, .http, .mutualTLS, .unknown: false
      }
    }
    return found.map {
      [Contradiction("'\($0.name)' lets an application act for a user", at: $0.origin.span)]
    } ?? []
  }

  /// The first server that is one for tests, by its description or address.
  var testServer: Server? { servers.first { $0.isForTests } }
}

extension Server {
  private static let testWords: Set<String> = [
    "sandbox", "test", "testing", "integration", "staging", "stage", "mock", "demo", "preprod",
    "preproduction",
    "uat", "int", "trial",
  ]

  /// Whether its description, name or address says so, or `x-sandbox` does.
  var isForTests: Bool {
    if extensions.contains(where: { $0.name == "x-sandbox" && $0.value.boolean == true }) { return true }
    let texts = [url, description ?? "", name ?? ""]
    return texts.contains { text in
      text.lowercased().utf8.split { !(0x61...0x7A).contains($0) }
        .contains { Server.testWords.contains(String(decoding: $0, as: UTF8.self)) }
    }
  }
}

/// Names of fields that hold data about a person.
enum PersonalData {
  static let names: Set<String> = [
    "firstname", "lastname", "surname", "forename", "familyname", "givenname", "fullname", "dateofbirth",
    "birthdate",
    "dob", "email", "emailaddress", "phonenumber", "telephonenumber", "mobilenumber", "nino",
    "nationalinsurancenumber", "nhsnumber", "passportnumber", "drivinglicencenumber", "homeaddress",
    "ethnicity",
    "religion", "gender", "cardholdername", "cardnumber",
  ]
  static let regulated: Set<String> = ["cardnumber", "pan", "cvv", "cvc", "cardholdername", "nhsnumber"]

  /// Of these, what organisations have too.
  static let contacts: Set<String> = [
    "email", "emailaddress", "phonenumber", "telephonenumber", "mobilenumber", "fullname",
  ]

  /// A name in lower case without what joins its words.
  static func key(_ name: String) -> String {
    String(
      decoding: name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") },
      as: UTF8.self)
  }
}

extension Collection where Element == UInt8 {
  /// Whether the bytes of `word` stand in it one after another; `word` must be short.
  func contains(sequence word: String) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first, count >= word.count else { return false }
    var start = startIndex
    while start != endIndex {
      if self[start] == first, self[start...].starts(with: word) { return true }
      start = index(after: start)
    }
    return false
  }
}
