import RubricDocuments
import Testing

@testable import RubricOpenAPI

@Suite struct PayloadReadingTests {
  private func parameters(_ list: String, version: String = "3.1.0") throws -> (Reading, [Parameter]) {
    let reading = try Reading(
      version, "paths:\n  /a:\n    get:\n      responses: {}\n      parameters:\n\(list)\n")
    let api = try reading.api
    return (reading, try api.operation("GET /a").parameters.map { api.parameters[$0].value })
  }

  @Test func aParameterHoldsAllItsFields() throws {
    let (reading, all) = try parameters(
      """
            - name: q
              in: query
              description: Search
              required: true
              deprecated: true
              allowEmptyValue: true
              style: deepObject
              explode: true
              allowReserved: true
              schema: {type: object}
              example: {a: 1}
              x-a: 1
            - {name: X-Id, in: header, content: {text/plain: {schema: {type: string}}}, examples: {one: {value: 1}, two: {$ref: '#/components/examples/two'}}}
            - {name: s, in: cookie, schema: {type: string}}
            - {name: list, in: query, explode: false, schema: {type: array}}
      components:
        examples: {two: {summary: S, description: D, value: 2}}
      """)
    #expect(reading.messages.isEmpty)
    let query = all[0]
    #expect(query.name == "q" && query.location == .query && query.description == "Search")
    #expect(query.isRequired && query.isDeprecated && query.allowsEmptyValue && query.schema != nil)
    #expect(
      query.serialization
        == Serialization(style: .deepObject, explodes: true, allowsReserved: true, isWritten: true))
    #expect(query.examples.map { $0.value.map { canonical($0) } } == ["{a: integer(1)}"])
    #expect(query.extensions.map(\.name) == ["x-a"])
    #expect(all[1].content.map(\.name) == ["text/plain"] && all[1].schema == nil)
    #expect(all[1].examples.map(\.name) == ["one", "two"])
    #expect(all[1].examples[1].summary == "S" && all[1].examples[1].description == "D")
    #expect(all[1].examples[1].value?.integer == 2)
  }

  /// Authors put values where Example Objects must be; what they show is not kept from readers.
  @Test(arguments: [
    ("[a]", "[string(a)]", true), ("5", "integer(5)", true),
    ("{id: 1, description: d}", "{id: integer(1), description: string(d)}", true),
    ("{value: 1, id: 2}", "integer(1)", true), ("{description: d}", "", false), ("{x-a: 1}", "", false),
  ])
  func aValueInPlaceOfAnExampleIsShown(_ written: String, _ value: String, isWrong: Bool) throws {
    let (reading, all) = try parameters(
      "      - {name: q, in: query, schema: {}, examples: {one: \(written)}}")
    #expect(all[0].examples.map(\.name) == ["one"])
    #expect(all[0].examples[0].value.map { canonical($0) } ?? "" == value)
    #expect(!reading.messages.isEmpty == isWrong)
  }

  @Test(arguments: [
    ("{a: 1}", ["{a: integer(1)}"]), ("{}", []),
    ("{one: {value: 1}, two: {summary: s, value: 2}}", ["integer(1)", "integer(2)"]),
    ("{one: {value: 1}, two: 2}", ["{one: {value: integer(1)}, two: integer(2)}"]),
  ])
  func examplesOfASchemaThatAreNoArrayAreShown(_ written: String, _ values: [String]) throws {
    let (reading, all) = try parameters("      - {name: q, in: query, schema: {examples: \(written)}}")
    let schema = try reading.api.schemas[try #require(all[0].schema)]
    #expect(schema.examples.map { canonical($0) } == values)
    #expect(reading.messages == ["'examples' of a schema must be an array"])
  }

  @Test(arguments: [
    ("path", Serialization.Style.simple, false), ("query", .form, true), ("header", .simple, false),
    ("cookie", .form, true),
  ])
  func styleAndExplodeHaveDefaultsByPlace(_ place: String, style: Serialization.Style, explodes: Bool) throws
  {
    let (_, all) = try parameters("      - {name: a, in: \(place), required: true, schema: {}}")
    #expect(
      all[0].serialization
        == Serialization(style: style, explodes: explodes, allowsReserved: false, isWritten: false))
  }

  @Test func whatIsWrongWithParametersIsToldAtItsKey() throws {
    try expectFindings(
      """
      paths:
        /a:
          get:
            parameters:
              - {name: a, in: ⟦body⟧, schema: {}}
              - {⟦name⟧: b, in: query}
              - {⟦in⟧: query, schema: {}}
              - {⟦name⟧: c, in: path, schema: {}}
              - {name: d, in: path, required: ⟦false⟧, schema: {}}
              - {name: e, in: query, style: ⟦matrx⟧, explode: ⟦1⟧, schema: {}}
              - {name: f, in: query, schema: {}, ⟦type⟧: string}
              - ⟦text⟧
      """,
      [
        "'body' is no place of a parameter | use path, query, header or cookie",
        "parameter 'b' must have a 'schema' or a 'content'", "'name' is required",
        "path parameter 'c' must say 'required: true'", "path parameter 'd' must say 'required: true'",
        "'matrx' is no style", "'explode' must be true or false", "'type' is no field of a parameter",
        "a parameter must be an object",
      ])
  }

  @Test func aPathParameterIsRequiredWhateverItSays() throws {
    let (_, all) = try parameters("      - {name: id, in: path, required: false, schema: {}}")
    #expect(all[0].isRequired)
  }

  @Test func bodiesAndResponsesHoldAllTheirFields() throws {
    let reading = try Reading(
      "3.1.0",
      """
      paths:
        /a:
          post:
            requestBody:
              description: B
              required: true
              x-b: 1
              content:
                multipart/form-data:
                  x-m: 1
                  schema: {type: object, properties: {file: {type: string}}}
                  encoding:
                    file:
                      contentType: image/png
                      style: spaceDelimited
                      explode: false
                      headers: {X-Size: {schema: {type: integer}}}
                application/problem+json; charset=utf-8: {example: {a: 1}, examples: {b: {externalValue: 'https://e.org/b'}}}
            responses:
              '201':
                description: Created
                x-r: 1
                headers:
                  Location: {description: Where, required: true, deprecated: true, schema: {type: string}, example: /a/1}
                  x-lower: {$ref: '#/components/headers/shared'}
                content: {application/json: {schema: {type: object}}}
                links:
                  next: {operationId: getA, description: L, parameters: {id: $response.body#/id}, requestBody: 5, server: {url: /l}}
                  shared: {$ref: '#/components/links/shared'}
              '204': {$ref: '#/components/responses/None'}
              default: {$ref: '#/components/responses/None'}
      components:
        headers: {shared: {schema: {type: integer}}}
        links: {shared: {operationRef: '#/paths/~1a/get'}}
        responses: {None: {description: Nothing}}
        requestBodies: {Alias: {$ref: '#/components/requestBodies/Real'}, Real: {content: {}}}
      """)
    let api = try reading.api
    #expect(reading.messages == ["'example' and 'examples' exclude each other"])
    let post = try api.operation("POST /a")
    let body = api.requestBodies[try #require(post.requestBody)].value
    #expect(body.description == "B" && body.isRequired && body.extensions.map(\.name) == ["x-b"])
    #expect(body.content.map(\.isJSON) == [false, true])
    let encoding = try #require(body.content[0].encoding.first)
    #expect(encoding.name == "file" && encoding.value.contentType == "image/png")
    #expect(encoding.value.serialization.style == .spaceDelimited && !encoding.value.serialization.explodes)
    #expect(encoding.value.headers.map(\.name) == ["X-Size"])
    #expect(body.content[1].examples.map(\.name) == ["", "b"])
    #expect(body.content[1].examples[1].externalValue == "https://e.org/b")
    let created = api.responses[post.responses[0].response].value
    #expect(created.description == "Created" && created.extensions.map(\.name) == ["x-r"])
    #expect(created.headers.map(\.name) == ["Location", "x-lower"])
    let location = api.headers[created.headers[0].value].value
    #expect(location.description == "Where" && location.isRequired && location.isDeprecated)
    #expect(location.examples.count == 1 && location.schema != nil)
    #expect(created.links.map(\.name) == ["next", "shared"])
    let next = created.links[0].value
    #expect(next.operationID == "getA" && next.description == "L" && next.server?.url == "/l")
    #expect(next.parameters.map(\.name) == ["id"] && next.requestBody?.integer == 5)
    #expect(created.links[1].value.operationRef == "#/paths/~1a/get")
    #expect(post.responses[1].response == post.responses[2].response)
    #expect(api.components.requestBodies.map(\.name) == ["Alias", "Real"])
    #expect(api.components.requestBodies[0].value == api.components.requestBodies[1].value)
  }

  @Test(arguments: [
    ("application/json", true), ("application/JSON", true), ("application/vnd.a+json", true),
    ("application/json;v=1", true), ("application/json ; v=1", true), ("text/json-lines", false),
    ("application/xml", false), ("json", true), ("", false), ("*/*", false),
  ])
  func mediaTypesThatAreJSON(_ name: String, isJSON: Bool) throws {
    let api = try Reading(
      "3.1.0", "paths: {/a: {get: {responses: {'200': {description: x, content: {'\(name)': {}}}}}}}\n"
    ).api
    #expect(api.responses.all.first?.value.content.first?.isJSON == isJSON)
  }

  @Test func aReferenceInExampleDataIsData() throws {
    let reading = try Reading(
      "3.1.0",
      """
      paths:
        /a:
          get:
            responses:
              '200':
                description: x
                content:
                  application/json:
                    example: {$ref: '#/nowhere', inner: {$ref: 'https://e.org'}}
                    examples: {one: {value: {$ref: '#/nowhere'}}}
                    schema:
                      type: object
                      default: {$ref: '#/nowhere'}
                      enum: [{$ref: '#/nowhere'}]
                      examples: [{$ref: '#/nowhere'}]
                      x-data: {$ref: '#/nowhere'}
                      properties: {$ref: {type: string}}
      """)
    #expect(reading.messages == ["'example' and 'examples' exclude each other"])
    let media = try #require(try reading.api.responses.all.first?.value.content.first)
    #expect(
      media.examples[0].value.map { canonical($0) }
        == "{$ref: string(#/nowhere), inner: {$ref: string(https://e.org)}}")
    #expect(media.examples[1].value.map { canonical($0) } == "{$ref: string(#/nowhere)}")
    let schema = try reading.api.schemas[#require(media.schema)]
    #expect(schema.default != nil && schema.examples.count == 1 && schema.value.enum.count == 1)
    #expect(schema.properties.map(\.name) == ["$ref"])
  }

  @Test func whatIsWrongWithPayloadsIsToldAtItsKey() throws {
    try expectFindings(
      """
      paths:
        /a:
          post:
            requestBody: {⟦description⟧: d}
            responses:
              '200': {⟦content⟧: {application/json: ⟦[]⟧, text/plain: {encoding: {a: ⟦1⟧}, ⟦shema⟧: {}}}}
              '400': {description: x, links: {a: {⟦operationID⟧: b}}, headers: {h: {schema: {}, ⟦name⟧: n}}}
              '401': ⟦null⟧
      """,
      [
        "'content' is required | add 'content'", "'description' is required",
        "a media type must be an object",
        "an encoding must be an object", "'shema' is no field of a media type | did you mean 'schema'?",
        "'operationID' is no field of a link | did you mean 'operationId'?",
        "a link must have an 'operationId' or an 'operationRef' | name the operation it leads to",
        "'name' is no field of a header", "a response must be an object",
      ])
  }

  @Test func aHeaderWhosePartsHaveItselfIsReadOnce() throws {
    let cycle = try Reading(
      "3.1.0",
      """
      components:
        headers:
          H: {description: Its own, content: {multipart/form-data: {encoding: {a: {headers: {X: {$ref: '#/components/headers/H'}}}}}}}
      """)
    let api = try cycle.api
    let header = api.headers[try #require(api.components.headers.first).value]
    #expect(api.headers.count == 1 && header.description == "Its own")
    let inner = try #require(header.content.first?.encoding.first?.value.headers.first)
    #expect(api.headers[inner.value].description == "Its own")
    let media = try Reading(
      "3.2.0",
      """
      components:
        mediaTypes:
          M: {encoding: {a: {headers: {X: {content: {text/plain: {$ref: '#/components/mediaTypes/M'}}}}}}}
      """)
    #expect(try media.api.headers.count == 1)
  }

  @Test(arguments: ["3.1.0", "2.0"])
  func whatAReferenceNamesAndIsNotThereIsKnownByItsName(_ version: String) throws {
    let isSwagger = version == "2.0"
    let reading = try Reading(
      (isSwagger ? "swagger: '2.0'" : "openapi: \(version)")
        + """

        info: {title: T, version: '1'}
        paths:
          /a:
            get:
              responses:
                '200': {description: x, headers: {X-Rate: \(isSwagger ? "{type: string}" : "{$ref: 'gone.yaml#/rate'}")}}
                '404': {$ref: 'gone.yaml#/missing'}
        """)
    let api = try reading.api
    let operation = try api.operation("GET /a")
    #expect(operation.responses.map(\.status.text) == ["200", "404"])
    #expect(api.responses[operation.responses[1].response].reference == "gone.yaml#/missing")
    #expect(api.responses[operation.responses[0].response].headers.map(\.name) == ["X-Rate"])
  }
}
