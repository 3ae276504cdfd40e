import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

/// Swagger 2.0, read into the words of OpenAPI 3.
@Suite struct SwaggerReadingTests {
  private static let header = "swagger: '2.0'\ninfo: {title: T, version: '1'}\n"

  /// A description of Swagger 2.0 with a path where `rest` has none.
  private func reading(_ rest: String) throws -> Reading {
    let paths = rest.hasPrefix("paths:") || rest.contains("\npaths:") ? "" : "paths: {}\n"
    return try Reading(SwaggerReadingTests.header + paths + rest)
  }

  /// What was found, without the word on the version.
  private func messages(_ reading: Reading) -> [String] {
    reading.messages.filter { $0 != "the description is written in Swagger 2.0, not in OpenAPI 3" }
  }

  /// Expects a finding at each mark, in their order.
  private func expect(
    _ marked: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = MarkedText(SwaggerReadingTests.header + "paths:\n  /a:\n" + marked)
    let reading = try Reading(text.text)
    let found = reading.outcome.findings.filter { $0.rule == "document-valid" }.sorted { $0.span < $1.span }
    #expect(found.map(\.message) == expected, sourceLocation: sourceLocation)
    var spans = found.map(\.span.bytes)
    for index in spans.indices.dropFirst().reversed() where spans[index] == spans[index - 1] {
      spans.remove(at: index)
    }
    #expect(spans == text.ranges, sourceLocation: sourceLocation)
  }

  @Test(
    arguments: [
      ("host: e.org\nbasePath: /v1\nschemes: [https, http]\n", ["https://e.org/v1", "http://e.org/v1"]),
      ("host: e.org:8080\nbasePath: /\n", ["https://e.org:8080"]),
      ("host: e.org\nbasePath: /v1/\n", ["https://e.org/v1"]),
      ("basePath: /v1\n", ["/v1"]), ("schemes: [https]\n", []), ("", []),
    ])
  func addressesArePutTogether(_ text: String, urls: [String]) throws {
    let reading = try reading(text)
    #expect(try reading.api.servers.map(\.url) == urls)
    #expect(messages(reading).isEmpty)
  }

  @Test func anOperationCanHaveSchemesOfItsOwn() throws {
    let api = try reading(
      "host: e.org\npaths: {/a: {get: {schemes: [wss], responses: {}}, put: {responses: {}}}}\n"
    ).api
    #expect(api.servers(of: try api.operation("GET /a")).map(\.url) == ["wss://e.org"])
    #expect(api.servers(of: try api.operation("PUT /a")).map(\.url) == ["https://e.org"])
    #expect(api.servers[0].origin.text == "e.org")
  }

