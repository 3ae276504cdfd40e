import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

@Suite struct OperationReadingTests {
  @Test func aScopeIsFoundByNameAsInTheListOfAll() throws {
    let api = try Reading(
      "3.1.0",
      """
      components:
        securitySchemes:
          o:
            type: oauth2
            flows:
              implicit: {authorizationUrl: https://a.b, scopes: {a: first, x-b: '', c: null}}
              password: {tokenUrl: https://a.b, scopes: {a: second, d: 1}}
      """
    ).api
    let scheme = try #require(api.securitySchemes.all.first?.value)
    for scope in scheme.scopes {
      let found = scheme.scope(named: Name(scope.name))
      #expect(found?.description == scope.description && found?.span == scope.span)
    }
    for name in ["a", "x-b", "c", "d", "e"] as [Name] {
      #expect((scheme.scope(named: name) != nil) == scheme.scopes.contains { Name($0.name) == name })
    }
    #expect(scheme.scope(named: "a")?.description == "first")
  }

  @Test func veryManyReferencesToNothingAreReadInLinearTime() throws {
    let schemas = (0..<30_000).map { "    s\($0): {$ref: '#/components/schemas/nope\($0)'}\n" }.joined()
    // To look for the nearest name for each would take minutes.
    let read = try processorSeconds { try Reading("3.1.0", "components:\n  schemas:\n\(schemas)") }
    #expect(read.result.outcome.findings.count { $0.message.contains("points at nothing") } > 100)
    #expect(read.seconds < 20)
  }

  @Test func anAddressOfVeryManyVariablesIsPutTogetherInLinearTime() throws {
    let url = (0..<12_000).map { "/{v\($0)}" }.joined()
    let variables = (0..<12_000).map { "      v\($0): {default: d\($0)}\n" }.joined()
    let api = try Reading("3.1.0", "servers:\n  - url: 'https://a.b\(url)'\n    variables:\n\(variables)").api
    let server = try #require(api.servers.first)
    let made = processorSeconds { server.defaultURL }
    #expect(made.result == "https://a.b" + (0..<12_000).map { "/d\($0)" }.joined())
    #expect(made.seconds < 3)
  }

  @Test func veryManyCallbacksOfOneOperationAreReadInLinearTime() throws {
    let callbacks = (0..<40_000).map { "        c\($0): {x: {post: {}}}\n" }.joined()
    // To copy the callbacks for each of them would take a minute.
    let read = try processorSeconds {
      try Reading("3.1.0", "paths:\n  /a:\n    get:\n      callbacks:\n\(callbacks)").api
    }
    let named = read.result.operations.all.first?.callbacks ?? []
    #expect(named.count == 40_000)
    #expect(named.map(\.name) == (0..<40_000).map { "c\($0)" })
    #expect(named.allSatisfy { $0.value.count == 1 })
    #expect(read.seconds < 10)
  }

  @Test func anOperationHoldsAllItsFields() throws {
    let reading = try Reading(
      "3.1.0",
      """
      servers: [{url: /root}]
      paths:
        /pets/{id}:
          summary: One pet
          description: All about it
          servers: [{url: /path}]
          get:
            operationId: getPet
            summary: Get a pet
            description: Gets it
            tags: [pets, more]
            deprecated: true
            externalDocs: {url: 'https://e.org'}
            x-sunset: 2027-01-01
            responses: {'200': {description: OK}, 4XX: {description: No}, default: {description: Else}, x-a: 1}
          delete: {servers: [{url: /own}], responses: {}}
        /:
          head: {}
        x-paths: 1
      """)
    let api = try reading.api
    #expect(reading.messages.isEmpty)
    let get = try api.operation("GET /pets/{id}")
    #expect(get.operationID == "getPet" && get.summary == "Get a pet" && get.description == "Gets it")
    #expect(get.tags == ["pets", "more"] && get.isDeprecated)
    #expect(get.externalDocs?.url == "https://e.org")
    #expect(get.extensions.map(\.name) == ["x-sunset"])
    #expect(get.responses.map(\.status.text) == ["200", "4XX", "default"])
    #expect(get.pathSummary == "One pet" && get.pathDescription == "All about it")
    #expect(get.value.title == "Get a pet")
    #expect(api.servers(of: get).map(\.url) == ["/path"])
    let delete = try api.operation("DELETE /pets/{id}")
    #expect(api.servers(of: delete).map(\.url) == ["/own"])
    #expect(delete.value.title == "DELETE /pets/{id}")
    #expect(api.servers(of: try api.operation("HEAD /")).map(\.url) == ["/root"])
  }

