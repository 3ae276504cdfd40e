import RubricOpenAPI
import RubricSchemas
import Testing

@Suite struct ObjectShapeTests {
  private func shape(_ name: String, _ schemas: String) throws -> (ObjectShape, API) {
    let sample = try SampleAPI(schemas)
    let named = Set(sample.api.components.schemas.map(\.value))
    let shape = ObjectShape(of: try sample.id(name), in: sample.api, named: { named.contains($0) })
    return (shape, sample.api)
  }

  @Test func partsComeBeforeOwnPropertiesAndRequiredHoldsAcrossThem() throws {
    let (shape, api) = try shape(
      "A",
      """
      A:
        allOf:
          - {$ref: '#/components/schemas/Base'}
          - {type: object, required: [own], properties: {extra: {type: string}}}
        required: [id]
        properties: {own: {type: string}, kind: {type: boolean}}
      Base: {type: object, required: [kind], properties: {id: {type: integer}, kind: {type: string}}}
      """)
    #expect(shape.properties.map(\.name) == ["id", "kind", "extra", "own"])
    #expect(shape.properties.map(\.isRequired) == [true, true, false, true])
    #expect(api.schemas[shape.properties[1].schema].types == [.boolean])
    #expect(shape.properties[0].source == api.components.schemas[1].value)
    #expect(shape.properties[3].source == nil)
  }

  @Test func whatStandsBesideAReferenceIsMerged() throws {
    let (shape, api) = try shape(
      "A",
      """
      A: {$ref: '#/components/schemas/B', properties: {a: {}}, oneOf: [{}], additionalProperties: {type: string}}
      B: {properties: {b: {}}, anyOf: [{}], patternProperties: {^x: {}}, additionalProperties: false}
      """)
    #expect(shape.properties.map(\.name) == ["b", "a"])
    #expect(shape.alternatives(in: api).count == 2)
    #expect(shape.parts.count == 2)
    #expect(shape.additionalProperties(in: api) != nil)
  }

  @Test func partsThatHoldEachOtherEnd() throws {
    let (shape, _) = try shape(
      "A",
      """
      A: {allOf: [{$ref: '#/components/schemas/B'}], properties: {a: {}}}
      B: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], properties: {b: {}}}
      """)
    #expect(shape.properties.map(\.name) == ["b", "a"])
  }

  @Test func manyPartsAreCutOff() throws {
    let parts = (0..<1_500).map { "{properties: {p\($0): {}}}" }.joined(separator: ", ")
    let (shape, _) = try shape("A", "A: {allOf: [\(parts)], properties: {own: {}}}")
    #expect(shape.properties.count == 1_000 && shape.isCut)
    #expect(shape.properties.last?.name == "own")
  }

  @Test func namesAreTheirBytes() throws {
    let (shape, _) = try shape("A", "A: {allOf: [{properties: {é: {}}}], properties: {\"e\\u0301\": {}}}")
    #expect(shape.properties.count == 2)
  }
}
