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
        == [#""mine""#, #""first""#, #""c""#, #""d""#, #""x""#, #"{"b":1,"a":2.50}"#, "null"])
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
      ("type: number, minimum: 2.50", "2.50"), ("type: integer, exclusiveMinimum: 5", "6"),
      ("type: integer, exclusiveMinimum: 5.5", "6"), ("type: number, exclusiveMinimum: 10.5", "11.5"),
      ("type: number, exclusiveMinimum: 10, maximum: 10.5", "10.5"), ("type: integer, maximum: -3", "-3"),
      ("type: integer, exclusiveMaximum: 0", "-1"), ("type: number, exclusiveMaximum: 0", "-1"),
      ("type: number, exclusiveMinimum: 0, exclusiveMaximum: 1", "0.5"),
      ("type: integer, multipleOf: 5", "5"),
      ("type: integer, multipleOf: 5, minimum: 12", "15"), ("type: number, multipleOf: 0.01", "0.01"),
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
    #expect(try sample.example("A", .request) == #"{"secret":"string","name":"string"}"#)
    #expect(try sample.example("A", .response) == #"{"id":1,"name":"string"}"#)
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
    #expect(try sample.example("Node") == #"{"name":"string","kids":[]}"#)
    #expect(try sample.example("List") == "[]")
    #expect(try sample.example("Either") == "true")
    #expect(try sample.example("A") == "null")
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
    #expect(try sample.example("One") == #"{"id":1,"kind":"string"}"#)
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
    #expect(try sample.example("Free") == #"{"key":"string"}"#)
    #expect(try sample.example("Shut") == "{}")
    #expect(try sample.example("Plain") == "{}")
    #expect(try sample.example("Never") == #"{"yes":"string"}"#)
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
    #expect(try sample.example("L0", budget: 1) == "null")
  }
}
