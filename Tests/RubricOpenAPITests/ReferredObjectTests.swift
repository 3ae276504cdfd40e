import RubricOpenAPI
import RubricTesting
import Testing

/// References that stand for an object of named things as a whole, which the specification does not know.
@Suite struct ReferredObjectTests {
  private static func warning(_ field: String) -> String {
    "'\(field)' must be an object: a reference may not stand for it as a whole"
      + " | write the object itself, since other tools do not follow the reference"
  }

  private static let shared = """

    x-shared:
      content: {application/json: {schema: {type: string}}}
      headers: {X-A: {schema: {type: string}}}
      links: {next: {operationId: o}}
      examples: {one: {value: 1}}
      responses: {'200': {description: ok}}
      properties: {a: {type: string}, b: {type: integer}}
    """

  @Test func objectsAreReadThroughAReferenceThatStandsForThem() throws {
    let text = """
      paths:
        /a: {get: {operationId: o, responses: {$ref: '#/x-shared/responses'}}}
        /b:
          post:
            requestBody: {content: {$ref: '#/x-shared/content'}}
            responses:
              '200':
                description: ok
                headers: {$ref: '#/x-shared/headers'}
                links: {$ref: '#/x-shared/links'}
                content: {text/plain: {examples: {$ref: '#/x-shared/examples'}}}
      components:
        schemas:
          P: {properties: {$ref: '#/x-shared/properties'}}
          Q: {patternProperties: {$ref: '#/x-shared/properties'}, $defs: {$ref: '#/x-shared/properties'}}
      """
    let reading = try Reading("3.1.0", text + Self.shared)
    let api = try reading.api
    #expect(api.operations.all[0].responses.map(\.status.text) == ["200"])
    let body = try #require(api.operations.all[1].requestBody)
    #expect(api.requestBodies[body].content.map(\.name) == ["application/json"])
    let response = api.responses[api.operations.all[1].responses[0].response]
    #expect(response.headers.map(\.name) == ["X-A"] && response.links.map(\.name) == ["next"])
    #expect(response.content[0].examples.map(\.name) == ["one"])
    #expect(try api.schema("P").properties.map(\.name) == ["a", "b"])
    #expect(try api.schema("Q").rare?.patternProperties.map(\.name) == ["a", "b"])
    #expect(reading.outcome.findings.count == 8)
    #expect(reading.outcome.findings.allSatisfy { $0.severity == .warning && $0.rule == "document-valid" })
  }

  @Test func otherToolsAreSaidNotToFollowIt() throws {
    try expectFindings(
      "components: {schemas: {P: {properties: {$ref: ⟦'#/x-shared/properties'⟧}}}}" + Self.shared,
      [Self.warning("properties")])
    try expectFindings(
      "components: {schemas: {P: {properties: {c: {}, $ref: ⟦'#/x-shared/properties'⟧}}}}" + Self.shared,
      [Self.warning("properties")])
  }

  @Test func whatStandsBesideTheReferenceComesFirst() throws {
    let api = try Reading(
      "3.1.0",
      "components: {schemas: {P: {properties: {$ref: '#/x-shared/properties', c: {}, b: {type: boolean}}}}}"
        + Self.shared
    ).api
    let properties = try api.schema("P").properties
    #expect(properties.map(\.name) == ["c", "b", "a"])
    #expect(api.schemas[properties[1].schema].types == .boolean)
  }

  @Test func aPropertyMayBeCalledSo() throws {
    let reading = try Reading(
      "3.1.0", "components: {schemas: {P: {properties: {$ref: {type: string}, other: {}}}}}")
    #expect(try reading.api.schema("P").properties.map(\.name) == ["$ref", "other"])
    #expect(reading.messages == [])
  }

  @Test func whatIsNotThereOrOfAnotherKindIsStillFound() throws {
    let nothing = try Reading("3.1.0", "components: {schemas: {P: {properties: {$ref: '#/x-none'}}}}")
    #expect(nothing.messages.contains { $0.hasSuffix("has no 'x-none'") })
    let list = try Reading(
      "3.1.0", "components: {schemas: {P: {properties: {$ref: '#/x-list', c: {}}}}}\nx-list: [1]")
    #expect(list.messages.contains("'properties' must be an object"))
    #expect(try list.api.schema("P").properties.map(\.name) == ["c"])
  }

