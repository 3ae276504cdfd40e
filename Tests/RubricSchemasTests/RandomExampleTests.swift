import RubricOpenAPI
import Testing

@testable import RubricSchemas

/// Makes examples of schemas that are drawn at random, each round a value that they allow.
@Suite struct RandomExampleTests {
  @Test func everySchemaThatAllowsAValueGetsAnExampleThatIsValid() throws {
    var source = SchemaSource(state: 0x9E37_79B9_7F4A_7C15)
    let rounds = 600
    var text = ""
    for round in 0..<rounds { text += "S\(round): \(source.schema(depth: 3))\n" }
    let sample = try SampleAPI(text)
    var validator = SchemaValidator(sample.api.schemaSet)
    for round in 0..<rounds {
      let id = try sample.id("S\(round)")
      let place = ExampleMaker.Place(allowance: 400)
      for direction in [ExampleMaker.Direction.request, .response] {
        let made = ExampleMaker.validExample(of: id, in: sample.api, direction: direction, at: place)
        let value = try #require(made, "\(text.split(separator: "\n")[round])")
        let result = validator.validate(
          value, against: id, direction: direction == .request ? .request : .response)
        let message = result.violations.first?.message ?? result.unchecked.first?.reason ?? ""
        #expect(result.isValid, "\(value.compactText): \(message): \(text.split(separator: "\n")[round])")
      }
    }
  }

  @Test func theSameExampleIsMadeEachTime() throws {
    var source = SchemaSource(state: 42)
    var text = ""
    for round in 0..<50 { text += "S\(round): \(source.schema(depth: 3))\n" }
    let (first, second) = (try SampleAPI(text), try SampleAPI(text))
    for round in 0..<50 {
      #expect(try first.example("S\(round)") == second.example("S\(round)"))
    }
  }
}

/// Draws schemas, as JSON on one line, that allow at least one value.
private struct SchemaSource {
  var state: UInt64

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  private mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  private mutating func pick<Element>(_ all: [Element]) -> Element { all[below(all.count)] }

  mutating func schema(depth: Int) -> String {
    switch below(depth > 0 ? 12 : 5) {
    case 0, 1: return string()
    case 2, 3: return number()
    case 4:
      return pick([
        #"{"type":"boolean"}"#, "{}", "true", #"{"type":["null","integer"]}"#, #"{"const":[1,{"a":null}]}"#,
      ])
    case 5, 6, 7: return object(depth)
    case 8, 9: return array(depth)
    case 10: return parts(depth)
    default: return conditions(depth)
    }
  }

  private mutating func string() -> String {
    let length = below(30)
    let formats = [
      "date", "date-time", "email", "uuid", "uri", "ipv4", "ipv6", "hostname", "duration", "time", "byte",
      "regex", "json-pointer",
    ]
    let patterns = [
      "^[A-Z]{2}[0-9]{6}[A-D]$", "^[a-z]+(-[a-z]+)*$", "[0-9]", "^(GB|XI)[0-9]{9}$", "^.{3,12}$",
      "^\\\\d{4}-\\\\d{2}$",
    ]
    return switch below(5) {
    case 0: #"{"type":"string","minLength":\#(length),"maxLength":\#(length + below(4))}"#
    case 1: #"{"type":"string","format":"\#(pick(formats))"}"#
    case 2: #"{"type":"string","pattern":"\#(pick(patterns))"}"#
    case 3: #"{"enum":["a","b",\#(below(9))]}"#
    default:
      #"{"type":["string","null"],"maxLength":\#(length),"default":"this default is far too long for it"}"#
    }
  }

  private mutating func number() -> String {
    let least = below(2_000) - 1_000
    let step = pick(["0.01", "0.25", "3", "7", "1.5", "1e-3"])
    return switch below(5) {
    case 0: #"{"type":"integer","minimum":\#(least),"maximum":\#(least + below(3))}"#
    case 1: #"{"type":"number","exclusiveMinimum":\#(least),"exclusiveMaximum":\#(least + 1)}"#
    case 2: #"{"type":"number","multipleOf":\#(step),"minimum":\#(least),"maximum":\#(least + 8)}"#
    case 3: #"{"type":"integer","format":"int32","multipleOf":\#(step),"minimum":\#(least)}"#
    default: #"{"type":"number","example":\#(least),"maximum":\#(below(5))}"#
    }
  }

