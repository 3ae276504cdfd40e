import RubricDocuments
import RubricOpenAPI
import Testing

/// References by `$id`, `$self` and `$anchor`.
@Suite struct SchemaIndexTests {
  private func types(_ reading: Reading, _ name: String) throws -> [String] {
    try reading.api.schema(name).types.names
  }

  @Test func schemasAreFoundByTheirAddress() throws {
    let reading = try Reading(
      "3.1.0",
      """
      components:
        schemas:
          A: {$id: https://example.org/schemas/a, type: integer, $defs: {inner: {$anchor: in, type: boolean}}}
          B: {$ref: https://example.org/schemas/a}
          C: {$ref: 'https://example.org/schemas/a#in'}
          D: {$ref: 'https://example.org/schemas/a#/$defs/inner'}
          E: {$id: https://example.org/schemas/e/, properties: {p: {$ref: ../a}, q: {$ref: f}}}
          F: {$id: https://example.org/schemas/e/f, type: string}
      """)
    #expect(reading.messages.isEmpty)
    #expect(try ["B", "C", "D"].map { try types(reading, $0) } == [["integer"], ["boolean"], ["boolean"]])
    let api = try reading.api
    let parts = try api.schema("E").properties.map { api.schemas[$0.schema].types }
    #expect(parts == [.integer, .string])
    #expect(api.schemaResources.all.map(\.address).compactMap { $0 }.count == 3)
    #expect(try api.schemaResources[api.schema("A").resource].address == "https://example.org/schemas/a")
  }

  @Test func anAnchorBelongsToItsResource() throws {
    let reading = try Reading(
      "3.1.0",
      """
      components:
        schemas:
          A: {$id: https://example.org/a, $defs: {x: {$anchor: x, type: integer}}, properties: {p: {$ref: '#x'}}}
          B: {$defs: {x: {$anchor: x, type: string}}, properties: {p: {$ref: '#x'}}}
          C: {$id: https://example.org/c, properties: {p: {$ref: '#x'}}}
      """)
    let api = try reading.api
    let parts = try ["A", "B"].map { name in
      try api.schemas[api.schema(name).properties[0].schema].types
    }
    #expect(parts == [.integer, .string])
    #expect(reading.messages == ["'#x' names an anchor that no schema of the file has"])
  }

