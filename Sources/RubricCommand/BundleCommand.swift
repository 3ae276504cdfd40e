import ArgumentParser
import RubricBuild
import RubricDiagnostics

/// `rubric bundle`.
struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Puts a description and all files it refers to into one document that other tools accept.")

  /// What becomes of what is marked with `x-internal`.
  enum Internal: String, ExpressibleByArgument, CaseIterable {
    case show, hide
  }

  @Argument(help: "The file of an OpenAPI description.")
  var input: String

  @Option(
    name: .shortAndLong,
    help:
      "File to write to, as JSON where its name ends in .json, else as YAML; standard output where not given."
  )
  var output: String?

  @Option(help: "Folder that all files must lie in; the work tree round the description where not given.")
  var root: String?

  @Option(help: "Whether what is marked with x-internal is left out.")
  var `internal`: Internal = .show

  @Option(help: "End with 1 from which severity on.")
  var failOn: FailThreshold = .error

  func run() throws {
    let report: BundleRequest.Report
    do throws(BuildError) {
      report = try BundleRequest(
        input: input, root: root, output: output, hidesInternal: `internal` == .hide
      ).run()
    } catch {
      Terminal.error("error: \(VisibleText(error.description))\n")
      if let help = error.help { Terminal.error("  help: \(VisibleText(help))\n") }
      throw ExitCode(2)
    }
    let console = ConsoleReport(isColoured: Terminal.hasColour)
    Terminal.error(report.findings.map { console.text(of: $0) }.joined())
    guard let bytes = report.bytes else { throw ExitCode(2) }
    if output == nil { Terminal.output(String(decoding: bytes, as: UTF8.self)) }
    let isFound = report.findings.contains { finding in
      switch failOn {
      case .never: false
      case .warning: finding.severity == .error || finding.severity == .warning
      case .error: finding.severity == .error
      }
    }
    if isFound { throw ExitCode(1) }
  }
}
