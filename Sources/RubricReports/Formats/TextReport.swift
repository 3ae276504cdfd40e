import RubricDiagnostics

extension ReportFormat {
  /// As on a terminal, without colour.
  static let text = ReportFormat("text", "findings with their lines, for people") { input in
    var bytes: [UInt8] = []
    TextReport.findings(input, isColoured: false) { bytes += $0 }
    let failure = input.failure.map { TextReport.failure($0) } ?? ""
    return bytes + Array((failure + SummaryTable(input.apis).text + TextReport.counts(input)).utf8)
  }
}

/// The parts of a report for a terminal, each of them lines of text.
public enum TextReport {
  /// The findings that count, one after the other.
  ///
  /// - Parameter write: given whole lines, as many at a time as are worth a call. None of them is a command to a
  ///   service that reads the log.
  public static func findings(_ input: ReportInput, isColoured: Bool, _ write: ([UInt8]) -> Void) {
    let console = ConsoleReport(isColoured: isColoured)
    let piece = 1 << 16
    var lines: [UInt8] = []
    lines.reserveCapacity(piece + 4_096)
    for finding in input.findings where finding.suppression == nil {
      console.write(finding, to: &lines)
      guard lines.count >= piece else { continue }
      write(lines)
      lines.removeAll(keepingCapacity: true)
    }
    if !lines.isEmpty { write(lines) }
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
