import RubricDiagnostics
import RubricDocuments

extension CrossCheck {
  static let scopePhantom = CrossCheck(
    "scope-phantom", "Each scope that a guide names is declared",
    rationale: "A client that asks for a scope that is not there gets no token at all.",
    severity: .error, passage: .authorisation,
    mending: "write the scope as the description has it, or declare it there",
    passing: [
      CrossExample(
        oauth("permits:read: Read permits, permits:write: Write permits"),
        [
          "authorisation.md": """
          # Scopes
          Ask for the scope `permits:read`, and for `openid` and `offline_access`. Send `Authorization: Bearer` and
          `application/json`. The claim `sub:id` is yours.
          """
        ]),
      CrossExample(
        "info: {title: Permits API, version: 1.0.0}\n" + oauth("permits:read: Read permits"),
        [
          "permits.md": "# Permits API\nText.",
          "authorisation.md": "# Closed Season API\n## Scopes\nAsk for the scope `seasons`.",
        ]),
    ],
    failing: [
      CrossExample(
        oauth("permits:read: Read permits, permits:write: Write permits"),
        [
          "authorisation.md":
            "# Scopes\nAsk for `⟦permits:delete⟧`, `permits:read` or the scope `⟦everything⟧`."
        ])
    ],
    check: { view in
      guard !view.names.scopes.isEmpty else { return nil }
      let shapes = ScopeShapes(view.names.scopes.keys.map(\.text))
      let codes = view.codes.filter {
        let unit = view.units[$0.unit]
        return !unit.sections.isDisjoint(with: .access) && view.isOwn(unit)
      }
      guard !codes.isEmpty else { return nil }
      var seen: Set<Name> = []
      return codes.compactMap { code -> Problem? in
        guard view.names.scopes[Name(code.text)] == nil, !view.isKnownName(code.text),
          ScopeShapes.mayBeScope(code.text),
          shapes.fits(code.text) || view.isCalledScope(code), !view.isOfAnotherTime(code.unit),
          !view.isOfAnotherAPI(view.units[code.unit].text),
          seen.insert(Name(code.text)).inserted
        else { return nil }
        let near = NearestName(among: view.names.scopes.keys.prefix(1_000).map(\.text).sorted())
          .match(for: code.text)
        return Problem(
          "scope '\(code.text)' is declared nowhere", at: view.span(of: code.place),
          help: near.map { "did you mean '\($0)'?" })
      }
    })

  /// A description whose one operation needs a token.
  static func oauth(_ scopes: String) -> String {
    """
    paths: {/permits: {get: {}}}
    security: [{o: []}]
    components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.a.gov.uk/oauth/token, scopes: {\(scopes)}}}}}}
    """
  }
}

extension GuideView {
  /// Whether it is the name of anything else that the description has.
  func isKnownName(_ text: String) -> Bool {
    let name = Name(text)
    return names.properties[name] != nil || names.parameters[name] != nil || names.enumValues.contains(name)
      || names.operationIDs[name] != nil || names.parameters[Name(text.lowercased())] != nil
      || names.responseHeaders.contains(text.lowercased())
      || api.securitySchemes.all.contains { Name($0.name) == name }
  }

  /// Whether the word 'scope' stands directly before or behind it.
  fileprivate func isCalledScope(_ code: GuideCode) -> Bool { isBeside(code, anyOf: GuideView.scopeWords) }

  private static let scopeWords = Set(["scope", "scopes"].map { GuideWords.hash($0) })
}

/// How the scopes of an API are put together.
private struct ScopeShapes {
  private struct Shape: Hashable {
    var joint: UInt8
    var parts: Int
  }
  private var shapes: Set<Shape> = []
  private var ends: Set<Name> = []
  private static let joints = Array(":./".utf8)
  private static let known: Set<String> = [
    "openid", "profile", "email", "offline_access", "address", "phone", "scope", "scopes", "bearer", "basic",
    "authorization", "client_id", "client_secret", "grant_type", "access_token", "refresh_token", "true",
    "false",
    "code", "state", "null",
  ]

  init(_ scopes: [String]) {
    for scope in scopes {
      guard let (shape, parts) = ScopeShapes.shape(of: scope) else { continue }
      shapes.insert(shape)
      ends.formUnion([parts.first, parts.last].compactMap(\.self))
    }
  }

  private static func shape(of text: String) -> (Shape, [Name])? {
    guard let joint = text.utf8.first(where: { joints.contains($0) }) else { return nil }
    let parts = text.utf8.split(separator: joint).map { Name(String(decoding: $0, as: UTF8.self)) }
    guard parts.count > 1 else { return nil }
    return (Shape(joint: joint, parts: parts.count), parts)
  }

  /// Whether a token is put together like a scope and shares its first or last part with one.
  func fits(_ text: String) -> Bool {
    guard let (shape, parts) = ScopeShapes.shape(of: text), shapes.contains(shape) else { return false }
    return [parts.first, parts.last].compactMap(\.self).contains { ends.contains($0) }
  }

  static func mayBeScope(_ text: String) -> Bool {
    let types = ["application/", "text/", "image/", "multipart/"]
    return !text.isEmpty && !known.contains(text.lowercased())
      && !text.utf8.contains { "{}<>()$=\"' ,;*".utf8.contains($0) }
      && text.utf8.first != UInt8(ascii: "/") && !text.utf8.contains(sequence: "://")
      && !types.contains { text.utf8.starts(with: $0.utf8) }
      && !text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
