import RubricDiagnostics

/// Findings of one file, at most so many of a rule: a hostile file must not make a million of them.
struct FindingList {
  private var findings: [Finding] = []
  private var surplus: [Surplus] = []

  private struct Surplus {
    var rule: RuleID
    var severity: Severity
    var count: Int
    /// Of the first finding that was left out.
    var span: SourceSpan?
    var leftOut: Int
  }

  /// Adds a finding, or only counts it where its rule has `limit` already.
  mutating func add(_ finding: Finding, limit: Int = 100) {
    let index = surplus.firstIndex { $0.rule == finding.rule } ?? surplus.endIndex
    if index == surplus.endIndex {
      surplus.append(Surplus(rule: finding.rule, severity: finding.severity, count: 0, span: nil, leftOut: 0))
    }
    surplus[index].count += 1
    guard surplus[index].count > limit else { return findings.append(finding) }
    surplus[index].leftOut += 1
    if surplus[index].span == nil { surplus[index].span = finding.span }
  }

  /// The findings in order of their discovery, then one for each rule that has more.
  var all: [Finding] {
    findings
      + surplus.compactMap { rest in
        rest.span.map {
          Finding(
            rest.rule, rest.severity, "'\(rest.rule.text)' has \(rest.leftOut) more findings from here on",
            at: $0,
            help: "mend the findings above, then read the file again")
        }
      }
  }
}
