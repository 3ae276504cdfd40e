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
  /// Told of each batch of pages, and how many there are.
  let progress: @Sendable (_ done: Int, _ total: Int) -> Void

  /// A job of an API: its pages and what is found beside them know nothing of each other.
  private enum Job: Sendable {
    case pages(APIWriting.Job)
    case inspection(Inspecting.Job)
  }

  private enum Done: Sendable {
    case pages(OutputError?)
    case inspection(Inspecting.Part)
  }

  /// - Parameter number: the API's position among the others.
  func run(_ unit: APIUnit, number: Int) async throws(OutputError) -> APIRecord {
    var judged = judging.judge(unit, among: entries)
    let pages = writing?.pages(of: judged, number: number)
    let inspecting = Inspecting(judging, judged)
    let jobs = (pages?.jobs ?? []).map { Job.pages($0) } + inspecting.jobs.map { .inspection($0) }
    let (counter, total, output) = (Counter(), jobs.count, writing?.output)
    let done = await workers.map(jobs) { [progress] job -> Done in
      defer { progress(counter.take() + 1, total) }
      switch job {
      case .inspection(let job): return .inspection(inspecting.inspect(job))
      case .pages(let job):
        guard let pages, let output else { return .pages(nil) }
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
    let inspection = Inspection(joining: parts, judged.waivers)
    var record: APIRecord.Pages?
    if let pages, let writing {
      record = try writing.finish(pages, judged, measured: { measuring.measure(judged, inspection) })
    }
    let coverage = pages?.coverage
    judged.take(coverage)
    judged.take(inspection)
    let summary = BuildReport.APISummary(
      name: judged.site.name, title: judged.site.title, percentage: judged.completeness?.percentage,
      sections: judged.verdicts.map { BuildReport.SectionSummary($0) }, coverage: coverage)
    return APIRecord(
      summary: summary, completeness: judged.completeness,
      findings: judged.located(judging.standard, isLint: judging.isLint), usedWaivers: judged.usedWaivers,
      pages: record)
  }
}
