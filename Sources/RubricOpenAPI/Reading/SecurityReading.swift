import RubricDiagnostics
import RubricDocuments

extension APIReader {
  mutating func securityRequirements(_ node: Node) -> [SecurityRequirement]? {
    guard let written = node[.security] else { return nil }
    let list = list(.security, of: node)
    // Of what is not there nobody knows that it asks for nothing.
    if list == nil, written.soleReference != nil { return nil }
    return list?.elements.compactMap { requirement in
      guard isMapping(requirement, "a security requirement") else { return nil }
      return SecurityRequirement(origin: requirement, schemes: requirement.members.map { securityUse($0) })
    } ?? []
  }

  private mutating func securityUse(_ member: Node.Member) -> SecurityRequirement.Use {
    if !member.value.isSequence {
      invalid("a security requirement must be an array of scopes", at: member.value.span, help: "write []")
    }
    return SecurityRequirement.Use(
      name: member.name.text, scheme: securitySchemeID(member),
      scopes: member.value.elements.compactMap(\.text), span: member.keySpan)
  }

  /// The scheme of that name, else since 3.2 that at the address (OpenAPI 3.2.0, Security Requirement Object).
  private mutating func securitySchemeID(_ member: Node.Member) -> SecuritySchemeID? {
    if let known = securitySchemeNames[member.name] { return known }
    let text = member.name.text
    // A name without any of these could be a file, but is a name that nobody has declared.
    guard version.minor >= 2,
      text.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") })
    else { return nil }
    guard let found = target(of: text, at: member.keySpan, from: member.value, as: .securitySchemes),
      let (node, passed) = passage(found.node, as: .securitySchemes)
    else { return nil }
    if let known = securitySchemeIDs[found.node] { return known }
    let id = api.securitySchemes.add(securityScheme(node, name: found.name, passed: passed))
    securitySchemeIDs[found.node] = id
    return id
  }

  /// Reads a scheme of `components`, or in 2.0 of `securityDefinitions`.
  mutating func addSecurityScheme(_ member: Node.Member) {
    let name = member.name.text
    guard let (node, passed) = passage(member.value, as: .securitySchemes) else {
      // Readers are told of one that is not there all the same.
      guard let reference = member.value[.ref]?.string else { return }
      return add(
        SecurityScheme(
          origin: member.value, name: name, namePlace: member.value.keyPlace, kind: .unknown(reference),
          isDeprecated: false, extensions: [], flowsExtensions: []), of: member)
    }
    var scheme =
      version.major == 2
      ? swaggerSecurityScheme(node, name: name) : securityScheme(node, name: name, passed: passed)
    scheme.namePlace = member.value.keyPlace
    add(scheme, of: member)
  }

  private mutating func add(_ scheme: SecurityScheme, of member: Node.Member) {
    let id = api.securitySchemes.add(scheme)
    securitySchemeNames[member.name] = id
    securitySchemeIDs[member.value] = id
    api.components.securitySchemes.append(Named(member.name.text, id))
  }

  private mutating func securityScheme(_ node: Node, name: String, passed: [Node]) -> SecurityScheme {
    check(node, has: .securityScheme)
    checkFields(ofScheme: node)
    var scheme = SecurityScheme(
      origin: node, name: name, namePlace: node.keyPlace, kind: securitySchemeKind(node),
      description: text(.description, of: node),
      descriptionNode: node[.description], isDeprecated: version.minor >= 2 && flag(.deprecated, of: node),
      metadataURL: version.minor >= 2 ? text(.oauth2MetadataURL, of: node) : nil,
      extensions: extensions(node), flowsExtensions: node[.flows].map { extensions($0) } ?? [])
    if let (node, text) = overriding(.description, in: passed) {
      scheme.description = text
      scheme.descriptionNode = node
    }
    return scheme
  }

