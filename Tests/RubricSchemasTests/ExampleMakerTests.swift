import RubricOpenAPI
import RubricSchemas
import Testing

@Suite struct ExampleMakerTests {
  @Test func theAuthorsValueComesFirst() throws {
    let sample = try SampleAPI(
      """
      A: {type: string, example: mine, default: other, enum: [x]}
      B: {type: string, examples: [first, second], default: other}
      C: {type: string, const: c, default: other}
      D: {type: string, default: d, enum: [x, y]}
      E: {type: string, enum: [x, y]}
      F: {type: object, example: {b: 1, a: 2.50}, properties: {c: {type: string}}}
      G: {type: [string, 'null'], example: null}
      """)
    #expect(
      try "ABCDEFG".map { try sample.example(String($0)) }
        == [#""mine""#, #""first""#, #""c""#, #""x""#, #""x""#, #"{"b":1,"a":2.50}"#, "null"])
  }

  @Test(
    "formats have values that fit them",
    arguments: [
      ("date", "2026-03-01"), ("date-time", "2026-03-01T09:30:00Z"), ("email", "name@example.org"),
      ("ipv6", "2001:db8::1"), ("uri", "https://www.example.org/"), ("byte", "ZXhhbXBsZQ=="),
      ("odd", "string"),
    ])
  func format(_ format: String, value: String) throws {
    let sample = try SampleAPI("A: {type: string, format: \(format)}\nB: {format: \(format)}")
    #expect(try sample.example("A") == "\"\(value)\"")
    #expect(try sample.example("B") == "\"\(value)\"")
  }

  @Test(
    "numbers lie within their bounds",
    arguments: [
      ("type: integer", "1"), ("type: number", "1.5"), ("type: integer, minimum: 18", "18"),
      ("type: number, minimum: 2.50", "2.5"), ("type: integer, exclusiveMinimum: 5", "6"),
      ("type: integer, exclusiveMinimum: 5.5", "6"), ("type: number, exclusiveMinimum: 10.5", "11.5"),
      ("type: number, exclusiveMinimum: 10, maximum: 10.5", "10.5"), ("type: integer, maximum: -3", "-3"),
      ("type: integer, exclusiveMaximum: 0", "-1"), ("type: number, exclusiveMaximum: 0", "-1"),
      ("type: number, exclusiveMinimum: 0, exclusiveMaximum: 1", "0.5"),
      ("type: integer, multipleOf: 5", "5"),
      ("type: integer, multipleOf: 5, minimum: 12", "15"), ("type: number, multipleOf: 0.01", "1.5"),
      ("type: integer, multipleOf: 10, maximum: -5", "-10"), ("type: integer, minimum: 0.5", "1"),
      ("type: integer, minimum: 3.5", "4"), ("type: integer, multipleOf: 0", "1"),
      ("type: integer, minimum: 1e400", "1e400"),
    ])
  func number(_ schema: String, value: String) throws {
    #expect(try SampleAPI("A: {\(schema)}").example("A") == value)
  }

  @Test func stringsHaveTheLengthTheyMustHave() throws {
    let sample = try SampleAPI(
      "A: {type: string, minLength: 10}\nB: {type: string, maxLength: 3}\nC: {type: string, minLength: 1e9}\nD: {type: string, maxLength: 0}"
    )
    #expect(try ["A", "B", "D"].map { try sample.example($0) } == [#""stringgggg""#, #""str""#, #""""#])
    #expect(try sample.example("C").utf8.count < 300)
  }

  @Test func propertiesOfTheOtherDirectionAreLeftOut() throws {
    let sample = try SampleAPI(
      "A: {type: object, properties: {id: {type: integer, readOnly: true}, secret: {type: string, writeOnly: true}, name: {type: string}}}"
    )
    #expect(try sample.example("A", .request) == #"{"secret":"example-secret","name":"Example name"}"#)
    #expect(try sample.example("A", .response) == #"{"id":1,"name":"Example name"}"#)
  }

  @Test func aSchemaThatHoldsItselfEnds() throws {
    let sample = try SampleAPI(
      """
      Node: {type: object, properties: {name: {type: string}, kids: {type: array, items: {$ref: '#/components/schemas/Node'}}, up: {$ref: '#/components/schemas/Node'}}}
      List: {type: array, items: {$ref: '#/components/schemas/List'}}
      Either: {oneOf: [{$ref: '#/components/schemas/Either', title: t}, {type: boolean}]}
      A: {$ref: '#/components/schemas/B', title: a}
      B: {$ref: '#/components/schemas/A', title: b}
      """)
    #expect(try sample.example("Node") == #"{"name":"Example name","kids":[]}"#)
    #expect(try sample.example("List") == "[]")
    #expect(try sample.example("Either") == #""string""#)
    #expect(try sample.example("A") == #""string""#)
  }

  @Test func partsAndAlternativesAreMerged() throws {
    let sample = try SampleAPI(
      """
      Base: {type: object, properties: {id: {type: integer}, kind: {type: string}}}
      All: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {kind: {const: all}, own: {type: boolean}}}]}
      One: {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/Base'}, {type: string}]}
      Any: {anyOf: [{type: integer}, {type: string}]}
      Word: {allOf: [{type: string, format: date}, {description: d}]}
      """)
    #expect(try sample.example("All") == #"{"id":1,"kind":"all","own":true}"#)
    #expect(try sample.example("One") == #"{"id":1,"kind":"example"}"#)
    #expect(try sample.example("Any") == "1")
    #expect(try sample.example("Word") == #""2026-03-01""#)
  }

  @Test func objectsWithoutPropertiesShowWhatTheyMayHold() throws {
    let sample = try SampleAPI(
      """
      Map: {type: object, additionalProperties: {type: integer}}
      Free: {type: object, additionalProperties: true}
      Shut: {type: object, additionalProperties: false}
      Plain: {type: object}
      Never: {type: object, properties: {no: false, yes: true}}
      """)
    #expect(try sample.example("Map") == #"{"key":1}"#)
    #expect(try sample.example("Free") == #"{"key":"example-key"}"#)
    #expect(try sample.example("Shut") == "{}")
    #expect(try sample.example("Plain") == "{}")
    #expect(try sample.example("Never") == #"{"yes":"example-yes"}"#)
  }

  @Test func elementsOfAnArrayAreNamedAsOneOfThemAndDiffer() throws {
    let sample = try SampleAPI(
      """
      A:
        type: object
        required: [tags, dates, queries, addresses, colours, mails, status]
        properties:
          tags: &list {type: array, minItems: 2, items: {type: string}}
          dates: *list
          queries: *list
          addresses: *list
          colours: *list
          mails: *list
          status: *list
      """)
    let lists = [
      #""tags":["example","example-2"]"#, #""dates":["2026-03-01","2026-03-02"]"#,
      #""queries":["example","example-2"]"#, #""addresses":["1 Example Street","2 Example Street"]"#,
      ##""colours":["#1d70b8","#1d70b9"]"##, #""mails":["name@example.org","name2@example.org"]"#,
      #""status":["active","active-2"]"#,
    ]
    #expect(try sample.example("A") == "{\(lists.joined(separator: ","))}")
  }

  @Test func theBudgetBoundsAnExample() throws {
    var text = "L0: {type: object, properties: {a: {type: string}, b: {type: string}}}\n"
    for level in 1...7 {
      let parts = (0..<6).map { "p\($0): {$ref: '#/components/schemas/L\(level - 1)'}" }.joined(
        separator: ", ")
      text += "L\(level): {type: object, properties: {\(parts)}}\n"
    }
    let sample = try SampleAPI(text)
    #expect(try sample.example("L7").utf8.count < 20_000)
    #expect(try sample.example("L7", budget: 10).utf8.count < 200)
    #expect(try sample.example("L0", budget: 1) == #"{"a":"string"}"#)
  }

  @Test(
    "names tell what values are like",
    arguments: [
      ("emailAddress", "string", #""name@example.org""#),
      ("customer_email", "string", #""name@example.org""#),
      ("postcode", "string", #""SW1A 1AA""#), ("createdAt", "integer", "1772357400"),
      ("phone-number", "string", #""020 7946 0000""#), ("latitude", "number", "51.5"),
      ("pageSize", "integer", "20"), ("currencies", "string", #""example-currencies""#),
      ("currency", "string", #""GBP""#),
      ("repo", "string", #""example-repo""#),
      ("gitignore_template", "string", #""example-gitignore-template""#), ("x", "string", #""string""#),
      ("petId", "string", #""12345""#), ("größe", "string", #""example-größe""#), ("id", "integer", "1"),
      ("X-Request-ID", "string", #""123e4567-e89b-12d3-a456-426614174000""#),
    ])
  func name(_ name: String, type: String, value: String) throws {
    let sample = try SampleAPI("A: {type: object, properties: {\(name): {type: \(type)}}}")
    #expect(try sample.example("A") == "{\"\(name)\":\(value)}")
  }

  @Test(
    "patterns are met",
    arguments: [
      ("^[A-Z]{2}[0-9]{6}[A-D]$", "minLength: 1"), ("^GB[0-9]{9,12}$", "minLength: 14"),
      ("x", "minLength: 9"),
      ("^(a|bb|ccc)$", "minLength: 3"), ("^\\d{4}-\\d{2}-\\d{2}$", "maxLength: 10"),
      ("^[^\\s]+$", "maxLength: 2"),
      ("[a-z]+@[a-z]+\\.[a-z]{2,}", "minLength: 30"), ("^\\p{L}{3}$", "minLength: 0"),
      ("^(\\+44)?0?7\\d{9}$", "maxLength: 11"),
    ])
  func pattern(_ pattern: String, length: String) throws {
    let sample = try SampleAPI("A: {type: string, pattern: '\(pattern)', \(length)}")
    let id = try sample.id("A")
    let value = ExampleMaker.example(of: id, in: sample.api, direction: .response)
    var validator = SchemaValidator(sample.api.schemaSet)
    let result = validator.validate(value, against: id)
    #expect(result.isValid && result.unchecked.isEmpty, "\(value.compactText)")
  }

  @Test func authorsValuesOfPartsAreTakenWhereTheyAreValid() throws {
    let sample = try SampleAPI(
      """
      A: {type: object, properties: {a: {type: integer, example: x}, b: {type: integer, default: 7}, c: {type: array, items: {type: integer}, example: [1, 2, x]}}}
      B: {allOf: [{$ref: '#/components/schemas/C'}], properties: {own: {type: boolean}}}
      C: {type: object, example: {a: 3}, properties: {a: {type: integer}}}
      """)
    #expect(try sample.example("A") == #"{"a":1,"b":7,"c":[1]}"#)
    #expect(try sample.example("B") == #"{"a":1,"own":true}"#)
    #expect(try sample.example("C") == #"{"a":3}"#)
  }

  @Test func arraysHaveTheElementsThatTheyMustHave() throws {
    let sample = try SampleAPI(
      """
      A: {type: array, items: {type: integer}, minItems: 3, uniqueItems: true}
      B: {type: array, items: {type: boolean}, uniqueItems: true, minItems: 2}
      C: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
      D: {type: array, items: {type: integer}, contains: {minimum: 50}, minContains: 2}
      E: {type: array, items: {enum: [x, y, z]}, minItems: 2}
      F: {type: array, items: {type: object, properties: {id: {type: integer}}}, minItems: 2, uniqueItems: true}
      G: {type: array, maxItems: 0, items: {type: integer}}
      """)
    #expect(try sample.example("A") == "[1,2,3]")
    #expect(try sample.example("B") == "[true,false]")
    #expect(try sample.example("C") == #"["string",1]"#)
    #expect(try sample.example("D") == "[50,51]")
    #expect(try sample.example("E") == #"["x","y"]"#)
    #expect(try sample.example("F") == #"[{"id":1},{"id":2}]"#)
    #expect(try sample.example("G") == "[]")
  }

  @Test func objectsHaveTheMembersThatTheyMustHave() throws {
    let sample = try SampleAPI(
      """
      A: {type: object, minProperties: 2, additionalProperties: {type: integer}}
      B: {type: object, maxProperties: 1, required: [b], properties: {a: {type: string}, b: {type: string}}}
      C: {type: object, patternProperties: {'^x-[a-z]+$': {type: integer}}, additionalProperties: false}
      D: {type: object, required: [city], additionalProperties: {type: string}}
      E: {type: object, properties: {a: {type: integer}}, dependentSchemas: {a: {required: [z]}}}
      F: {type: object, additionalProperties: {type: integer}, x-additionalPropertiesName: colour-name}
      G: {type: object, propertyNames: {enum: [north, south]}, additionalProperties: {type: integer}}
      H: {type: object, properties: {a: {type: integer}, b: {type: integer}}, not: {required: [b]}}
      """)
    #expect(try sample.example("A") == #"{"key":1,"key2":2}"#)
    #expect(try sample.example("B") == #"{"b":"string"}"#)
    #expect(try sample.example("C").hasPrefix(#"{"x-"#))
    #expect(try sample.example("D") == #"{"city":"Exampleton"}"#)
    #expect(try sample.example("E") == #"{"a":1,"z":"string"}"#)
    #expect(try sample.example("F") == #"{"colour-name":1}"#)
    #expect(try sample.example("G") == #"{"north":1}"#)
    #expect(try sample.example("H") == #"{"a":1}"#)
  }

  @Test func aDiscriminatorHasTheNameOfItsAlternative() throws {
    let sample = try SampleAPI(
      """
      Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {feline: '#/components/schemas/Cat'}}}
      Cat: {type: object, required: [kind, purrs], properties: {kind: {type: string}, purrs: {type: boolean}}}
      Dog: {type: object, required: [kind, barks], properties: {kind: {type: string}, barks: {type: boolean}}}
      Base: {type: object, required: [type], properties: {type: {type: string}}, discriminator: {propertyName: type, mapping: {one: '#/components/schemas/One'}}}
      One: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {n: {type: integer}}}]}
      """)
    #expect(try sample.example("Pet") == #"{"kind":"feline","purrs":true}"#)
    #expect(try sample.example("One") == #"{"type":"one","n":1}"#)
  }

  @Test func recursionThatMustGoOnEndsInAnotherAlternativeOrInNothing() throws {
    let sample = try SampleAPI(
      """
      Tree: {type: object, required: [left], properties: {left: {oneOf: [{$ref: '#/components/schemas/Tree'}, {type: integer}]}}}
      Endless: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Endless'}}}
      Maybe: {type: object, required: [next], properties: {next: {anyOf: [{$ref: '#/components/schemas/Maybe'}, {type: 'null'}]}}}
      """)
    #expect(try sample.example("Tree") == #"{"left":1}"#)
    #expect(try sample.example("Endless") == "null")
    #expect(try sample.example("Maybe") == #"{"next":{"next":null}}"#)
  }
}
