import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// How operations and security schemes go together.
struct SecurityUses: Sendable {
  /// Whether the description says anywhere who may call.
  let isDeclared: Bool
  /// The schemes that operations which callers send require, each once, in the order of first use.
  let schemes: [SecuritySchemeID]
  /// The first use of each name that no scheme has, with how many there are.
  let undefined: [SourceSpan: Int]
  /// The first use of each scope that its OAuth scheme does not declare, with how many there are.
  let undeclaredScopes: [SourceSpan: Int]
  /// The first use of each scheme.
  let firstUses: [SecuritySchemeID: SourceSpan]
  /// The names of the schemes that are required.
  let names: Set<Name>
  /// Those by which more is called than what gives tokens.
  let namesOfData: Set<Name>

  /// Whether the description of the API, or of a tag, says how long tokens hold.
  let tellsLifetimes: Bool
  /// The only scope of the description, where it guards both reading and changing.
  let soleScope: SourceSpan?

  private let firstScopes: Set<SourceSpan>
  private let root: Requirement
  private let keys: [Name: SourceSpan]
  private let firstGuarded: Node?
  private let firstScoped: Node?
  private let declaredStatuses: Set<Int>

  /// What several requirements ask for together.
  private struct Requirement {
    var isGuarded: Bool
    var asksScopes: Bool

    init(_ requirements: [SecurityRequirement]) {
      isGuarded = !requirements.isEmpty && requirements.allSatisfy { !$0.schemes.isEmpty }
      asksScopes = isGuarded && requirements.contains { $0.schemes.contains { !$0.scopes.isEmpty } }
    }
  }

  /// The statuses by which callers are refused.
  private static let refusals = [401, 403, 429]

  init(of api: API, _ operations: [Shared<Operation>], requirements: [SecurityRequirement]) {
    let root = Requirement(api.security ?? [])
    self.root = root
    keys = SecurityUses.keys(in: api)
    isDeclared = api.security != nil || operations.contains { $0.security != nil }
    let guarded = operations.filter { $0.security.map { Requirement($0).isGuarded } ?? root.isGuarded }
    firstGuarded = guarded.first?.origin
    firstScoped =
      guarded.first { $0.security.map { Requirement($0).asksScopes } ?? root.asksScopes }?.origin
    declaredStatuses = Set(
      SecurityUses.refusals.filter { status in guarded.contains { $0.declares(status: status) } })

    let inherits = operations.contains { $0.security == nil }
    let inheritsData = operations.contains { $0.security == nil && !$0.givesTokens }
    var used = inherits ? SecurityUses.schemes(api.security ?? []) : []
    var ofData = inheritsData ? SecurityUses.schemes(api.security ?? []) : []
    for operation in operations {
      let own = SecurityUses.schemes(operation.security ?? [])
      used += own
      if !operation.givesTokens { ofData += own }
    }
    var seen: Set<SecuritySchemeID> = []
    schemes = used.filter { seen.insert($0).inserted }
    names = Set(used.map { Name(api.securitySchemes[$0].name) })
    namesOfData = Set(ofData.map { Name(api.securitySchemes[$0].name) })

    let faults = RequirementFaults(requirements, in: api)
    undefined = faults.undefined
    undeclaredScopes = faults.undeclaredScopes
    firstUses = faults.firstUses
    let texts = [api.info.description] + api.tags.map(\.description)
    tellsLifetimes = texts.contains { TokenLifetime.isTold(by: $0 ?? "", isOnTokens: false) }
    let scopes = api.securitySchemes.all.flatMap(\.scopes)
    firstScopes = Set(scopes.map(\.span))
    let own = scopes.filter { !BroadScope.identities.contains($0.name) }
    soleScope = own.count == 1 ? own.first.flatMap { SecurityUses.span(of: $0, in: api, operations) } : nil
  }

  /// Where the scope is declared; nil where it does not guard both reading and changing.
  private static func span(
    of scope: SecurityScheme.Scope, in api: API, _ operations: [Shared<Operation>]
  ) -> SourceSpan? {
    let name = Name(scope.name)
    let asks = { (requirements: [SecurityRequirement]) in
      requirements.contains { $0.schemes.contains { $0.scopes.contains { Name($0) == name } } }
    }
    let rootAsks = asks(api.security ?? [])
    let guarded = operations.filter { $0.security.map(asks) ?? rootAsks }
    let isBoth = guarded.contains { $0.method.isSafe } && guarded.contains { !$0.method.isSafe }
    return isBoth ? scope.span : nil
  }

