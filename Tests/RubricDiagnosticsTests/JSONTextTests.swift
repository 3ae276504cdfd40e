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

  @Test func aReportListsFindingsAndCountsThem() {
    var sources = SourceSet()
    let source = sources.add(SourceFile(path: "a\"b.yaml", bytes: Array("a: 1\nbc: 2\n".utf8)))
    func span(_ range: Range<UInt32>) -> SourceSpan { SourceSpan(source: source, bytes: range) }
    let finding = Finding(
      "r", .error, "no '\u{202E}'", at: span(5..<7), notes: [Finding.Note("first", at: span(0..<1))],
      help: "mend")
    var locator = Locator(sources)
    let located = [locator.locate(finding), locator.locate(Finding("q", .info, "m", at: span(0..<0)))]
    var json = JSONText()
    json.object { JSONReport.write(located, into: &$0) }
    #expect(
      json.text == #"""
        {
          "findings": [
            {
              "rule": "r",
              "severity": "error",
              "message": "no '\u202e'",
              "path": "a\"b.yaml",
              "line": 2,
              "column": 1,
              "endLine": 2,
              "endColumn": 3,
              "help": "mend",
              "notes": [
                {
                  "message": "first",
                  "path": "a\"b.yaml",
                  "line": 1,
                  "column": 1,
                  "endLine": 1,
                  "endColumn": 2
                }
              ]
            },
            {
              "rule": "q",
              "severity": "info",
              "message": "m",
              "path": "a\"b.yaml",
              "line": 1,
              "column": 1,
              "endLine": 1,
              "endColumn": 1
            }
          ],
          "counts": {
            "error": 1,
            "warning": 0,
            "info": 1
          }
        }

        """#)
  }
}
