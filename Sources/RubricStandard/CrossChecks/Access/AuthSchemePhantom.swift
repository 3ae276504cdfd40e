import RubricOpenAPI

extension CrossCheck {
  static let authSchemePhantom = CrossCheck(
    "auth-scheme-phantom", "Each way to sign in that a guide tells of is declared",
    rationale: "Clients made from the description cannot sign in the way that the guide tells.",
    severity: .error, passage: .signingIn,
    mending: "declare the security scheme, or tell of those that are declared",
    passing: [
      CrossExample(
        oauth("a: Read permits"),
        [
          "authentication.md": """
          # Authentication
          Use OAuth 2.0 with the client credentials grant. API keys are not used, and mutual TLS is no longer needed.
          """
        ]),
      CrossExample(
        """
        paths: {/permits: {get: {}}}
        security: [{b: []}]
        components: {securitySchemes: {b: {type: http, scheme: bearer}}}
        """, ["authentication.md": "# Authentication\nSend your API key as a bearer token."]),
    ],
    failing: [
      CrossExample(
        oauth("a: Read permits"),
        [
          "authentication.md": """
          # Authentication
          Send your ⟦API key⟧ in a header. Users sign in by the ⟦authorization code grant⟧, with ⟦mutual TLS⟧.
          """
        ])
    ],
    check: { view in
      let schemes = view.api.securitySchemes.all
      guard view.isWritten("authentication"), !schemes.isEmpty else { return nil }
      return SignInWay.all.filter { !$0.isDeclared(schemes, view.api.version) }.compactMap { way in
        let found = way.phrases.flatMap { view.words.occurrences(ofWords: $0) }.sorted { $0.unit < $1.unit }
          .first { occurrence in
            let unit = view.units[occurrence.unit]
            return unit.sections.contains(SectionSet("authentication")) && view.isOwn(unit)
              && unit.body.kind != .heading && !view.isOfAnotherTime(occurrence.unit)
              && !view.isConditional(occurrence.unit)
          }
        return found.map {
          Problem(
            "the guide tells of \(way.name), and no security scheme is that",
            at: view.span(of: $0.range, in: $0.unit))
        }
      }
    })
}

/// A way to sign in that guides have words for.
private struct SignInWay {
  var name: String
  var phrases: [String]
  /// Whether a scheme is that, or one of which it may be a part.
  var isDeclared: ([Shared<SecurityScheme>], SpecificationVersion) -> Bool

  static var all: [SignInWay] {
    [
      SignInWay(
        name: "an API key", phrases: ["api key", "api keys", "api-key"],
        isDeclared: { schemes, _ in
          schemes.contains { scheme in
            switch scheme.kind {
            // A key may be sent as a token, and clients of others may have one for registering.
            case .apiKey, .http, .unknown: true
            case .oauth2, .openIDConnect, .mutualTLS: false
            }
          }
        }),
      SignInWay(
        name: "mutual TLS", phrases: ["mutual tls", "mtls", "mutual authentication"],
        isDeclared: { schemes, version in
          // Descriptions of 3.0 have no words for it.
          !version.hasJSONSchema
            || schemes.contains { if case .mutualTLS = $0.kind { true } else { false } }
        }),
      grant(
        "the client credentials grant", ["client credentials grant", "client credentials flow"],
        .clientCredentials),
      grant(
        "the authorization code grant",
        [
          "authorization code grant", "authorisation code grant", "authorization code flow",
          "authorization code",
        ], .authorizationCode),
      grant("the password grant", ["password grant", "resource owner password"], .password),
    ]
  }

  private static func grant(_ name: String, _ phrases: [String], _ flow: SecurityScheme.FlowKind) -> SignInWay
  {
    SignInWay(
      name: name, phrases: phrases,
      isDeclared: { schemes, _ in
        let flows = schemes.compactMap { scheme -> [SecurityScheme.Flow]? in
          if case .oauth2(let flows) = scheme.kind { flows } else { nil }
        }
        let isBearer = schemes.contains { scheme in
          switch scheme.kind {
          case .http, .openIDConnect, .unknown: true
          case .oauth2, .apiKey, .mutualTLS: false
          }
        }
        return isBearer || flows.isEmpty || flows.joined().contains { $0.kind == flow }
          || flows.joined().isEmpty
      })
  }
}
