import ArgumentParser
import RubricBuild
import RubricDiagnostics
import RubricReports
import RubricSite

extension Shard {
  /// Such as `2/5`.
  static func parsed(_ argument: String) throws -> Shard {
    if let shard = Shard(argument) { return shard }
    throw ValidationError("give K/N, K being one of 1 to N, such as 2/5")
  }
}

/// `rubric merge`.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Makes the whole site of parts that were built with --shard.",
    discussion: """
      Run it where the content lies: what is about all APIs is made from it. The bytes are those of a build \
      on one machine.
      """)

  @OptionGroup var reports: ReportOptions

  @Argument(help: "Folders of the parts, in any order.")
  var parts: [String]

  @Option(help: "The content folder; the one that the parts name where not given.")
  var content: String?

  @Option(help: "Folder to write the site to.")
  var output: String = "Output"

  @Option(help: "Name of a bundled theme, or a theme's folder: the one that the parts were built with.")
  var theme: String?

  @Option(help: "Folder that all files must lie in; the content folder where not given.")
  var root: String?

  @Option(help: "Work on so many APIs and pages at once; the number of processors where not given.")
  var jobs: Int?

  @Option(help: "The day to check against, which the parts must have as well.", transform: CivilDate.parsed)
  var date: CivilDate?

  @Option(help: "File of changes to the standard: the one that the parts were built with.")
  var profile: String?

  @Option(help: "File that 'rubric baseline' wrote: what it knows is counted apart and fails nothing.")
  var baseline: String?

  @Option(help: "End with 1 from which severity on.")
  var failOn: FailThreshold = .never

  @Flag(help: "Write into a folder that holds files no build wrote.")
  var force = false

  @Flag(help: "Print findings only.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  func run() async throws {
    let set: PartSet
    do { set = try PartSet(parts) } catch {
      Terminal.error(TextReport.failure(ReportFailure(error)))
      throw ExitCode(2)
    }
    var request = BuildRequest(
      input: content ?? set.input, output: output, theme: theme, root: root, force: force,
      jobs: jobs ?? FileSystem.processorCount(), date: try RunOptions.day(date))
    request.profile = profile
    request.baseline = baseline
    try await Run(quiet: quiet, reports: reports, failOn: failOn).run(request) { try await $0.merge(set) }
  }
}