  private static func schemes(_ requirements: [SecurityRequirement]) -> [SecuritySchemeID] {
    requirements.flatMap { $0.schemes.compactMap(\.scheme) }
  }

  private static func keys(in api: API) -> [Name: SourceSpan] {
    let written =
      api.version.major == 2
      ? api.origin[.securityDefinitions] : api.origin[.components]?[.securitySchemes]
    let members = written.map { Array($0.members) } ?? []
    return Dictionary(members.map { ($0.name, $0.keySpan) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether nobody may call the operation without a credential.
  func isGuarded(_ operation: Shared<Operation>) -> Bool {
    operation.security.map { Requirement($0).isGuarded } ?? root.isGuarded
  }

  /// Whether a credential alone does not do, and it must have a scope or role.
  func asksScopes(_ operation: Shared<Operation>) -> Bool {
    operation.security.map { Requirement($0).asksScopes } ?? root.asksScopes
  }

  /// Whether the operation is the first that is guarded.
  func isFirst(_ operation: Shared<Operation>) -> Bool { operation.origin == firstGuarded }

  /// Whether the operation is the first that asks for a scope or role.
  func isFirstScoped(_ operation: Shared<Operation>) -> Bool { operation.origin == firstScoped }

  /// Whether any guarded operation declares the status, one of 401, 403 and 429.
  func declared(_ status: Int) -> Bool { declaredStatuses.contains(status) }

  /// Whether no flow of the scheme before has the same scope.
  func isFirst(_ scope: ScopeUse) -> Bool { firstScopes.contains(scope.scope.span) }

  /// Where the scheme has its name.
  func key(of scheme: Shared<SecurityScheme>) -> SourceSpan {
    keys[Name(scheme.name)] ?? scheme.origin.span
  }
}

/// What requirements name that is not there.
private struct RequirementFaults {
  var undefined: [SourceSpan: Int] = [:]
  var undeclaredScopes: [SourceSpan: Int] = [:]
  var firstUses: [SecuritySchemeID: SourceSpan] = [:]
  private var firstNames: [Name: SourceSpan] = [:]
  private var firstScopes: [Scope: SourceSpan] = [:]

  private struct Scope: Hashable {
    var scheme: SecuritySchemeID
    var name: Name
  }

  init(_ requirements: [SecurityRequirement], in api: API) {
    let declared = api.securitySchemes.all.map { Set($0.scopes.map { Name($0.name) }) }
    for requirement in requirements {
      for (use, member) in zip(requirement.schemes, requirement.origin.members) {
        guard let id = use.scheme else {
          noteUndefined(use)
          continue
        }
        if firstUses[id] == nil { firstUses[id] = use.span }
        guard case .oauth2 = api.securitySchemes[id].kind else { continue }
        for node in member.value.elements {
          guard let name = node.text.map({ Name($0) }), !declared[Int(id.index)].contains(name) else {
            continue
          }
          let scope = Scope(scheme: id, name: name)
          let first = firstScopes[scope] ?? node.span
          firstScopes[scope] = first
          undeclaredScopes[first, default: 0] += 1
        }
      }
    }
  }

  private mutating func noteUndefined(_ use: SecurityRequirement.Use) {
    let first = firstNames[Name(use.name)] ?? use.span
    firstNames[Name(use.name)] = first
    undefined[first, default: 0] += 1
  }
}

extension Shared<Operation> {
  /// Whether callers get, renew or end their credential by it.
  var givesTokens: Bool {
    let words = Set(NameWords(value.path).words.map { $0.lowercased() })
    return !words.isDisjoint(with: [
      "token", "tokens", "oauth", "oauth2", "oauth20", "authenticate", "authentication", "introspect",
      "revoke", "login", "logon", "signin",
    ])
  }
}

extension SecurityScheme.Kind {
  /// Whether it tells of a token, also where OpenAPI 2.0 has no other word for one than a header.
  var isBearer: Bool {
    switch self {
    case .http(let scheme, _): scheme.lowercased() == "bearer"
    case .apiKey(let name, let location): location == "header" && name.lowercased() == "authorization"
    case .mutualTLS, .oauth2, .openIDConnect, .unknown: false
    }
  }
}
