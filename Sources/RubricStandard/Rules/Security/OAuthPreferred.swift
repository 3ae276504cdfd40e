import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let oauthPreferred = Rule(
    "oauth-preferred", "OAuth, OpenID Connect or certificates guard personal data",
    rationale:
      "A key tells which program calls and nothing of whom it acts for, and lives until it is stolen.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "To provide application-level authorisation",
      "OAuth 2.0 is recommended; application-level access rarely suits personal data."),
    mending: "guard it by OAuth 2.0 or OpenID Connect, or waive the rule with the reason why a key does",
    passing: [
      """
      info: {title: P, version: 1.0.0, x-contains-sensitive-data: true}
      security: [{o: [read]}]
      paths: {/p: {get: {}}}
      components: {securitySchemes: {o: {type: oauth2, flows: {}}}}
      """,
      """
      security: [{k: []}]
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {properties: {email: {}, phone: {}}}}}}}}}}
      components: {securitySchemes: {k: {type: apiKey, in: header, name: k}}}
      """,
      """
      swagger: '2.0'
      info: {title: P, version: 1.0.0, x-contains-sensitive-data: true}
      security: [{k: []}]
      paths: {/p: {get: {}}}
      securityDefinitions: {k: {type: apiKey, in: header, name: Authorization}}
      """,
      """
      info: {title: P, version: 1.0.0, x-contains-sensitive-data: false}
      security: [{k: []}]
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {properties: {nino: {}}}}}}}}}}
      components: {securitySchemes: {k: {type: apiKey, in: header, name: k}}}
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
      security: [{k: []}]
      paths: {/p: {get: {}}}
      components: {securitySchemes: {⟦k⟧: {type: apiKey, in: header, name: k}}}
      """,
      """
      security: [{k: []}]
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {properties: {dateOfBirth: {}}}}}}}}}}
      components: {securitySchemes: {⟦k⟧: {type: apiKey, in: header, name: k}}}
      """,
      """
      security: [{k: []}]
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {properties: {first_name: {}, homePhone: {}}}}}}}}}}
      components: {securitySchemes: {⟦k⟧: {type: apiKey, in: header, name: k}}}
      """,
    ],
    check: .description { view in
      let schemes = view.securityUses.schemes.map { view.api.securitySchemes[$0] }
      guard view.personalFields.isThere, let first = schemes.first else { return nil }
      return schemes.contains { $0.kind.suitsPersonalData } ? [] : [.onlyKeys(first, view)]
    })
}

extension Problem {
  fileprivate static func onlyKeys(_ scheme: Shared<SecurityScheme>, _ view: DescriptionView) -> Problem {
    Problem(
      "'\(scheme.name)' guards data on persons without OAuth, OpenID Connect or a certificate",
      at: view.securityUses.key(of: scheme), notes: [view.personalFields.evidence].compactMap(\.self))
  }
}

extension SecurityScheme.Kind {
  fileprivate var suitsPersonalData: Bool {
    switch self {
    case .oauth2, .openIDConnect, .mutualTLS: true
    case .apiKey, .http: isBearer
    case .unknown: true
    }
  }
}
