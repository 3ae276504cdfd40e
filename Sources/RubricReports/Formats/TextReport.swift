import RubricDiagnostics

extension ReportFormat {
  /// As on a terminal, without colour.
  static let text = ReportFormat("text", "findings with their lines, for people") { input in
    var text = TextReport.findings(input, isColoured: false)
    if let failure = input.failure { text += TextReport.failure(failure) }
    text += SummaryTable(input.apis).text + TextReport.counts(input)
    return Array(text.utf8)
  }
}

/// The parts of a report for a terminal, each of them lines of text.
public enum TextReport {
  /// The findings that count, one after the other.
  public static func findings(_ input: ReportInput, isColoured: Bool) -> String {
    let console = ConsoleReport(isColoured: isColoured)
    var text = ""
    for finding in input.findings where finding.suppression == nil { text += console.text(of: finding) }
    return text
  }

  /// Why the job could not be done, and what to do.
  public static func failure(_ failure: ReportFailure) -> String {
    var text = "error: \(VisibleText(failure.message))\n"
    if let help = failure.help { text += "  help: \(VisibleText(help))\n" }
    return LogCommands.broken(text)
  }

  /// How many findings there are of each severity.
  public static func counts(_ input: ReportInput) -> String { input.countsText + "\n" }
}
