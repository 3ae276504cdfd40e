import RubricOpenAPI
import RubricSchemas
import Testing

@testable import RubricPages

/// What several parts of a schema say of one value.
@Suite struct JoinedFieldsTests {
  private let base = """
    Base:
      type: object
      properties:
        list: {type: array, items: {type: object, properties: {first: {type: string}, second: {type: integer}}}}
        obj: {type: object, properties: {first: {type: string}}}
        map: {type: object, additionalProperties: {type: integer}}
        words: {type: array, items: {type: string}}
        choice: {oneOf: [{properties: {x: {type: string}}}, {properties: {y: {type: string}}}]}
    """

  private func pages(_ schemas: String) throws -> SamplePages {
    let lines = schemas.split(separator: "\n").map { "    \($0)\n" }.joined()
    return try SamplePages("paths: {}\ncomponents:\n  schemas:\n\(lines)")
  }

  private func table(_ name: String, _ schemas: String) throws -> FieldTable {
    try pages(schemas).schema(name).table
  }

  /// The rows with this label, wherever they stand.
  private func rows(_ name: String, in table: FieldTable) -> [FieldRow] {
    table.rows.filter { $0.label == .name(name) }
  }

  @Test func aPropertySaidAgainKeepsTheFieldsOfItsOtherPart() throws {
    let table = try table(
      "A",
      """
      \(base)
      A:
        allOf:
          - $ref: '#/components/schemas/Base'
          - properties:
              list: {type: array, description: Again}
              obj: {type: object, description: Again}
              map: {type: object, description: Again}
              words: {description: Again}
              choice: {description: Again}
      """)
    #expect(
      table.outline == [
        "list", "  first", "  second", "obj", "  first", "map", "  *", "words", "choice", "  #1 ", "    x",
        "  #2 ", "    y",
      ])
    let list = try #require(rows("list", in: table).first)
    #expect(list.words.type.parts == [.array(TypeOutline(parts: [.type("object", format: nil)]))])
    #expect(list.words.prose.count == 1 && list.source == nil)
  }

  @Test func bothPartsHaveTheirFieldsBelowTheProperty() throws {
    let pages = try pages(
      """
      \(base)
      A:
        allOf:
          - $ref: '#/components/schemas/Base'
          - properties:
              list: {type: array, items: {type: object, properties: {third: {type: string}}}}
              obj: {type: object, properties: {third: {type: string}}}
              map: {type: object, additionalProperties: {maximum: 5}}
              words: {type: array, items: {maxLength: 5}}
      """)
    let table = try pages.schema("A").table
    #expect(
      table.outline.prefix(13) == [
        "list", "  first", "  second", "  third", "obj", "  first", "  third", "map", "  *", "words",
        "  […]", "choice", "  #1 ",
      ])
    let named = try pages.api.namedSchemas.first { $0.name == "Base" }?.value
    #expect(rows("first", in: table).map(\.source) == [named, named])
    #expect(rows("third", in: table).map(\.source) == [nil, nil])
    // What the named part says is told on its own page, the rest here.
    #expect(rows("first", in: table).allSatisfy { $0.places.isEmpty && $0.words.type.places.isEmpty })
    #expect(rows("third", in: table).allSatisfy { !$0.places.isEmpty && !$0.words.type.places.isEmpty })
    let other = try #require(table.rows.first { $0.label == .anyName(nil) })
    #expect(other.words.type.parts == [.type("integer", format: nil)])
    #expect(other.words.limits.map(\.constraint) == [.maximum("5")])
    let element = try #require(table.rows.first { $0.label == .elements(isRest: false) })
    #expect(element.words.type.parts == [.type("string", format: nil)])
    #expect(element.words.limits.map(\.constraint) == [.maxLength("5")])
  }

  @Test func whatSeveralNamedPartsSayIsToldTogether() throws {
    let table = try table(
      "A",
      """
      A: {allOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}
      B: {properties: {p: {$ref: '#/components/schemas/P'}}}
      C: {properties: {p: {$ref: '#/components/schemas/Q'}}}
      P: {type: object, properties: {one: {type: string}}}
      Q: {type: object, properties: {two: {type: string}}}
      """)
    #expect(table.outline == ["p", "  one", "  two"])
    #expect(rows("p", in: table)[0].words.remarks.contains { if case .includes = $0 { true } else { false } })
  }

  @Test func aPropertyThatNarrowsItsSchemaToItselfEnds() throws {
    let table = try table(
      "Narrow",
      """
      Base: {properties: {child: {$ref: '#/components/schemas/Base'}, id: {type: string}}}
      Narrow: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {child: {$ref: '#/components/schemas/Narrow'}}}]}
      """)
    #expect(table.outline == ["child ↻", "id"])
  }

  @Test func limitsOfPartsAreJoined() throws {
    let table = try table(
      "A",
      """
      Base: {properties: {count: {type: integer, minimum: 1, description: How many}, word: {type: string, enum: [a, b, c]}}}
      A:
        allOf:
          - $ref: '#/components/schemas/Base'
          - properties:
              count: {minimum: 5, description: How many}
              word: {type: string, enum: [b, c, d], default: b}
              own: {allOf: [{type: string, maxLength: 5, description: Same}, {maxLength: 9, description: Same}]}
      """)
    let words = table.roots.map { table.rows[$0].words }
    #expect(words.map { $0.limits.map(\.constraint) } == [[.minimum("5")], [], [.maxLength("5")]])
    #expect(words[0].type.parts == [.type("integer", format: nil)])
    #expect(words.map(\.prose.count) == [1, 0, 1])
    #expect(words[1].values.map(\.text.value) == ["b", "c"])
    // Both places count as told; so does a value that is left out because another part forbids it.
    #expect(words[2].limits[0].places.count == 2 && words[2].prose[0].otherPlaces.count == 1)
    #expect(words[1].narrowed.count == 1)
  }

  @Test func alternativesAreToldApartByHowManyHold() throws {
    let table = try table(
      "A",
      """
      A:
        properties: {id: {}}
        oneOf: [{properties: {a: {}}}, {properties: {b: {}}}]
        anyOf: [{properties: {c: {}}}, {properties: {d: {}}}, {properties: {e: {}}}]
      """)
    #expect(
      table.outline == [
        "id", "#1 ", "  a", "#2 ", "  b", "≥1 ", "  c", "≥2 ", "  d", "≥3 ", "  e",
      ])
    let counts = table.roots.compactMap { index in
      if case .alternative(let one, _) = table.rows[index].label { one.count } else { nil }
    }
    #expect(counts == [2, 2, 3, 3, 3])
  }

  @Test func alternativesThatOnlyBoundAnArrayAreTold() throws {
    let table = try table(
      "A",
      """
      A:
        properties:
          bbox: {type: array, items: {type: number}, oneOf: [{minItems: 4, maxItems: 4}, {minItems: 6, maxItems: 6}]}
          kinds: {oneOf: [{type: array, items: {type: string, enum: [X, Y]}}, {type: array, items: {type: string}}]}
          plain: {oneOf: [{type: array, items: {type: string}}, {type: string}]}
      """)
    #expect(table.outline == ["bbox", "  #1 ", "  #2 ", "kinds", "  #1 ", "  #2 ", "plain"])
    let sizes = table.rows.filter { !$0.words.limits.isEmpty }.map(\.words)
    #expect(sizes.map { $0.limits.map(\.constraint) } == [[.itemsCount("4")], [.itemsCount("6")]])
    #expect(sizes.allSatisfy { $0.type.parts == [.type("array", format: nil)] })
    #expect(table.rows.contains { $0.words.values.map(\.text.value) == ["X", "Y"] })
  }

  @Test func aTypeBesideOneNamedAlternativeDoesNotHideIt() throws {
    let pages = try pages(
      """
      Info: {type: object, properties: {id: {}}}
      A: {properties: {typed: {type: object, oneOf: [{$ref: '#/components/schemas/Info'}, {type: 'null'}]}}}
      """)
    let info = try #require(try pages.api.namedSchemas.first { $0.name == "Info" }?.value)
    let words = try pages.schema("A").table.rows[0].words
    #expect(words.type.parts == [.named(info, types: []), .type("null", format: nil)])
  }

  @Test func theValuesOfANamedPartAreListedBesideOwnWords() throws {
    let table = try table(
      "A",
      """
      Status: {type: string, enum: [one, two]}
      A: {properties: {p: {allOf: [{$ref: '#/components/schemas/Status'}], description: Own}}}
      """)
    #expect(table.rows[0].words.values.map(\.text.value) == ["one", "two"])
    #expect(table.rows[0].words.values.allSatisfy { $0.text.place == nil })
  }
}
