import RubricDocuments
import RubricOpenAPI
import Testing

@Suite struct InfoReadingTests {
  @Test func infoHoldsAllItsFields() throws {
    let api = try Reading(
      """
      openapi: 3.1.0
      info:
        title: Permits
        version: 1.2.0
        summary: All permits
        description: |
          Text
        termsOfService: https://example.org/terms
        contact: {name: Team, url: 'https://example.org', email: a@example.org, x-hours: 9-5}
        license: {name: MIT, identifier: MIT, url: 'https://example.org/mit'}
        x-audience: public
      paths: {}
      externalDocs: {url: 'https://example.org/docs', description: More}
      x-root: {a: 1}
      """
    ).api
    let info = api.info
    #expect(info.title == "Permits" && info.version == "1.2.0" && info.summary == "All permits")
    #expect(info.description == "Text\n" && info.termsOfService == "https://example.org/terms")
    #expect(info.contact?.name == "Team" && info.contact?.url == "https://example.org")
    #expect(info.contact?.email == "a@example.org")
    #expect(info.license?.name == "MIT" && info.license?.identifier == "MIT")
    #expect(info.license?.url == "https://example.org/mit")
    #expect(info.extensions.map(\.name) == ["x-audience"])
    #expect(info.extensions.first?.value.string == "public")
    #expect(api.externalDocs?.url == "https://example.org/docs" && api.externalDocs?.description == "More")
    #expect(api.extensions.map(\.name) == ["x-root"])
  }

  @Test func anAddressThatNoReaderCanFollowIsTold() throws {
    try expectFindings(
      """
      externalDocs: {url: ⟦ttp://www.example.org/x⟧}
      tags:
        - {name: a, externalDocs: {url: ⟦My own docs⟧}}
        - {name: b, externalDocs: {url: docs/b.html}}
        - {name: c, externalDocs: {url: 'HTTPS://example.org/?a=b#c '}}
        - {name: d, externalDocs: {url: 'urn:isbn:1'}}
      """,
      [
        "'ttp' is no scheme of an address that readers can follow | begin it with https://",
        "'My own docs' is no URL | write an address such as https://www.example.org/",
      ])
  }

  @Test func fieldsOfALaterVersionAreNamedInAnEarlierOne() throws {
    let text = "info: {title: a, version: '1', summary: b, license: {name: c, identifier: d}}\npaths: {}\n"
    #expect(
      try Reading("openapi: 3.0.3\n" + text).messages.sorted() == [
        "'identifier' is no field of a license", "'summary' is no field of the 'info' object",
      ])
    #expect(try Reading("openapi: 3.1.0\n" + text).messages.isEmpty)
  }

  @Test func serversHaveVariablesWithDefaults() throws {
    let reading = try Reading(
      "3.1.0",
      """
      servers:
        - url: https://{region}.example.org:{port}/{base}{unknown}
          description: Live
          x-live: true
          variables:
            region: {default: eu, enum: [eu, us], description: Where}
            port: {default: '8443'}
            base: {default: v1}
        - url: /relative
      """)
    let servers = try reading.api.servers
    #expect(reading.messages.isEmpty)
    #expect(servers.map(\.defaultURL) == ["https://eu.example.org:8443/v1{unknown}", "/relative"])
    #expect(servers[0].variables.map(\.name) == ["region", "port", "base"])
    #expect(servers[0].variables[0].value.enum == ["eu", "us"])
    #expect(servers[0].variables[0].value.description == "Where")
    #expect(servers[0].description == "Live" && servers[0].extensions.map(\.name) == ["x-live"])
  }

  @Test(arguments: [
    ("{", "{"), ("}{", "}{"), ("{a", "{a"), ("a}", "a}"), ("{{a}}", "{{a}}"), ("{}", "{}"), ("", ""),
    ("{b}{b}", "11"),
  ])
  func addressesWithOddBracesStayAsTheyAre(_ url: String, made: String) throws {
    let api = try Reading("3.1.0", "servers: [{url: '\(url)', variables: {b: {default: '1'}}}]\n").api
    #expect(api.servers.first?.defaultURL == made)
  }

  @Test func serverVariablesThatAreNumbersAreToldAndKept() throws {
    try expectFindings(
      """
      servers:
        - url: /{v}
          variables:
            v: {default: ⟦1⟧}
            w: {⟦enum⟧: [a]}
        - ⟦x⟧
        - {⟦description⟧: d}
      """,
      [
        "'default' must be a string | put it in quotes", "'default' is required",
        "a server must be an object",
        "'url' is required | add 'url'",
      ])
  }

  @Test func tagsAreDeclaredOrCollected() throws {
    let reading = try Reading(
      "3.1.0",
      """
      tags:
        - {name: pets, x-displayName: Pets!, description: D, externalDocs: {url: 'https://e.org'}, x-a: 1}
        - name: idle
        - name: pets
        - 3
        - {description: no name}
      paths:
        /a:
          get: {tags: [late, pets], responses: {}}
      webhooks:
        w:
          post: {tags: [hook, late]}
      """)
    let tags = try reading.api.tags
    #expect(tags.map(\.name) == ["pets", "idle", "late", "hook"])
    #expect(tags.map(\.isDeclared) == [true, true, false, false])
    #expect(tags[0].displayName == "Pets!" && tags[0].description == "D")
    #expect(tags[0].externalDocs?.url == "https://e.org")
    #expect(
      reading.messages == ["tag 'pets' is declared twice", "a tag must be an object", "'name' is required"])
  }
}

