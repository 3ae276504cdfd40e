import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

/// Texts that stand beside a `$ref` (OpenAPI 3.1.0 §4.8.23).
@Suite struct ReferenceTextTests {
  private static let text = """
    paths:
      /a:
        get:
          parameters: [{$ref: '#/components/parameters/p', description: Here}]
          requestBody: {$ref: '#/components/requestBodies/b', description: Here}
          responses:
            '200': {$ref: '#/components/responses/r', description: Here, summary: Short}
            '201': {$ref: '#/components/responses/r'}
            '202': {$ref: '#/components/responses/r', description: There}
        put:
          parameters: [{$ref: '#/components/parameters/p'}]
          responses: {}
    components:
      parameters:
        p: {name: p, in: query, description: There, schema: {}}
        q: {$ref: '#/components/parameters/p', description: Between}
        s: {$ref: '#/components/parameters/q'}
      requestBodies: {b: {description: There, content: {}}}
      responses:
        r: {description: There, headers: {H: {$ref: '#/components/headers/h', description: Here}}}
      headers: {h: {description: There, schema: {}}}
      examples:
        e: {$ref: '#/components/examples/f', summary: Here}
        f: {summary: There, description: Kept, value: 1}
      links:
        l: {$ref: '#/components/links/m', description: Here}
        m: {operationId: x, description: There}
    """

  @Test func theyAreShownInPlaceOfTheTargets() throws {
    let reading = try Reading("3.2.0", ReferenceTextTests.text)
    #expect(reading.messages.isEmpty)
    let api = try reading.api
    let get = try api.operation("GET /a")
    let here = api.parameters[get.parameters[0]]
    #expect(here.description == "Here" && here.descriptionNode?.text == "Here")
    let there = api.parameters[api.components.parameters[0].value]
    #expect(there.description == "There" && there.origin == here.origin)
    #expect(try api.operation("PUT /a").parameters == [api.components.parameters[0].value])
    #expect(
      api.components.parameters.map { api.parameters[$0.value].description } == [
        "There", "Between", "Between",
      ])
    let body = try api.requestBodies[#require(get.requestBody)]
    #expect(body.description == "Here")
    let responses = get.responses.map { api.responses[$0.response] }
    #expect(responses.map(\.description) == ["Here", "There", "There"])
    #expect(responses.map(\.summary) == ["Short", nil, nil])
    #expect(get.responses[1].response == get.responses[2].response)
    #expect(responses[0].headers.map { api.headers[$0.value].description } == ["Here"])
    #expect(api.components.examples.map(\.summary) == ["Here", "There"])
    #expect(api.components.examples[0].description == "Kept")
    #expect(api.components.links.map(\.value.description) == ["Here", "There"])
  }

  @Test func before31TheySayNothing() throws {
    let api = try Reading("3.0.3", ReferenceTextTests.text).api
    let get = try api.operation("GET /a")
    #expect(get.parameters == [api.components.parameters[0].value])
    #expect(api.parameters[get.parameters[0]].description == "There")
    let ids = Set(get.responses.map(\.response))
    #expect(ids.count == 1)
  }

  @Test func aPathItemsTextsCanStandBesideItsReference() throws {
    let text = """
      paths:
        /a: {$ref: '#/components/pathItems/p', summary: Here}
      components:
        pathItems: {p: {summary: There, description: Kept, get: {}}}
      """
    let operation = try #require(try Reading("3.1.0", text).api.operations.all.first)
    #expect(operation.pathSummary == "Here" && operation.pathSummaryNode?.text == "Here")
    #expect(operation.pathDescription == "Kept" && operation.pathDescriptionNode?.text == "Kept")
  }

  @Test func extensionsAreKeptOnEveryObject() throws {
    let api = try Reading(
      """
      openapi: 3.1.0
      info:
        title: T
        version: '1'
        contact: {name: c, x-1: 1}
        license: {name: l, x-2: 1}
      servers: [{url: '/{v}', variables: {v: {default: a, x-3: 1}}}]
      externalDocs: {url: u, x-4: 1}
      paths:
        x-5: 1
        /a:
          x-6: 1
          get:
            responses:
              '200':
                description: d
                headers: {H: {schema: {}, x-7: 1}}
                content: {a/b: {encoding: {e: {x-8: 1}}}}
                links: {l: {operationId: o, x-9: 1}}
      components:
        examples: {e: {value: 1, x-10: 1}}
      """
    ).api
    #expect(api.info.contact?.extensions.map(\.name) == ["x-1"])
    #expect(api.info.license?.extensions.map(\.name) == ["x-2"])
    #expect(api.servers[0].variables[0].value.extensions.map(\.name) == ["x-3"])
    #expect(api.externalDocs?.extensions.map(\.name) == ["x-4"])
    #expect(api.pathsExtensions.map(\.name) == ["x-5"])
    #expect(api.operations.all[0].pathExtensions.map(\.name) == ["x-6"])
    #expect(api.headers.all[0].extensions.map(\.name) == ["x-7"])
    let response = api.responses.all[0]
    #expect(response.content[0].encoding[0].value.extensions.map(\.name) == ["x-8"])
    #expect(response.links[0].value.extensions.map(\.name) == ["x-9"])
    #expect(api.components.examples[0].extensions.map(\.name) == ["x-10"])
  }
}
