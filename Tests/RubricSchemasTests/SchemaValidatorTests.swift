import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import Testing

@Suite struct SchemaValidatorTests {
  /// What schema `A` says of a value, as `pointer: message`.
  private func messages(
    _ schemas: String, _ value: String, version: String = "3.1.0",
    _ direction: SchemaValidator.Direction = .either
  ) throws -> [String] {
    let sample = try SampleAPI(schemas, version: version)
    var validator = SchemaValidator(sample.api.schemaSet)
    let validation = validator.validate(try node(value), against: try sample.id("A"), direction: direction)
    #expect(validation.isValid == validation.violations.isEmpty)
    #expect(validation.unchecked.isEmpty)
    return validation.violations.map { "\($0.pointer): \($0.message)" }
  }

  @Test(arguments: [
    ("{type: integer}", "'1'", ": the value must be an integer, not a string"),
    ("{type: [string, 'null']}", "1", ": the value must be a string or null, not a whole number"),
    ("{type: object}", "[]", ": the value must be an object, not an array"),
    ("{const: 'no'}", "yes", ": the value must be 'no'"),
    ("{const: {a: 1}}", "{a: 2}", ": the value must be the value of 'const'"),
    ("{enum: [{a: 1}, 2]}", "3", ": the value must be one of the 2 values of 'enum'"),
    ("{enum: [a, b, 3, null]}", "c", ": the value must be 'a', 'b', 3 or null"),
    (
      "{enum: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}", "0",
      ": the value must be 1, 2, 3, 4, 5, 6, 7, 8 or one of 3 others"
    ),
    ("{minimum: 1.50}", "1.49", ": the value must be at least 1.50"),
    ("{maximum: 1}", "1.0000000000000000000000001", ": the value must be at most 1"),
    ("{exclusiveMinimum: 1}", "1.0", ": the value must be more than 1"),
    ("{exclusiveMaximum: 1e2}", "100", ": the value must be less than 1e2"),
    ("{multipleOf: 0.01}", "0.075", ": the value must be a multiple of 0.01"),
    ("{minLength: 2}", "é", ": the value must have at least 2 characters"),
    ("{maxLength: 1}", "e\u{301}", ": the value must have at most 1 character"),
    ("{pattern: ^a+$}", "ab", ": the value must match the pattern ^a+$"),
    ("{format: date}", "2026-02-29", ": the value must be a date such as 2026-03-01"),
    ("{format: int32}", "2147483648", ": the value must be a whole number of 32 bits"),
    ("{minItems: 1}", "[]", ": the value must have at least 1 element"),
    ("{maxItems: 1}", "[a, b]", ": the value must have at most 1 element"),
    (
      "{uniqueItems: true}", "[{a: 1, b: 2}, 3, {b: 2.0, a: 1}]",
      ": the value must not hold a value twice: elements 1 and 3 are equal"
    ),
    ("{items: {type: string}}", "[a, 1]", "/1: element 2 must be a string, not a whole number"),
    ("{prefixItems: [{}, {type: string}], items: false}", "[a, b, c]", "/2: element 3 must not be there"),
    (
      "{contains: {type: string}, minContains: 2}", "[a, 1]",
      ": the value must have at least 2 elements that 'contains' allows"
    ),
    (
      "{contains: {type: string}, maxContains: 1}", "[a, b]",
      ": the value must have at most 1 element that 'contains' allows"
    ),
    ("{minProperties: 1}", "{}", ": the value must have at least 1 member"),
    ("{maxProperties: 1}", "{a: 1, b: 1}", ": the value must have at most 1 member"),
    ("{required: [a, b]}", "{b: 1}", ": the value must have 'a'"),
    ("{required: [a, b]}", "{}", ": the value must have 'a' and 'b'"),
    ("{required: [a, b, c, d, e, f]}", "{}", ": the value must have 'a', 'b', 'c', 'd', 'e' and 1 more"),
    ("{properties: {a/b: {minimum: 1}}}", "{a/b: 0}", "/a~1b: 'a/b' must be at least 1"),
    (
      "{properties: {colour: {}}, additionalProperties: false}", "{color: 1}",
      "/color: 'color' is no property of the value; did you mean 'colour'?"
    ),
    ("{additionalProperties: {type: string}}", "{a: 1}", "/a: 'a' must be a string, not a whole number"),
    (
      "{patternProperties: {^x-: {type: string}}}", "{x-a: 1}",
      "/x-a: 'x-a' must be a string, not a whole number"
    ),
    ("{propertyNames: {pattern: ^a}}", "{b: 1}", "/b: 'b' must be a name that 'propertyNames' allows"),
    (
      "{dependentRequired: {a: [b]}}", "{a: 1}", ": the value must have 'b', since it has 'a'"
    ),
    ("{dependentSchemas: {a: {required: [b]}}}", "{a: 1}", ": the value must have 'b'"),
    ("{not: {title: Pet}}", "1", ": the value must not be 'Pet'"),
    ("{if: {minimum: 5}, then: {multipleOf: 2}}", "7", ": the value must be a multiple of 2"),
    ("{if: {minimum: 5}, else: {multipleOf: 2}}", "3", ": the value must be a multiple of 2"),
    (
      "{allOf: [{properties: {a: {}}}], unevaluatedProperties: false}", "{a: 1, b: 2}",
      "/b: 'b' is no property of the value"
    ),
    (
      "{prefixItems: [{}], unevaluatedItems: false}", "[1, 2]", ": the value must not have an element 2"
    ),
  ])
  func eachKeywordSaysWhatMustBe(_ schema: String, _ value: String, _ message: String) throws {
    #expect(try messages("A: \(schema)", value) == [message])
  }

