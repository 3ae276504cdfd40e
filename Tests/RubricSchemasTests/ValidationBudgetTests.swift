import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import Testing

/// Schemas and values that were written to take for ever.
@Suite struct ValidationBudgetTests {
  private func validation(
    _ schemas: String, _ value: String, mostSteps: Int = 500_000
  ) throws -> Validation {
    let sample = try SampleAPI(schemas)
    var validator = SchemaValidator(
      sample.api.schemaSet, options: SchemaValidator.Options(mostSteps: mostSteps))
    return validator.validate(try node(value), against: try sample.id("A"))
  }

  /// Each schema holds the next one twice: 2^40 ways lead to the last.
  @Test(arguments: ["allOf", "anyOf", "oneOf"])
  func schemasThatDoubleAreCheckedOnce(_ keyword: String) throws {
    var schemas = "A: {$ref: '#/components/schemas/S0', title: T}\n"
    for level in 0..<40 {
      let next = "$ref: '#/components/schemas/S\(level + 1)'"
      schemas += "S\(level): {\(keyword): [{\(next), title: a}, {\(next), title: b}]}\n"
    }
    let validation = try validation(schemas + "S40: {type: string}\n", "1")
    #expect(!validation.isValid && !validation.violations.isEmpty)
  }

  /// Each alias holds the one before nine times: 9^12 values in a few lines.
  @Test func valuesThatMultiplyAreCheckedOnce() throws {
    var value = "a0: &a0 {k: x}\n"
    for level in 1...12 {
      let last = "*a\(level - 1)"
      value += "a\(level): &a\(level) {\((0..<9).map { "k\($0): \(last)" }.joined(separator: ", "))}\n"
    }
    let schema = "A: {additionalProperties: {anyOf: [{type: string}, {$ref: '#/components/schemas/A'}]}}"
    #expect(try validation(schema, value).isValid)
    let unique = "A: {properties: {a12: {const: {k: 1}}, list: {uniqueItems: true}}}"
    let list = value + "list: [*a12, *a11, *a12]\n"
    let told = try validation(unique, list)
    #expect(!told.isValid)
  }

  @Test func aValueInItselfIsGivenUp() throws {
    let told = try validation("A: {additionalProperties: {$ref: '#/components/schemas/A'}}", "&a {b: {c: 1}}")
    #expect(told.isValid)
    let steps = try validation(
      "A: {items: {type: integer}}", "[\((0..<1_000).map(String.init).joined(separator: ", "))]",
      mostSteps: 100)
    #expect(!steps.isValid && steps.violations.isEmpty)
    #expect(steps.unchecked.map(\.reason) == ["the value is too large or too deep to be checked whole"])
  }

  @Test func deepValuesAreGivenUp() throws {
    let deep = String(repeating: "[", count: 450) + String(repeating: "]", count: 450)
    let told = try validation("A: {items: {$ref: '#/components/schemas/A'}}", deep)
    #expect(!told.isValid && told.violations.isEmpty && told.unchecked.count == 1)
  }

  @Test func longArraysAreComparedInLinearTime() throws {
    let elements = (0..<20_000).map { "{a: \($0)}" }.joined(separator: ", ")
    #expect(try validation("A: {uniqueItems: true}", "[\(elements)]").isValid)
    let values = (0..<5_000).map { "v\($0)" }.joined(separator: ", ")
    #expect(try validation("A: {items: {enum: [\(values)]}}", "[\(values)]").isValid)
  }
}
