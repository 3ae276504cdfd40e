import ArgumentParser
import RubricBuild

/// `rubric lint`.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Holds descriptions against the rules of the design standard. Writes nothing.")

  @OptionGroup var reports: ReportOptions

  @OptionGroup var options: RunOptions

  @OptionGroup var mending: MendingOptions

  @Option(help: "End with 1 from which severity on.")
  var failOn: FailThreshold = .error

  func run() async throws {
    var request = BuildRequest(
      input: options.input, output: nil, root: options.root,
      jobs: options.jobs ?? FileSystem.processorCount(), date: try options.day())
    request.lintsOnly = true
    try await Run(
      quiet: options.quiet, showsTimings: options.timings, reports: reports, mending: mending, failOn: failOn
    ).run(request)
  }
}
