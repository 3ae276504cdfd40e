import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricPages
import RubricSite
import RubricStandard
import RubricTheme

/// A whole run: reads the content, takes each API through the stages, reports, and writes the site.
///
/// All APIs are surveyed first, since each may link to any other; then one after the other is judged and written,
/// and only a record of it is kept; what is about all of them is written last.
public struct Build: Sendable {
  var request: BuildRequest
  let standard: Standard
  let workers: Workers
  private let progress: @Sendable (BuildProgress) -> Void

  /// - Parameter progress: told how far the run is, from any thread.
  public init(
    _ request: BuildRequest, standard: Standard,
    progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
  ) {
    self.request = request
    self.standard = standard
    self.progress = progress
    workers = Workers(request.jobs)
  }

  /// Does the run.
  public func run() async throws(BuildError) -> BuildReport {
    // Before anything is written: who gave a wrong file wants no site.
    let baseline: Baseline? = if let path = request.baseline { try Baseline(path: path) } else { nil }
    let input = try await BuildInput(reading: request, standard, workers)
    let kept = KeptUnits()
    if input.isDescription, let unit = input.description, !unit.isReadable {
      var report = BuildReport()
      report.findings = Build.located(unit.findings, unit.sources)
      report.isUnusable = true
      return report
    }
    return try await finish(input, await survey(input, keeping: kept), kept, baseline)
  }

  // MARK: - Surveying

  private func survey(_ input: BuildInput, keeping kept: KeptUnits) async -> [APISurvey] {
    if let unit = input.description {
      kept.keep(unit, 0, bytes: 0)
      return [APISurvey(unit, isAlone: true)]
    }
    let shared = input.shared
    let sharedBytes = shared.sources.byteCount
    let counter = Counter()
    let (total, progress) = (input.listings.count, progress)
    return await workers.map(Array(input.listings.enumerated())) { index, listing in
      let unit = APIReading.unit(of: listing, shared)
      kept.keep(unit, index, bytes: unit.sources.byteCount - sharedBytes)
      progress(BuildProgress(step: .reading, done: counter.take() + 1, total: total))
      return APISurvey(unit, isAlone: total == 1)
    }
  }

  // MARK: - Writing

  private func finish(
    _ input: BuildInput, _ surveys: [APISurvey], _ kept: KeptUnits, _ baseline: Baseline?
  ) async throws(BuildError) -> BuildReport {
    let entries = EntryTable(surveys.map(\.entry))
    let own = input.ownSite(among: entries, on: request.date)
    let judging = Judging(
      standard: input.standard, waivers: input.waivers, date: request.date, isLint: request.lintsOnly)
    var report = BuildReport()
    report.ownRules = input.standard.profile.ownRules
    var writing: SiteWriting?
    if request.output != nil || request.singleFile != nil || request.coversOnly {
      let begun = try SiteWriting.begin(request, input, own: own.value)
      writing = begun.0
      report.findings += begun.findings
    }
    let measuring = Measuring(
      standard: input.standard, waivers: input.waivers, settings: input.shared.settings,
      folder: inputFolder(input), date: request.date, estate: EstateStyle(surveys.compactMap(\.style)))
    let pass = APIPass(
      judging: judging, entries: entries, measuring: measuring, writing: writing, workers: workers,
      progress: pageProgress(surveys.count))
    let records = try await records(input, kept, pass)
    if let writing {
      let ending = SiteEnding(writing: writing, surveys: surveys, records: records, workers: workers)
      let written = try await ending.write()
      report.output = written.summary
      report.findings += written.findings
    }
    report.apis = records.map(\.summary)
    report.findings += records.flatMap(\.findings)
    report.findings += ownFindings(input, own, judging, records)
    report.findings.sort(by: LocatedFinding.inReportOrder)
    Fingerprints.assign(to: &report.findings, below: inputFolder(input))
    if let baseline { report.baseline = baseline.apply(to: &report.findings, isWhole: !request.lintsOnly) }
    return report
  }

  /// Takes every API through its pass.
  private func records(
    _ input: BuildInput, _ kept: KeptUnits, _ pass: APIPass
  ) async throws(BuildError) -> [APIRecord] {
    let count = input.description == nil ? input.listings.count : 1
    let (listings, shared, progress) = (input.listings, input.shared, progress)
    let counter = Counter()
    let results = await workers.map(Array(0..<count)) { index -> Result<APIRecord, OutputError> in
      do throws(OutputError) {
        let record = try await pass.run(
          kept.take(index) ?? APIReading.unit(of: listings[index], shared), number: index)
        if count > 1 { progress(BuildProgress(step: .writing, done: counter.take() + 1, total: count)) }
        return .success(record)
      } catch { return .failure(error) }
    }
    do throws(OutputError) {
      var records: [APIRecord] = []
      for result in results { records.append(try result.get()) }
      return records
    } catch { throw BuildError(error) }
  }

  /// A site of one API tells of its pages how far it is, one of several of its APIs.
  private func pageProgress(_ count: Int) -> @Sendable (Int, Int) -> Void {
    let progress = progress
    return { done, total in
      if count == 1 { progress(BuildProgress(step: .writing, done: done, total: total)) }
    }
  }

  /// What was found of the site's own files, with its places.
  private func ownFindings(
    _ input: BuildInput, _ own: Outcome<Site>, _ judging: Judging, _ records: [APIRecord]
  ) -> [LocatedFinding] {
    let findings = judging.findings(
      ofOwnSite: own.value, input.findings + (judging.isLint ? [] : own.findings),
      used: records.map(\.usedWaivers))
    return Build.located(
      findings, input.shared.sources, LogicalPlaces(documents: [:], site: own.value))
  }

  /// What paths in fingerprints are relative to, so that they are the same wherever the command is run: as
  /// reports show it, empty where that is the current folder.
  private func inputFolder(_ input: BuildInput) -> String {
    let typed = input.isDescription ? PathText.folder(of: request.input) : request.input
    let real = try? FileSystem.realPath(of: typed.isEmpty ? "." : typed)
    return PathText.shown(typed, real: real, from: FileSystem.currentFolder())
  }

  // MARK: - Mending

  /// Mends what is certain in the files themselves; writes no site.
  public func fix() async throws(BuildError) -> FixReport {
    let input = try await BuildInput(reading: request, standard, workers)
    var contents = Dictionary(
      input.shared.sources.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let kept = KeptUnits(keepsAll: true)
    let surveys = await survey(input, keeping: kept)
    for unit in kept.all { for file in unit.sources.files { contents[file.path] = file.bytes } }
    var checking = self
    checking.request.output = nil
    checking.request.singleFile = nil
    checking.request.coversOnly = false
    let report = try await checking.finish(input, surveys, kept, nil)
    var fixing = Fixing(report.findings)
    return try fixing.run(contents: contents)
  }

  static func located(
    _ findings: [Finding], _ sources: SourceSet, _ places: LogicalPlaces = LogicalPlaces()
  ) -> [LocatedFinding] {
    var locator = Locator(sources) { places.text(of: $0) }
    return findings.map { locator.locate($0) }
  }
}
