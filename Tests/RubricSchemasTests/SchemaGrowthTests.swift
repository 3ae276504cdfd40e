import RubricOpenAPI
import RubricSchemas
import RubricTesting
import Testing

/// The cost of a schema's example and properties however many schemas there are beside or below it. The bounds
/// are many times what it takes in debug builds.
@Suite struct SchemaGrowthTests {
  private func chain(_ count: Int) throws -> SampleAPI {
    try SampleAPI(
      (0..<count).map { number in
        "A\(number): {allOf: [{$ref: '#/components/schemas/A\(number + 1)'}], properties: {p\(number): {type: string}}}\n"
      }.joined() + "A\(count): {type: object}")
  }

  /// Seconds for a few of the schemas, spread over all of them.
  private func seconds(_ sample: SampleAPI, _ count: Int) throws -> Double {
    let ids = sample.api.components.schemas.map(\.value)
    let chosen = stride(from: 0, to: ids.count, by: max(1, ids.count / count)).prefix(count).map { ids[$0] }
    return processorSeconds {
      for id in chosen {
        _ = ExampleMaker.example(of: id, in: sample.api, direction: .response)
        _ = ObjectShape(of: id, in: sample.api)
      }
    }.seconds
  }

  @Test func schemasThatAreEachPartOfTheNextTakeNoLongerForThousands() throws {
    let (some, many) = (try chain(1_000), try chain(8_000))
    #expect(try seconds(many, 40) < 4 * seconds(some, 40))
  }

  @Test func aFewPartsAreMergedHoweverManySchemasThereAre() throws {
    let many = try chain(8_000)
    let shape = ObjectShape(of: try many.id("A0"), in: many.api)
    #expect(shape.isCut && shape.properties.count == 200)
    let few = try chain(150)
    #expect(ObjectShape(of: try few.id("A0"), in: few.api).properties.count == 150)
  }

  @Test func aValidatorTakesNoLongerForOtherSchemas() throws {
    func seconds(_ count: Int) throws -> Double {
      let sample = try SampleAPI((0..<count).map { "A\($0): {not: {const: \($0)}}" }.joined(separator: "\n"))
      let value = try node("1")
      let id = try sample.id("A0")
      return processorSeconds {
        for _ in 0..<500 {
          var validator = SchemaValidator(sample.api.schemaSet)
          _ = validator.validate(value, against: id)
        }
      }.seconds
    }
    #expect(try seconds(60_000) < 20 * seconds(600))
  }

  @Test func manyPatternsTakeLinearTime() throws {
    let sample = try SampleAPI(
      "A: {type: object, patternProperties: {"
        + (0..<2_000).map { "^p\($0)_: {type: object, required: [a], properties: {a: {not: {const: 1}}}}" }
        .joined(separator: ", ") + "}}")
    let made = processorSeconds { try? sample.example("A") }
    #expect(made.seconds < 20)
  }
}