  @Test func aSummaryThatIsNoNameIsNoTitle() throws {
    let long = String(repeating: "Lists pets of the shop. ", count: 6)
    let reading = try Reading(
      "3.1.0",
      """
      paths:
        /pets:
          get: {operationId: listPets, summary: '\(long)', responses: {}}
          put: {summary: '\(long)', responses: {}}
          post: {operationId: addPet, summary: Add a pet, responses: {}}
          delete: {operationId: '', responses: {}}
      """)
    let titles = try reading.api.operations.all.map(\.title)
    #expect(titles == ["listPets", "PUT /pets", "Add a pet", "DELETE /pets"])
  }

  @Test func allMethodsAreReadInWrittenOrder() throws {
    let methods = ["trace", "get", "put", "post", "delete", "options", "head", "patch"]
    let text = "paths:\n  /a:\n" + methods.map { "    \($0): {responses: {}}\n" }.joined()
    let reading = try Reading("3.0.3", text)
    #expect(try reading.api.operations.all.map(\.value.method.rawValue) == methods)
    #expect(reading.messages.isEmpty)
    let query = "paths: {/a: {query: {}}}\n"
    #expect(try Reading("3.1.0", query).api.operations.count == 0)
    #expect(try Reading("3.1.0", query).messages == ["'query' is no field of a path item"])
    #expect(try Reading("3.2.0", query).api.operations.count == 1)
  }

  @Test(
    arguments: [
      ("200", 2, 200, true, false), ("4XX", 4, nil, false, true), ("5xx", 5, nil, false, true),
      ("default", nil, nil, false, true), ("99", nil, nil, false, false), ("600", nil, nil, false, false),
      ("301", 3, 301, false, false),
    ] as [(String, Int?, Int?, Bool, Bool)])
  func statusCodes(_ text: String, hundreds: Int?, number: Int?, isSuccess: Bool, isError: Bool) {
    let status = StatusCode(text)
    #expect(status.hundreds == hundreds && status.number == number)
    #expect(status.isSuccess == isSuccess && status.isError == isError)
  }

  @Test func parametersOfThePathAreOverriddenByNameAndPlace() throws {
    let api = try Reading(
      "3.0.3",
      """
      paths:
        /a/{id}:
          parameters:
            - {name: id, in: path, required: true, description: shared, schema: {type: string}}
            - {name: id, in: query, description: shared query, schema: {type: string}}
            - {name: page, in: query, description: shared page, schema: {type: string}}
          get:
            parameters:
              - {name: limit, in: query, description: own limit, schema: {type: string}}
              - {name: id, in: path, required: true, description: own, schema: {type: string}}
            responses: {}
          post: {responses: {}}
      """
    ).api
    func told(_ signature: String) throws -> [String?] {
      try api.operation(signature).parameters.map { api.parameters[$0].value.description }
    }
    #expect(try told("GET /a/{id}") == ["shared query", "shared page", "own limit", "own"])
    #expect(try told("POST /a/{id}") == ["shared", "shared query", "shared page"])
  }

