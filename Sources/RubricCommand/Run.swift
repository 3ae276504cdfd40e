import ArgumentParser
import RubricBuild
import RubricDiagnostics
import RubricReports
import RubricStandard
import Synchronization

/// One run of `build`, `check` or `lint`: does it, tells what was found, and ends as the findings say.
struct Run {
  let quiet: Bool
  var showsTimings = false
  let reports: ReportOptions
  /// nil where nothing can be mended.
  var mending: MendingOptions?
  let failOn: FailThreshold

  /// The job could not be done.
  private static let notDone = ExitCode(2)
  /// Something was found that the run was to fail on.
  private static let found = ExitCode(1)

  /// - Parameter job: what is done; the whole run where not given.
  func run(
    _ request: BuildRequest, standard: Standard? = nil,
    _ job: (Build) async throws -> BuildReport = { try await $0.run() }
  ) async throws {
    var request = request
    request.toolVersion = Version.current
    if let mending {
      request.baseline = mending.baseline
      request.profile = mending.profile
    }
    // Before a long run rather than after it.
    let files = reports.targets.compactMap { target in
      if case .file(let path) = target.destination { path } else { nil }
    }
    for path in files + [request.singleFile].compactMap(\.self) {
      do { try WholeFile.check(path) } catch { throw Run.refusal(error) }
    }
    let value = RunReport(request, failOn: failOn)
    let progress = ProgressLine(isShown: Terminal.rewritesLines && !quiet)
    let report: BuildReport
    do {
      try await mending?.mend(request, quiet: quiet)
      let standard = try standard ?? Standard(judgesSections: !request.lintsOnly)
      let build = Build(request, standard: standard, progress: { progress.show($0) })
      report = try await job(build)
      progress.clear()
      if showsTimings { Run.print(build.stopwatch) }
    } catch {
      progress.clear()
      let input = value.input(error)
      TextReport.findings(input, isColoured: Terminal.hasColour) { Terminal.error(harmless: $0) }
      if let failure = input.failure { Terminal.error(TextReport.failure(failure)) }
      // A program that reads a report learns it too.
      try write(input)
      throw Run.notDone
    }
    let input = value.input(report)
    if reports.isPrinted { printText(input, report, request) }
    try write(input)
    if report.isUnusable { throw Run.notDone }
    if input.isFailed { throw Run.found }
  }

  private static func print(_ stopwatch: Stopwatch) {
    let table = stopwatch.table
    let width = table.map(\.stage.rawValue.utf8.count).max() ?? 0
    for (stage, milliseconds) in table {
      let name = stage.rawValue
      let figure = String(milliseconds)
      let pad = String(repeating: " ", count: width - name.utf8.count + max(0, 10 - figure.utf8.count))
      Terminal.error("\(name)\(pad)\(figure) ms\n")
    }
  }

  /// Says why something cannot be written; gives the status to end with.
  private static func refusal(_ error: any Error) -> ExitCode {
    Terminal.error(TextReport.failure(ReportFailure(error)))
    return notDone
  }

  // MARK: - Reports

  /// Writes every report that was asked for, the next also where one cannot be written.
  private func write(_ input: ReportInput) throws {
    var refusal: ExitCode?
    for target in reports.targets {
      do {
        switch target.destination {
        case .console: break
        case .file(let path): try WholeFile.write(target.format.bytes(of: input), to: path)
        case .standardOutput:
          try Terminal.report(target.format.bytes(of: input))
          if target.format.name == "github" { try StepSummary.write(input) }
        }
      } catch { refusal = Run.refusal(error) }
    }
    if let refusal { throw refusal }
  }

  // MARK: - Text

  private func printText(_ input: ReportInput, _ report: BuildReport, _ request: BuildRequest) {
    TextReport.findings(input, isColoured: Terminal.hasColour) { Terminal.error(harmless: $0) }
    guard !quiet else { return }
    var text = SummaryTable(input.apis).text + input.countsText
    if let output = report.output, let folder = request.output {
      let files = output.written + output.unchanged
      text += "; \(files) file\(files == 1 ? "" : "s") in \(VisibleText(folder))"
      text += " (\(output.written) written, \(output.removed) removed)"
    }
    if let file = request.singleFile { text += "; all pages in \(VisibleText(file))" }
    if let gone = report.baseline?.gone, gone > 0 {
      text += "\n\(gone) of the baseline found no more: write it anew with 'rubric baseline'"
    }
    // A report on standard output stands there alone.
    if reports.fillsStandardOutput { Terminal.error(text + "\n") } else { Terminal.output(text + "\n") }
  }
}

/// The page that GitHub Actions shows of a step, of which a program is told the file.
enum StepSummary {
  /// The service refuses a longer one: 1 MiB.
  private static let longest = 1 << 20
  /// A shorter report would hold no finding.
  private static let shortest = 2_000

  /// Puts the report behind what the step has written before; nothing where no step is told of.
  static func write(_ input: ReportInput) throws(BuildError) {
    guard let path = FileSystem.environment("GITHUB_STEP_SUMMARY"), !path.isEmpty else { return }
    let room = longest - ((try? FileSystem.status(of: path))?.size ?? 0) - 1
    guard room >= shortest else { return }
    try WholeFile.append(MarkdownReport.bytes(of: input, within: room) + [0x0A], to: path)
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
    let name =
      switch progress.step {
      case .reading: "Reading"
      case .checking: "Checking"
      case .writing: "Writing"
      }
    Terminal.error("\r\u{1B}[K\(name) \(percent) %")
  }

  /// Takes the line away, where there is one.
  func clear() {
    if last.withLock({ $0 >= 0 }) { Terminal.error("\r\u{1B}[K") }
  }
}