  @Test(arguments: [
    ("{type: integer}", "1.0"), ("{type: number}", "1e400"), ("{multipleOf: 0.01}", "19.99"),
    ("{multipleOf: 1e-8}", "12391239123"), ("{maximum: 0.3}", "0.3"), ("{const: 1.0}", "1"),
    ("{uniqueItems: true}", "[1, true, '1', [1], {a: 1}]"), ("{maxLength: 1}", "💩"),
    ("{enum: [[1, {a: 2}]]}", "[1.0, {a: 2e0}]"), ("{minimum: 5}", "text"), ("{format: date}", "5"),
    ("{format: unheard-of}", "text"), ("{items: false}", "[]"), ("{required: [a]}", "[]"),
    ("{anyOf: [{type: string}, {type: integer}]}", "1"), ("{}", "{a: [1, null]}"),
  ])
  func whatIsAllowedIsAllowed(_ schema: String, _ value: String) throws {
    #expect(try messages("A: \(schema)", value) == [])
  }

  @Test func everyPartThatIsWrongIsTold() throws {
    let schema = """
      A:
        type: object
        required: [id]
        properties:
          id: {type: integer}
          tags: {type: array, items: {type: object, properties: {name: {type: string}}}}
      """
    #expect(
      try messages(schema, "{id: a, tags: [{name: 1}, {name: ok}, 3]}") == [
        "/id: 'id' must be an integer, not a string",
        "/tags/0/name: 'name' must be a string, not a whole number",
        "/tags/2: element 3 of 'tags' must be an object, not a whole number",
      ])
  }

  @Test func alternativesNameTheNearest() throws {
    let schema = """
      A:
        oneOf:
        - {title: Cat, type: object, required: [claws], properties: {kind: {const: cat}, claws: {type: integer}}}
        - {title: Dog, type: object, required: [tail], properties: {kind: {const: dog}, tail: {type: string}}}
        - {type: string}
      """
    #expect(
      try messages(schema, "{kind: dog, tail: 1}") == [
        ": the value must match one of 3 alternatives; by 'Dog', 'tail' must be a string, not a whole number"
      ])
    let sample = try SampleAPI(schema)
    var validator = SchemaValidator(sample.api.schemaSet)
    let validation = validator.validate(try node("{kind: dog, tail: 1}"), against: try sample.id("A"))
    #expect(validation.violations.first?.causes.map(\.pointer) == ["/tail"])
    #expect(
      try messages("A: {oneOf: [{minimum: 1}, {maximum: 9}, {type: string}]}", "5") == [
        ": the value must match one alternative only, and matches both the first and the second"
      ])
  }

  @Test func recursiveSchemasEndWithTheValue() throws {
    let tree = "A: {properties: {kids: {items: {$ref: '#/components/schemas/A'}}, n: {type: integer}}}"
    #expect(
      try messages(tree, "{n: 1, kids: [{n: 2, kids: [{n: x}]}]}") == [
        "/kids/0/kids/0/n: 'n' must be an integer, not a string"
      ])
    let circles = """
      A: {allOf: [{$ref: '#/components/schemas/B'}], minimum: 1}
      B: {anyOf: [{$ref: '#/components/schemas/A'}, {type: string}]}
      """
    #expect(try messages(circles, "2") == [])
    #expect(try messages(circles, "0") == [": the value must be at least 1"])
  }

  @Test func nullableAllowsNullWhateverStandsBesideIt() throws {
    let schemas = """
      A:
        properties:
          typed: {type: string, nullable: true}
          enumerated: {type: string, enum: [a], nullable: true}
          referred: {allOf: [{$ref: '#/components/schemas/B'}], nullable: true}
          alone: {nullable: true}
          not: {type: string}
      B: {type: object}
      """
    let value = "{typed: null, enumerated: null, referred: null, alone: null, not: null}"
    #expect(
      try messages(schemas, value, version: "3.0.3") == ["/not: 'not' must be a string, not null"])
    #expect(try messages(schemas, "{alone: 1, typed: a}", version: "3.0.3") == [])
  }

  @Test func exclusiveFlagsOf30AreBounds() throws {
    let schema = "A: {minimum: 1, exclusiveMinimum: true}"
    #expect(try messages(schema, "1", version: "3.0.3") == [": the value must be more than 1"])
    #expect(try messages(schema, "1.1", version: "3.0.3") == [])
  }

  @Test func whatIsOnlyForTheOtherWayMayBeMissing() throws {
    let schemas = """
      A:
        required: [id, secret, name]
        allOf: [{$ref: '#/components/schemas/B'}]
        properties: {secret: {writeOnly: true}, name: {}}
      B: {properties: {id: {allOf: [{readOnly: true}]}}}
      """
    #expect(try messages(schemas, "{secret: 1, name: a}", .request) == [])
    #expect(try messages(schemas, "{id: 1, name: a}", .response) == [])
    #expect(try messages(schemas, "{name: a}", .either) == [])
    #expect(try messages(schemas, "{name: a}", .request) == [": the value must have 'secret'"])
    #expect(try messages(schemas, "{}", .response) == [": the value must have 'id' and 'name'"])
  }

  @Test func placesAreThoseOfTheKeyOrTheValue() throws {
    let sample = try SampleAPI("A: {properties: {a: {type: integer}}, additionalProperties: false}")
    var validator = SchemaValidator(sample.api.schemaSet)
    let validation = validator.validate(try node("{a: x, bee: 1}"), against: try sample.id("A"))
    #expect(validation.violations.map(\.span.bytes) == [4..<5, 7..<10])
    #expect(validation.violations.map(\.keyword) == [.type, .additionalProperties])
    #expect(validation.violations.map { $0.schemaNode.text } == ["integer", "false"])
  }

  @Test func generatedValuesAreCheckedAlike() throws {
    let sample = try SampleAPI("A: {properties: {a: {maximum: 3}}}")
    var validator = SchemaValidator(sample.api.schemaSet)
    let value = JSONValue(try node("{a: 4, \"quoted \\\" name\": 1}"))
    let validation = validator.validate(value, against: try sample.id("A"))
    #expect(validation.violations.map(\.pointer) == ["/a"])
  }

  @Test func formatsAreOnlyCheckedWhereTheyAreAskedFor() throws {
    let sample = try SampleAPI("A: {format: uuid}")
    var lenient = SchemaValidator(sample.api.schemaSet, options: .init(formats: [.date]))
    #expect(lenient.validate(try node("x"), against: try sample.id("A")).isValid)
    var strict = SchemaValidator(sample.api.schemaSet)
    #expect(!strict.validate(try node("x"), against: try sample.id("A")).isValid)
  }

  // MARK: - What cannot be told

  @Test(arguments: [
    ("{pattern: '(a)\\1'}", "x", "the pattern cannot be run: backreferences are not supported"),
    ("{not: {pattern: '(a)\\1'}}", "x", "the pattern cannot be run: backreferences are not supported"),
    (
      "{patternProperties: {'(a)\\1': {}}, additionalProperties: false}", "{x: 1}",
      "the pattern cannot be run: backreferences are not supported"
    ),
    (
      "{oneOf: [{pattern: '(?<=a)b'}, {type: string}]}", "x",
      "the pattern cannot be run: look-behind is not supported"
    ),
    ("{$ref: '#/components/schemas/Missing', title: T}", "x", "its reference leads nowhere"),
  ])
  func whatCannotBeCheckedIsNeverGuessed(_ schema: String, _ value: String, _ reason: String) throws {
    let sample = try SampleAPI("A: \(schema)")
    var validator = SchemaValidator(sample.api.schemaSet)
    let validation = validator.validate(try node(value), against: try sample.id("A"))
    #expect(validation.violations.isEmpty && !validation.isValid)
    #expect(validation.unchecked.map(\.reason) == [reason])
  }

  @Test func whatIsCertainlyWrongIsToldBesideWhatIsUnchecked() throws {
    let sample = try SampleAPI("A: {pattern: '(a)\\1', maxLength: 1}")
    var validator = SchemaValidator(sample.api.schemaSet)
    let validation = validator.validate(try node("xyz"), against: try sample.id("A"))
    #expect(validation.violations.map(\.message) == ["the value must have at most 1 character"])
  }
}
