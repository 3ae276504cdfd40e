import RubricDiagnostics

extension ReportFormat {
  /// Annotations of GitHub Actions, as commands in its log: as many as the service shows, the most severe first.
  static let github = ReportFormat("github", "annotations of GitHub Actions, and its step summary") { input in
    Array(GitHubReport.commands(input).utf8)
  }
}

/// What GitHub Actions reads of a step's log.
enum GitHubReport {
  /// The service shows so many annotations of each kind that a step makes, and drops the rest without a word.
  static let mostOfAKind = 10

  static func commands(_ input: ReportInput) -> String {
    var text = ""
    if let failure = input.failure { text += "::error title=rubric::\(data(failure.message))\n" }
    var isCut = false
    for severity in Severity.allCases.reversed() {
      // The failure is an error, too.
      var room = mostOfAKind - (severity == .error && input.failure != nil ? 1 : 0)
      for finding in input.findings where finding.severity == severity && finding.suppression == nil {
        guard room > 0 else {
          isCut = true
          break
        }
        text += command(finding)
        room -= 1
      }
    }
    text += input.countsText
    return text + (isCut ? "; the first \(mostOfAKind) of each kind are annotated\n" : "\n")
  }

  private static func command(_ finding: LocatedFinding) -> String {
    let place = finding.place
    var properties: [String] = []
    if !place.path.isEmpty {
      properties = ["file=\(property(place.path))", "line=\(place.line)", "endLine=\(place.endLine)"]
      // The service knows columns within one line only.
      if place.line == place.endLine {
        properties += ["col=\(place.column)", "endColumn=\(place.endColumn)"]
      }
    }
    properties.append("title=\(property(finding.rule.text))")
    let help = finding.help.map { "%0Ahelp: " + data($0) } ?? ""
    return
      "::\(name(finding.severity)) \(properties.joined(separator: ","))::\(data(finding.message))\(help)\n"
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  /// What follows the second `::`: control characters are visible, so only `%` is left to escape.
  private static func data(_ text: String) -> String { escaped(text, also: []) }

  /// The value of a property.
  private static func property(_ text: String) -> String {
    escaped(text, also: [UInt8(ascii: ":"), UInt8(ascii: ",")])
  }

  private static func escaped(_ text: String, also others: [UInt8]) -> String {
    var bytes: [UInt8] = []
    for byte in VisibleText(text).description.utf8 {
      if byte == UInt8(ascii: "%") || others.contains(byte) {
        bytes += Array("%\(String(byte, radix: 16, uppercase: true))".utf8)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
