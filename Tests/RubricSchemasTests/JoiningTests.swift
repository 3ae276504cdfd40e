import RubricOpenAPI
import RubricSchemas
import Testing

@Suite struct JoiningTests {
  private func limits(_ schema: String) throws -> [Limit] {
    let sample = try SampleAPI("A: \(schema)")
    return Limit.all(of: sample.api.schemas[try sample.id("A")], in: sample.api)
  }

  @Test(
    "the narrower of two limits is told, with the places of both",
    arguments: [
      ("{minimum: 1}", "{minimum: 5}", [Constraint.minimum("5")]),
      ("{minimum: 5}", "{minimum: 1.0}", [.minimum("5")]),
      ("{minimum: -1, maximum: 1e2}", "{maximum: 99}", [.range("-1", "99")]),
      ("{maxLength: 9}", "{maxLength: 10}", [.maxLength("9")]),
      ("{minLength: 3}", "{maxLength: 3}", [.length("3")]),
      ("{minItems: 2}", "{minItems: 2, maxItems: 4}", [.itemsRange("2", "4")]),
      ("{minProperties: 2}", "{maxProperties: 4}", [.propertiesRange("2", "4")]),
      ("{exclusiveMinimum: 2}", "{exclusiveMinimum: 3}", [.exclusiveMinimum("3")]),
      ("{exclusiveMaximum: 2}", "{exclusiveMaximum: 3}", [.exclusiveMaximum("2")]),
      ("{uniqueItems: true}", "{uniqueItems: true}", [.uniqueItems]),
      ("{pattern: a}", "{pattern: b}", [.pattern("a"), .pattern("b")]),
      ("{minimum: 1}", "{multipleOf: 2}", [.minimum("1"), .multipleOf("2")]),
    ])
  func joined(_ first: String, _ second: String, _ told: [Constraint]) throws {
    let all = try limits(first) + limits(second)
    let joined = Limit.joined(all)
    #expect(joined.map(\.constraint) == told)
    #expect(joined.flatMap(\.places).count == all.flatMap(\.places).count)
  }

  private func outline(_ schema: String) throws -> TypeOutline {
    let sample = try SampleAPI("A: \(schema)", version: "3.0.3")
    return TypeOutline(of: try sample.id("A"), in: sample.api, named: { _ in false })
  }

  @Test(
    "what fits two types is told by the narrower words",
    arguments: [
      ("{description: d}", "{type: string}", "{type: string}"),
      ("{type: array}", "{type: array, items: {type: string}}", "{type: array, items: {type: string}}"),
      ("{type: number}", "{type: integer}", "{type: integer}"),
      ("{type: string}", "{format: date}", "{type: string, format: date}"),
      ("{type: string, nullable: true}", "{type: string}", "{type: string}"),
      ("{nullable: true}", "{type: string}", "{type: string, nullable: true}"),
      ("{oneOf: [{type: string}, {type: integer}]}", "{type: integer}", "{type: integer}"),
      // The author's contradiction is told as it is.
      ("{type: string}", "{type: object}", "{oneOf: [{type: string}, {type: object}]}"),
    ])
  func types(_ first: String, _ second: String, _ told: String) throws {
    let joined = try outline(first).joined(try outline(second))
    #expect(joined == (try outline(told)))
  }
}
