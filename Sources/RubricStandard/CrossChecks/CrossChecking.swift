import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSite

/// What the cross-checks found of one API.
public struct CrossReport: Sendable {
  /// Check by check in the order of the catalogue, those of one check in the order of the texts.
  public var findings: [Finding] = []
  /// Checks that had something to look at, with how many findings each has.
  public var counts: [Count] = []

  /// What one check found.
  public struct Count: Sendable, Hashable {
    /// Its id.
    public var check: RuleID
    /// How many findings it has, remarks among them.
    public var findings: Int
  }
}

extension Standard {
  /// Compares what the guides of an API say with its description; nothing of a site without an API.
  ///
  /// - Parameters:
  ///   - verdicts: those of the site, as `verdicts(of:on:)` gives them.
  ///   - date: the day on which a date counts as past or to come.
  public func crossChecks(of site: Site, verdicts: [SectionVerdict], on date: CivilDate) -> CrossReport {
    guard let api = site.api else { return CrossReport() }
    let view = GuideView(site, api, verdicts: verdicts, on: date)
    return CrossChecking.report(on: view, checks: CrossCheck.all)
  }
}

enum CrossChecking {
  /// So many findings are made of one check: who has more mends the cause and not each place.
  private static let mostFindings = 200

  static func report(on view: GuideView, checks: [CrossCheck]) -> CrossReport {
    var report = CrossReport()
    for check in checks {
      guard let problems = check.check(view) else { continue }
      var seen: Set<SeenProblem> = []
      let first = problems.filter {
        seen.insert(SeenProblem(span: $0.span, message: Name($0.message))).inserted
      }
      .prefix(mostFindings)
      report.counts.append(CrossReport.Count(check: check.id, findings: first.count))
      report.findings += first.map { problem in
        var finding = Finding(
          check.id, problem.severity ?? check.severity, problem.message, at: problem.span,
          notes: problem.notes, help: problem.help ?? check.mending)
        finding.edits = problem.edits
        return finding
      }
    }
    return report
  }

  private struct SeenProblem: Hashable {
    var span: SourceSpan
    var message: Name
  }
}
