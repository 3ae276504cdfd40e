import RubricOpenAPI

extension Condition {
  static let writes = api("the API has operations that write") { $0.writingOperation != nil }
  static let createsOrPatches = api("the API has POST or PATCH operations") {
    $0.operations.all.contains { $0.kind == .path && ($0.method == .post || $0.method == .patch) }
  }
  static let enumeratesErrorCodes = api("an error's schema lists its codes") { !$0.errorCodes.isEmpty }
  static let declaresSecurity = api("a security scheme is declared") { !$0.securitySchemes.all.isEmpty }
  /// Descriptions often leave out what guards them, and the guides tell of it.
  static let usesSecurity = Condition("callers must prove who they are") {
    $0.access.isRestricted || !$0.api.securitySchemes.all.isEmpty
  }
  static let usesScopes = api("a scheme of type oauth2 or openIdConnect is used") { api in
    api.usedSchemes.contains {
      switch $0.kind {
      case .oauth2, .openIDConnect: true
      case .apiKey, .http, .mutualTLS, .unknown: false
      }
    }
  }
  static let usesAuthorizationCode = api("the authorization code flow is used") { api in
    api.usedSchemes.contains {
      if case .oauth2(let flows) = $0.kind { flows.contains { $0.kind == .authorizationCode } } else { false }
    }
  }
  static let usesBearerTokens = api("a scheme with tokens is declared") { api in
    api.securitySchemes.all.contains {
      switch $0.kind {
      case .oauth2, .openIDConnect: true
      case .http(let scheme, _): scheme.lowercased() == "bearer"
      case .apiKey, .mutualTLS, .unknown: false
      }
    }
  }
  static let notOpenAccess = Condition("access is not open to all") {
    $0.access.isRestricted || !$0.api.usedSchemes.isEmpty
  }
  static let servesOpenData = Condition("the API asks nobody who they are") { !$0.access.isRestricted }
  static let hasDeprecatedItems = api("something in the description is deprecated") {
    !$0.deprecatedItems.isEmpty
  }
  static let limitsRates = api("a response 429 is declared") {
    !$0.responseContradictions(["429"]).isEmpty
  }
  static let holdsPersonalData = api("fields look like personal data") {
    !$0.personalDataContradictions.isEmpty
  }
  static let severalMajorVersions = api("paths of more than one major version are described") {
    $0.majorVersionsOfPaths.count > 1
  }
  /// Whether the text names a price.
  static let isCharged = Condition("use is charged") { subject in
    subject.bodies.contains { body in body.units.contains { $0.kind != .heading && $0.namesPrice } }
  }
}

extension BodyUnit {
  /// Whether it names an amount of money.
  var namesPrice: Bool {
    for index in text.indices.dropLast(2) where text[index] == 0xC2 && text[index + 1] == 0xA3 {
      // The pound sign is C2 A3 in UTF-8.
      let next = text[index + 2]
      if (0x31...0x39).contains(next) || next == 0x20 { return true }
      if next == 0x30, text.dropFirst(index + 3).prefix(3).contains(where: { (0x31...0x39).contains($0) }) {
        return true
      }
    }
    return false
  }
}
