import RubricDiagnostics
import Testing

@Suite struct JSONTextTests {
  @Test func membersKeepTheirOrder() {
    var json = JSONText()
    json.object { json in
      json.member("b", 1)
      json.member("a", "x")
      json.member("empty") { $0.array { _ in } }
      json.member("list") { json in
        json.array { json in
          json.element { $0.object { _ in } }
          json.element { $0.number(-2) }
        }
      }
    }
    #expect(
      json.text == """
        {
          "b": 1,
          "a": "x",
          "empty": [],
          "list": [
            {},
            -2
          ]
        }

        """)
  }

  @Test func whatIsFurtherInStandsInTheLineOfWhatHoldsIt() {
    var json = JSONText(linesTo: 2)
    json.object { json in
      json.member("a") { json in
        json.array { json in
          json.element { json in
            json.object { json in
              json.member("b", 1)
              json.member("c") { $0.array { json in for n in 1...2 { json.element { $0.number(n) } } } }
            }
          }
          json.element { $0.array { _ in } }
        }
      }
      json.member("d", "e")
    }
    #expect(
      json.text == """
        {
          "a": [
            {"b": 1, "c": [1, 2]},
            []
          ],
          "d": "e"
        }

        """)
  }

  @Test(
    "strings are escaped",
    arguments: [
      (#"a"b\c"#, #""a\"b\\c""#), ("a\nb\tc\rd", #""a\nb\tc\u000dd""#),
      ("\u{0}\u{1B}\u{7F}\u{9B}", #""\u0000\u001b\u007f\u009b""#),
      ("\u{202E}\u{2028}", #""\u202e\u2028""#), ("\u{E0041}", #""\udb40\udc41""#), ("é€😀", "\"é€😀\""),
      ("/", "\"/\""),
      ("\r\n", #""\u000d\n""#),
    ])
  func string(_ text: String, written: String) {
    var json = JSONText()
    json.string(text)
    #expect(json.text == written + "\n")
  }
}
