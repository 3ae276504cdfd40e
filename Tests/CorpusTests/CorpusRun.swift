import Glibc
import RubricBuild
import RubricDiagnostics
import RubricSite
import RubricStandard
import RubricTesting
import Testing

/// One build of something in the corpus: what it found, and what is wrong with the pages it wrote.
struct CorpusRun: Sendable {
  var findings: [LocatedFinding] = []
  /// By the name of the API and the section.
  var states: [String] = []
  /// Why the job was not done at all; nil where it was.
  var refusal: String?
  /// Of the pages, whatever the description says.
  var faults: [String] = []
  var pageCount = 0
  var largestPage = (bytes: 0, path: "")
  /// Wall time of the build in seconds.
  var seconds = 0.0

  /// The day of every build here.
  static let date = CivilDate("2026-03-01")

  /// Builds a description or content folder into a folder that is gone afterwards, and reads its pages.
  static func build(
    _ input: String, root: String?, standard: Standard, jobs: Int = 1
  ) async throws -> CorpusRun {
    let folder = try TestFolder()
    let site = folder.at("site")
    let start = seconds()
    var run = CorpusRun()
    let request = BuildRequest(input: input, output: site, root: root, jobs: jobs, date: try #require(date))
    do {
      let report = try await Build(request, standard: standard).run()
      run.findings = report.findings
      if report.isUnusable { run.refusal = "no description" }
      run.states = report.apis.flatMap { api in api.sections.map { "\($0.section.text),\($0.state.rawValue)" }
      }
    } catch { run.refusal = error.description }
    run.seconds = seconds() - start
    let check = try SiteCheck(FileTree(site), findings: run.findings)
    run.faults = check.faults
    run.pageCount = check.pageCount
    run.largestPage = check.largest
    return run
  }

  /// Findings about files and descriptions, and not about sections, by rule.
  var counts: [String: Int] {
    var counts: [String: Int] = [:]
    for finding in findings where CorpusRun.isOfDocument(finding.rule.text) {
      counts[finding.rule.text, default: 0] += 1
    }
    return counts
  }

  private static func isOfDocument(_ rule: String) -> Bool {
    rule.hasPrefix("document-") || ["duplicate-key", "openapi-3", "ref-unresolved"].contains(rule)
  }

  /// Builds several inputs, on every processor, and gives what came of each in their order.
  static func all(_ inputs: [CorpusInput]) async throws -> [CorpusRun] {
    let standard = try Standard()
    let threads = max(2, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return try await withThrowingTaskGroup(of: (Int, CorpusRun).self) { group in
      var runs = [CorpusRun?](repeating: nil, count: inputs.count)
      var next = 0
      func start() {
        guard next < inputs.count else { return }
        let (index, input) = (next, inputs[next])
        next += 1
        group.addTask { (index, try await build(input.path, root: input.root, standard: standard)) }
      }
      for _ in 0..<threads { start() }
      while let (index, run) = try await group.next() {
        runs[index] = run
        start()
      }
      return runs.compactMap(\.self)
    }
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A file of the corpus that is to be built.
struct CorpusInput: Sendable {
  /// Path in the corpus.
  var name: String
  /// Path on this machine.
  var path: String { "\(Corpus.root ?? "")/\(name)" }
  /// Folder that references may reach; that of the input where nil.
  var root: String?

  init(_ name: String) {
    self.name = name
    // A description in several files may reach all of its project, and no other; the default would depend
    // on whether the corpus lies in a work tree.
    let parts = name.split(separator: "/")
    let depth = name.hasPrefix("multi-file/") ? 2 : parts.count - 1
    root = Corpus.root.map { "\($0)/\(parts.prefix(depth).joined(separator: "/"))" }
  }

  /// The files below a folder of the corpus whose names end as a description's.
  static func files(in folder: String) -> [CorpusInput] {
    guard let root = Corpus.root else { return [] }
    return FileTree("\(root)/\(folder)").paths
      .filter { path in [".json", ".yaml", ".yml"].contains { path.hasSuffix($0) } }
      .map { CorpusInput("\(folder)/\($0)") }
  }

  /// Rows of the corpus's list of one kind, with the version of OpenAPI each is written in.
  static func listed(kind: String) -> [(input: CorpusInput, version: String)] {
    guard let file = Corpus.file("MANIFEST.csv") else { return [] }
    // The first four columns hold no quotes and no commas.
    return String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { row in
      let cells = row.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
      guard cells.count > 4, cells[1] == kind else { return nil }
      return (CorpusInput(String(cells[0])), String(cells[3]))
    }
  }
}
