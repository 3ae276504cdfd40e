import RubricDocuments
import RubricOpenAPI
import Testing

@Suite struct ReferenceResolverTests {
  @Test func pointersAreDecoded() throws {
    let reading = try Reading(
      "3.1.0",
      """
      paths:
        /a~b/{id}:
          get:
            responses:
              '200': {description: x, content: {application/json: {schema: {type: integer}}}}
      components:
        schemas:
          A: {$ref: '#/paths/~1a~0b~1%7Bid%7D/get/responses/200/content/application~1json/schema'}
          B: {$ref: '#/paths/~1a~0b~1{id}/get/responses/200/content/application~1json/schema'}
          C: {$ref: '#/components/schemas/%C3%A9'}
          é: {type: boolean}
          D: {allOf: [{type: string}, {type: number}]}
          E: {$ref: '#/components/schemas/D/allOf/1'}
          '': {type: array}
          F: {$ref: '#/components/schemas/'}
          '%zz': {type: object}
          G: {$ref: '#/components/schemas/%zz'}
      """)
    let api = try reading.api
    #expect(
      reading.messages == ["é", "", "%zz"].map { "'\($0)' is no name of a component" })
    let types = try ["A", "B", "C", "E", "F", "G"].map { try api.schema($0).types.names }
    #expect(types == [["integer"], ["integer"], ["boolean"], ["number"], ["array"], ["object"]])
    #expect(api.components.schemas[0].value == api.components.schemas[1].value)
  }

  @Test func anAddressMayBeTheIDOfASchemaInAFileThatIsReferredToLater() throws {
    let reading = try Reading(
      "3.1.0",
      """
      components:
        schemas:
          A: {$ref: 'https://e.org/schemas/two'}
          B: {$ref: 'one.yaml'}
      """,
      files: [
        "one.yaml": "properties: {p: {$ref: two.yaml}}",
        "two.yaml": "$id: https://e.org/schemas/two\ntype: boolean",
      ])
    #expect(try reading.api.schema("A").types == .boolean)
    #expect(reading.messages == [])
  }

  @Test(arguments: ["-1", "2", "+1", "01", "x", "99999999999999999999"])
  func noOtherIndexLeadsIntoASequence(_ index: String) throws {
    let reading = try Reading(
      "3.1.0",
      "components: {schemas: {A: {allOf: [{}, {}]}, B: {$ref: '#/components/schemas/A/allOf/\(index)'}}}\n")
    #expect(
      reading.messages == [
        "'#/components/schemas/A/allOf/\(index)' points at nothing: '#/components/schemas/A/allOf' has no '\(index)'"
      ])
  }

  @Test func missingTargetsAreToldAtTheReference() throws {
    try expectFindings(
      """
      components:
        schemas:
          Pet: {type: object}
          A: {$ref: ⟦'#/components/schemas/Pett'⟧}
          B: {$ref: ⟦'#/component/schemas/Pet'⟧}
          C: {$ref: ⟦'#/components/schemas/Pet/type/x'⟧}
          D: {$ref: ⟦'#missing'⟧}
          E: {$ref: ⟦'other.yaml#/Pet'⟧}
          F: {$ref: ⟦'here.yaml#/Pte'⟧}
          G: {properties: {g: {$ref: ⟦'#/'⟧}}}
      paths:
        /a:
          get:
            parameters: [{$ref: ⟦'#/components/parameters/p'⟧}]
            responses: {'200': {$ref: ⟦'#/components/responses/r'⟧}}
      """,
      [
        "'#/components/schemas/Pett' points at nothing: '#/components/schemas' has no 'Pett' | did you mean 'Pet'?",
        "'#/component/schemas/Pet' points at nothing: '#/' has no 'component' | did you mean 'components'?",
        "'#/components/schemas/Pet/type/x' points at nothing: '#/components/schemas/Pet/type' has no 'x'",
        "'#missing' names an anchor that no schema of the file has",
        "'other.yaml#/Pet' is not there | add it",
        "'here.yaml#/Pte' points at nothing: '#/' has no 'Pte' | did you mean 'Pet'?",
        "'#/' points at nothing: '#/' has no ''",
        "'#/components/parameters/p' points at nothing: '#/components' has no 'parameters'",
        "'#/components/responses/r' points at nothing: '#/components' has no 'responses'",
      ], rule: "ref-unresolved", files: ["here.yaml": "Pet: {type: object}\n"])
  }

  @Test func chainsLeadToTheirEnd() throws {
    let chain = (0..<90).map { "    S\($0): {$ref: '#/components/schemas/S\($0 + 1)'}\n" }.joined()
    let reading = try Reading("3.0.3", "components:\n  schemas:\n\(chain)    S90: {type: string}\n")
    #expect(reading.messages.isEmpty)
    #expect(try Set(reading.api.components.schemas.map(\.value)).count == 1)
    #expect(try reading.api.schema("S0").types == [.string])
  }

  @Test func cyclesOfReferencesAreToldOnce() throws {
    try expectFindings(
      """
      components:
        schemas:
          Self: {$ref: ⟦'#/components/schemas/Self'⟧}
          A: {$ref: ⟦'#/components/schemas/B'⟧}
          B: {$ref: '#/components/schemas/A'}
          Fine: {properties: {fine: {$ref: '#/components/schemas/Fine'}}}
        responses:
          R: {$ref: ⟦'#/components/responses/R'⟧}
      """,
      [
        "'#/components/schemas/Self' never ends: it leads back to itself",
        "'#/components/schemas/B' never ends: it leads back to itself",
        "'#/components/responses/R' never ends: it leads back to itself",
      ], version: "3.0.3", rule: "ref-unresolved")
  }

  @Test func aReferenceToAnotherKindIsTold() throws {
    try expectFindings(
      """
      components:
        schemas: {A: {type: object}}
        parameters: {P: {name: a, in: query, schema: {$ref: ⟦'#/components/responses/R'⟧}}}
        responses: {R: {description: x}}
      paths:
        /a: {get: {responses: {'200': {$ref: ⟦'#/components/schemas/A'⟧}}}}
      """,
      [
        "'#/components/responses/R' leads to a response where a schema is due | point it at '#/components/schemas/…'",
        "'#/components/schemas/A' leads to a schema where a response is due | point it at '#/components/responses/…'",
      ], rule: "ref-unresolved")
  }

  @Test func aPropertyMayBeCalledAsAKindOfComponent() throws {
    let reading = try Reading(
      "3.1.0",
      """
      components:
        schemas:
          Page: {properties: {links: {items: {type: string}}}}
          Link: {$ref: '#/components/schemas/Page/properties/links/items'}
      """)
    #expect(reading.messages.isEmpty)
    #expect(try reading.api.schema("Link").types == [.string])
  }

  @Test func anchorsNameSchemas() throws {
    let reading = try Reading(
      "3.1.0",
      """
      components:
        schemas:
          A: {properties: {inner: {$anchor: inner, type: integer}}}
          B: {$ref: '#inner'}
          C: {$ref: 'other.yaml#there'}
          D: {$dynamicAnchor: node, type: string}
          E: {$ref: '#node'}
      """, files: ["other.yaml": "x: {$anchor: there, type: boolean}\n"])
    #expect(reading.messages.isEmpty)
    let api = try reading.api
    #expect(
      try ["B", "C", "E"].map { try api.schema($0).types.names } == [["integer"], ["boolean"], ["string"]])
  }

  @Test func dynamicReferencesAreResolvedAsReferences() throws {
    let reading = try Reading(
      "3.1.0",
      "components: {schemas: {Tree: {$dynamicAnchor: node, properties: {kids: {items: {$dynamicRef: '#node'}}}}}}\n"
    )
    #expect(reading.messages.isEmpty)
    let api = try reading.api
    let kids = try api.schema("Tree").properties[0].schema
    let items = try #require(api.schemas[kids].items)
    let tree = api.components.schemas[0].value
    #expect(items == tree || api.schemas[items].dynamicReference == tree)
  }

  @Test func otherFilesAreReadFromTheirOwnPlace() throws {
    let reading = try Reading(
      "3.0.3",
      """
      paths:
        /a: {$ref: 'paths.yaml#/a'}
      components:
        schemas:
          Local: {$ref: 'schemas.yaml#/Pet'}
          Whole: {$ref: 'Whole.v1.yaml'}
      """,
      files: [
        "paths.yaml": """
        a:
          get:
            responses:
              '200': {$ref: '#/ok'}
        ok: {description: x, content: {application/json: {schema: {$ref: 'schemas.yaml#/definitions/Owner'}}}}

        """,
        "schemas.yaml": """
        Pet: {type: object, properties: {owner: {$ref: '#/definitions/Owner'}}}
        definitions: {Owner: {type: object, properties: {pet: {$ref: '#/Pet'}}}}

        """,
        "Whole.v1.yaml": "type: string\n",
      ])
    let api = try reading.api
    #expect(reading.messages.isEmpty)
    #expect(api.operations.all.map(\.value.signature) == ["GET /a"])
    #expect(api.namedSchemas.map(\.name) == ["Local", "Whole", "Pet", "Owner"].filter { $0 != "Pet" })
    let local = try api.schema("Local")
    let owner = local.properties[0].schema
    #expect(api.schemas[owner].properties[0].schema == api.components.schemas[0].value)
    #expect(local.origin.span.source != api.origin.span.source)
  }

  @Test func aSchemaOfAnotherFileIsNamedByItsAddress() throws {
    let api = try Reading(
      "3.1.0",
      """
      paths:
        /a:
          post:
            requestBody: {content: {application/json: {schema: {$ref: 'Pet.yaml'}}}}
            responses:
              '200': {description: x, content: {application/json: {schema: {$ref: '#/x-defs/deep/Inner'}}}}
      x-defs: {deep: {Inner: {type: object}}}
      """,
      files: [
        "Pet.yaml": "type: object\nproperties: {tag: {$ref: '#/$defs/Tag'}}\n$defs: {Tag: {type: string}}\n"
      ]
    ).api
    #expect(api.namedSchemas.map(\.name) == ["Pet", "Tag"])
  }

  /// Each level leads through the next one twice: without a limit, 18 levels are 2^18 steps for one reference.
  @Test func pointersThroughReferencesAreFollowedWithinALimit() throws {
    func chain(_ level: Int) -> String {
      let rest = level > 0 ? chain(level - 1) : "{type: string}"
      return "{b: {$ref: '#/components/schemas/L\(level)/a/b/c'}, c: \(rest)}"
    }
    let levels = (0..<18).map { "L\($0): {a: {$ref: '#/components/schemas/L\($0 + 1)/a/b/c'}}" }
    let reading = try Reading(
      "3.1.0",
      """
      paths: {}
      components:
        schemas:
          Real: {properties: {p: {type: string}}}
          Through: {$ref: '#/components/schemas/Real'}
          Reached: {$ref: '#/components/schemas/Through/properties/p'}
          \(levels.joined(separator: "\n    "))
          L18: {a: {b: {c: \(chain(18))}}}
          Given-up: {$ref: '#/components/schemas/L0/a/b/c'}
      """)
    let api = try reading.api
    let reached = try #require(api.components.schemas.first { $0.name == "Reached" })
    #expect(api.schemas[reached.value].types == .string)
    #expect(
      reading.messages == [
        "'#/components/schemas/L0/a/b/c' points at nothing: '#/components/schemas/L0/a' has no 'b'"
      ])
  }

  /// Comparing each of thousands of wrong names with thousands of others would take minutes in a debug build.
  @Test(.timeLimit(.minutes(1))) func thousandsOfBrokenReferencesHaveSuggestionsForTheFirst() throws {
    let schemas = (0..<2_000).map { "A\($0): {$ref: '#/components/schemas/Zebra\($0)'}" }
    let reading = try Reading(
      "3.1.0", "components: {schemas: {zebra0: {}, \(schemas.joined(separator: ", "))}}\n")
    #expect(reading.messages.count == 2_000)
    #expect(reading.outcome.findings.first?.help == "did you mean 'zebra0'?")
    #expect(reading.outcome.findings.last?.help == "add it, or point at something that exists")
  }
}
