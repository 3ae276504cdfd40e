import ArgumentParser
import RubricDiagnostics
import RubricReports

/// A report that was asked for: its format, and where it goes.
struct ReportTarget: Sendable {
  var format: ReportFormat
  var destination: Destination

  /// Where a report goes.
  enum Destination: Sendable, Equatable {
    /// Findings to standard error and the table to standard output, as people read them; text only.
    case console
    case standardOutput
    case file(String)
  }

  /// Reads `FORMAT` or `FORMAT=FILE`.
  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    guard let format = ReportFormat.named(name) else {
      let names = ReportFormat.all.map(\.name)
      let near =
        NearestName(among: names).match(for: name).map { "; did you mean '\($0)'? Formats" } ?? "; formats"
      throw ValidationError(
        "there is no format '\(VisibleText(name))'\(near) are \(names.joined(separator: ", ")).")
    }
    self.format = format
    if parts.count < 2 {
      destination = format.name == "text" ? .console : .standardOutput
    } else if parts[1].isEmpty {
      throw ValidationError("no file is named behind '\(name)='; '\(name)=-' is standard output")
    } else {
      destination = parts[1] == "-" ? .standardOutput : .file(String(parts[1]))
    }
  }
}

/// The option by which `build`, `check` and `lint` are asked for reports.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      """
      Write findings in this format, to FILE or to standard output; may be given several times. Formats: \
      \(ReportFormat.all.map(\.name).joined(separator: ", ")).
      """, valueName: "format[=file]"),
    transform: { try ReportTarget(argument: $0) })
  var targets: [ReportTarget] = []

  func validate() throws {
    let printed = targets.filter { $0.destination == .standardOutput }
    if printed.count > 1 {
      let names = printed.map(\.format.name)
      throw ValidationError(
        """
        two reports cannot both go to standard output: \(names.joined(separator: ", ")); \
        name a file for all but one, such as --format \(names[0])=FILE
        """)
    }
    var files: Set<[UInt8]> = []
    for case .file(let path) in targets.map(\.destination) where !files.insert(Array(path.utf8)).inserted {
      throw ValidationError("two reports cannot both go to '\(VisibleText(path))'")
    }
  }

  /// Whether standard output holds a report, and nothing else then.
  var fillsStandardOutput: Bool { targets.contains { $0.destination == .standardOutput } }

  /// Whether findings are told on the terminal: where nothing else was asked for there, or it was asked for.
  var isPrinted: Bool { !fillsStandardOutput || targets.contains { $0.destination == .console } }
}
