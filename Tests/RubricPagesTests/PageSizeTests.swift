import RubricOpenAPI
import RubricSamples
import RubricTesting
import Testing

@testable import RubricPages

/// Pages stay small whatever is repeated on them, and each text is shown whole somewhere.
@Suite struct PageSizeTests {
  private static func properties(_ count: Int, _ value: String) -> String {
    (0..<count).map { "p\($0): \(value)" }.joined(separator: ", ")
  }

  /// The tables of a page and of those that go on with it.
  private func tables(_ sample: SamplePages, schema: String) throws -> [[FieldTable]] {
    let index = try #require(try sample.api.namedSchemas.firstIndex { $0.name == schema })
    return sample.maker.pages(.schema(index)).map { page in
      switch page.body {
      case .schema(let body): [body.table]
      case .fields(let body): body.tables
      default: []
      }
    }
  }

  private func bytes(_ tables: [FieldTable]) -> Int {
    tables.flatMap(\.rows).reduce(0) { $0 + $1.words.weight + ($1.label.text?.utf8.count ?? 0) }
  }

  @Test(
    "a long text of a schema that many properties are of is cut there",
    arguments: [
      "default: VALUE", "const: VALUE", "examples: [VALUE]", "enum: [VALUE]", "pattern: VALUE",
      "description: VALUE",
    ])
  func long(_ keyword: String) throws {
    let value = String(repeating: "v", count: 50_000)
    let sample = try SamplePages(
      """
      paths: {}
      components:
        schemas:
          A: {type: string, \(keyword.replacing("VALUE", with: value))}
          B: {type: object, properties: {\(Self.properties(300, "{$ref: '#/components/schemas/A'}"))}}
      """)
    let pages = try tables(sample, schema: "B")
    #expect(pages.flatMap(\.self).flatMap(\.rows).count == 300)
    #expect(pages.allSatisfy { bytes($0) < 1_200_000 })
    #expect(pages.count < 4)
    // At its own place it is whole.
    #expect(try sample.schema("A").words.weight >= 50_000)
    #expect(try (sample.schema("B").example?.text.value.utf8.count ?? 0) < 200_000)
  }

  @Test func longAllowedValuesAreListedWholeAtTheirPlace() throws {
    let values = (0..<20).map { "\($0)" + String(repeating: "v", count: 20_000) }.joined(separator: ", ")
    let sample = try SamplePages(
      """
      paths: {}
      components:
        schemas:
          A: {type: string, enum: [\(values)]}
          B: {type: object, required: [p0], properties: {\(Self.properties(300, "{$ref: '#/components/schemas/A'}"))}}
      """)
    #expect(try sample.schema("A").words.values.allSatisfy { $0.text.value.utf8.count > 20_000 })
    let pages = try tables(sample, schema: "B")
    let rows = pages.flatMap(\.self).flatMap(\.rows)
    #expect(rows.count == 300 && rows.allSatisfy { $0.words.values.count + $0.words.otherValues == 20 })
    #expect(rows.allSatisfy { $0.words.weight < 15_000 })
    #expect(pages.count < 8)
    #expect(try (sample.schema("B").example?.text.value.utf8.count ?? 0) < 200_000)
  }

  @Test func longNamesFillPages() throws {
    let name = String(repeating: "k", count: 900)
    let names = (0..<3_000).map { "\(name)\($0): {type: string}" }.joined(separator: ", ")
    let sample = try SamplePages("paths: {}\ncomponents: {schemas: {A: {properties: {\(names)}}}}")
    let pages = try tables(sample, schema: "A")
    #expect(pages.flatMap(\.self).flatMap(\.rows).count == 3_000)
    #expect(pages.count > 2 && pages.allSatisfy { bytes($0) < 1_200_000 })
    #expect(try (sample.schema("A").example?.text.value.utf8.count ?? 0) < 300_000)
  }

  @Test func aliasesOfAliasesAreShownSeveralTimesAndNotThousands() throws {
    var text = "x-a0: &a0 {type: string, minLength: 3}\n"
    for number in 1...24 {
      let last = "*a\(number - 1)"
      text +=
        "x-a\(number): &a\(number) {oneOf: [\(last), {oneOf: [\(last)]}, {type: array, items: \(last)}]}\n"
    }
    let sample = try SamplePages("paths: {}\n" + text + "components: {schemas: {A: *a24}}")
    let made = processorSeconds { try? tables(sample, schema: "A") }
    let pages = try #require(made.result)
    #expect(made.seconds < 30)
    #expect(pages.count < 6)
    #expect(pages.flatMap(\.self).flatMap(\.rows).count < 8_000)
    #expect(pages.allSatisfy { bytes($0) < 1_500_000 })
    // The innermost is shown, and its limit with its place.
    let rows = pages.flatMap(\.self).flatMap(\.rows)
    #expect(rows.contains { $0.words.limits.contains { !$0.places.isEmpty } })
  }