  private mutating func object(_ depth: Int) -> String {
    let names = ["id", "name", "email", "amount", "createdAt", "other"].prefix(1 + below(6))
    var members: [String] = []
    for name in names {
      let extra = below(6) == 0 ? #","readOnly":true"# : ""
      let inner = schema(depth: depth - 1)
      members.append(
        "\"\(name)\":"
          + (extra.isEmpty || !inner.hasPrefix("{\"") ? inner : String(inner.dropLast()) + extra + "}"))
    }
    let required = names.filter { _ in below(2) == 0 }.map { "\"\($0)\"" }.joined(separator: ",")
    let rest = pick([
      #","additionalProperties":false"#, #","additionalProperties":{"type":"string"}"#, "", "",
      #","unevaluatedProperties":false"#, #","patternProperties":{"^x-":{"type":"integer"}}"#,
      #","minProperties":1"#, #","dependentRequired":{"id":["name"]}"#,
    ])
    return
      #"{"type":"object","properties":{\#(members.joined(separator: ","))},"required":[\#(required)]\#(rest)}"#
  }

  private mutating func array(_ depth: Int) -> String {
    let count = below(4)
    let items = schema(depth: depth - 1)
    return switch below(5) {
    case 0: #"{"type":"array","items":\#(items),"minItems":\#(count),"maxItems":\#(count + below(2))}"#
    case 1:
      #"{"type":"array","items":{"type":"string","minLength":3},"uniqueItems":true,"minItems":\#(count)}"#
    case 2: #"{"type":"array","prefixItems":[\#(items),\#(string())],"items":false}"#
    case 3:
      #"{"type":"array","items":{"type":"integer"},"contains":{"minimum":\#(count * 10)},"minContains":\#(count)}"#
    default: #"{"type":"array","items":\#(items)}"#
    }
  }

  private mutating func parts(_ depth: Int) -> String {
    let inner = schema(depth: depth - 1)
    return switch below(5) {
    case 0: #"{"allOf":[\#(inner),{"title":"t"}]}"#
    case 1: #"{"anyOf":[false,\#(inner)]}"#
    case 2:
      #"{"oneOf":[{"type":"null"},{"type":"object","properties":{"kind":{"const":"a"}},"required":["kind"]},{"type":"object","properties":{"kind":{"const":"b"}},"required":["kind"]}]}"#
    case 3: #"{"allOf":[{"type":"object","required":["a"]},{"properties":{"a":\#(inner)}}]}"#
    default:
      #"{"oneOf":[{"type":"object","required":["a"]},{"type":"object","required":["b"]}],"properties":{"a":\#(inner),"b":\#(number())}}"#
    }
  }

  private mutating func conditions(_ depth: Int) -> String {
    let inner = schema(depth: depth - 1)
    return switch below(4) {
    case 0: #"{"type":"string","not":{"const":"string"}}"#
    case 1:
      #"{"type":"object","properties":{"country":{"enum":["GB","FR"]},"code":{"type":"string"}},"required":["country"],"if":{"properties":{"country":{"const":"FR"}}},"then":{"properties":{"code":{"pattern":"^F"}}},"else":{"required":["code"]}}"#
    case 2: #"{"type":"object","properties":{"a":\#(inner),"b":{"type":"integer"}},"not":{"required":["b"]}}"#
    default:
      #"{"type":"object","properties":{"a":\#(inner)},"dependentSchemas":{"a":{"required":["z"],"properties":{"z":{"type":"integer","minimum":5}}}}}"#
    }
  }
}

