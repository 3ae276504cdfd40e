import RubricDiagnostics
import RubricSite
import RubricTesting
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@testable import RubricStandard

/// Guides and descriptions that nobody would write.
@Suite(.serialized) struct CrossCheckStressTests {
  private func report(_ guide: [UInt8], spec: String = CrossCheckStressTests.spec, name: String = "errors.md")
    -> CrossReport
  {
    let sample = SampleSite(guides: [(name, guide)], spec: Array(spec.utf8))
    return SampleSite.standard.crossChecks(of: sample.site, verdicts: [], on: SampleSite.today)
  }

  /// How long the comparison alone takes, once the site is there.
  private func seconds(
    _ guide: [UInt8], spec: String = CrossCheckStressTests.spec, name: String = "errors.md"
  ) -> Double {
    let sample = SampleSite(guides: [(name, guide)], spec: Array(spec.utf8))
    return Self.seconds {
      _ = SampleSite.standard.crossChecks(of: sample.site, verdicts: [], on: SampleSite.today)
    }
  }

  private static let spec = """
    openapi: 3.1.0
    info: {title: Permits, version: 1.4.0, contact: {email: a@b.gov.uk}}
    servers: [{url: https://permits.api.example.gov.uk/v1}]
    security: [{o: ['a:b']}]
    paths:
      /permits:
        get:
          responses:
            '200': {description: a, content: {application/json: {schema: {type: object, properties: {state: {enum: [a1, b1]}, size: {maxLength: 5}}}}}}
            '404': {description: a, content: {application/json: {schema: {type: object, properties: {code: {enum: [NO_PERMIT]}}}}}}
        post: {requestBody: {content: {application/json: {schema: {type: object, properties: {size: {type: integer}}}}}}}
    components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a, scopes: {'a:b': c}}}}}}
    """

