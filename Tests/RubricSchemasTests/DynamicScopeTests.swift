import RubricOpenAPI
@testable import RubricSchemas
import RubricTesting
import Testing

/// Where `$dynamicRef` leads in words and examples: to the outermost resource on the way.
@Suite struct DynamicScopeTests {
  private static let generic = """
    Item: {type: object, required: [colour], properties: {colour: {type: string, const: red}}}
    Page:
      $id: https://example.org/page
      type: object
      required: [items]
      properties:
        items: {type: array, minItems: 1, items: {$dynamicRef: '#T'}}
        first: {$dynamicRef: '#T'}
      $defs: {T: {$dynamicAnchor: T, type: string, const: placeholder}}
    Items: {$id: https://example.org/items, $defs: {x: {$dynamicAnchor: T, $ref: '#/components/schemas/Item'}}, $ref: page}
    Numbers: {$id: https://example.org/numbers, $defs: {x: {$dynamicAnchor: T, type: integer, const: 7}}, $ref: page}
    Both: {type: object, required: [a, b], properties: {a: {$ref: '#/components/schemas/Items'}, b: {$ref: '#/components/schemas/Numbers'}}}
    """
    // A reference from within a resource with an address of its own has that as its base.
    .replacing("$ref: '#/components/schemas/Item'}", with: "$ref: 'https://example.org/item'}")
    .replacing("Item: {type", with: "Item: {$id: https://example.org/item, type")

  @Test func anExampleOfAGenericListHoldsWhatTheUserOfItSays() throws {
    let sample = try SampleAPI(Self.generic)
    #expect(
      try sample.example("Items") == #"{"items":[{"colour":"red"}],"first":{"colour":"red"}}"#)
    #expect(try sample.example("Numbers") == #"{"items":[7],"first":7}"#)
    #expect(try sample.example("Page") == #"{"items":["placeholder"],"first":"placeholder"}"#)
    #expect(
      try sample.example("Both")
        == #"{"a":{"items":[{"colour":"red"}],"first":{"colour":"red"}},"b":{"items":[7],"first":7}}"#)
  }

  @Test func twoGenericSchemasOfOneValueKeepWhatEachIsOf() throws {
    let sample = try SampleAPI(
      """
      Page: {$id: https://e.org/page, properties: {item: {$dynamicRef: '#T'}}, $defs: {T: {$dynamicAnchor: T}}}
      Envelope: {$id: https://e.org/envelope, properties: {by: {$dynamicRef: '#T'}}, $defs: {T: {$dynamicAnchor: T}}}
      A:
        allOf:
          - {$id: https://e.org/a, $ref: page, $defs: {T: {$dynamicAnchor: T, const: 1}}}
          - {$id: https://e.org/b, $ref: envelope, $defs: {T: {$dynamicAnchor: T, const: 2}}}
      """)
    #expect(try sample.example("A") == #"{"item":1,"by":2}"#)
  }

  @Test func xmlIsWrittenByTheSameWayAsJSON() throws {
    for (version, item) in [("3.1.0", "Row"), ("3.2.0", "Row")] {
      let sample = try SampleAPI(
        """
        Page:
          $id: https://e.org/page
          type: object
          xml: {name: page}
          properties:
            items: {type: array, items: {$dynamicRef: '#T'}}
            first: {$dynamicRef: '#T'}
          $defs: {T: {$dynamicAnchor: T, type: string}}
        Rows:
          $id: https://e.org/rows
          $ref: page
          $defs: {x: {$dynamicAnchor: T, type: object, xml: {name: \(item)}, properties: {id: {type: integer, xml: {attribute: true}}}}}
        """, version: version)
      let text = XMLText.text(
        of: JSONValue(try node("{items: [{id: 1}], first: {id: 2}}")),
        schema: SchemaUse(schema: try sample.id("Rows")), in: sample.api)
      // What a property refers to is called as it says itself.
      #expect(text == "<page>\n  <Row id=\"1\"/>\n  <Row id=\"2\"/>\n</page>", "\(version)")
    }
  }

