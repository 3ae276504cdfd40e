import RubricDiagnostics
import RubricPages
import RubricSite
import RubricStandard

/// Takes one API after the other through what depends on it alone and on what all APIs were surveyed for: judges
/// it, writes its pages, inspects and measures it. What is left of it then is a record.
struct APIPass: Sendable {
  let judging: Judging
  let entries: EntryTable
  let measuring: Measuring
  /// nil where no pages are rendered.
  let writing: SiteWriting?
  let workers: Workers
  let stopwatch: Stopwatch
  /// Told of each batch of pages, and how many there are.
  let progress: @Sendable (_ done: Int, _ total: Int) -> Void

  /// A job of an API: its pages and what is found beside them know nothing of each other.
  private enum Job: Sendable {
    case pages(APIWriting.Job)
    case inspection(Inspecting.Job)
  }

  private enum Result: Sendable {
    case pages(OutputError?)
    case inspection(Inspecting.Part)
  }

  /// What is left of an API.
  struct Done: Sendable {
    var record: APIRecord
    /// What its links have asked of other APIs.
    var asked: AskedEntries
    /// Paths of the files that were written for it.
    var outputs: [String]
  }

  /// - Parameters:
  ///   - number: the API's position among the others.
  ///   - style: how it looks from outside, where that is known already.
  func run(_ unit: APIUnit, number: Int, style: APIStyle?) async throws(OutputError) -> Done {
    let log = OutputLog()
    var writing = writing
    writing?.output.log = log
    let begun = Stopwatch.now()
    let judged = await judging.judge(unit, among: entries, workers)
    stopwatch.add(Stopwatch.now() - begun, to: .judging)
    let record = try await write(judged, number, style, writing)
    return Done(record: record, asked: judged.site.askedEntries, outputs: log.paths)
  }

  private func write(
    _ judged: JudgedAPI, _ number: Int, _ style: APIStyle?, _ writing: SiteWriting?
  ) async throws(OutputError) -> APIRecord {
    var judged = judged
    let pages = writing?.pages(of: judged, number: number)
    let inspecting = Inspecting(judging, judged)
    let jobs = (pages?.jobs ?? []).map { Job.pages($0) } + inspecting.jobs.map { .inspection($0) }
    let (counter, total, output) = (Counter(), jobs.count, writing?.output)
    let done = await workers.map(jobs) { [progress, stopwatch] job -> Result in
      defer { progress(counter.take() + 1, total) }
      switch job {
      case .inspection(let job):
        return .inspection(stopwatch.measure(.inspection) { inspecting.inspect(job) })
      case .pages(let job):
        guard let pages, let output else { return .pages(nil) }
        let begun = Stopwatch.now()
        defer { stopwatch.add(Stopwatch.now() - begun, to: .pages) }
        do throws(OutputError) { try pages.write(job, to: output) } catch { return .pages(error) }
        return .pages(nil)
      }
    }
    var parts: [Inspecting.Part] = []
    for result in done {
      switch result {
      case .pages(let failure): if let failure { throw failure }
      case .inspection(let part): parts.append(part)
      }
    }
    let begun = Stopwatch.now()
    defer { stopwatch.add(Stopwatch.now() - begun, to: .endings) }
    let inspection = Inspection(joining: parts, judged.waivers)
    var record: APIRecord.Pages?
    if let pages, let writing {
      let measured = judged
      record = try writing.finish(
        pages, judged, measured: { measuring.measure(measured, inspection, style: style) })
    }
    let coverage = pages?.coverage
    judged.take(coverage)
    judged.take(inspection)
    let summary = BuildReport.APISummary(
      name: judged.site.name, title: judged.site.title, percentage: judged.completeness?.percentage,
      sections: judged.verdicts.map { BuildReport.SectionSummary($0) }, coverage: coverage)
    var findings = judged.located(judging.standard, isLint: judging.isLint)
    LocatedFinding.putInReportOrder(&findings)
    return APIRecord(
      summary: summary, completeness: judged.completeness, findings: PackedFindings(findings),
      usedWaivers: judged.usedWaivers, pages: record)
  }
}

// MARK: - From one build to the next

extension APIPass {
  /// All that the record of an API follows from; nil where nobody knows how its files were left.
  func basis(of done: Done, _ inputs: [InputFile]) -> CachedAPI.Basis? {
    guard let outputs = writing?.output.folder?.kept(done.outputs) else { return nil }
    return CachedAPI.Basis(
      identity: ContentHash(), folder: ContentHash(), inputs: inputs, asked: done.asked,
      answers: done.asked.names.map { entries.digest(of: $0) },
      names: done.asked.isAll ? entries.namesDigest : nil, estate: measuring.estate,
      outputs: KeptFiles(outputs))
  }

  /// Whether the other APIs answer as they did when it was built.
  func answers(_ basis: CachedAPI.Basis) -> Bool {
    basis.estate == measuring.estate && basis.asked.names.map { entries.digest(of: $0) } == basis.answers
      && (basis.asked.isAll ? entries.namesDigest : nil) == basis.names
  }
}
