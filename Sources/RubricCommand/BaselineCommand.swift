import ArgumentParser
import RubricBuild
import RubricDiagnostics
import RubricSite
import RubricStandard

/// `rubric baseline`.
struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Writes down all that 'check' finds now, so that --baseline lets only new findings count.")

  @Argument(help: "A content folder, or the file of an OpenAPI description.")
  var input: String = "Content"

  @Option(name: .shortAndLong, help: "File to write to.")
  var output: String = "rubric-baseline.json"

  @Option(help: "Folder that all files must lie in; as for 'check'.")
  var root: String?

  @Option(help: "File of an organisation's changes to the standard; as for 'check'.")
  var profile: String?

  @Option(help: "The day to check against; as for 'check'.", transform: CivilDate.parsed)
  var date: CivilDate?

  func run() async throws {
    let baseline: Baseline
    do {
      var request = BuildRequest(
        input: input, output: nil, root: root, jobs: FileSystem.processorCount(),
        date: try RunOptions.day(date))
      request.profile = profile
      let report = try await Build(request, standard: Standard()).run()
      if report.isUnusable {
        let console = ConsoleReport(isColoured: Terminal.hasColour)
        Terminal.error(report.findings.map { console.text(of: $0) }.joined())
        throw ExitCode(2)
      }
      baseline = Baseline(report.findings)
      try WholeFile.write(baseline.bytes, to: output)
    } catch let error as BuildError {
      let console = ConsoleReport(isColoured: Terminal.hasColour)
      Terminal.error(error.findings.map { console.text(of: $0) }.joined())
      Terminal.error("error: \(VisibleText(error.description))\n")
      if let help = error.help { Terminal.error("  help: \(VisibleText(help))\n") }
      throw ExitCode(2)
    }
    let count = baseline.count == 1 ? "1 finding" : "\(baseline.count) findings"
    Terminal.output("\(count) written to \(VisibleText(output))\n")
  }
}
