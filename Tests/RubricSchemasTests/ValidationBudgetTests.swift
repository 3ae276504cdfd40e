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

  /// 2,000 members by 2,000 patterns would be four million searches.
  @Test func manyPatternsForManyMembersAreGivenUp() throws {
    let patterns = (0..<2_000).map { "'^a\($0)b': {}" }.joined(separator: ", ")
    let members = (0..<2_000).map { "m\($0): 1" }.joined(separator: ", ")
    let told = try validation("A: {patternProperties: {\(patterns)}}", "{\(members)}", mostSteps: 100_000)
    #expect(!told.isValid && told.violations.isEmpty && told.unchecked.count == 1)
  }

  @Test func manyMissingMembersAreToldAtOnce() throws {
    let names = (0..<5_000).map { "m\($0)" }.joined(separator: ", ")
    let properties = (0..<5_000).map { "m\($0): {type: string}" }.joined(separator: ", ")
    let dependents = (0..<5_000).map { "m\($0): {}" }.joined(separator: ", ")
    let told = try validation(
      "A: {required: [\(names)], properties: {\(properties)}, dependentSchemas: {\(dependents)}}", "{}")
    #expect(told.violations.count == 1)
  }

  /// Keywords with values of any kind at all, right and wrong.
  @Test func noSchemaAndNoValueTraps() throws {
    var random = SmallRandom(state: 7)
    for _ in 0..<400 {
      let schemas = "A: \(random.schema(depth: 3))\nB: \(random.schema(depth: 2))\n"
      let sample = try SampleAPI(schemas, version: random.next(2) == 0 ? "3.0.3" : "3.1.0")
      var validator = SchemaValidator(
        sample.api.schemaSet, options: SchemaValidator.Options(mostSteps: 20_000))
      for _ in 0..<5 {
        let value = try node(random.value(depth: 3))
        for named in sample.api.components.schemas {
          let validation = validator.validate(value, against: named.value)
          #expect(validation.isValid == (validation.violations.isEmpty && validation.unchecked.isEmpty))
        }
      }
    }
  }
}

/// Numbers that look random and are the same in each run.
private struct SmallRandom {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func value(depth: Int) -> String {
    let scalars = [
      "1", "-0.5", "1e400", ".inf", ".nan", "0x1F", "text", "''", "null", "true", "'2026-01-01'", "é",
      "'^(a)\\1'",
    ]
    guard depth > 0 else { return scalars[next(scalars.count)] }
    switch next(3) {
    case 0: return "[\((0..<next(4)).map { _ in value(depth: depth - 1) }.joined(separator: ", "))]"
    case 1:
      let members = ["a", "b", "x-c", "$ref"].prefix(next(5)).map { "\($0): \(value(depth: depth - 1))" }
      return "{\(members.joined(separator: ", "))}"
    default: return scalars[next(scalars.count)]
    }
  }

  mutating func schema(depth: Int) -> String {
    guard depth > 0, next(8) > 0 else {
      return ["true", "false", "{$ref: '#/components/schemas/B'}", "{$ref: '#none'}", "1"][next(5)]
    }
    var members: [String] = []
    let fields = Field.allCases
    for _ in 0..<(1 + next(5)) {
      let field = fields[next(fields.count)]
      guard !members.contains(where: { $0.hasPrefix("\(field.name):") }) else { continue }
      let content: String
      switch next(4) {
      case 0: content = schema(depth: depth - 1)
      case 1: content = "[\(schema(depth: depth - 1)), \(schema(depth: depth - 1))]"
      case 2: content = "{a: \(schema(depth: depth - 1)), x-c: \(value(depth: 1))}"
      default: content = value(depth: 2)
      }
      members.append("\(field.name): \(content)")
    }
    return "{\(members.joined(separator: ", "))}"
  }
}