  @Test func namesInDataAreNoNames() throws {
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
                  application/xml: {example: {$anchor: a}}
                  application/json:
                    examples: {one: {value: {$id: https://example.org/a, $anchor: a}}}
      x-data: {$anchor: a}
      components:
        schemas:
          Holder:
            const: {$anchor: a}
            enum: [{$anchor: a}]
            default: {$anchor: a}
            examples: [{$anchor: a}]
            x-more: {$anchor: a}
            unheard-of: {$anchor: a}
          A: {$ref: '#a'}
          B: {$ref: https://example.org/a}
          Real: {properties: {example: {$anchor: real, type: integer}, enum: {type: string}}}
          C: {$ref: '#real'}
      """)
    #expect(
      reading.messages == [
        "'#a' names an anchor that no schema of the file has", "'https://example.org/a' is not there",
      ])
    #expect(try types(reading, "C") == ["integer"])
  }

  @Test func aPointerBeginsAtTheNearestAddressOrAtTheFile() throws {
    let reading = try Reading(
      "3.1.0",
      """
      components:
        schemas:
          A:
            $id: https://example.org/a
            $defs: {B: {type: integer}}
            properties: {own: {$ref: '#/$defs/B'}, files: {$ref: '#/components/schemas/B'}}
          B: {type: string}
      """)
    #expect(reading.messages.isEmpty)
    let api = try reading.api
    #expect(try api.schema("A").properties.map { api.schemas[$0.schema].types } == [.integer, .string])
  }

  @Test func aFileIsFoundBesideTheDescriptionWhateverItsAddress() throws {
    let reading = try Reading(
      "3.2.0",
      """
      $self: https://example.org/api/openapi.yaml
      components:
        schemas:
          A: {$ref: 'pet.yaml'}
          B: {$ref: 'https://example.org/schemas/pet'}
          C: {$ref: 'https://example.org/schemas/pet#tag'}
          D: {$ref: 'https://example.org/api/openapi.yaml#/components/schemas/E'}
          E: {type: boolean}
      """,
      files: [
        "pet.yaml":
          "$id: https://example.org/schemas/pet\ntype: object\n$defs: {t: {$anchor: tag, type: string}}\n"
      ])
    #expect(!reading.messages.contains { $0.contains("is not there") })
    #expect(
      try ["A", "B", "C", "D"].map { try types(reading, $0) } == [
        ["object"], ["object"], ["string"], ["boolean"],
      ])
  }

  @Test func in30AddressesAreNoKeywords() throws {
    let reading = try Reading(
      "3.0.3",
      "components: {schemas: {A: {$ref: 'a.yaml'}}}\n",
      files: [
        "a.yaml": """
        properties: {p: {$ref: 'b.yaml'}}
        id: https://elsewhere.example/a
        $schema: http://json-schema.org/draft-04/schema#

        """,
        "b.yaml": "type: integer\n",
      ])
    #expect(reading.messages == ["'id' is no field of a schema", "'$schema' is no field of a schema"])
  }

  @Test func theDialectOfAFileIsItsOwn() throws {
    let reading = try Reading(
      "3.1.0",
      "components: {schemas: {A: {$ref: 'old.json'}, B: {minimum: 1}}}\n",
      files: [
        "old.json": """
        {"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1, "exclusiveMinimum": true,
         "items": [{"type": "string"}], "additionalItems": false,
         "dependencies": {"a": ["b"], "c": {"type": "object"}}, "definitions": {"d": {"type": "null"}}}
        """
      ])
    #expect(reading.messages.isEmpty)
    let api = try reading.api
    let old = try api.schema("A")
    #expect(api.schemaResources[old.resource].dialect == .draft4)
    #expect(old.bounds?.exclusiveMinimum == "1" && old.bounds?.minimum == nil)
    #expect(old.rare?.prefixItems.count == 1)
    #expect(api.schemas[try #require(old.items)].always == false)
    #expect(
      old.rare?.dependentRequired.map(\.name) == ["a"] && old.rare?.dependentSchemas.map(\.name) == ["c"])
    #expect(old.rare?.definitions.map(\.name) == ["d"])
    #expect(try api.schemaResources[api.schema("B").resource].dialect == .draft2020)
  }

  @Test func dynamicAnchorsAreKnownByTheirResource() throws {
    let reading = try Reading(
      "3.1.0",
      """
      components:
        schemas:
          Tree: {$id: https://example.org/tree, $dynamicAnchor: node, properties: {kids: {items: {$dynamicRef: '#node'}}}}
          Strict: {$id: https://example.org/strict, $dynamicAnchor: node, $ref: tree, unevaluatedProperties: false}
          Plain: {$dynamicRef: 'https://example.org/tree'}
      """)
    #expect(reading.messages.isEmpty)
    let api = try reading.api
    let strict = api.components.schemas[1].value
    #expect(api.schemaResources[api.schemas[strict].resource].dynamicAnchors.map(\.value) == [strict])
    let kids = api.schemas[try api.schema("Tree").properties[0].schema]
    #expect(api.schemas[try #require(kids.items)].rare?.dynamicName == "node")
    #expect(try api.schema("Plain").rare?.dynamicName == nil)
  }

  @Test func addressesInCirclesEnd() throws {
    let nested = (0..<200).map { "{$id: 'x\($0)/', items: " }.joined()
    let reading = try Reading(
      "3.1.0",
      """
      components:
        schemas:
          A: {$id: https://example.org/a, $ref: https://example.org/a}
          B: \(nested){$ref: '#none'}\(String(repeating: "}", count: 200))
          C: &c {$id: https://example.org/c, properties: {c: *c}}
          D: {$schema: https://example.org/d, $id: https://example.org/d}
      """)
    #expect(reading.messages == ["'#none' names an anchor that no schema of the file has"])
  }
}
