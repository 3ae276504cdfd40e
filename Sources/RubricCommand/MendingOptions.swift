import ArgumentParser
import RubricBuild
import RubricDiagnostics
import RubricStandard

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
