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
    let theme = try request.isRendered ? ThemeLoading(request, input).theme() : nil
    let cache = theme.flatMap { theme in
      request.cache.flatMap { BuildCache.open($0, for: request, BuildIdentity(request, input, theme: theme)) }
    }
    let kept = KeptUnits()
    let surveyed = try await survey(input, kept, cache)
    if input.isDescription, let unit = kept.only, !unit.isReadable {
      var report = BuildReport()
      report.findings = Build.located(unit.findings, unit.sources)
      report.isUnusable = true
      return report
    }
    let stage = Stage(input: input, theme: theme, cache: cache, kept: kept, surveyed: surveyed)
    return try await finish(stage, baseline)
  }

  // MARK: - Surveying

  /// What is at hand when the APIs are about to be judged.
  private struct Stage: Sendable {
    var input: BuildInput
    /// nil where no pages are rendered.
    var theme: ThemeLoading.Loaded?
    /// nil where nothing is kept between builds.
    var cache: BuildCache?
    var kept: KeptUnits
    var surveyed: [Surveyed]
  }

  /// An API that was read, or is known from the last build.
  private struct Surveyed: Sendable {
    var survey: APISurvey
    var cached: CachedAPI?
  }

  private func survey(
    _ input: BuildInput, _ kept: KeptUnits, _ cache: BuildCache?
  ) async throws(BuildError) -> [Surveyed] {
    let (shared, sources) = (input.shared, input.apis)
    let sharedBytes = shared.sources.byteCount
    let (counter, progress) = (Counter(), progress)
    // Where a thread has nothing to read, it may as well do what the first judging would wait for.
    let hasIdle = sources.count < workers.count && input.standard.judgesSections
    let results = await workers.map(Array(sources.enumerated())) { index, source in
      defer { progress(BuildProgress(step: .reading, done: counter.take() + 1, total: sources.count)) }
      if let known = cache?.api(source) {
        return Result<Surveyed, BuildError>.success(Surveyed(survey: known.survey, cached: known))
      }
      if hasIdle { Task { try? input.standard.compile() } }
      do throws(BuildError) {
        let unit = try APIReading.unit(of: source, shared)
        kept.keep(unit, index, bytes: unit.sources.byteCount - sharedBytes)
        return .success(Surveyed(survey: APISurvey(unit, isAlone: sources.count == 1)))
      } catch { return .failure(error) }
    }
    var surveyed: [Surveyed] = []
    for result in results { surveyed.append(try result.get()) }
    return surveyed
  }

  // MARK: - Writing

  private func finish(_ stage: Stage, _ baseline: Baseline?) async throws(BuildError) -> BuildReport {
    let (input, surveys) = (stage.input, stage.surveyed.map(\.survey))
    let entries = EntryTable(surveys.map(\.entry))
    let own = input.ownSite(among: entries, on: request.date)
    let judging = Judging(
      standard: input.standard, waivers: input.waivers, date: request.date, isLint: request.lintsOnly)
    var report = BuildReport()
    report.ownRules = input.standard.profile.ownRules
    var writing: SiteWriting?
    if let theme = stage.theme {
      writing = try SiteWriting.begin(request, input, theme: theme.theme, own: own.value)
      report.findings += theme.findings
    }
    let measuring = Measuring(
      standard: input.standard, waivers: input.waivers, settings: input.shared.settings,
      folder: inputFolder(input), date: request.date, estate: EstateStyle(surveys.compactMap(\.style)))
    let pass = APIPass(
      judging: judging, entries: entries, measuring: measuring, writing: writing, workers: workers,
      progress: pageProgress(surveys.count))
    let finished = try await records(stage, pass)
    let records = finished.map(\.record)
    if let writing {
      let ending = SiteEnding(
        writing: writing, surveys: surveys, records: records, workers: workers, cache: stage.cache,
        digests: finished.map(\.digest))
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

  /// What is left of an API when it is done.
  private struct Finished: Sendable {
    var record: APIRecord
    /// Of the record as it is kept for the next build; nil where it is not.
    var digest: ContentHash?
  }

  /// Takes every API through its pass, but for those of which nothing has changed.
  private func records(_ stage: Stage, _ pass: APIPass) async throws(BuildError) -> [Finished] {
    let count = stage.surveyed.count
    let (counter, progress) = (Counter(), progress)
    // The largest first, so that no thread begins it when the others are done.
    let order = stage.surveyed.indices.sorted { a, b in
      let (first, second) = (stage.surveyed[a].survey.weight, stage.surveyed[b].survey.weight)
      return first == second ? a < b : first > second
    }
    let results = await workers.map(order) { index -> (Int, Result<Finished, BuildError>) in
      defer {
        if count > 1 { progress(BuildProgress(step: .writing, done: counter.take() + 1, total: count)) }
      }
      do throws(BuildError) { return (index, .success(try await self.finished(index, stage, pass))) } catch {
        return (index, .failure(error))
      }
    }
    var finished: [Finished] = []
    for (_, result) in results.sorted(by: { $0.0 < $1.0 }) { finished.append(try result.get()) }
    return finished
  }

  private func finished(
    _ index: Int, _ stage: Stage, _ pass: APIPass
  ) async throws(BuildError) -> Finished {
    if let known = stage.surveyed[index].cached, pass.answers(known.basis),
      pass.writing?.output.folder?.keep(known.basis.outputs) == true
    {
      return Finished(record: known.record, digest: known.digest)
    }
    let source = stage.input.apis[index]
    let unit: APIUnit
    if let kept = stage.kept.take(index) {
      unit = kept
    } else {
      unit = try APIReading.unit(of: source, stage.input.shared)
    }
    let done: APIPass.Done
    do throws(OutputError) { done = try await pass.run(unit, number: index) } catch {
      throw BuildError(error)
    }
    var digest: ContentHash?
    if let cache = stage.cache, let basis = pass.basis(of: done, unit.inputs) {
      // Another reading than that of the survey, where the files have changed in between.
      let survey = stage.surveyed[index].survey
      digest = cache.keep(
        CachedAPI(basis: basis, survey: survey, record: done.record, digest: ContentHash()), of: source)
    }
    return Finished(record: done.record, digest: digest)
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
    let surveyed = try await survey(input, kept, nil)
    for unit in kept.all { for file in unit.sources.files { contents[file.path] = file.bytes } }
    let stage = Stage(input: input, theme: nil, cache: nil, kept: kept, surveyed: surveyed)
    let report = try await finish(stage, nil)
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