  @Test func aDynamicReferenceThatLeadsNowhereIsToldByItsAddress() throws {
    let sample = try SampleAPI("A: {type: object, properties: {x: {$dynamicRef: '#none'}}}")
    let member = try #require(ObjectShape(of: try sample.id("A"), in: sample.api).properties.first)
    let outline = TypeOutline(of: member.schema, in: sample.api, named: { _ in false })
    #expect(outline.parts == [.reference("#none")])
    #expect(outline.places == [sample.api.schemas[member.schema].origin[.dynamicRef]?.place])
  }

  @Test func theOutermostResourceDecides() throws {
    let sample = try SampleAPI(
      """
      Leaf: {$id: https://e.org/leaf, properties: {x: {$dynamicRef: '#T'}}, $defs: {T: {$dynamicAnchor: T, const: leaf}}}
      Middle: {$id: https://e.org/middle, properties: {leaf: {$ref: leaf}}, $defs: {T: {$dynamicAnchor: T, const: middle}}}
      Outer: {$id: https://e.org/outer, items: {$ref: middle}, type: array, $defs: {T: {$dynamicAnchor: T, const: outer}}}
      Pick: {oneOf: [{$id: https://e.org/pick, $ref: leaf, $defs: {T: {$dynamicAnchor: T, const: picked}}}]}
      """)
    #expect(try sample.example("Leaf") == #"{"x":"leaf"}"#)
    #expect(try sample.example("Middle") == #"{"leaf":{"x":"middle"}}"#)
    #expect(try sample.example("Outer") == #"[{"leaf":{"x":"outer"}}]"#)
    #expect(try sample.example("Pick") == #"{"x":"picked"}"#)
  }

  @Test func aStricterTreeHasStricterBranches() throws {
    let sample = try SampleAPI(
      """
      Tree: {$id: https://e.org/tree, $dynamicAnchor: node, type: object, properties: {kids: {type: array, items: {$dynamicRef: '#node'}}}}
      Strict: {$id: https://e.org/strict, $dynamicAnchor: node, $ref: tree, required: [name], properties: {name: {type: string, const: n}}}
      Asking: {type: object, required: [tree], properties: {tree: {$ref: '#/components/schemas/Strict', required: [kids], properties: {kids: {minItems: 1}}}}}
      """)
    #expect(try sample.example("Asking") == #"{"tree":{"kids":[{"name":"n"}],"name":"n"}}"#)
  }

  @Test func theTypeOfAnElementIsThatOfTheUser() throws {
    let sample = try SampleAPI(Self.generic)
    let page = try sample.schema("Page")
    let item = try sample.id("Item")
    let first = try #require(page.properties.last)
    func outline(_ name: String) throws -> [TypeOutline.Part] {
      let shape = ObjectShape(of: try sample.id(name), in: sample.api)
      let member = try #require(shape.properties.last?.members.first)
      return TypeOutline(of: member.schema, in: sample.api, scope: member.scope, named: { $0 == item }).parts
    }
    #expect(try outline("Items") == [.named(item, types: [])])
    #expect(try outline("Numbers") == [.type("integer", format: nil)])
    #expect(try outline("Page") == [.type("string", format: nil)])
    #expect(
      TypeOutline(of: first.schema, in: sample.api, named: { _ in false }).parts == [
        .type("string", format: nil)
      ])
  }

  @Test func veryManyResourcesAndAnchorsTakeLinearTime() throws {
    var text =
      "R0: {$id: https://e.org/r0, properties: {x: {$dynamicRef: '#T0'}}, $defs: {T: {$dynamicAnchor: T0}}}"
    for number in 1..<1_500 {
      text +=
        "\nR\(number): {$id: https://e.org/r\(number), $ref: r\(number - 1), properties: {y\(number): {$dynamicRef: 'r0#T0'}}, $defs: {T: {$dynamicAnchor: T\(number)}}}"
    }
    let sample = try SampleAPI(text)
    let last = try sample.id("R1499")
    let measured = processorSeconds { ObjectShape(of: last, in: sample.api).properties.count }
    #expect(measured.result > 600)
    #expect(measured.seconds < 5)
  }
}
