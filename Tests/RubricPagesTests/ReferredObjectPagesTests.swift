import RubricOpenAPI
import RubricSite
import Testing

@testable import RubricPages

/// Pages of what stands behind references that the specification does not know, or that lead nowhere.
@Suite struct ReferredObjectPagesTests {
  private static let spec = """
    paths:
      /b:
        get:
          parameters: [{$ref: '#/components/parameters/Gone'}, {$ref: '#/components/parameters/NoPlace'}]
          responses: {$ref: '#/x-shared/responses'}
    components:
      parameters:
        NoPlace: {name: nowhere, schema: {type: string}}
      schemas:
        P: {properties: {$ref: '#/x-shared/properties'}, patternProperties: {$ref: '#/x-shared/properties'}}
    x-shared:
      headers: {X-A: {schema: {type: string}}}
      examples: {one: {value: {}}}
      responses: {'200': {description: ok, headers: {$ref: '#/x-shared/headers'}, content: {a/b: {examples: {$ref: '#/x-shared/examples'}}, c/d: null}}}
      properties: {a: {type: string}, b: {type: integer}}
    """

  @Test func aPartThatIsNotThereIsToldByItsAddress() throws {
    let sample = try SamplePages(
      """
      paths: {}
      components:
        schemas:
          A: {type: object, allOf: [{$ref: gone.yaml}, {properties: {a: {}}}]}
      """)
    let addresses = try sample.schema("A").words.remarks.compactMap { remark -> Told<String>? in
      if case .describedAt(let address) = remark { return address }
      return nil
    }
    #expect(addresses.map(\.value) == ["gone.yaml"] && addresses.allSatisfy { $0.place != nil })
  }

  @Test func rowsOfReferredListsAreThere() throws {
    let sample = try SamplePages(
      """
      paths: {/a: {get: {tags: {$ref: '#/x-shared/tags'}, parameters: {$ref: '#/x-shared/parameters'}}}}
      components:
        schemas:
          A: {oneOf: {$ref: '#/x-shared/schemas'}, required: {$ref: '#/x-shared/required'}}
      x-shared:
        tags: [t]
        required: [a]
        parameters: [{name: p, in: query, schema: {type: string}}]
        schemas: [{type: string, description: First}, {properties: {b: {}}}]
      """)
    let operation = try sample.operation("GET /a")
    #expect(operation.tags.map { $0.place != nil } == [true])
    #expect(operation.tables.flatMap(\.outline) == ["p"])
    let schema = try sample.schema("A")
    #expect(schema.table.outline == ["#1 ", "#2 ", "  b"])
    #expect(schema.table.limits.contains { !$0.places.isEmpty })
  }

  @Test func rowsOfReferredObjectsAreThere() throws {
    let sample = try SamplePages(Self.spec)
    #expect(try sample.schema("P").table.outline == ["a", "b", "/a/", "/b/"])
    let response = try #require(try sample.operation("GET /b").responses.first)
    #expect(response.status.place != nil)
    #expect(response.contents.map(\.mediaType.value) == ["a/b", "c/d"])
    #expect(response.contents.allSatisfy { $0.mediaType.place != nil })
    let example = try #require(response.contents[0].examples.first)
    #expect(example.name?.value == "one" && example.name?.place != nil)
    let headers = try #require(response.headers)
    #expect(try sample.operation("GET /b").tables[headers].rows.map(\.places.count) == [1])
  }

  @Test func parametersThatHaveNoPlaceHaveRows() throws {
    let page = try SamplePages(Self.spec).operation("GET /b")
    let group = try #require(page.parameters.first)
    #expect(page.parameters.count == 1 && group.location == .unplaced)
    let rows = page.tables[group.table].rows
    #expect(rows.map(\.label) == [.name("Gone"), .name("nowhere")])
    #expect(rows[0].words.type.parts == [.reference("#/components/parameters/Gone")])
  }
}
