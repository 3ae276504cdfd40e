import RubricSite
import Testing

@testable import RubricPages

@Suite struct FieldTablesTests {
  private func table(_ name: String, _ schemas: String) throws -> FieldTable {
    let lines = schemas.split(separator: "\n").map { "    \($0)\n" }.joined()
    return try SamplePages("paths: {}\ncomponents:\n  schemas:\n\(lines)").schema(name).table
  }

  @Test func partsAreNestedRows() throws {
    let table = try table(
      "A",
      """
      A:
        required: [list]
        properties:
          list: {type: array, items: {type: array, items: {properties: {inner: {type: string}}}}}
          map: {additionalProperties: {properties: {value: {}}}}
          pattern: {patternProperties: {^x-: {type: string}}}
          pair: {prefixItems: [{type: string}, {properties: {second: {}}}]}
          maybe: {anyOf: [{properties: {only: {}}}, {type: 'null'}]}
          either: {oneOf: [{title: One, properties: {a: {}}}, {$ref: '#/components/schemas/Two'}]}
          scalar: {oneOf: [{type: string}, {type: integer}]}
          whole: {allOf: [{properties: {x: {}}}, {properties: {y: {}}}]}
      Two: {properties: {b: {}}}
      """)
    #expect(
      table.outline == [
        "list!", "  inner", "map", "  *", "    value", "pattern", "  /^x-/", "pair", "  [1]", "  [2]",
        "    second", "maybe",
        "  only", "either", "  #1 One", "    a", "  #2 Two", "    b", "scalar", "whole", "  x", "  y",
      ])
  }

  @Test func aSchemaIsRecursiveOnItsOwnPathOnly() throws {
    let table = try table(
      "Node",
      """
      Node: {properties: {left: {$ref: '#/components/schemas/Node'}, value: {$ref: '#/components/schemas/Value'}, other: {$ref: '#/components/schemas/Value'}}}
      Value: {properties: {text: {type: string}, back: {type: array, items: {$ref: '#/components/schemas/Node'}}}}
      """)
    #expect(
      table.outline == ["left ↻", "value", "  text", "  back ↻", "other", "  text", "  back ↻"])
    guard case .recursive(let route) = table.rows[table.roots[0]].more else {
      Issue.record("not recursive")
      return
    }
    #expect(route?.path == "apis/permits/schemas/node.html")
  }

  @Test func recursionWithoutANameEnds() throws {
    let table = try table("A", "A: {properties: {a: &a {properties: {b: *a, c: {allOf: [*a, *a]}}}}}")
    #expect(table.rows.count < 300)
    #expect(table.rows.contains { $0.more == .recursive(nil) })
  }

  @Test func aThousandPropertiesStayWithinTheBudget() throws {
    let wide = (0..<1_000).map { "p\($0): {properties: {inner: {}}}" }.joined(separator: ", ")
    let sample = try SamplePages(
      """
      paths:
        /a: {get: {parameters: [{name: q, in: query, schema: {type: object, properties: {k: {}}}}], responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Wide'}}}}, '400': {description: x, content: {application/json: {schema: {properties: {w: {$ref: '#/components/schemas/Wide'}, e: {properties: {m: {}}}}}}}}}}}
      components: {schemas: {Wide: {properties: {\(wide)}}}}
      """)
    let page = try sample.operation("GET /a")
    let rows = page.tables.map(\.rows.count)
    #expect(rows.reduce(0, +) <= RowBudget.rowsElsewhere + 3 * RowBudget.leastRows)
    #expect(page.tables.allSatisfy { !$0.isEmpty })
    // The schema's own page shows all of them.
    #expect(try sample.schema("Wide").table.roots.count == 1_000)
  }

  @Test(
    "wide schemas of every kind stay within the budget",
    arguments: ["oneOf: [LIST]", "prefixItems: [LIST]", "patternProperties: {NAMED}", "allOf: [LIST]"])
  func wide(_ form: String) throws {
    let list = (0..<2_000).map { "{properties: {p\($0): {}}}" }.joined(separator: ", ")
    let named = (0..<2_000).map { "^p\($0): {properties: {p\($0): {}}}" }.joined(separator: ", ")
    let schema = form.replacing("LIST", with: list).replacing("NAMED", with: named)
    let sample = try SamplePages(
      "paths: {/a: {get: {responses: {'200': {description: x, content: {application/json: {schema: {properties: {a: {\(schema)}}}}}}}}}}"
    )
    let rows = try sample.operation("GET /a").tables.map(\.rows.count).reduce(0, +)
    // Nothing else shows them, so that they are not cut where named schemas would be.
    #expect(rows > 100 && rows <= RowBudget.mostRows)
  }

  @Test func rowsAreOpenedBreadthFirst() throws {
    var schemas = "L0: {properties: {leaf: {}}}\n"
    for level in 1...9 {
      let parts = (0..<5).map { "p\($0): {$ref: '#/components/schemas/L\(level - 1)'}" }.joined(
        separator: ", ")
      schemas += "L\(level): {properties: {\(parts)}}\n"
    }
    let sample = try SamplePages(
      "paths: {/a: {get: {responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/L9'}}}}}}}}\ncomponents:\n  schemas:\n"
        + schemas.split(separator: "\n").map { "    \($0)\n" }.joined())
    let table = try #require(try sample.operation("GET /a").tables.first)
    #expect(table.rows.count <= RowBudget.rowsElsewhere)
    // Five, twenty-five, and of a hundred and twenty-five as many as there is room for: two levels are whole before
    // any of the third, and nothing of the fourth is opened.
    func count(_ depth: Int, _ rows: [Int]) -> Int {
      depth == 0 ? rows.count : count(depth - 1, rows.flatMap { table.rows[$0].children })
    }
    #expect((0..<4).map { count($0, table.roots) } == [5, 25, RowBudget.rowsElsewhere - 30, 0])
    #expect(table.rows.contains { if case .elsewhere(let route) = $0.more { route != nil } else { false } })
  }

  @Test func deepSchemasAreCutOff() throws {
    let deep = String(repeating: "{properties: {p: ", count: 60) + "{}" + String(repeating: "}}", count: 60)
    let table = try table("A", "A: \(deep)")
    #expect(table.rows.count == RowBudget.deepestOfOwn)
    #expect(table.rows.last?.more == .continued(Route("apis/permits/schemas/a/fields-1.html")))
  }

  @Test func theDirectionLeavesPropertiesOut() throws {
    let schema = "{type: object, properties: {id: {readOnly: true}, secret: {writeOnly: true}, name: {}}}"
    let page = try SamplePages(
      "paths: {/a: {post: {requestBody: {content: {application/json: {schema: &s \(schema)}}}, responses: {'200': {description: x, content: {application/json: {schema: *s}}}}}}}"
    ).operation("POST /a")
    #expect(page.tables.map(\.outline) == [["secret", "name"], ["id", "name"]])
  }

  @Test func aSchemaUsedTwiceIsShownTwice() throws {
    let page = try SamplePages(
      """
      paths:
        /a:
          post:
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
            responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
      components: {schemas: {A: {properties: {x: {$ref: '#/components/schemas/B'}, y: {$ref: '#/components/schemas/B'}}}, B: {properties: {b: {}}}}}
      """
    ).operation("POST /a")
    #expect(page.tables.map(\.outline) == Array(repeating: ["x", "  b", "y", "  b"], count: 2))
  }

  @Test func anchorsAreUniqueOnAPage() throws {
    let names = ["a_b", "a-b", "A B", "a", "a-b-3", "1", "日", "😀", "header", "header-x", "200"]
    let properties = names.map { "\"\($0)\": {properties: {b: {}, 'b!': {}}}" }.joined(separator: ", ")
    let media = (0..<3).map { "'t/\($0)': {schema: {properties: {\(properties)}}}" }.joined(separator: ", ")
    let page = try SamplePages(
      """
      paths:
        /a:
          post:
            parameters: [{name: a_b, in: query, schema: {}}, {name: a-b, in: query, schema: {}}, {name: b, in: header, schema: {}}]
            requestBody: {content: {\(media)}}
            responses:
              '200': {description: x, headers: {x: {schema: {}}, X_: {schema: {}}}, content: {\(media)}}
              2XX: {description: x, content: {\(media)}}
              default: {description: x, content: {\(media)}}
      """
    ).operation("POST /a")
    var anchors = page.tables.flatMap(\.rows).map(\.anchor) + page.responses.map(\.anchor)
    #expect(anchors.count > 100)
    anchors.sort()
    for (one, next) in zip(anchors, anchors.dropFirst()) { #expect(one != next) }
    #expect(anchors.allSatisfy { $0.utf8.allSatisfy { $0 > 32 && $0 < 127 } })
  }

  @Test func whatIsLeftOutOfVeryManyPartsIsSaid() throws {
    let parts = (0..<1_200).map { "{properties: {p\($0): {}}}" }.joined(separator: ", ")
    let table = try table("A", "A: {allOf: [\(parts)]}")
    #expect(table.roots.count == 999 && table.more == .elsewhere(nil))
    let few = (0..<900).map { "{properties: {p\($0): {}}}" }.joined(separator: ", ")
    let whole = try self.table("A", "A: {allOf: [\(few)]}")
    #expect(whole.roots.count == 900 && whole.more == nil)
  }

  @Test func aPartThatIsNullOrAnotherSchemaIsOpened() throws {
    let table = try table(
      "A",
      """
      A: {allOf: [{oneOf: [{type: 'null'}, {$ref: '#/components/schemas/B'}]}, {properties: {a: {}}}]}
      B: {type: object, properties: {b: {}}}
      """)
    let labels = table.roots.map { table.rows[$0].label }
    let choices = [1, 2].map { FieldRow.Alternative(number: $0, count: 2, choice: .one) }
    #expect(
      labels == [.name("a"), .alternative(choices[0], title: nil), .alternative(choices[1], title: "B")],
      "\(labels)")
  }

  @Test func alternativesThatHoldEachOtherEnd() throws {
    let table = try table(
      "A",
      """
      A: {properties: {a: {$ref: '#/components/schemas/B'}}}
      B: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}
      C: {anyOf: [{$ref: '#/components/schemas/B'}, {oneOf: [{$ref: '#/components/schemas/C'}, {type: string}]}]}
      """)
    #expect(table.roots.count == 1)
  }

  @Test func definitionsThatNothingRefersToHaveRows() throws {
    let table = try table(
      "A",
      """
      A:
        properties:
          used: {$ref: '#/components/schemas/A/$defs/Used'}
          bare: {type: array, items: {type: string}, $defs: {Kept: {description: kept}}}
        $defs: {Used: {type: string}, Extra: {type: object, description: Told here, properties: {e: {}}}, Own: {items: {$ref: '#/components/schemas/A/$defs/Own'}}}
      """)
    #expect(
      table.outline == ["used", "bare", "  def Kept", "def Extra", "  e", "def Own", "  […] ↻"])
    let extra = try #require(table.rows.first { $0.label == .definition("Extra") })
    #expect(extra.words.prose.count == 1 && extra.places.count == 1)
  }

  @Test func parametersThatAreCalledAlikeAreToldApartByTheirComponents() throws {
    let sample = try SamplePages(
      """
      paths: {}
      components:
        parameters:
          limitParam: {name: limit, in: query, schema: {type: integer}}
          otherLimit: {name: limit, in: query, schema: {type: string}}
          page: {name: page, in: query, schema: {type: integer}}
      """)
    let page = try #require(
      sample.pages.compactMap { if case .components(let page) = $0.body { page } else { nil } }.first)
    let names = page.tables[0].rows.map { row in
      row.words.remarks.compactMap { if case .alsoNamed(let name) = $0 { name.value } else { nil } }
    }
    #expect(names == [["limitParam"], ["otherLimit"], []])
  }

  @Test func rowsTellWhatTheDescriptionSays() throws {
    let table = try table(
      "A",
      """
      A:
        properties:
          a: {type: string, enum: [x, 1.0, null], default: x, example: y, deprecated: true, readOnly: true, description: Own, minLength: 1}
          b: {$ref: '#/components/schemas/B'}
          c: {const: 5}
          d: {type: array, items: {type: string, enum: [p, q]}}
      B: {type: string, writeOnly: true, description: Of B}
      """)
    let rows = table.roots.map { table.rows[$0].words }
    #expect(rows[0].values.map(\.text.value) == ["x", "1.0", "null"])
    #expect(rows[0].defaultValue?.value == "x" && rows[0].examples.map(\.value) == ["y"])
    #expect(
      rows[0].marks.map(\.value) == [.deprecated, .readOnly]
        && rows[0].limits.map(\.constraint) == [.minLength("1")])
    #expect(rows[0].prose.map { $0.text.plainText(of: $0.nodes) } == ["Own"])
    #expect(rows[1].marks.map(\.value) == [.writeOnly])
    #expect(rows[1].prose.map { $0.text.plainText(of: $0.nodes) } == ["Of B"])
    #expect(rows[2].constant?.value == "5" && rows[3].values.map(\.text.value) == ["p", "q"])
  }
}
