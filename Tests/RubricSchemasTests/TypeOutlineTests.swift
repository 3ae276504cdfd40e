import RubricOpenAPI
import RubricSchemas
import Testing

@Suite struct TypeOutlineTests {
  private func outline(_ name: String, _ schemas: String, version: String = "3.1.0") throws -> String {
    let sample = try SampleAPI(schemas, version: version)
    let named = Dictionary(
      sample.api.components.schemas.filter { $0.name.hasPrefix("N") }.map { ($0.value, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let outline = TypeOutline(of: try sample.id(name), in: sample.api, named: { named[$0] != nil })
    return told(outline, named)
  }

  private func told(_ outline: TypeOutline, _ names: [SchemaID: String]) -> String {
    outline.parts.map { part in
      switch part {
      case .type(let name, let format): name + (format.map { "(\($0))" } ?? "")
      case .named(let id, let types):
        (names[id] ?? "?") + (types.isEmpty ? "" : ":" + types.joined(separator: ","))
      case .array(let inner): "[\(told(inner, names))]"
      case .alternatives(let count, let choice): (choice == .one ? "one of \(count)" : "some of \(count)")
      case .nothing: "nothing"
      case .contradiction(let parts): "all of (\(told(TypeOutline(parts: parts), names)))"
      case .reference(let text): "→\(text)"
      case .format(let format): "(\(format))"
      }
    }.joined(separator: " | ")
  }

  @Test(
    "an outline tells what a value may be",
    arguments: [
      ("{type: string}", "string"), ("{type: string, format: date}", "string(date)"), ("{}", ""),
      ("true", ""),
      ("false", "nothing"), ("{type: [string, integer, 'null']}", "string | integer | null"),
      ("{type: array}", "array"), ("{type: array, items: {type: string}}", "[string]"),
      ("{type: array, items: {type: array, items: {type: integer, format: int64}}}", "[[integer(int64)]]"),
      ("{items: {type: string}}", "[string]"), ("{properties: {}}", ""), ("{properties: {a: {}}}", "object"),
      ("{additionalProperties: {}}", "object"), ("{format: uuid}", "(uuid)"),
      ("{$ref: '#/components/schemas/Named'}", "Named"),
      ("{$ref: '#/components/schemas/NWord'}", "NWord:string"),
      ("{type: array, items: {$ref: '#/components/schemas/Named'}}", "[Named]"),
      ("{$ref: '#/components/schemas/NMaybe'}", "NMaybe:string | null"),
      ("{anyOf: [{$ref: '#/components/schemas/Named'}, {type: 'null'}]}", "Named | null"),
      ("{oneOf: [{type: string}, {type: string}, {type: integer}]}", "string | integer"),
      ("{oneOf: [{type: string}, {}, {}, {}, {}]}", "one of 5"),
      ("{allOf: [{$ref: '#/components/schemas/Named'}]}", "Named"), ("{allOf: [{}, {}]}", "object"),
      ("{allOf: [{$ref: '#/components/schemas/Named'}], type: 'null'}", "Named | null"),
      ("{$ref: '#/components/schemas/Named', description: d}", "Named"), ("{type: 'null'}", "null"),
      ("{type: boolean, format: odd}", "boolean | (odd)"),
      ("{allOf: [{type: string}, {type: integer}]}", "all of (string | integer)"),
      ("{allOf: [{type: [string, 'null']}, {type: [integer, string]}]}", "string"),
      ("{allOf: [{type: number}, {type: integer}]}", "integer"),
    ])
  func outline(_ schema: String, told: String) throws {
    #expect(
      try outline(
        "A", "A: \(schema)\nNamed: {type: object}\nNWord: {type: string}\nNMaybe: {type: [string, 'null']}")
        == told)
  }

  @Test func nullableIsToldIn30() throws {
    #expect(try outline("A", "A: {type: string, nullable: true}", version: "3.0.3") == "string | null")
  }

  @Test func deepAndCyclicSchemasEnd() throws {
    #expect(try outline("A", "A: &a {type: array, items: *a}") == "[[[[[[[[array]]]]]]]]")
    #expect(try outline("A", "A: &a {oneOf: [*a, {type: string}]}").hasSuffix("string"))
    #expect(
      try outline(
        "A", "A: {$ref: '#/components/schemas/B', title: a}\nB: {$ref: '#/components/schemas/A', title: b}"
      )
      .isEmpty)
    let four = Array(repeating: "*a", count: 4).joined(separator: ", ")
    #expect(try outline("A", "A: &a {oneOf: [\(four)]}") == "one of 4")
  }

  @Test func aSchemasOwnOutlineLeavesItsNameOut() throws {
    let sample = try SampleAPI("N: {type: [object, 'null']}\nM: {$ref: '#/components/schemas/N', title: t}")
    let own = TypeOutline(ofOwn: try sample.id("N"), in: sample.api, named: { _ in true })
    #expect(own.parts == [.type("object", format: nil), .type("null", format: nil)])
    let other = TypeOutline(ofOwn: try sample.id("M"), in: sample.api, named: { _ in true })
    #expect(other.parts == [.named(try sample.id("N"), types: []), .type("null", format: nil)])
  }
}
