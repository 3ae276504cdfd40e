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

  @Option(help: "The day to check against; as for 'check'.")
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
      Terminal.error("error: \(VisibleText(error.description))\n")
      if let help = error.help { Terminal.error("  help: \(VisibleText(help))\n") }
      throw ExitCode(2)
    }
    let count = baseline.count == 1 ? "1 finding" : "\(baseline.count) findings"
    Terminal.output("\(count) written to \(VisibleText(output))\n")
  }
}

/// What `build`, `check` and `lint` do about findings that are known or can be mended.
struct MendingOptions: ParsableArguments {
  @Option(
    help: "File of an organisation's changes to the standard, in place of the one that site.yaml names.")
  var profile: String?

  @Option(help: "File that 'rubric baseline' wrote: what it knows is counted apart and fails nothing.")
  var baseline: String?

  @Flag(help: "First mend in the files what is certain; comments and layout stay as they are.")
  var fix = false

  /// Mends, where that was asked for, and tells what was done.
  func mend(_ request: BuildRequest, quiet: Bool) async throws {
    guard fix else { return }
    let report = try await Build(request, standard: Standard()).fix()
    let console = ConsoleReport(isColoured: Terminal.hasColour)
    for finding in report.conflicts {
      Terminal.error("not mended, since another edit touches it:\n" + console.text(of: finding))
    }
    guard !quiet else { return }
    for file in report.files { Terminal.error("mended: \(VisibleText(file))\n") }
    let count = report.mended == 1 ? "1 finding" : "\(report.mended) findings"
    let files = report.files.count == 1 ? "1 file" : "\(report.files.count) files"
    Terminal.error("\(count) mended in \(files)\n")
  }
}