  private static func seconds(_ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    let time = clock.measure(work)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  /// One piece many times: four times as many may take no more than some eight times as long.
  @Test(arguments: [
    "`permit:a` ", "`GET /permits/x/y` ", "field `sizes` ", "`404` ", "`418` status ", "scope `x:b` ",
    "is deprecated `GET /permits`. ", "https://permits.api.example.gov.uk/v2/x ",
    "http://permits.api.example.gov.uk/ ",
    "x@y.gov.uk ", "up to 9 characters `size` ", "free of charge API. ", "allow-list our IP. ",
    "99.9% available. ",
    "9434765919 NHS. ", "eyJhbGciOi.eyJhbGciOi.xxxx ", "-----BEGIN PRIVATE KEY-----", "not cache responses. ",
    "[x](https://permits.api.example.gov.uk/v3) ", "100 requests per minute. ", "@", "a@", "`",
  ])
  func proseTakesLinearTime(piece: String) {
    let start = Array("# Errors\n\n## Scopes\n\n".utf8)
    let few = start + Array(String(repeating: piece, count: 1_500).utf8)
    let many = start + Array(String(repeating: piece, count: 6_000).utf8)
    let first = seconds(few)
    let second = seconds(many)
    if getenv("RUBRIC_VERBOSE") != nil { print("stress", first, second) }
    #expect(second < first * 9 + 0.3, "\(first) s, then \(second) s")
  }

  @Test(arguments: [
    "## `GET /permits/x`\n\n", "- `a1`\n", "| `NO_X` | 404 |\n", "```json\n{\"size\": \"x\"}\n```\n\n",
    "```\ncurl https://permits.api.example.gov.uk/v1/permits -d '{\"size\": \"x\"}'\n```\n\n",
    "    curl https://permits.api.example.gov.uk/v1/permit\n", "## 1.2.3 - 2026-01-02\n\n", "> - `a1`\n",
    "The `state` is:\n- `a1`\n- `b1`\n- `c1`\n\n", "###### `404`\n\nText `field` field.\n\n",
  ])
  func blocksTakeLinearTime(piece: String) {
    let start = Array("# Changelog\n\n## `POST /permits`\n\n| Code | Status |\n|---|---|\n".utf8)
    let few = start + Array(String(repeating: piece, count: 400).utf8)
    let many = start + Array(String(repeating: piece, count: 1_600).utf8)
    let first = seconds(few, name: "changelog.md")
    let second = seconds(many, name: "changelog.md")
    if getenv("RUBRIC_VERBOSE") != nil { print("stress", first, second) }
    #expect(second < first * 9 + 0.3, "\(first) s, then \(second) s")
  }

  @Test func codeOfManyLinesAndRowsOfManyCellsTakeLinearTime() {
    let line = "curl http://permits.api.example.gov.uk/v1/permit \\\n"
    let row = "| " + String(repeating: "`404` | ", count: 400) + "\n"
    let rule = "|" + String(repeating: "---|", count: 400) + "\n"
    let text = { (count: Int) in
      Array(("# Errors\n\n" + row + rule + String(repeating: row, count: count / 100)).utf8)
        + Array(("\n- x\n\n  ```\n" + String(repeating: "  " + line, count: count) + "  ```\n").utf8)
    }
    let first = seconds(text(1_000))
    let second = seconds(text(4_000))
    if getenv("RUBRIC_VERBOSE") != nil { print("stress", first, second) }
    #expect(second < first * 9 + 0.3, "\(first) s, then \(second) s")
  }

  @Test func manyNamesAndManyMentionsTakeLinearTime() {
    let spec = { (count: Int) in
      let paths = (0..<count).map {
        "  /permits/a\($0)/{id}: {get: {operationId: o\($0), responses: {'4\($0 % 90 + 10)': {description: a}}}}"
      }
      let fields = (0..<count).map { "f\($0): {type: string, maxLength: \($0)}" }
      return "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\nservers: [{url: https://a.gov.uk}]\npaths:\n"
        + paths.joined(separator: "\n")
        + "\ncomponents: {schemas: {A: {properties: {\(fields.joined(separator: ", "))}}}}\n"
    }
    let guide = { (count: Int) in
      Array("# Errors\n\n".utf8)
        + (0..<count).flatMap {
          Array("The `f\($0)x` field of `GET /permits/a\($0)x/{y}` is up to 3 characters.\n\n".utf8)
        }
    }
    let first = seconds(guide(300), spec: spec(300))
    let second = seconds(guide(1_200), spec: spec(1_200))
    if getenv("RUBRIC_VERBOSE") != nil { print("stress", first, second) }
    #expect(second < first * 9 + 0.3, "\(first) s, then \(second) s")
  }

  /// Bytes of no meaning, cut and mixed from what has some.
  @Test func noBytesEndTheProgram() {
    let pieces = [
      "# Errors\n", "`GET /permits`", "```json\n", "{\"a\": [1, ", "```\n", "| a | b |\n|---|---|\n",
      "| `404` | x |\n", "curl -X", " -H 'A: ",
      "-d '{", "https://", "http://permits.api.example.gov.uk", "\u{0}", "\u{FEFF}", "é🚗", "<table><tr><th>",
      "</td>", "- `a`\n", "99.9%",
      "HTTP/1.1 404\n\n{", "1.2.3", "12 March 2026", "eyJ", ".", "@", "{#errors}", "\r\n", "\t", "    ", "> ",
      "\\", "'", "\"",
    ].map { Array($0.utf8) }
    var seed: UInt64 = 7
    func next(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    for _ in 0..<120 {
      var guide: [UInt8] = []
      for _ in 0..<next(60) {
        guide += next(12) == 0 ? [UInt8(next(256))] : pieces[next(pieces.count)]
      }
      let report = report(guide)
      for finding in report.findings where finding.span.source.index == 1 {
        #expect(Int(finding.span.bytes.upperBound) <= guide.count)
      }
      _ = SampleSite.standard.writingFindings(of: SampleSite(guides: [("a.md", guide)], spec: []).site)
    }
  }

  @Test func anAPIWithoutGuidesAndASiteWithoutAnAPIHaveNothingToCompare() {
    let sample = SampleSite([:], spec: "nothing")
    #expect(
      SampleSite.standard.crossChecks(of: sample.site, verdicts: [], on: SampleSite.today).findings.isEmpty)
    let bare = SampleSite([:], spec: SampleSite.readOnly)
    let report = SampleSite.standard.crossChecks(
      of: bare.site, verdicts: bare.outcome.value, on: SampleSite.today)
    #expect(report.findings.map(\.message) == [])
  }
}
