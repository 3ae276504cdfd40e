import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

/// What came with OpenAPI 3.2.
@Suite struct OpenAPI32ReadingTests {
  @Test func tagsStandBelowOthers() throws {
    let reading = try Reading(
      "3.2.0",
      """
      tags:
        - {name: pay, summary: Payments, kind: nav}
        - {name: refunds, parent: pay, kind: badge, x-a: 1}
      """)
    #expect(reading.messages.isEmpty)
    let tags = try reading.api.tags
    #expect(tags.map(\.summary) == ["Payments", nil] && tags.map(\.parent) == [nil, "pay"])
    #expect(tags.map(\.kind) == ["nav", "badge"] && tags[1].extensions.map(\.name) == ["x-a"])
    let older = try Reading("3.1.0", "tags: [{name: pay, parent: x, summary: s, kind: k}]\n")
    #expect(try older.api.tags.map(\.parent) == [nil] && older.messages.count == 3)
  }

  @Test func parentsThatAreMissingOrCircularAreToldAndDropped() throws {
    let text = """
      tags:
        - {name: pay, parent: ⟦pays⟧}
        - {name: a, parent: b}
        - {name: b, parent: c}
        - {name: c, parent: ⟦a⟧}
        - {name: d, parent: a}
        - {name: e, parent: ⟦e⟧}
        - {name: f, parent: ⟦nowhere⟧}
      """
    try expectFindings(
      text,
      [
        "the parent 'pays' is no declared tag | did you mean 'pay'?",
        "tag 'c' must not stand below itself | remove it", "tag 'e' must not stand below itself | remove it",
        "the parent 'nowhere' is no declared tag | declare it in 'tags'",
      ], version: "3.2.0")
    let tags = try Reading("3.2.0", MarkedText(text).text).api.tags
    #expect(tags.map(\.parent) == [nil, "b", "c", nil, "a", nil, nil])
  }

  @Test func manyTagsAreSettledInNoTime() throws {
    let lines = (0..<20_000).map { "  - {name: t\($0), parent: t\(($0 + 1) % 20_000)}\n" }
    let reading = try Reading("3.2.0", "tags:\n" + lines.joined())
    #expect(try reading.api.tags.count { $0.parent == nil } == 1)
    #expect(reading.messages == ["tag 't19999' must not stand below itself"])
  }