  private static let lists = """

    x-shared:
      parameters: [{name: a, in: query, schema: {type: string}}, {name: b, in: header, schema: {type: string}}]
      servers: [{url: 'https://a.example'}]
      tags: [{name: t}]
      names: [t]
      security: [{k: []}]
      required: [id]
      values: [x, y]
      schemas: [{type: string}, {type: integer}]
    """

  @Test func listsAreReadThroughAReferenceThatStandsForThem() throws {
    let text = """
      servers: {$ref: '#/x-shared/servers'}
      tags: {$ref: '#/x-shared/tags'}
      security: {$ref: '#/x-shared/security'}
      paths:
        /a:
          parameters: {$ref: '#/x-shared/parameters'}
          get: {operationId: o, tags: {$ref: '#/x-shared/names'}, responses: {'200': {description: ok}}}
      components:
        securitySchemes: {k: {type: http, scheme: basic}}
        schemas:
          P: {required: {$ref: '#/x-shared/required'}, enum: {$ref: '#/x-shared/values'}, examples: {$ref: '#/x-shared/values'}}
          Q: {oneOf: {$ref: '#/x-shared/schemas'}}
          R: {allOf: {$ref: '#/x-shared/schemas'}, prefixItems: {$ref: '#/x-shared/schemas'}}
      """
    let reading = try Reading("3.1.0", text + Self.lists)
    let api = try reading.api
    #expect(api.servers.map(\.url) == ["https://a.example"] && api.tags.map(\.name) == ["t"])
    #expect(api.security?.map { $0.schemes.map(\.name) } == [["k"]])
    #expect(api.operations.all[0].tags == ["t"])
    #expect(api.operations.all[0].parameters.map { api.parameters[$0].name } == ["a", "b"])
    let object = try api.schema("P")
    #expect(object.required == ["id"] && object.enum.count == 2 && object.examples.count == 2)
    #expect(try api.schema("Q").oneOf.map { api.schemas[$0].types } == [.string, .integer])
    #expect(try api.schema("R").allOf.count == 2 && api.schema("R").rare?.prefixItems.count == 2)
    #expect(reading.outcome.findings.count == 11)
    #expect(reading.outcome.findings.allSatisfy { $0.severity == .warning && $0.rule == "document-valid" })
    // Each element is a fact where it stands.
    let facts = FactWalk(api, where: { _ in true }, unless: { _ in false }).found
    #expect(
      api.elements(of: object.origin[.enum]).allSatisfy { node in facts.contains { $0.place == node.place } })
  }

  /// Before 3.2 that is no component, and authors keep whole contents there.
  @Test func contentsUnderTheNameOfALaterComponentAreRead() throws {
    let text = """
      paths: {/a: {get: {responses: {'200': {description: d, content: {$ref: '#/components/mediaTypes/a'}}}}}}
      components: {mediaTypes: {a: {application/json: {schema: {type: integer}}}}}
      """
    let old = try Reading("3.0.3", text)
    #expect(try old.api.responses.all[0].content.map(\.name) == ["application/json"])
    #expect(
      old.messages == [
        "'mediaTypes' is no field of the 'components' object",
        "'content' must be an object: a reference may not stand for it as a whole",
      ])
    let new = try Reading("3.2.0", text)
    #expect(new.messages.contains("'#/components/mediaTypes/a' leads to a media type where 'content' is due"))
  }

  @Test func otherToolsAreSaidNotToFollowAReferenceToAList() throws {
    try expectFindings(
      "paths: {}\ntags: {$ref: ⟦'#/x-shared/tags'⟧}" + Self.lists,
      [
        "'tags' must be an array: a reference may not stand for it as a whole"
          + " | write the array itself, since other tools do not follow the reference"
      ])
  }

  @Test func aReferenceInPlaceOfAListMustLeadToOne() throws {
    let object = try Reading("3.1.0", "paths: {}\ntags: {$ref: '#/info'}")
    #expect(object.messages == ["'tags' must be an array"])
    let nothing = try Reading("3.1.0", "paths: {}\nsecurity: {$ref: '#/x-none'}")
    #expect(nothing.messages.contains { $0.hasSuffix("has no 'x-none'") })
    // Nobody knows that nothing is asked for.
    #expect(try nothing.api.security == nil)
    let circle = try Reading("3.1.0", "paths: {}\ntags: {$ref: '#/x-a'}\nx-a: {$ref: '#/tags'}")
    #expect(circle.messages == ["'tags' must be an array"])
  }

  @Test func aReferenceMayNameTheReferenceThatStandsAtAPlace() throws {
    let reading = try Reading(
      "3.0.3",
      """
      components:
        schemas:
          A: {type: object, properties: {a: {$ref: '#/components/schemas/B/oneOf/0/$ref'}}}
          B: {oneOf: [{$ref: '#/components/schemas/C'}]}
          C: {type: integer}
      """)
    let property = try #require(try reading.api.schema("A").properties.first)
    #expect(try property.schema == reading.api.components.schemas[2].value)
  }

  @Test func aParameterThatIsNotThereIsKnownByItsReference() throws {
    let reading = try Reading(
      "3.1.0",
      "paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/Ye%61r~1s'}, {$ref: gone.yaml}]}}}")
    let api = try reading.api
    let parameters = api.operations.all[0].parameters.map { api.parameters[$0] }
    #expect(parameters.map(\.name) == ["Year/s", "gone.yaml"])
    #expect(parameters.allSatisfy { $0.location == .unplaced && !$0.isRequired })
    #expect(reading.messages.count == 2)
  }

  @Test func whatIsNotThereIsKnownByItsName() throws {
    let reading = try Reading(
      "3.1.0",
      """
      paths:
        /gone: {$ref: gone.yaml}
        /empty: {$ref: '#/x-empty'}
        /here:
          get:
            callbacks: {c: {$ref: gone.yaml}}
            responses:
              '200': {description: d, links: {l: {$ref: gone.yaml}}, content: {a/b: {examples: {e: {$ref: gone.yaml}}}}}
              '204': null
      components: {securitySchemes: {s: {$ref: gone.yaml}}}
      x-empty: {summary: s}
      """)
    let api = try reading.api
    #expect(api.emptyPaths.map(\.name) == ["/gone", "/empty"])
    #expect(api.emptyPaths.map(\.value.reference) == ["gone.yaml", nil])
    let operation = try #require(api.operations.all.first)
    #expect(operation.callbacks.map(\.name) == ["c"] && operation.callbackExtensions.count == 1)
    #expect(operation.responses.map(\.status.text) == ["200", "204"])
    let response = api.responses[operation.responses[0].response]
    #expect(response.links.map(\.name) == ["l"])
    #expect(response.content[0].examples.map(\.externalValue) == ["gone.yaml"])
    #expect(api.securitySchemes.all.map(\.name) == ["s"])
  }

  @Test func referencesOnTheWayToASchemaAreKnown() throws {
    let reading = try Reading(
      "3.1.0", "components: {schemas: {A: {$ref: 'b.yaml#/B'}}}",
      files: ["b.yaml": "B: {$ref: '#/C'}\nC: {type: string}"])
    let api = try reading.api
    let written = try #require(api.origin[.components]?[.schemas]?.member(named: "A")?.value)
    #expect(api.passedReferences(of: written).count == 1)
    #expect(api.passedReferences(of: api.origin) == [])
  }

  @Test func aParameterWithoutAPlaceIsRead() throws {
    let reading = try Reading(
      "3.1.0",
      """
      components:
        parameters:
          A: {name: a, schema: {type: string}}
          B: {name: b, in: body, schema: {type: string}}
          C: {name: c, in: unplaced, schema: {type: string}}
      """)
    let api = try reading.api
    #expect(api.components.parameters.map { api.parameters[$0.value].name } == ["a", "b", "c"])
    #expect(api.parameters.all.allSatisfy { $0.location == .unplaced })
    #expect(
      reading.messages == [
        "'in' is required", "'body' is no place of a parameter", "'unplaced' is no place of a parameter",
      ])
  }

  @Test func aMediaTypeOfWhichNothingIsSaidIsRead() throws {
    let reading = try Reading(
      "3.2.0",
      """
      paths: {/a: {get: {responses: {'200': {description: d, content: {a/b: null, c/d: {$ref: '#/components/mediaTypes/X'}}}}}}}
      """)
    #expect(try reading.api.responses.all[0].content.map(\.name) == ["a/b", "c/d"])
    #expect(reading.messages.contains("a media type must be an object"))
  }

  @Test func placesOfSwaggerThatAreNoneAreRead() throws {
    let reading = try Reading(
      """
      swagger: '2.0'
      info: {title: T, version: '1'}
      paths: {/a: {get: {parameters: [{name: a, type: string}, {$ref: '#/parameters/B'}], responses: {'200': {description: d}}}}}
      """)
    let api = try reading.api
    #expect(api.operations.all[0].parameters.map { api.parameters[$0].name } == ["a", "B"])
  }
}
