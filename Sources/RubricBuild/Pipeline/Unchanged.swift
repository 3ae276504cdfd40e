import RubricDiagnostics
import RubricSite
import RubricStandard

extension Build {
  /// What is known of each API from the last build; nil of one whose own files have changed.
  func known(_ input: BuildInput, _ cache: BuildCache?) async -> [CachedAPI?] {
    guard let cache else { return input.apis.map { _ in nil } }
    let stopwatch = stopwatch
    return await workers.map(input.apis) { source in
      stopwatch.measure(.reading) { cache.api(source) }
    }
  }

  /// The report where nothing has changed since the last build came to its end; else nil.
  func unchanged(
    _ input: BuildInput, _ theme: ThemeLoading.Loaded, _ cache: BuildCache?, _ known: [CachedAPI?],
    _ baseline: Baseline?
  ) async throws(BuildError) -> BuildReport? {
    let apis = known.compactMap(\.self)
    guard request.shard == nil, apis.count == input.apis.count, let ending = cache?.ending(),
      ending.apis == apis.map(\.digest),
      let folder = try stopwatch.measure(
        .output, { () throws(BuildError) in try SiteWriting.folder(request, input) })
    else { return nil }
    let (stopwatch, lists) = (stopwatch, apis.map(\.basis.outputs) + [ending.outputs])
    let names = await workers.map(lists) { files in stopwatch.measure(.output) { folder.unchanged(files) } }
    var records = await workers.map(apis) { api in
      stopwatch.measure(.reading) { api.record.flatMap { Told($0) } }
    }
    guard !names.contains(where: { $0 == nil }), !records.contains(where: { $0 == nil }),
      let own = try? ending.findings.all(), folder.take(names.flatMap { $0 ?? [] })
    else { return nil }
    var report = BuildReport()
    report.ownRules = input.standard.profile.ownRules
    report.findings = theme.findings + own
    for index in records.indices {
      guard let record = records[index] else { continue }
      report.apis.append(record.summary)
      report.findings += record.findings
      // A portal's findings are not held twice.
      records[index] = nil
    }
    do throws(OutputError) {
      report.output = try stopwatch.measure(.output) { () throws(OutputError) in try folder.finish() }
    } catch { throw BuildError(error) }
    report.folders = folders(apis.flatMap(\.basis.inputs), input, theme)
    stopwatch.measure(.report) { settle(&report, input, baseline) }
    return report
  }
}

/// What the report of a build that changes nothing tells of an API.
private struct Told: Sendable {
  var summary: BuildReport.APISummary
  var findings: [LocatedFinding]

  /// nil where the findings are none.
  init?(_ record: APIRecord) {
    guard let findings = try? record.findings.all() else { return nil }
    summary = record.summary
    self.findings = findings
  }
}
