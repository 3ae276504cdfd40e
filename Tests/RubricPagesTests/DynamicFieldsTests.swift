import RubricOpenAPI
import RubricSchemas
import RubricSite
import Testing

@testable import RubricPages

/// Rows of what `$dynamicRef` leads to by the way on which it is met.
@Suite struct DynamicFieldsTests {
  private static let spec = """
    paths:
      /a: {get: {responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Items'}}}}}}}
      /b: {get: {responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Both'}}}}}}}
    components:
      schemas:
        Item: {$id: https://example.org/item, type: object, properties: {colour: {description: Of its skin., type: string}}}
        Page:
          $id: https://example.org/page
          type: object
          properties:
            total: {type: integer}
            items: {type: array, items: {$dynamicRef: '#T'}}
            first: {$dynamicRef: '#T'}
          $defs: {T: {$dynamicAnchor: T, description: Any item., type: string}}
        Items: {$id: https://example.org/items, $defs: {x: {$dynamicAnchor: T, $ref: item}}, $ref: page}
        Weights: {$id: https://example.org/weights, $defs: {x: {$dynamicAnchor: T, type: object, properties: {grams: {type: integer}}}}, $ref: page}
        Both: {type: object, properties: {a: {$ref: '#/components/schemas/Items'}, b: {$ref: '#/components/schemas/Weights'}}}
        Tree: {$id: https://example.org/tree, $dynamicAnchor: node, properties: {kids: {type: array, items: {$dynamicRef: '#node'}}}}
        Strict: {$id: https://example.org/strict, $dynamicAnchor: node, $ref: tree, properties: {name: {type: string}}}
    """

  @Test func rowsOfAGenericListAreThoseOfItsUser() throws {
    let sample = try SamplePages(Self.spec)
    #expect(
      try sample.operation("GET /a").tables[0].outline
        == ["total", "items", "  colour", "first", "  colour", "generic x", "  colour"])
    #expect(
      try sample.operation("GET /b").tables[0].outline
        == [
          "a", "  total", "  items", "    colour", "  first", "    colour", "  generic x", "    colour",
          "b", "  total", "  items", "    grams", "  first", "    grams", "  generic x", "    grams",
        ])
    let item = try #require(try sample.api.namedSchemas.first { $0.name == "Item" }).value
    let rows = try sample.operation("GET /a").tables[0].rows
    let items = try #require(rows.first { $0.label == .name("items") })
    #expect(items.words.type.parts == [.array(TypeOutline(parts: [.named(item, types: [])]))])
  }

  @Test func aTemplatesOwnPageShowsItsOwnReading() throws {
    let table = try SamplePages(Self.spec).schema("Page").table
    #expect(table.outline == ["total", "items", "first", "generic T"])
    let items = try #require(table.rows.first { $0.label == .name("first") })
    #expect(items.words.type.parts == [.type("string", format: nil)])
    #expect(!items.words.prose.isEmpty)
  }

  @Test func exampleAndRowsSayTheSame() throws {
    let page = try SamplePages(Self.spec).schema("Weights")
    #expect(page.example?.text.value.contains("grams") == true)
    #expect(page.example?.text.value.contains("string") == false)
    #expect(page.table.outline.contains("  grams"))
  }

  @Test func aTreeThatIsReadAsAnotherIsRecursive() throws {
    let sample = try SamplePages(Self.spec)
    #expect(try sample.schema("Strict").table.outline == ["kids ↻", "name"])
    #expect(try sample.schema("Tree").table.outline == ["kids ↻"])
  }
}
