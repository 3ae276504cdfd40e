import RubricDiagnostics
import RubricReports
import RubricTesting

/// Runs to make reports of.
enum ReportSamples {
  /// A finding at each mark of a file.
  static func findings(
    _ marked: String, path: String, _ rule: RuleID = "some-rule", _ severity: Severity = .error,
    message: String = "the message", note: String? = nil, help: String? = nil, edit: String? = nil,
    suppression: Suppression? = nil
  ) -> [LocatedFinding] {
    let text = MarkedText(marked)
    var sources = SourceSet()
    let source = sources.add(SourceFile(path: path, bytes: text.bytes))
    var locator = Locator(sources, logicalPlace: { _ in "/paths/~1a/get" })
    return text.ranges.map { range in
      let span = SourceSpan(source: source, bytes: range)
      var finding = Finding(
        rule, severity, message, at: span, notes: note.map { [Finding.Note($0, at: span)] } ?? [], help: help)
      finding.edits = edit.map { [Edit(span, $0)] } ?? []
      finding.suppression = suppression
      return locator.locate(finding)
    }
  }

  /// One of everything, small enough to be read.
  static var small: ReportInput {
    var input = ReportInput(toolVersion: "1.2.3", day: "2026-03-01")
    input.findings =
      findings(
        "a: ⟦b⟧c", path: "apis/x/a b.yaml", "ref-unresolved", .error, message: "no '{id}' in [a](b)",
        note: "declared here", help: "mend it", edit: "d")
      + findings(
        "⟦openapi⟧: 3", path: "apis/x/openapi.yaml", "section-missing", .warning,
        message: "section 'Cost' is missing")
      + findings(
        "⟦t⟧: 3", path: "site.yaml", "settings-valid", .info, message: "a key",
        suppression: Suppression(.external, reason: "known", owner: "team", expires: "2027-01-01"))
    Fingerprints.assign(to: &input.findings)
    input.rules = [
      ReportRule(
        id: "ref-unresolved", title: "A reference leads nowhere", rationale: "Readers are lost.",
        severity: .error,
        help: "ref-unresolved\n\nA reference leads nowhere.", mending: "Use a name.", tags: ["hygiene"])
    ]
    input.apis = [
      ReportedAPI(
        name: "x", title: "The x", folder: "apis/x", percentage: 50,
        sections: [
          ReportedSection(id: "overview", title: "Overview", state: "complete", standing: .satisfied),
          ReportedSection(
            id: "cost", title: "Cost", state: "missing", standing: .lacking, questions: ["Is it free?"],
            finding: 1),
          ReportedSection(id: "bulk", title: "Bulk", state: "not-applicable", standing: .notApplicable),
        ])
    ]
    input.failsFrom = .error
    return input
  }

  /// Text that would do something in one format or the other, in every place where text can stand.
  static let hostileTexts = [
    "::error file=a::forged", " \u{2003}::set-output name=a::b", "##[error]x ##vso[a]", "a%0A::error::b",
    "<script>alert(1)</script>", "]]>&\"'><x y='", "@someone #1 !2 ~3 $4 %5 &6 a@b.example GH-7",
    "https://evil.example www.evil.example [x](https://evil.example) ![x](y)", "| a | `b` ``c`` |",
    "{0} {id} }{ \\](a) ](b)", "\u{0}\u{8}\u{1B}[2J\u{202E}\r\n\t", "", noncharacters,
    "-->", "=cmd|' /C calc'!A0", "\u{85}\u{2028}x", "é\u{301}😀", "/close", "</details></summary>", "$x^2$ `",
  ]

  /// Code points that are never characters, which no literal may hold.
  private static let noncharacters = String(
    String.UnicodeScalarView([0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFF].compactMap { Unicode.Scalar(UInt32($0)) }))

  /// A run in which everything that can be text of an input is `text`.
  static func hostile(_ text: String) -> ReportInput {
    var input = ReportInput(toolVersion: "1.2.3", day: "2026-03-01")
    for (number, severity) in Severity.allCases.enumerated() {
      input.findings += findings(
        "⟦\(text)⟧", path: "\(text)/\(number)", RuleID("rule-\(number)"), severity, message: text, note: text,
        help: text, edit: text)
      input.findings += findings(
        "⟦\(text)⟧", path: "\(text)/\(number)", "waived", severity, message: text,
        suppression: Suppression(.inSource, reason: text, owner: text))
    }
    Fingerprints.assign(to: &input.findings)
    input.apis = [
      ReportedAPI(
        name: text, title: text, folder: text, percentage: 1,
        sections: [
          ReportedSection(id: "cost", title: text, state: "missing", standing: .lacking, questions: [text])
        ])
    ]
    input.failure = ReportFailure(message: text, help: text)
    return input
  }
}