  /// Fields that belong to another type say nothing (OpenAPI 3.1.0 §4.8.27).
  private mutating func checkFields(ofScheme node: Node) {
    let type = node[.type]?.string ?? ""
    let own: [(field: Field, type: String)] = [
      (.name, "apiKey"), (.location, "apiKey"), (.scheme, "http"), (.bearerFormat, "http"),
      (.flows, "oauth2"), (.openIDConnectURL, "openIdConnect"), (.oauth2MetadataURL, "oauth2"),
    ]
    guard type == "mutualTLS" || own.contains(where: { $0.type == type }) else { return }
    for (field, owner) in own where owner != type && node[field] != nil {
      doubtful(
        "'\(field.name)' says nothing in a security scheme of type '\(type)'", at: node.span(of: field),
        help: "remove it")
    }
  }

  private mutating func securitySchemeKind(_ node: Node) -> SecurityScheme.Kind {
    let type = text(.type, of: node, isRequired: true) ?? ""
    switch type {
    case "apiKey":
      let name = text(.name, of: node, isRequired: true) ?? ""
      let location = text(.location, of: node, isRequired: true) ?? ""
      if !["query", "header", "cookie", ""].contains(location) {
        invalid(
          "'\(location)' is no place of an API key", at: node.valueSpan(of: .location),
          help: "use query, header or cookie")
      }
      return .apiKey(name: name, location: location)
    case "http":
      return .http(
        scheme: text(.scheme, of: node, isRequired: true) ?? "", bearerFormat: text(.bearerFormat, of: node))
    case "mutualTLS" where version.minor >= 1: return .mutualTLS
    case "openIdConnect":
      return .openIDConnect(url: text(.openIDConnectURL, of: node, isRequired: true) ?? "")
    case "oauth2":
      guard let flows = mapping(.flows, of: node) else {
        if node[.flows] == nil { missing(.flows, of: node) }
        return .oauth2([])
      }
      check(flows, has: .flows)
      return .oauth2(SecurityScheme.FlowKind.allCases.compactMap { flow($0, of: flows) })
    default:
      if !type.isEmpty {
        invalid(
          "'\(type)' is no type of security scheme", at: node.valueSpan(of: .type),
          help: "use apiKey, http, oauth2, openIdConnect or, since OpenAPI 3.1, mutualTLS")
      }
      return type == "mutualTLS" ? .mutualTLS : .unknown(type)
    }
  }

  private mutating func flow(_ kind: SecurityScheme.FlowKind, of flows: Node) -> SecurityScheme.Flow? {
    let field: Field =
      switch kind {
      case .implicit: .implicit
      case .password: .password
      case .clientCredentials: .clientCredentials
      case .authorizationCode: .authorizationCode
      case .deviceAuthorization: .deviceAuthorization
      }
    guard kind != .deviceAuthorization || version.minor >= 2, let node = mapping(field, of: flows) else {
      return nil
    }
    check(node, has: .flow)
    if node[.scopes] == nil { missing(.scopes, of: node) }
    let needsAuthorization = kind == .implicit || kind == .authorizationCode
    if !needsAuthorization, node[.authorizationURL] != nil {
      doubtful(
        "'authorizationUrl' says nothing in flow '\(kind.rawValue)'", at: node.span(of: .authorizationURL),
        help: "remove it")
    }
    if kind == .implicit, node[.tokenURL] != nil {
      doubtful(
        "'tokenUrl' says nothing in flow 'implicit'", at: node.span(of: .tokenURL), help: "remove it")
    }
    return SecurityScheme.Flow(
      origin: node, kind: kind,
      authorizationURL: text(.authorizationURL, of: node, isRequired: needsAuthorization),
      tokenURL: text(.tokenURL, of: node, isRequired: kind != .implicit),
      deviceAuthorizationURL: version.minor >= 2
        ? text(.deviceAuthorizationURL, of: node, isRequired: kind == .deviceAuthorization) : nil,
      refreshURL: text(.refreshURL, of: node), scopes: scopes(node), extensions: extensions(node))
  }

  mutating func scopes(_ flow: Node) -> [SecurityScheme.Scope] {
    members(.scopes, of: flow).map { member in
      if member.value.kind != .string {
        invalid(
          "scope '\(member.name)' must say what it allows as a string",
          at: member.value.isNull ? member.keySpan : member.value.span,
          help: "write '' where nothing is to say")
      }
      return SecurityScheme.Scope(member)
    }
  }
}
