import RubricDiagnostics
import RubricSite
import RubricStandard

extension Build {
  /// Makes the whole site of parts that were built by themselves: the bytes of a build on one machine.
  public func merge(_ parts: PartSet) async throws(BuildError) -> BuildReport {
    let baseline: Baseline? = if let path = request.baseline { try Baseline(path: path) } else { nil }
    let input = try await BuildInput(reading: request, standard, workers)
    let theme = try ThemeLoading(request, input).theme()
    try parts.check(input, in: request.input, BuildIdentity(ofParts: request, input, theme: theme))
    let surveys = parts.members.map(\.value.survey)
    let frame = try SiteFrame(request, input, surveys, theme: theme.theme)
    let finished = try await copied(parts.members, frame)
    let own = frame.ownFindings(input, finished.map(\.record))
    let ended = try await end(input, surveys, finished, frame, own, cache: nil)
    var report = try report(on: finished.map(\.record), own, input)
    report.output = ended.summary
    report.findings += ended.findings + theme.findings
    settle(&report, input, baseline)
    return report
  }

  /// Takes over the pages of all parts.
  func copied(
    _ members: [PartSet.Member], _ frame: SiteFrame
  ) async throws(BuildError) -> [Finished] {
    let output = frame.writing?.output
    let results = await workers.map(members) { member -> Result<Finished, BuildError> in
      do throws(BuildError) {
        for file in member.value.files { try PartSet.copy(file, from: member.folder, to: output) }
      } catch { return .failure(error) }
      var record = member.value.record
      record.pages?.search = member.value.search.map { .encoded($0[...]) }
      return .success(Finished(record: record))
    }
    var finished: [Finished] = []
    for result in results { finished.append(try result.get()) }
    return finished
  }
}
