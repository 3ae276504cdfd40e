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

  @Flag(help: "Build everything anew, and keep nothing for the next build.")
  var noCache = false

  func run() async throws {
    var request = BuildRequest(
      input: options.input, output: output ?? (singleFile == nil ? "Output" : nil), theme: theme,
      root: options.root, force: force,
      jobs: options.jobs ?? FileSystem.processorCount(), date: try options.day())
    request.singleFile = singleFile
    // A file of all pages needs each of them.
    request.cache = noCache || singleFile != nil ? nil : BuildRequest.defaultCache(for: options.input)
    try await Run(options: options, reports: reports, mending: mending, failOn: failOn).run(request)
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
    try await Run(options: options, reports: reports, mending: mending, failOn: failOn).run(request)
  }
}