  @Test func anExampleThatManyResponsesShareIsShownWholeOnce() throws {
    let value = String(repeating: "v", count: 20_000)
    let responses = (0..<300).map { "'\(200 + $0)': {$ref: '#/components/responses/R'}" }.joined(
      separator: ", ")
    let sample = try SamplePages(
      """
      paths: {/a: {get: {responses: {\(responses)}}}}
      components: {responses: {R: {description: d, content: {application/json: {example: \(value)}}}}}
      """)
    let examples = try sample.operation("GET /a").responses.flatMap(\.contents).flatMap(\.examples)
    #expect(examples.count == 300)
    #expect(examples.reduce(0) { $0 + $1.text.value.utf8.count } < 600_000)
    let anchors = Set(examples.compactMap(\.anchor))
    let cut = examples.filter { $0.whole != nil }
    #expect(
      cut.count > 250 && cut.allSatisfy { anchors.contains($0.whole ?? "") && $0.text.value.utf8.count < 600 }
    )
    #expect(examples.contains { $0.anchor != nil && $0.text.value.utf8.count > 20_000 })
  }

  @Test func fewResponsesShowTheirExamplesWhole() throws {
    let value = String(repeating: "v", count: 20_000)
    let sample = try SamplePages(
      """
      paths: {/a: {get: {responses: {'400': {$ref: '#/components/responses/R'}, '401': {$ref: '#/components/responses/R'}}}}}
      components: {responses: {R: {description: d, content: {application/json: {example: \(value)}}}}}
      """)
    let examples = try sample.operation("GET /a").responses.flatMap(\.contents).flatMap(\.examples)
    #expect(examples.allSatisfy { $0.whole == nil && $0.text.value.utf8.count > 20_000 })
  }

  /// The examples of an operation: those on its page, and those on each page that follows.
  private func examples(
    _ value: String
  ) throws -> (pages: [Page], own: [OperationPage.ExampleText], later: [[ContinuedExample]]) {
    let sample = try SamplePages(
      "paths: {/a: {get: {responses: {'200': {description: d, content: {application/json: \(value)}}}}}}")
    let id = try #require(try sample.api.operations.ids.first)
    let pages = Array(sample.maker.pages(.operation(id)))
    let own = try sample.operation("GET /a").responses.flatMap(\.contents).flatMap(\.examples)
    let later = pages.dropFirst().map { page -> [ContinuedExample] in
      if case .fields(let body) = page.body { body.examples } else { [] }
    }
    return (pages, own, later)
  }

  @Test func longExamplesGoOnOnPagesThatFollow() throws {
    let text = String(repeating: "v", count: 100_000)
    let members = (0..<40).map { "e\($0): {value: '\($0) \(text)'}" }.joined(separator: ", ")
    let (pages, own, later) = try examples("{examples: {\(members)}}")
    #expect(own.count == 40 && pages.count == 5)
    let bytes = [own.map(\.text)] + later.map { $0.map(\.text) }
    #expect(bytes.allSatisfy { $0.reduce(0) { $0 + $1.value.utf8.count } < 1_300_000 })
    // Each value counts once, where it stands whole.
    let told = bytes.flatMap(\.self).filter { $0.place != nil }
    #expect(told.count == 40 && Set(told.compactMap(\.place)).count == 40)
    #expect(told.allSatisfy { $0.value.utf8.count > 100_000 })
    for cut in own where cut.text.place == nil {
      let link = try #require(cut.elsewhere)
      let target = try #require(pages.firstIndex { $0.route == link.route })
      #expect(later[target - 1].contains { $0.anchor == link.fragment && $0.name == cut.name?.value })
      #expect(cut.text.value.utf8.count < 600)
    }
    #expect(pages[1].route.path == "apis/permits/operations/get-a/examples-1.html")
  }

  @Test func anExampleLongerThanAPageIsShownInParts() throws {
    let text = (0..<60_000).map { "line \($0) of a very long \"text\" with ä" }.joined(separator: " ")
    let (pages, own, later) = try examples("{example: {a: '\(text)', b: [1, 2]}}")
    #expect(pages.count > 3)
    let parts = later.flatMap(\.self)
    #expect(parts.map(\.part) == Array(1...parts.count))
    #expect(parts.map { $0.text.place != nil } == parts.indices.map { $0 == parts.count - 1 })
    let whole = parts.map(\.text.value).joined()
    #expect(whole.hasPrefix("{") && whole.hasSuffix("}") && whole.contains("line 59999 of"))
    #expect(!whole.contains("\u{FFFD}"))
    #expect(own.allSatisfy { $0.text.place == nil })
  }
}