@Suite struct SecurityReadingTests {
  private static let components = """
    components:
      securitySchemes:
        key: {type: apiKey, name: X-Key, in: header, description: K, x-a: 1}
        basic: {type: http, scheme: basic}
        bearer: {type: http, scheme: bearer, bearerFormat: JWT}
        tls: {type: mutualTLS}
        oidc: {type: openIdConnect, openIdConnectUrl: 'https://e.org/oidc'}
        oauth:
          type: oauth2
          flows:
            clientCredentials: {tokenUrl: t, refreshUrl: r, scopes: {read: Read, write: Write, x-odd: Odd}}
            authorizationCode: {authorizationUrl: a, tokenUrl: t, scopes: {read: Read again, admin: Rule}}
            implicit: {authorizationUrl: a, scopes: {}}
        alias: {$ref: '#/components/securitySchemes/key'}
        odd: {type: magic}

    """

  @Test func everyKindOfSchemeIsRead() throws {
    let reading = try Reading("3.1.0", Self.components)
    let schemes = try reading.api.components.securitySchemes
    let all = try reading.api.securitySchemes
    #expect(schemes.map(\.name) == ["key", "basic", "bearer", "tls", "oidc", "oauth", "alias", "odd"])
    let kinds = schemes.map { "\(all[$0.value].value.kind)" }
    #expect(kinds[0] == #"apiKey(name: "X-Key", location: "header")"#)
    #expect(kinds[1] == #"http(scheme: "basic", bearerFormat: nil)"#)
    #expect(kinds[2] == #"http(scheme: "bearer", bearerFormat: Optional("JWT"))"#)
    #expect(kinds[3] == "mutualTLS")
    #expect(kinds[4] == #"openIDConnect(url: "https://e.org/oidc")"#)
    #expect(kinds[6] == kinds[0])
    #expect(kinds[7] == #"unknown("magic")"#)
    #expect(reading.messages == ["'magic' is no type of security scheme"])
  }

  @Test func scopesOfAllFlowsAreToldOnce() throws {
    let api = try Reading("3.1.0", Self.components).api
    let oauth = try #require(api.components.securitySchemes.first { $0.name == "oauth" })
    let scheme = api.securitySchemes[oauth.value].value
    #expect(scheme.scopes.map(\.name).sorted() == ["admin", "read", "write", "x-odd"])
    guard case .oauth2(let flows) = scheme.kind else {
      Issue.record("no flows")
      return
    }
    #expect(flows.map(\.kind) == [.implicit, .clientCredentials, .authorizationCode])
    #expect(flows[1].tokenURL == "t" && flows[1].refreshURL == "r" && flows[1].authorizationURL == nil)
    #expect(flows[2].authorizationURL == "a")
  }

  @Test func requirementsNameSchemesAndScopes() throws {
    let api = try Reading(
      "3.1.0",
      Self.components + """
        security: [{oauth: [read]}, {}]
        paths:
          /own: {get: {security: [{key: [], oauth: [read, write]}, {nowhere: []}]}}
          /open: {get: {security: []}}
          /root: {get: {}}
        """
    ).api
    let own = try api.security(of: api.operation("GET /own"))
    #expect(own.map { $0.schemes.map(\.name) } == [["key", "oauth"], ["nowhere"]])
    #expect(own[0].schemes.map(\.scopes) == [[], ["read", "write"]])
    #expect(own[0].schemes.allSatisfy { $0.scheme != nil } && own[1].schemes[0].scheme == nil)
    #expect(try api.operation("GET /open").security?.isEmpty == true)
    #expect(try api.security(of: api.operation("GET /open")).isEmpty)
    #expect(try api.operation("GET /root").security == nil)
    #expect(try api.security(of: api.operation("GET /root")).map(\.schemes.count) == [1, 0])
  }

  @Test func whatASchemeMustHoldIsToldAtIt() throws {
    try expectFindings(
      """
      components:
        securitySchemes:
          a: {⟦type⟧: apiKey}
          b: {⟦type⟧: http}
          c: {⟦type⟧: oauth2}
          d: {type: oauth2, flows: {password: {⟦refreshUrl⟧: r}}}
          e: {type: oauth2, flows: {⟦pasword⟧: {}}}
          f: ⟦text⟧
      """,
      [
        "'name' is required", "'in' is required", "'scheme' is required", "'flows' is required",
        "'scopes' is required", "'tokenUrl' is required",
        "'pasword' is no field of the OAuth flows | did you mean 'password'?",
        "a security scheme must be an object",
      ])
  }

  @Test(.timeLimit(.minutes(1))) func anAddressHasAnyNumberOfVariablesAndOneLength() throws {
    let names = (0..<20_000).map { "v\($0)" }
    let variables = names.map { "\($0): {default: x}" }.joined(separator: ", ")
    let address = names.map { "{\($0)}" }.joined()
    let long = String(repeating: "d", count: 60_000)
    let api = try Reading(
      "3.1.0",
      """
      servers:
        - {url: '\(address)', variables: {\(variables)}}
        - {url: '{a}{a}{b}', variables: {a: {default: \(long)}, b: {default: e}}}

      """
    ).api
    #expect(api.servers[0].defaultURL == String(repeating: "x", count: 20_000))
    #expect(api.servers[1].defaultURL == long + "{a}e")
  }
}
