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