/// Schemas that are made to cost much.
@Suite struct HostileExampleTests {
  @Test(.timeLimit(.minutes(1))) func makingEndsWhateverTheSchema() throws {
    func reference(_ name: String) -> String { "{\"$ref\":\"#/components/schemas/\(name)\"}" }
    var lines: [String] = []
    // Each alternative leads to all the others, and none of them holds.
    for index in 0..<8 {
      let others = (0..<8).map {
        "{\"type\":\"object\",\"required\":[\"a\",\"b\"],\"properties\":{\"a\":\(reference("A\($0)")),\"b\":\(reference("A\($0)"))}}"
      }
      lines.append("A\(index): {\"oneOf\":[\(others.joined(separator: ","))]}")
    }
    lines.append("Wide: {\"type\":\"object\",\"minProperties\":1000000000}")
    lines.append(
      "Long: {\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"uniqueItems\":true,\"minItems\":4000}")
    lines.append("Pattern: {\"type\":\"string\",\"pattern\":\"^((a?b?c?){50}d?){60}$\",\"minLength\":4999}")
    lines.append("Number: {\"type\":\"number\",\"minimum\":-1e999999,\"multipleOf\":1e-400}")
    lines.append(
      "Large: {\"type\":\"integer\",\"minimum\":99999999999999999999999999999999999999,\"multipleOf\":7}")
    lines.append("Not: {\"not\":\(reference("Not"))}")
    let sample = try SampleAPI(lines.joined(separator: "\n"))
    for named in sample.api.components.schemas {
      let made = ExampleMaker.example(of: named.value, in: sample.api, direction: .request)
      #expect(made.compactText.utf8.count < 200_000)
    }
  }
}

/// What may be looked at is limited, for each example and for all of an API.
@Suite struct ExampleBudgetTests {
  /// Schemas that need each other in every alternative: nothing satisfies any of them.
  private func rings(_ count: Int) -> String {
    (0..<count).map { number in
      let members = ["a", "b", "c"].enumerated().map { place, name in
        let choices = (1...2).map {
          "{\"$ref\":\"#/components/schemas/R\((number + place + $0) % count)\"}"
        }
        return "\"\(name)\":{\"oneOf\":[\(choices.joined(separator: ","))]}"
      }
      return
        "R\(number): {\"type\":\"object\",\"required\":[\"a\",\"b\",\"c\"],\"properties\":{\(members.joined(separator: ","))}}"
    }.joined(separator: "\n")
  }

  @Test func whatNeedsItselfInEveryAlternativeIsGivenUpSoon() throws {
    let sample = try SampleAPI(rings(8))
    let clock = ContinuousClock()
    let time = try clock.measure {
      for number in 0..<8 {
        let id = try sample.id("R\(number)")
        #expect(ExampleMaker.madeExample(of: id, in: sample.api, direction: .request) == nil)
      }
    }
    // Without a limit each takes many seconds; a slow and busy machine is allowed for.
    #expect(time < .seconds(20))
  }

  @Test func whatIsMadeBeforeTheWorkIsSpentStays() throws {
    let sample = try SampleAPI(
      rings(8)
        + "\nA: {type: object, properties: {name: {type: string}, r: {$ref: '#/components/schemas/R0'}}}")
    #expect(try sample.example("A") == #"{"name":"Example name"}"#)
  }

  @Test func allExamplesOfAnAPIHaveTheSameShare() throws {
    let few = try SampleAPI("A: {type: string}")
    #expect(ExampleMaker.share(in: few.api) == ExampleMaker.mostWork)
    for (count, share) in [(100, ExampleMaker.mostWorkOfAPI / 100), (4_000, ExampleMaker.leastWork)] {
      let many = try SampleAPI((0..<count).map { "A\($0): {type: string}" }.joined(separator: "\n"))
      #expect(many.api.exampleCount == count)
      #expect(ExampleMaker.share(in: many.api) == share)
      #expect(try many.example("A7") == #""string""#)
    }
  }

  @Test(.timeLimit(.minutes(2))) func aliasesThatMultiplyAreGivenUp() throws {
    for keyword in ["oneOf", "anyOf", "allOf", "prefixItems"] {
      var text = "L0: &L0 {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/L3'}}}"
      for level in 1...3 {
        let repeated = [String](repeating: "*L\(level - 1)", count: 60).joined(separator: ", ")
        text += "\nL\(level): &L\(level) {\(keyword): [\(repeated)]}"
      }
      let sample = try SampleAPI(text)
      let value = ExampleMaker.example(of: try sample.id("L3"), in: sample.api, direction: .response)
      #expect(value.compactText.utf8.count < 200_000)
    }
  }
}
