import ArgumentParser
import RubricBuild
import RubricDiagnostics
import RubricStandard
import Synchronization

/// One run of `build` or `check`: does it, prints what was found, and ends as the findings say.
struct Run {
  let options: RunOptions
  let failOn: FailThreshold
  let mending: MendingOptions

  /// The job could not be done.
  private static let notDone = ExitCode(2)
  /// Something was found that the run was to fail on.
  private static let found = ExitCode(1)

  func run(_ request: BuildRequest) async throws {
    var request = request
    request.baseline = mending.baseline
    request.profile = mending.profile
    let report: BuildReport
    let progress = ProgressLine(isShown: Terminal.rewritesLines && !options.quiet)
    do {
      try await mending.mend(request, quiet: options.quiet)
      let standard = try Standard()
      report = try await Build(request, standard: standard, progress: { progress.show($0) }).run()
      progress.clear()
    } catch {
      progress.clear()
      fail(error)
      throw Run.notDone
    }
    switch options.format {
    case .text: printText(report, request)
    case .json: printJSON(report)
    }
    if report.isUnusable { throw Run.notDone }
    switch failOn {
    case .never: break
    case .warning: if report.count(.error) + report.count(.warning) > 0 { throw Run.found }
    case .error: if report.count(.error) > 0 { throw Run.found }
    }
  }

  private func fail(_ error: any Error) {
    let console = ConsoleReport(isColoured: Terminal.hasColour)
    Terminal.error(((error as? BuildError)?.findings ?? []).map { console.text(of: $0) }.joined())
    Terminal.error("error: \(VisibleText("\(error)"))\n")
    if let help = (error as? BuildError)?.help { Terminal.error("  help: \(VisibleText(help))\n") }
    // A program that reads the output learns it too.
    guard options.format == .json else { return }
    var json = JSONText()
    json.object { json in
      json.member("version", Version.current)
      json.member("error", "\(error)")
      JSONReport.write((error as? BuildError)?.findings ?? [], into: &json)
    }
    Terminal.output(json.text)
  }

  // MARK: - Text

  private func printText(_ report: BuildReport, _ request: BuildRequest) {
    let console = ConsoleReport(isColoured: Terminal.hasColour)
    let counting = report.findings.filter { $0.suppression == nil }
    Terminal.error(counting.map { console.text(of: $0) }.joined())
    guard !options.quiet else { return }
    if !request.lintsOnly { Terminal.output(SummaryTable(report.apis).text) }
    var line = "\(count(report.count(.error), "error")), \(count(report.count(.warning), "warning"))"
    line += ", \(count(report.count(.info), "remark"))"
    if let output = report.output, let folder = request.output {
      line += "; \(count(output.written + output.unchanged, "file")) in \(VisibleText(folder))"
      line += " (\(output.written) written, \(output.removed) removed)"
    }
    Terminal.output(line + "\n" + Run.suppressed(report))
  }

  /// What was found and counts for nothing; empty where there is nothing of that.
  private static func suppressed(_ report: BuildReport) -> String {
    let known = report.findings.count { $0.suppression?.kind == .baseline }
    let waived = report.findings.count { $0.suppression != nil } - known
    var text = waived > 0 ? "\(waived) waived\n" : ""
    guard let baseline = report.baseline else { return text }
    text += "\(known) known from the baseline"
    if baseline.gone > 0 { text += "; \(baseline.gone) of it found no more: write it anew" }
    return text + "\n"
  }

  private func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  // MARK: - JSON

  private func printJSON(_ report: BuildReport) {
    var json = JSONText()
    json.object { json in
      json.member("version", Version.current)
      JSONReport.write(report.findings, into: &json)
      json.member("apis") { json in
        json.array { json in
          for api in report.apis { json.element { Run.write(api, into: &$0) } }
        }
      }
    }
    Terminal.output(json.text)
  }

  private static func write(_ api: BuildReport.APISummary, into json: inout JSONText) {
    json.object { json in
      json.member("name", api.name)
      json.member("title", api.title)
      let completeness = Completeness(api.verdicts)
      json.member("percentage", api.verdicts.isEmpty ? 0 : completeness.percentage)
      json.member("sections") { json in
        json.array { json in
          for verdict in api.verdicts {
            json.element { json in
              json.object { json in
                json.member("section", verdict.section.text)
                json.member("state", verdict.state.rawValue)
                json.member("questions") { json in
                  json.array { json in
                    for question in verdict.openQuestions { json.element { $0.string(question.question) } }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

/// A line that tells how far a run is, on terminals only.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let last = Mutex<Int>(-1)

  init(isShown: Bool) { self.isShown = isShown }

  /// Shows a step, at most once for each percent of it.
  func show(_ progress: BuildProgress) {
    guard isShown, progress.total > 1 else { return }
    let percent = progress.done * 100 / progress.total
    let step = progress.step == .reading ? 0 : 1000
    let isNew = last.withLock { last in
      guard step + percent > last else { return false }
      last = step + percent
      return true
    }
    guard isNew else { return }
    Terminal.error("\r\u{1B}[K\(progress.step == .reading ? "Reading" : "Writing") \(percent) %")
  }

  /// Takes the line away, where there is one.
  func clear() {
    if last.withLock({ $0 >= 0 }) { Terminal.error("\r\u{1B}[K") }
  }
}
