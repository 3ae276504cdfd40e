import ArgumentParser
import RubricDiagnostics
import RubricStandard

/// `rubric explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explains a rule or a required section: why it is, and how to keep it.")

  @Argument(help: "Id of a rule or of a section, such as ref-unresolved or errors.")
  var id: String

  func run() throws {
    guard let text = Explanation(of: id)?.text else {
      let near = NearestName(among: Explanation.ids).match(for: id)
      let help = near.map { "did you mean '\($0)'?" } ?? "findings show the id of their rule in brackets"
      Terminal.error("error: there is no rule or section '\(VisibleText(id))'\n  help: \(help)\n")
      throw ExitCode(2)
    }
    Terminal.output(text.hasSuffix("\n") ? text : text + "\n")
  }
}
