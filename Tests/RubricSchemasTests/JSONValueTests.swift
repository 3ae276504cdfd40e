import RubricSchemas
import Testing

@Suite struct JSONValueTests {
  @Test(
    "numbers are written as JSON has them, with the author's digits where it can",
    arguments: [
      ("1.50", "1.50"), ("-0", "-0"), ("1e400", "1e400"), ("1E+2", "1E+2"), ("0x1F", "31"), ("0o17", "15"),
      ("+12", "12"), ("012", "12"), (".5", "0.5"), ("1.", "1.0"), (".inf", "\".inf\""),
      ("-.INF", "\"-.INF\""),
      (".nan", "\".nan\""), ("123456789012345678901234567890", "123456789012345678901234567890"),
      ("-007", "-7"), ("0.10", "0.10"), ("'1'", "\"1\""),
    ])
  func number(_ written: String, json: String) throws {
    #expect(JSONValue(try node(written)).compactText == json)
  }

  @Test func membersKeepTheirOrderAndNames() throws {
    let value = JSONValue(try node("{b: [1, true, null, ~, {}], a: {é: \"e\\u0301\", 1: x}}"))
    #expect(value.compactText == "{\"b\":[1,true,null,null,{}],\"a\":{\"é\":\"e\u{301}\",\"1\":\"x\"}}")
    #expect(
      value.text == """
        {
          "b": [
            1,
            true,
            null,
            null,
            {}
          ],
          "a": {
            "é": "e\u{301}",
            "1": "x"
          }
        }
        """)
  }

  @Test func stringsAreEscaped() throws {
    let text = "\"\\\n\r\t\u{0}\u{1F}\u{7F}é😀/"
    #expect(JSONValue.string(text).compactText == #""\"\\\n\r\t\u0000\u001f\u007fé😀/""#)
    #expect(JSONValue(try node("{'a\"b': null}")).compactText == #"{"a\"b":null}"#)
  }

  @Test func aReaderSeesStringsWithoutQuotes() {
    #expect(JSONValue.string("a \"b\"").readerText == "a \"b\"")
    #expect(JSONValue.array([.string("a"), .number("1.0")]).readerText == "[\"a\",1.0]")
    #expect(JSONValue.null.readerText == "null")
  }

  @Test func theBudgetEndsAWideValue() throws {
    var budget = 4
    let value = JSONValue(try node("[1, 2, 3, 4, 5]"), budget: &budget)
    #expect(value == .array([.number("1"), .number("2"), .string("…")]))
    #expect(budget == 0)
  }

  @Test func anAliasThatHoldsItselfEnds() async throws {
    let cycle = try node("&a {a: *a}")
    // On a thread of the pool, whose stack is smaller than the main one's.
    let length = await Task.detached { JSONValue(cycle).text.utf8.count }.value
    #expect(length > 1_000 && length < 1_000_000)
    let wide = try node("&a [*a, *a, *a]")
    #expect(await Task.detached { JSONValue(wide).compactText.utf8.count }.value < 100_000)
  }

  @Test func aliasesThatMultiplyEnd() throws {
    var text = "l0: &l0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      text +=
        "l\(level): &l\(level) [\(Array(repeating: "*l\(level - 1)", count: 9).joined(separator: ", "))]\n"
    }
    #expect(JSONValue(try node(text)).compactText.utf8.count < 100_000)
  }
}
