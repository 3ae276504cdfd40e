import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let personalDataUserLevel = Rule(
    "personal-data-user-level", "Data on persons is released by their authority",
    rationale: "Where only programs are let in, nobody checks that the person whose data it is agrees.",
    severity: .info, basis: .standard,
    passage: Passage(
      "To provide user-level authorisation", "User-level authorisation suits personal or sensitive data."),
    mending: "offer the authorisation code grant or OpenID Connect, or explain the exchange in the guide",
    passing: [
      """
      info: {title: P, version: 1.0.0, x-contains-sensitive-data: true}
      security: [{o: [read]}]
      paths: {/p: {get: {}}}
      components: {securitySchemes: {o: {type: oauth2, flows: {authorizationCode: {}}}}}
      """,
      """
      info: {title: P, version: 1.0.0, x-contains-sensitive-data: true}
      security: [{b: []}]
      paths: {/p: {get: {}}}
      components: {securitySchemes: {b: {type: http, scheme: bearer}}}
      """,
      // Who leads a company is known to all.
      """
      security: [{k: []}]
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {properties: {website: {}, ceo: {properties: {first_name: {}, last_name: {}}}}}}}}}}}}
      components: {securitySchemes: {k: {type: apiKey, in: header, name: k}}}
      """,
    ],
    failing: [
      """
      info: {title: P, version: 1.0.0, x-contains-sensitive-data: true}
      security: [{o: [read]}]
      paths: {/p: {get: {}}}
      components: {securitySchemes: {⟦o⟧: {type: oauth2, flows: {clientCredentials: {}}}}}
      """,
      """
      security: [{k: []}]
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {properties: {nhsNumber: {}}}}}}}}}}
      components: {securitySchemes: {⟦k⟧: {type: apiKey, in: header, name: k}}}
      """,
    ],
    check: .description { view in
      let schemes = view.securityUses.schemes.map { view.api.securitySchemes[$0] }
      guard view.personalFields.isThere, let first = schemes.first else { return nil }
      return schemes.contains { $0.kind.mayTellUsers } ? [] : [.onlyPrograms(first, view)]
    })
}

extension Problem {
  fileprivate static func onlyPrograms(_ scheme: Shared<SecurityScheme>, _ view: DescriptionView) -> Problem {
    Problem(
      "'\(scheme.name)' lets programs at data on persons without the persons' authority",
      at: view.securityUses.key(of: scheme), notes: [view.personalFields.evidence].compactMap(\.self))
  }
}

extension SecurityScheme.Kind {
  /// Whether it tells who the user is; of a bearer token and a password that is not known.
  fileprivate var mayTellUsers: Bool {
    switch self {
    case .oauth2(let flows): flows.isEmpty || flows.contains { $0.kind != .clientCredentials }
    case .apiKey: isBearer
    case .mutualTLS: false
    case .openIDConnect, .http, .unknown: true
    }
  }
}
