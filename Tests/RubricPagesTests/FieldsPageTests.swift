import RubricOpenAPI
import RubricSite
import Testing

@testable import RubricPages

/// Pages that go on where one is full, and what ends though it could go on for ever.
@Suite struct FieldsPageTests {
  /// An operation whose body, parameters and answer have more rows than a page.
  private func operation() throws -> [Page] {
    let wide = (0..<3_000).map { "w\($0): {type: string}" }.joined(separator: ", ")
    let deep = (0..<60).reduce("{type: string}") { inner, level in "{properties: {d\(59 - level): \(inner)}}"
    }
    let sample = try SamplePages(
      """
      paths:
        /a:
          post:
            operationId: createA
            requestBody: {content: {application/json: {schema: {properties: {wide: {properties: {\(wide)}}}}}}}
            responses:
              '200': {description: x, content: {application/json: {schema: \(deep)}}}
      """)
    let id = try #require(try sample.api.operations.ids.first)
    return Array(sample.maker.pages(.operation(id)))
  }

  private func tables(of page: Page) -> [FieldTable] {
    switch page.body {
    case .operation(let page): page.tables
    case .fields(let page): page.tables
    default: []
    }
  }

  @Test func everyFieldIsShownOnceOverAllPages() throws {
    let pages = try operation()
    #expect(pages.count > 1)
    let names = pages.flatMap { tables(of: $0).flatMap(\.rows) }.compactMap { row -> String? in
      if case .name(let name) = row.label { return name }
      return nil
    }
    let expected = ["wide"] + (0..<3_000).map { "w\($0)" } + (0..<60).map { "d\($0)" }
    #expect(names.sorted() == expected.sorted())
    #expect(pages.allSatisfy { tables(of: $0).flatMap(\.rows).count <= 2_500 })
  }

  @Test func aFullPageLeadsToTheNextAndBack() throws {
    let pages = try operation()
    for (page, next) in zip(pages, pages.dropFirst()) {
      let mores = tables(of: page).flatMap { table in [table.more] + table.rows.map(\.more) }
      #expect(mores.contains(.continued(next.route)))
      #expect(next.previous?.route == page.route)
    }
    #expect(
      pages.map(\.route.path) == [
        "apis/permits/operations/create-a.html", "apis/permits/operations/create-a/fields-1.html",
        "apis/permits/operations/create-a/fields-2.html",
      ])
    let last = try #require(pages.last)
    #expect(!tables(of: last).contains { $0.more != nil })
  }

  @Test func whatGoesOnSaysWhereItBelongs() throws {
    let pages = try operation()
    let tables = tables(of: pages[1])
    let wide = try #require(tables.first { $0.title == .request(mediaType: "application/json") })
    #expect(wide.trail == [.name("wide")])
    let deep = try #require(tables.first { $0.title == .response("200", mediaType: "application/json") })
    // All tables are opened level by level, so that the wide one filled the page beside the first level.
    #expect(deep.trail == [.name("d0")])
    // What is nested too deep for a page begins anew on the next one.
    let deeper = try #require(self.tables(of: pages[2]).first)
    #expect(deeper.trail == (0..<41).map { .name("d\($0)") })
  }

  @Test func longListsOfValuesFillAPageBeforeItsRowsAreMany() throws {
    let values = (0..<4_000).map { "value-\($0)" }.joined(separator: ", ")
    let sample = try SamplePages(
      """
      paths: {}
      components:
        schemas:
          A: {properties: {p0: &e {enum: [\(values)]}, \((1..<60).map { "p\($0): *e" }.joined(separator: ", "))}}
      """)
    let pages = Array(sample.maker.pages(.schema(0)))
    #expect(pages.count > 5)
    for case .fields(let page) in pages.map(\.body) {
      #expect(page.tables.flatMap(\.rows).reduce(0) { $0 + $1.words.values.count } < 30_000)
    }
  }

  @Test func alternativesThatAreEachOthersEnd() throws {
    let sample = try SamplePages(
      """
      paths: {}
      components:
        schemas:
          A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}, {type: integer}]}
          B: {properties: {p: &b {oneOf: [*b, {type: string}, {type: integer}]}}}
          C: {anyOf: [{$ref: '#/components/schemas/D'}, {type: string}, {type: integer}]}
          D: {anyOf: [{$ref: '#/components/schemas/C'}, {type: string}, {properties: {deep: {}}}]}
      """)
    #expect(try sample.schema("A").table.isEmpty)
    #expect(try sample.schema("B").table.rows.map(\.label) == [.name("p")])
    // An alternative of an alternative has a part, so both are told one by one.
    #expect(
      try sample.schema("C").table.rows.contains {
        $0.label == .alternative(FieldRow.Alternative(number: 1, count: 3, choice: .some), title: "D")
      })
  }

  @Test func partsThatHoldEachOtherManyTimesEnd() throws {
    let parts = Array(repeating: "*a", count: 60).joined(separator: ", ")
    for keyword in ["allOf", "anyOf", "oneOf", "prefixItems"] {
      let sample = try SamplePages(
        "paths: {}\ncomponents: {schemas: {A: {properties: {p: &a {\(keyword): [\(parts)]}}}}}")
      #expect(try sample.schema("A").table.rows.count < 2_501)
    }
  }

  @Test func whatDoublesWithEachLevelIsShownSeveralTimes() throws {
    let levels = (1...14).map { level in
      "    x-a\(level): &a\(level) {oneOf: [*a\(level - 1), {oneOf: [*a\(level - 1)]}, {type: array, items: *a\(level - 1)}]}\n"
    }
    let sample = try SamplePages(
      "paths: {}\ncomponents:\n    x-a0: &a0 {type: string, minLength: 3}\n\(levels.joined())"
        + "    schemas: {A: {properties: {p: *a14}}}")
    let pages = Array(sample.maker.pages(.schema(0)))
    #expect(pages.count < 5)
    let rows = pages.flatMap { tables(of: $0).flatMap(\.rows) }
    // The innermost is reached on the way, so that nothing is shown nowhere.
    #expect(rows.contains { $0.words.limits.contains { !$0.places.isEmpty } })
  }

  @Test func whatHasNoEndEndsAfterSomePages() throws {
    let wide = (0..<56_000).map { "p\($0): {}" }.joined(separator: ", ")
    let sample = try SamplePages("paths: {}\ncomponents: {schemas: {A: {properties: {\(wide)}}}}")
    let pages = Array(sample.maker.pages(.schema(0)))
    #expect(pages.count == 21)
    let last = try #require(pages.last)
    #expect(tables(of: last).contains { $0.more == .elsewhere(nil) })
  }
}