  @Test func anyMethodCanBeDescribed() throws {
    let text = """
      paths:
        /a:
          query: {responses: {}}
          additionalOperations:
            COPY: {operationId: copy}
            copy: {operationId: small}
            ⟦POST⟧: {operationId: post}
            ⟦a b<⟧: {operationId: odd}
          get: {responses: {}}
      """
    try expectFindings(
      text,
      [
        "'POST' must not stand in 'additionalOperations' | write 'post' in the path item itself",
        "'a b<' is no method of HTTP",
      ], version: "3.2.0")
    let operations = try Reading("3.2.0", MarkedText(text).text).api.operations.all.map(\.value)
    #expect(
      operations.map(\.method) == [.query, .other("COPY"), .other("copy"), .post, .other("a b<"), .get])
    #expect(operations.map(\.signature).prefix(2) == ["QUERY /a", "COPY /a"])
    #expect(operations.map(\.method.rawValue) == ["query", "copy", "copy", "post", "a-b-", "get"])
    #expect(operations.map(\.method.isSafe) == [true, false, false, false, false, true])
    let older = try Reading("3.1.0", "paths: {/a: {additionalOperations: {COPY: {}}}}\n")
    #expect(try older.api.operations.count == 0)
    #expect(older.messages == ["'additionalOperations' is no field of a path item"])
  }

  @Test func theWholeQueryCanBeOneParameter() throws {
    let parameter = "{name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {}}}}"
    let reading = try Reading("3.2.0", "paths: {/a: {get: {parameters: [\(parameter)]}}}\n")
    #expect(reading.messages.isEmpty)
    #expect(try reading.api.parameters.all.first?.location == .querystring)
    #expect(
      try Reading("3.1.0", "paths: {/a: {get: {parameters: [\(parameter)]}}}\n").messages == [
        "'querystring' is no place of a parameter"
      ])
    let content = "content: {application/json: {}}"
    try expectFindings(
      """
      paths:
        /a:
          parameters: [{name: q, in: ⟦querystring⟧, \(content)}]
          get: {parameters: [{name: p, in: query, schema: {}}]}
        /b:
          get:
            parameters:
              - {name: q, in: querystring, \(content)}
              - {name: r, in: ⟦querystring⟧, \(content)}
        /c:
          get: {parameters: [{name: s, in: querystring, ⟦schema⟧: {}}]}
      """,
      [
        "parameters in 'query' and in 'querystring' exclude each other | keep one kind",
        "an operation must have only one parameter in 'querystring'",
        "a parameter in 'querystring' must have no 'schema'",
      ], version: "3.2.0")
  }

  @Test func sequencesAndPartsByPositionAreRead() throws {
    let reading = try Reading(
      "3.2.0",
      """
      paths:
        /a:
          post:
            requestBody:
              content:
                multipart/mixed:
                  itemSchema: {type: object}
                  prefixEncoding: [{contentType: application/json}, {contentType: image/png, x-b: 1}]
                  itemEncoding:
                    contentType: multipart/mixed
                    encoding: {part: {contentType: text/plain, headers: {X-A: {schema: {}}}}}
                application/jsonl: {$ref: '#/components/mediaTypes/lines'}
      components:
        mediaTypes:
          lines: {description: One a line, itemSchema: {type: string}, examples: {a: {dataValue: [1], serializedValue: '1'}}}
      """)
    #expect(reading.messages.isEmpty)
    let api = try reading.api
    let content = try #require(api.requestBodies.all.first).content
    #expect(content.map(\.name) == ["multipart/mixed", "application/jsonl"])
    let mixed = content[0]
    #expect(try api.schemas[#require(mixed.itemSchema)].types == .object)
    #expect(mixed.prefixEncoding.map(\.contentType) == ["application/json", "image/png"])
    #expect(mixed.prefixEncoding[1].extensions.map(\.name) == ["x-b"])
    let inner = try #require(mixed.itemEncoding)
    #expect(inner.encoding.map(\.name) == ["part"] && inner.encoding[0].value.headers.map(\.name) == ["X-A"])
    let lines = content[1]
    #expect(try api.schemas[#require(lines.itemSchema)].types == .string)
    #expect(lines.description == "One a line" && lines.origin == api.components.mediaTypes[0].value.origin)
    #expect(lines.examples[0].serializedValue == "1" && lines.examples[0].dataValue?.isSequence == true)
    #expect(lines.examples[0].value == lines.examples[0].dataValue)
  }

  @Test func encodingsThatHoldThemselvesEnd() throws {
    let reading = try Reading(
      "3.2.0",
      "paths: {/a: {post: {requestBody: {content: {a/b: {itemEncoding: &e {itemEncoding: *e}}}}}}}\n")
    #expect(reading.messages == ["encodings nest deeper than 10"])
  }

  @Test func aDocumentIsKnownByTheAddressItGivesItself() throws {
    let schema = "{type: integer}"
    let reading = try Reading(
      "3.2.0",
      """
      $self: https://API.example.org/v1/openapi.yaml
      components:
        schemas:
          A: {$ref: 'https://api.example.org/v1/openapi.yaml#/components/schemas/Z'}
          B: {$ref: '../v1/./openapi.yaml#/components/schemas/Z'}
          C: {$ref: '/v1/openapi.yaml#/components/schemas/Z'}
          D: {$ref: 'beside.yaml#/Y'}
          E: {$ref: 'https://api.example.org/v1/beside#/Y'}
          Z: \(schema)
      """, files: ["beside.yaml": "$self: beside\nY: {type: boolean}\n"])
    let api = try reading.api
    #expect(reading.messages.count == 1, "\(reading.messages)")
    #expect(api.selfAddress == "https://API.example.org/v1/openapi.yaml")
    let types = try ["A", "B", "C", "D"].map { try api.schema($0).types.names.first }
    #expect(types == ["integer", "integer", "integer", "boolean"])
    try expectFindings("$self: ⟦'a#b'⟧\n", ["'$self' must have no fragment"], version: "3.2.0")
  }

  @Test func newWordsOfSecurityAreRead() throws {
    let reading = try Reading(
      "3.2.0",
      """
      security: [{a: [x]}, {'./openapi.yaml#/components/securitySchemes/a': []}, {'#/components/securitySchemes/b': []}, {none: []}]
      components:
        securitySchemes:
          a:
            type: oauth2
            deprecated: true
            oauth2MetadataUrl: https://e.org/meta
            flows:
              x-f: 1
              deviceAuthorization:
                {deviceAuthorizationUrl: 'https://e.org/d', tokenUrl: 'https://e.org/t', scopes: {x: y}, x-g: 1}
          b: {$ref: '#/components/securitySchemes/a', description: Told here}
      """, files: ["./openapi.yaml": "components: {securitySchemes: {a: {type: http, scheme: basic}}}\n"])
    #expect(reading.messages.isEmpty)
    let api = try reading.api
    let first = try #require(api.securitySchemes.all.first)
    #expect(first.isDeprecated && first.metadataURL == "https://e.org/meta")
    #expect(first.flowsExtensions.map(\.name) == ["x-f"])
    guard case .oauth2(let flows) = first.kind else { Issue.record("no oauth2"); return }
    #expect(flows.map(\.kind) == [.deviceAuthorization])
    #expect(flows[0].deviceAuthorizationURL == "https://e.org/d" && flows[0].extensions.count == 1)
    #expect(api.securitySchemes.all[1].description == "Told here")
    let uses = try #require(api.security).flatMap(\.schemes)
    let kinds = uses.map { use in use.scheme.map { api.securitySchemes[$0].name } }
    #expect(kinds == ["a", "a", "b", nil])
    #expect(uses[1].scheme != uses[0].scheme && api.securitySchemes.count == 3)
    let missing =
      "components: {securitySchemes: {a: {type: oauth2, flows: {deviceAuthorization: {⟦scopes⟧: {⟦s⟧: }}}}}}\n"
    try expectFindings(
      missing,
      [
        "'tokenUrl' is required", "'deviceAuthorizationUrl' is required",
        "scope 's' must say what it allows as a string",
      ], version: "3.2.0")
  }

  @Test func otherNewFieldsAreRead() throws {
    let reading = try Reading(
      "3.2.0",
      """
      servers: [{url: /, name: live}]
      paths:
        /a/{p}:
          get:
            parameters:
              - {name: c, in: cookie, style: cookie, schema: {}}
              - {name: p, in: path, required: true, allowReserved: true, schema: {}}
            responses: {'200': {summary: Fine}, x-r: 1}
      components:
        schemas:
          A:
            oneOf: [{$ref: '#/components/schemas/B'}]
            discriminator: {propertyName: t, defaultMapping: B, x-d: 1}
          B: {type: string, xml: {nodeType: cdata, x-x: 1}}
        pathItems: {p: {summary: s, get: {operationId: shared}, x-p: 1}}
        callbacks: {c: {'{$url}': {post: {operationId: called}}, x-c: 1}}
        x-comp: 1
      """)
    #expect(reading.messages.isEmpty)
    let api = try reading.api
    #expect(api.servers[0].name == "live")
    #expect(api.parameters.all.map(\.serialization.style) == [.cookie, .simple])
    #expect(
      api.parameters.all[0].serialization.explodes && api.parameters.all[1].serialization.allowsReserved)
    #expect(api.responses.all[0].summary == "Fine" && api.responses.all[0].summaryNode?.text == "Fine")
    #expect(api.operations.all[0].responsesExtensions.map(\.name) == ["x-r"])
    let discriminator = try #require(api.schema("A").discriminator)
    #expect(discriminator.defaultMapping == api.components.schemas[1].value)
    #expect(discriminator.extensions.map(\.name) == ["x-d"])
    let xml = try #require(try api.schema("B").rare?.xml)
    #expect(xml.nodeType == .cdata && xml.extensions.map(\.name) == ["x-x"])
    #expect(api.components.pathItems[0].value.operations.map(\.operationID) == ["shared"])
    #expect(api.components.callbacks[0].value.pathItems.map(\.name) == ["{$url}"])
    #expect(api.components.callbacks[0].value.pathItems[0].value.operations.map(\.operationID) == ["called"])
    #expect(api.components.extensions.map(\.name) == ["x-comp"] && api.operations.count == 1)
  }

  @Test func whatExcludesEachOtherIsTold() throws {
    try expectFindings(
      """
      components:
        schemas:
          A: {xml: {nodeType: element, ⟦wrapped⟧: true}}
          B: {xml: {nodeType: ⟦other⟧}}
        examples:
          a: {value: 1, ⟦dataValue⟧: 1}
          b: {serializedValue: '1', ⟦externalValue⟧: u}
        headers:
          h: {schema: {}, ⟦content⟧: {a/b: {}}}
          i: {schema: {}, ⟦allowReserved⟧: true, style: ⟦form⟧}
        parameters:
          p: {name: p, in: header, schema: {}, ⟦allowReserved⟧: true, style: ⟦matrix⟧}
          q: {name: ⟦'a b'⟧, in: header, schema: {}, ⟦allowEmptyValue⟧: true}
          r: {name: r, in: query, ⟦content⟧: {a/b: {}, c/d: {}}, ⟦style⟧: form}
        mediaTypes:
          m: {encoding: {}, ⟦itemEncoding⟧: {}}
        links:
          l: {operationId: a, ⟦operationRef⟧: b}
      """,
      [
        "'nodeType' and 'wrapped' exclude each other", "'other' is no type of node",
        "'value' and 'dataValue' exclude each other",
        "'serializedValue' and 'externalValue' exclude each other",
        "'schema' and 'content' exclude each other", "'allowReserved' is no field of a header",
        "'form' is no style of a header", "a parameter in 'header' must not have 'allowReserved'",
        "'matrix' is no style of a parameter in 'header'", "'a b' is no name of a header",
        "'allowEmptyValue' is for parameters in a query only",
        "'content' must have exactly one media type here", "'style' says nothing beside 'content'",
        "'encoding' and 'itemEncoding' exclude each other",
        "'operationId' and 'operationRef' exclude each other",
      ], version: "3.2.0")
  }
}
