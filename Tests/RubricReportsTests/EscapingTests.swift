import RubricDiagnostics
import RubricReports
import RubricTesting
import Testing

/// What one format or the other would take for more than text.
@Suite struct EscapingTests {
  private func report(_ name: String, message: String, path: String = "a.yaml", edit: String? = nil) -> String
  {
    var input = ReportInput(toolVersion: "1.2.3", day: "2026-03-01")
    input.findings = ReportSamples.findings("⟦a⟧", path: path, message: message, edit: edit)
    Fingerprints.assign(to: &input.findings)
    return String(decoding: ReportFormat.named(name)?.bytes(of: input) ?? [], as: UTF8.self)
  }

  @Test(arguments: [
    ("no '{id}'", "no '{{id}}'"), ("[a](b)", #"[a\\](b)"#), (#"[a\](b)"#, #"[a\\](b)"#),
    (#"[a\\](b)"#, #"[a\\\\\\](b)"#), ("a[0] (b)", "a[0] (b)"), ("{{", "{{{{"),
  ])
  func sarifMessagesHoldNoPlaceholderAndNoLink(_ message: String, written: String) {
    #expect(report("sarif", message: message).contains("\"text\": \"\(written)\""))
  }

  @Test func sarifAddressesAreRelativeReferences() {
    let text = report("sarif", message: "m", path: "a b/ü:%?#.yaml")
    #expect(text.contains("\"uri\": \"a%20b/%C3%BC%3A%25%3F%23.yaml\""))
  }

  @Test func annotationsEscapeWhatTheServiceDecodes() {
    let text = report("github", message: "100%, a:b\nc %0A", path: "a,b:c%.yaml")
    #expect(
      text.hasPrefix(
        #"::error file=a%2Cb%3Ac%25.yaml,line=1,endLine=1,col=1,endColumn=2,title=some-rule::100%25, a:b\u{a}c %250A"#
      ))
  }

  @Test func gitLabFingerprintsAreUniqueWhateverFindingsBring() {
    var input = ReportInput(toolVersion: "1.2.3", day: "2026-03-01")
    let one = ReportSamples.findings("⟦a⟧", path: "a.yaml")[0]
    input.findings = ["x", "", "x", "x.1", "x", "", "x.2"].map { fingerprint in
      var finding = one
      finding.fingerprint = fingerprint
      return finding
    }
    let text = String(decoding: ReportFormat.named("gitlab")?.bytes(of: input) ?? [], as: UTF8.self)
    let names = text.split(separator: "\n").filter { $0.contains("\"fingerprint\"") }
    #expect(names.count == 7)
    #expect(Set(names).count == 7)
  }

  @Test func markdownCallsNobodyAndLinksNowhere() {
    let text = report(
      "markdown",
      message: "@ann #12 !3 GH-4 https://a.example www.b.example [x](y) <b> `c` a@b.example *d* _e_ :+1:")
    let line = text.split(separator: "\n").first { $0.hasPrefix("- ") } ?? ""
    let message = line.dropFirst("- `a.yaml:1:1` ".count)
    for part in ["@", "#1", "!3", "GH-", "://", "www.", "<", "[x](", ":+"] {
      #expect(!message.split(separator: "\\[").joined().contains(part), "\(part) in \(message)")
    }
    #expect(
      message.hasPrefix("&#64;&#8203;ann &#35;&#8203;12 &#33;&#8203;3 GH&#45;&#8203;4 https&#58;&#8203;//a"))
    #expect(message.contains(#"\[x\]\(y\) &#60;b&#62; \`c\` a&#64;&#8203;b.example \*d\* \_e\_"#))
  }

  @Test func codeInMarkdownEndsWhereItShould() {
    let text = report("markdown", message: "m", path: "a``b`|.yaml")
    #expect(text.contains(#"- ``` a``b`\|.yaml:1:1 ```"#))
  }

  @Test func markupHoldsNoMarkOfTheInput() {
    for name in ["html", "junit", "checkstyle"] {
      let plain = tags(report(name, message: "m"))
      for hostile in ReportSamples.hostileTexts {
        #expect(tags(report(name, message: hostile)) == plain, "\(name): \(hostile)")
      }
    }
  }

  private func tags(_ text: String) -> [String] {
    text.split(separator: "<").map { String($0.prefix { !" >\n".contains($0) }) }
  }
}
