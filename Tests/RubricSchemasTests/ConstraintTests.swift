import RubricOpenAPI
import RubricSchemas
import Testing

@Suite struct ConstraintTests {
  @Test(
    "limits are told in one order",
    arguments: [
      ("{}", []), ("{minimum: 1.0}", [.minimum("1.0")]), ("{maximum: 2}", [.maximum("2")]),
      ("{minimum: 1, maximum: 2}", [.range("1", "2")]),
      (
        "{exclusiveMinimum: 1, maximum: 2, multipleOf: 0.5}",
        [.maximum("2"), .exclusiveMinimum("1"), .multipleOf("0.5")]
      ),
      ("{exclusiveMaximum: 9}", [.exclusiveMaximum("9")]), ("{minLength: 1}", [.minLength("1")]),
      ("{maxLength: 2}", [.maxLength("2")]), ("{minLength: 1, maxLength: 2}", [.lengthRange("1", "2")]),
      ("{minLength: 8, maxLength: 8, pattern: ^a}", [.length("8"), .pattern("^a")]),
      ("{minItems: 1}", [.minItems("1")]),
      ("{maxItems: 2, uniqueItems: true}", [.maxItems("2"), .uniqueItems]),
      ("{minItems: 1, maxItems: 2}", [.itemsRange("1", "2")]),
      ("{minProperties: 1, maxProperties: 2}", [.propertiesRange("1", "2")]),
      (
        "{contentEncoding: base64, contentMediaType: image/png}",
        [.contentEncoding("base64"), .contentMediaType("image/png")]
      ),
      ("{additionalProperties: false}", [.noOtherProperties]),
      ("{unevaluatedProperties: false}", [.noOtherProperties]),
      ("{additionalProperties: true}", [.anyOtherProperties]), ("{additionalProperties: {type: string}}", []),
    ] as [(String, [Constraint])])
  func constraints(_ schema: String, told: [Constraint]) throws {
    let sample = try SampleAPI("A: \(schema)")
    #expect(Limit.all(of: try sample.schema("A"), in: sample.api).map(\.constraint) == told)
  }
}
