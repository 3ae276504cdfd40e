import RubricDiagnostics

extension ReportFormat {
  /// A Code Quality report of GitLab, which follows Code Climate's. It has no place for findings that count for
  /// nothing.
  static let gitlab = ReportFormat("gitlab", "a Code Quality report of GitLab") { input in
    var fingerprints = UniqueFingerprints()
    var json = JSONText()
    json.array { json in
      for finding in input.findings where finding.suppression == nil {
        json.element { GitLabReport.write(finding, fingerprints.next(finding), into: &$0) }
      }
    }
    return json.report
  }
}

private enum GitLabReport {
  static func write(_ finding: LocatedFinding, _ fingerprint: String, into json: inout JSONText) {
    json.object { json in
      json.member("description", VisibleText(finding.message).description)
      json.member("check_name", finding.rule.text)
      json.member("fingerprint", fingerprint)
      json.member("severity", severity(finding.severity))
      json.object("location") { json in
        json.member("path", finding.place.path)
        json.object("lines") { json in
          json.member("begin", finding.place.line)
          json.member("end", finding.place.endLine)
        }
      }
    }
  }

  /// GitLab knows info, minor, major, critical and blocker.
  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }
}

/// Gives each finding a name that no other of the report has, whatever the findings bring along.
struct UniqueFingerprints: Sendable {
  private var used: [String: Int] = [:]

  /// The finding's own fingerprint, with a number behind it where another has used it.
  mutating func next(_ finding: LocatedFinding) -> String {
    let wanted = finding.fingerprint.isEmpty ? finding.rule.text : finding.fingerprint
    var name = wanted
    while used[name] != nil {
      let number = used[wanted, default: 0] + 1
      used[wanted] = number
      name = "\(wanted).\(number)"
    }
    used[name] = 0
    return name
  }
}
