import ArgumentParser

/// The command line: what each command takes, what it prints, how it ends.
public struct Rubric: AsyncParsableCommand {
  /// What `--help` says, and the commands there are.
  public static let configuration = CommandConfiguration(
    commandName: "rubric",
    abstract:
      "Builds API documentation from OpenAPI descriptions and Markdown guides, and checks that it is all there.",
    discussion: """
      Ends with 0 where nothing was found that --fail-on asks about, 1 where something was, \
      2 where the job could not be done, and 64 where the command line is wrong.
      """,
    version: Version.current,
    subcommands: [
      BaselineCommand.self, BuildCommand.self, BundleCommand.self, CheckCommand.self, CoverageCommand.self,
      ExplainCommand.self,
      LintCommand.self, MergeCommand.self,
    ])

  /// What the parser fills in.
  public init() {}
}

/// The version of the program.
public enum Version {
  /// Semantic Versioning 2.0.0.
  public static let current = "0.1.0"
}
