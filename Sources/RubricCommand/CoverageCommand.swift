import ArgumentParser
import RubricBuild
import RubricDiagnostics
import RubricDocuments
import RubricStandard

/// `rubric coverage`.
struct CoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tells what of a description its pages would not show. Writes nothing.")

  /// How it is told.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var options: RunOptions

  @Option(help: "Print it as text or as JSON.")
  var format: Format = .text

  func run() async throws {
    var request = BuildRequest(
      input: options.input, output: nil, root: options.root,
      jobs: options.jobs ?? FileSystem.processorCount(), date: try options.day())
    request.coversOnly = true
    let report: BuildReport
    do {
      report = try await Build(request, standard: try Standard()).run()
    } catch {
      if let findings = (error as? BuildError)?.findings { CoverageCommand.print(findings) }
      Terminal.error("error: \(VisibleText("\(error)"))\n")
      if let help = (error as? BuildError)?.help { Terminal.error("  help: \(VisibleText(help))\n") }
      throw ExitCode(2)
    }
    if report.isUnusable {
      CoverageCommand.print(report.findings)
      throw ExitCode(2)
    }
    let unread = Set(report.apis.filter { $0.coverage == nil }.map { Name($0.name) })
    CoverageCommand.print(
      report.findings.filter { finding in
        finding.severity == .error && finding.section == nil
          && finding.api.map { unread.contains(Name($0)) } ?? false
      })
    switch format {
    case .text: printText(report)
    case .json: printJSON(report)
    }
    if !unread.isEmpty || report.apis.contains(where: { $0.coverage?.missing.isEmpty == false }) {
      throw ExitCode(1)
    }
  }

  private static func print(_ findings: [LocatedFinding]) {
    let console = ConsoleReport(isColoured: Terminal.hasColour)
    Terminal.error(findings.map { console.text(of: $0) }.joined())
  }

  private func printText(_ report: BuildReport) {
    var text = ""
    for api in report.apis {
      let name = VisibleText(api.name.isEmpty ? api.title : api.name)
      guard let coverage = api.coverage else {
        text += "\(name): could not be read\n"
        continue
      }
      for missing in coverage.missing {
        text += "\(VisibleText(missing.pointer))\(missing.isName ? " (name)" : "")\n"
      }
      let unlisted = coverage.missingCount - coverage.missing.count
      if unlisted > 0 { text += "… and \(unlisted) more\n" }
      text += "\(name): \(coverage.told) of \(coverage.facts) told"
      text += ", \(CoverageCommand.percent(coverage.tenThousandths)) %"
      if coverage.withheld > 0 { text += "; \(coverage.withheld) internal withheld" }
      text += "\n"
    }
    Terminal.output(LogCommands.broken(text))
  }

  private static func percent(_ tenThousandths: Int) -> String {
    let fraction = tenThousandths % 100
    return "\(tenThousandths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  private func printJSON(_ report: BuildReport) {
    var json = JSONText()
    json.object { json in
      json.member("version", Version.current)
      json.member("apis") { json in
        json.array { json in
          for api in report.apis { json.element { CoverageCommand.write(api, into: &$0) } }
        }
      }
    }
    Terminal.output(json.text)
  }

  private static func write(_ api: BuildReport.APISummary, into json: inout JSONText) {
    json.object { json in
      json.member("name", api.name)
      json.member("title", api.title)
      guard let coverage = api.coverage else { return }
      json.member("facts", coverage.facts)
      json.member("told", coverage.told)
      json.member("withheld", coverage.withheld)
      json.member("missing") { json in
        json.array { json in
          for missing in coverage.missing {
            json.element { json in
              json.object { json in
                json.member("pointer", missing.pointer)
                json.member("part", missing.isName ? "name" : "value")
              }
            }
          }
        }
      }
    }
  }
}
