import ArgumentParser
import RubricBuild

/// `rubric build`.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Checks the content and writes the site, its gaps shown.")

  @OptionGroup var reports: ReportOptions

  @OptionGroup var options: RunOptions

  @OptionGroup var mending: MendingOptions

  @Option(help: "Folder to write the site to; 'Output' where neither it nor --single-file is given.")
  var output: String?

  @Option(help: "File to write all pages to, as one document that needs no other.")
  var singleFile: String?

  @Option(help: "Name of a bundled theme, or a theme's folder.")
  var theme: String?

  @Option(help: "End with 1 from which severity on.")
  var failOn: FailThreshold = .never

  @Flag(help: "Write into a folder that holds files no build wrote.")
  var force = false

  @Option(
    help: "Build only this share of the APIs, such as 2/5; 'rubric merge' makes the site of all shares.",
    transform: Shard.parsed)
  var shard: Shard?

  @Flag(help: "Build everything anew, and keep nothing for the next build.")
  var noCache = false

  @Flag(help: "Go on: build again whenever a file changes, until it is stopped.")
  var watch = false

  func validate() throws {
    if watch, !reports.targets.isEmpty {
      throw ValidationError("--watch prints findings for people: leave --format out")
    }
    if watch, mending.fix { throw ValidationError("--watch and --fix exclude each other") }
    if shard != nil, singleFile != nil {
      throw ValidationError("--shard and --single-file exclude each other")
    }
  }

  func run() async throws {
    var request = BuildRequest(
      input: options.input, output: output ?? (singleFile == nil ? "Output" : nil), theme: theme,
      root: options.root, force: force,
      jobs: options.jobs ?? FileSystem.processorCount(), date: try options.day())
    request.singleFile = singleFile
    request.shard = shard
    request.cache = noCache ? nil : BuildRequest.defaultCache(for: options.input)
    let run = Run(
      quiet: options.quiet, showsTimings: options.timings, reports: reports, mending: mending, failOn: failOn)
    if watch {
      try await run.keepRunning(request)
    } else {
      try await run.run(request)
    }
  }
}

/// `rubric check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks the content: sections, links, descriptions. Writes nothing.")

  @OptionGroup var reports: ReportOptions

  @OptionGroup var options: RunOptions

  @OptionGroup var mending: MendingOptions

  @Option(help: "End with 1 from which severity on.")
  var failOn: FailThreshold = .error

  func run() async throws {
    let request = BuildRequest(
      input: options.input, output: nil, root: options.root,
      jobs: options.jobs ?? FileSystem.processorCount(),
      date: try options.day())
    try await Run(
      quiet: options.quiet, showsTimings: options.timings, reports: reports, mending: mending, failOn: failOn
    ).run(request)
  }
}