  @Test func bodiesBecomeRequestBodiesByMediaType() throws {
    let reading = try reading(
      """
      consumes: [application/json, text/xml]
      parameters:
        Pet: {name: pet, in: body, required: true, description: A pet, schema: {$ref: '#/definitions/Pet'}, x-example: {a: 1}}
      paths:
        /a:
          post: {parameters: [{$ref: '#/parameters/Pet'}], responses: {}}
          put: {consumes: [text/csv], parameters: [{$ref: '#/parameters/Pet'}], responses: {}}
        /b:
          parameters: [{$ref: '#/parameters/Pet'}]
          post: {responses: {}}
          put: {parameters: [{name: other, in: body, schema: {type: string}}], responses: {}}
      definitions:
        Pet: {type: object}
      """)
    #expect(messages(reading).isEmpty)
    let api = try reading.api
    let post = try api.operation("POST /a")
    let body = try api.requestBodies[#require(post.requestBody)]
    #expect(body.isRequired && body.description == "A pet" && post.parameters.isEmpty)
    #expect(body.content.map(\.name) == ["application/json", "text/xml"])
    #expect(body.content.allSatisfy { $0.schema == api.components.schemas[0].value })
    #expect(
      body.content[0].examples.count == 1
        && body.origin.span(of: .description) == body.content[0].origin.span(of: .description))
    let put = try api.operation("PUT /a")
    #expect(try api.requestBodies[#require(put.requestBody)].content.map(\.name) == ["text/csv"])
    #expect(try api.operation("POST /b").requestBody == post.requestBody)
    let other = try api.requestBodies[#require(api.operation("PUT /b").requestBody)]
    #expect(try api.schemas[#require(other.content[0].schema)].types == .string && !other.isRequired)
    #expect(api.components.requestBodies.map(\.name) == ["Pet"] && api.components.parameters.isEmpty)
  }

  @Test func formsBecomeOneSchema() throws {
    let reading = try reading(
      """
      consumes: [application/json]
      parameters:
        Name: {name: name, in: formData, type: string, required: true, description: What it is called}
      paths:
        /a:
          parameters: [{$ref: '#/parameters/Name'}]
          post:
            parameters:
              - {name: tags, in: formData, type: array, items: {type: string, maxLength: 5}, collectionFormat: pipes}
              - {name: n, in: formData, type: array, items: {type: integer}, collectionFormat: multi, x-example: [1]}
            responses: {}
          put:
            consumes: [multipart/form-data]
            parameters: [{name: picture, in: formData, type: file}]
            responses: {}
      """)
    #expect(messages(reading).isEmpty)
    let api = try reading.api
    let post = try api.operation("POST /a")
    let body = try api.requestBodies[#require(post.requestBody)]
    #expect(body.isRequired && body.content.map(\.name) == ["application/x-www-form-urlencoded"])
    #expect(body.origin == post.origin && post.parameters.isEmpty)
    let schema = try api.schemas[#require(body.content[0].schema)]
    #expect(schema.types == .object && schema.required == ["name"])
    #expect(schema.properties.map(\.name) == ["name", "tags", "n"])
    #expect(schema.properties.map(\.isRequired) == [true, false, false])
    let name = api.schemas[schema.properties[0].schema]
    #expect(name.description == "What it is called" && name.types == .string)
    #expect(name.origin == schema.properties[0].member.value)
    let tags = api.schemas[schema.properties[1].schema]
    #expect(try api.schemas[#require(tags.items)].bounds?.maxLength == "5")
    #expect(api.schemas[schema.properties[2].schema].examples.count == 1)
    let encoding = body.content[0].encoding
    #expect(encoding.map(\.name) == ["tags", "n"])
    #expect(encoding.map(\.value.serialization.style) == [.pipeDelimited, .form])
    #expect(encoding.map(\.value.serialization.explodes) == [false, true])
    let put = try api.requestBodies[#require(api.operation("PUT /a").requestBody)]
    #expect(put.content.map(\.name) == ["multipart/form-data"])
    let file = try api.schemas[#require(put.content[0].schema)].properties.last
    let picture = api.schemas[try #require(file).schema]
    #expect(picture.types == .string && picture.format == "binary")
  }

  @Test func parametersAreTheirOwnSchemas() throws {
    let reading = try reading(
      """
      parameters:
        Limit: {name: limit, in: query, type: integer, minimum: 1, exclusiveMinimum: true, default: 5, x-a: 1, x-nullable: true}
      paths:
        /a/{id}:
          parameters:
            - {name: id, in: path, required: true, type: string, description: Path}
            - {name: limit, in: query, type: string}
          get:
            parameters:
              - {$ref: '#/parameters/Limit'}
              - {name: l, in: query, type: array, allowEmptyValue: true, items: {type: array, items: {type: string}, collectionFormat: ssv}}
              - {name: X-T, in: header, type: array, items: {type: string, enum: [a]}, collectionFormat: tsv}
            responses: {}
      """)
    #expect(messages(reading).isEmpty)
    let api = try reading.api
    let parameters = try api.operation("GET /a/{id}").parameters.map { api.parameters[$0] }
    #expect(parameters.map(\.name) == ["id", "limit", "l", "X-T"])
    #expect(parameters.map(\.location) == [.path, .query, .query, .header])
    let limit = try api.schemas[#require(parameters[1].schema)]
    #expect(limit.types == [.integer, .null] && limit.default?.integer == 5)
    #expect(limit.bounds?.exclusiveMinimum == "1" && limit.bounds?.minimum == nil && limit.description == nil)
    #expect(
      limit.origin == parameters[1].origin && parameters[1].extensions.map(\.name) == ["x-a", "x-nullable"])
    #expect(parameters[2].allowsEmptyValue)
    #expect(parameters.map(\.serialization.style) == [.simple, .form, .form, .tabDelimited])
    #expect(parameters[2].serialization.nested == [.spaceDelimited] && !parameters[2].serialization.explodes)
    #expect(parameters[2].serialization.isWritten && !parameters[1].serialization.isWritten)
    #expect(api.components.parameters.map(\.name) == ["Limit"])
  }

  @Test func responsesHaveMediaTypesHeadersAndExamples() throws {
    let reading = try reading(
      """
      produces: [application/json]
      responses:
        Fine: {description: Fine, schema: {type: string}, examples: {application/json: hi, text/plain: ho}}
      paths:
        /a:
          get: {responses: {'200': {$ref: '#/responses/Fine'}, '204': {description: None}}}
          put:
            produces: [image/png]
            responses:
              '200': {$ref: '#/responses/Fine'}
              default: {description: A file, schema: {type: file}, headers: {X-N: {type: integer, description: Count}}}
      """)
    #expect(messages(reading).isEmpty)
    let api = try reading.api
    let get = try api.operation("GET /a").responses.map { api.responses[$0.response] }
    #expect(get[0].content.map(\.name) == ["application/json", "text/plain"] && get[1].content.isEmpty)
    #expect(get[0].content.map { $0.examples.map { $0.value?.text } } == [["hi"], ["ho"]])
    let put = try api.operation("PUT /a").responses.map { api.responses[$0.response] }
    #expect(put[0].content.map(\.name) == ["image/png", "application/json", "text/plain"])
    let file = try api.schemas[#require(put[1].content[0].schema)]
    #expect(file.types == .string && file.format == "binary")
    let header = api.headers[put[1].headers[0].value]
    #expect(try header.description == "Count" && api.schemas[#require(header.schema)].types == .integer)
    #expect(api.components.responses.map(\.value) == [try api.operation("GET /a").responses[0].response])
  }

  @Test func schemesOfSecurityBecomeThoseOf3() throws {
    let reading = try reading(
      """
      security: [{basic: []}]
      securityDefinitions:
        basic: {type: basic, description: Name and password}
        key: {type: apiKey, name: k, in: query, x-a: 1}
        a: {type: oauth2, flow: implicit, authorizationUrl: u, scopes: {s: Reads}}
        b: {type: oauth2, flow: password, tokenUrl: t, scopes: {}}
        c: {type: oauth2, flow: application, tokenUrl: t, scopes: {}}
        d: {type: oauth2, flow: accessCode, authorizationUrl: u, tokenUrl: t, scopes: {}}
      """)
    #expect(messages(reading).isEmpty)
    let api = try reading.api
    let kinds = api.securitySchemes.all.map { scheme -> String in
      switch scheme.kind {
      case .http(let scheme, _): return scheme
      case .apiKey(let name, let location): return "\(name) in \(location)"
      case .oauth2(let flows): return flows.map(\.kind.rawValue).joined()
      default: return "?"
      }
    }
    #expect(
      kinds == ["basic", "k in query", "implicit", "password", "clientCredentials", "authorizationCode"])
    #expect(api.security?[0].schemes[0].scheme == api.components.securitySchemes[0].value)
    #expect(api.securitySchemes.all[2].value.scopes.map(\.description) == ["Reads"])
  }

  @Test func theAlternativesOfADiscriminatorAreThoseThatTakeItUp() throws {
    let reading = try reading(
      """
      definitions:
        Pet: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}
        Cat: {allOf: [{$ref: '#/definitions/Pet'}, {type: object}]}
        Dog: {allOf: [{$ref: '#/definitions/Pet'}]}
        Puppy: {allOf: [{$ref: '#/definitions/Dog'}], x-nullable: true, type: [object, 'null']}
        Stone: {type: object}
        Any: {x-nullable: true}
      """)
    #expect(messages(reading).isEmpty)
    let api = try reading.api
    let discriminator = try #require(try api.schema("Pet").discriminator)
    #expect(discriminator.propertyName == "kind")
    #expect(discriminator.mapping.map(\.name) == ["Cat", "Dog", "Puppy"])
    #expect(discriminator.mapping.map(\.value) == (1...3).map { api.components.schemas[$0].value })
    #expect(try api.schema("Puppy").types == [.object, .null])
    #expect(try api.schema("Any").types == [])
  }

  @Test func whatIsWrongIsToldAtItsKey() throws {
    try expect(
      """
          get:
            ⟦servers⟧: []
            schemes: [⟦ftp⟧]
            parameters:
              - {⟦name⟧: a, in: query}
              - {name: b, in: ⟦cookie⟧, type: string}
              - {⟦name⟧: c, in: query, type: array}
              - {name: d, in: query, type: ⟦object⟧}
              - {name: e, in: header, type: array, items: {type: string}, collectionFormat: ⟦multi⟧}
              - {name: f, in: query, type: array, items: {type: string}, collectionFormat: ⟦abc⟧}
              - {⟦name⟧: g, in: path, type: string}
              - {name: h, in: query, type: string, ⟦schema⟧: {}}
              - {name: i, in: query, type: ⟦file⟧}
            responses: {'200': {⟦schema⟧: {⟦oneOf⟧: []}}}
          ⟦trace⟧: {}
          put: {⟦summary⟧: No responses}
      """,
      [
        "'servers' is no field of an operation", "'ftp' is no scheme", "'type' is required",
        "'cookie' is no place of a parameter", "'items' is required",
        "'object' is no type that stands outside a body",
        "'multi' is for parameters in a query or a form only",
        "'abc' is no format of a collection", "path parameter 'g' must say 'required: true'",
        "'schema' is no field of a parameter", "a file must stand in 'formData'", "'description' is required",
        "'oneOf' is no field of a schema", "'trace' is no field of a path item", "'responses' is required",
      ])
    try expect(
      """
          post:
            parameters:
              - {name: a, in: body, schema: {}}
              - {name: b, in: ⟦body⟧, schema: {}}
              - {name: c, in: ⟦formData⟧, type: string}
            responses: {}
          put:
            parameters: [{name: f, in: formData, type: ⟦file⟧}]
            responses: {}
      ⟦host⟧: x
      """.replacing("⟦host⟧: x", with: "host: ⟦'https://e.org'⟧\nbasePath: ⟦v1⟧"),
      [
        "an operation must have only one body", "a body and the fields of a form exclude each other",
        "an operation that takes a file must consume 'multipart/form-data'",
        "'host' must be a host with its port only: 'https://e.org'", "'basePath' must begin with '/': 'v1'",
      ])
  }

  @Test func whatTheRootLacksIsToldAtItsVersion() throws {
    let text = MarkedText("⟦swagger⟧: '2.0'\n")
    let reading = try Reading(text.text)
    #expect(messages(reading) == ["'info' is required", "'paths' is required"])
    #expect(reading.outcome.findings.allSatisfy { [$0.span.bytes] == text.ranges })
  }

  @Test func itemsThatHoldThemselvesEnd() throws {
    let reading = try reading(
      "paths: {/a: {get: {parameters: [{name: a, in: query, type: array, items: &i {type: array, items: *i}}], responses: {}}}}\n"
    )
    #expect(messages(reading) == ["arrays nest deeper than 16 outside a body"])
    #expect(try reading.api.schemas.count < 30)
  }

  @Test func aReferenceToAnotherKindIsTold() throws {
    let reading = try reading(
      "paths: {/a: {get: {parameters: [{$ref: '#/definitions/A'}], responses: {}}}}\ndefinitions: {A: {type: object}}\n"
    )
    #expect(messages(reading) == ["'#/definitions/A' leads to a schema where a parameter is due"])
  }
}