  @Test func webhooksAreOperationsOfTheirOwnKind() throws {
    let text = """
      webhooks:
        petBorn:
          post: {operationId: born, requestBody: {content: {}}}
        x-mine:
          $ref: '#/components/pathItems/shared'
      components:
        pathItems:
          shared: {put: {operationId: shared}}
      """
    let api = try Reading("3.1.0", text).api
    #expect(api.operations.all.map(\.value.kind) == [.webhook, .webhook])
    #expect(api.operations.all.map(\.value.path) == ["petBorn", "x-mine"])
    #expect(api.operations.all.map(\.value.operationID) == ["born", "shared"])
    #expect(
      try Reading("3.0.3", text).messages.filter { $0.contains("is no field") }.sorted() == [
        "'pathItems' is no field of the 'components' object", "'webhooks' is no field of the root object",
      ])
  }

  @Test func callbacksBecomeOperationsBelowTheirHolder() throws {
    let reading = try Reading(
      "3.0.3",
      """
      paths:
        /a:
          post:
            responses: {}
            callbacks:
              done:
                '{$request.body#/url}':
                  post:
                    operationId: inner
                    responses: {}
                    callbacks:
                      deeper: {'{$url}': {put: {responses: {}}}}
                x-note: 1
              shared: {$ref: '#/components/callbacks/shared'}
      components:
        callbacks:
          shared: {'{$shared}': {get: {responses: {}}, delete: {responses: {}}}}
      """)
    let api = try reading.api
    #expect(reading.messages.isEmpty)
    let holder = try api.operation("POST /a")
    #expect(holder.callbacks.map(\.name) == ["done", "shared"])
    #expect(holder.callbacks.map(\.value.count) == [1, 2])
    let inner = api.operations[holder.callbacks[0].value[0]]
    #expect(inner.kind == .callback(name: "done") && inner.path == "{$request.body#/url}")
    #expect(inner.callbacks.map(\.name) == ["deeper"])
    #expect(
      api.operations.all.map(\.value.signature) == [
        "POST /a", "POST {$request.body#/url}", "GET {$shared}", "DELETE {$shared}", "PUT {$url}",
      ])
  }

  @Test func callbacksThatHoldThemselvesEnd() throws {
    let alias = try Reading(
      "3.0.3",
      """
      paths:
        /a:
          post: &op
            responses: {}
            callbacks:
              again: {'{$url}': {post: *op}}
      """)
    #expect(try alias.api.operations.count == 5)
    #expect(alias.messages == ["callbacks nest deeper than 4"])
    let reference = try Reading(
      "3.0.3",
      """
      paths:
        /a: {post: {responses: {}, callbacks: {c: {$ref: '#/components/callbacks/c'}}}}
      components:
        callbacks:
          c: {x: {post: {responses: {}, callbacks: {c: {$ref: '#/components/callbacks/c'}}}}}
          loop: {$ref: '#/components/callbacks/loop'}
      """)
    #expect(try reference.api.operations.count == 5)
    #expect(
      reference.messages == [
        "'#/components/callbacks/loop' never ends: it leads back to itself", "callbacks nest deeper than 4",
      ])
  }

  @Test func callbacksThatMultiplyAreCutOff() throws {
    let names = (0..<60).map { "c\($0): {x: {post: *op}}" }.joined(separator: ", ")
    let text = "paths:\n  /a:\n    post: &op\n      responses: {}\n      callbacks: {\(names)}\n"
    let clock = ContinuousClock()
    var reading: Reading?
    let time = try clock.measure { reading = try Reading("3.0.3", text) }
    let api = try #require(reading).api
    #expect(api.operations.count == 50_000)
    #expect(try #require(reading).messages.count { $0.hasPrefix("a description may have at most") } == 1)
    #expect(try #require(reading).messages.count < 200)
    #expect(time < .seconds(60))
  }

  @Test func aPathItemBesideItsReferenceIsReadToo() throws {
    let reading = try Reading(
      "3.1.0",
      """
      paths:
        /a:
          $ref: '#/components/pathItems/shared'
          post: {operationId: beside}
      components:
        pathItems:
          shared: {get: {operationId: shared}}
      """)
    #expect(try reading.api.operations.all.map(\.value.operationID) == ["shared", "beside"])
  }

  @Test func whatIsWrongIsToldAtItsKey() throws {
    try expectFindings(
      """
      paths:
        ⟦pets⟧:
          get: {responses: {}, ⟦sumary⟧: x, deprecated: ⟦'yes'⟧, tags: ⟦pets⟧, security: [⟦key⟧]}
        /a:
          ⟦gett⟧: {}
          put: {⟦summary⟧: no responses}
          post: {⟦operationId⟧: , responses: {⟦ok⟧: {description: x}}}
          patch: ⟦text⟧
        /b: ⟦[]⟧
      """,
      [
        "a path must begin with '/': 'pets' | write '/pets'",
        "'sumary' is no field of an operation | did you mean 'summary'?",
        "'deprecated' must be true or false", "'tags' must be an array",
        "a security requirement must be an object",
        "'gett' is no field of a path item | did you mean 'get'?",
        "'responses' is required | add 'responses'",
        "'operationId' must be a string", "'ok' is no status code", "an operation must be an object",
        "a path item must be an object",
      ], version: "3.0.3")
  }
}
