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
  /// How long the stages of all runs have taken.
  public let stopwatch = Stopwatch()
  let progress: @Sendable (BuildProgress) -> Void

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
    let begun = Stopwatch.now()
    let input = try await BuildInput(reading: request, standard, workers)
    if request.shard != nil, input.isDescription {
      throw BuildError(
        "a description by itself has no parts", help: "give a content folder, or leave --shard out")
    }
    let theme = try request.isRendered ? ThemeLoading(request, input).theme() : nil
    stopwatch.add(Stopwatch.now() - begun, to: .settings)
    let cache = theme.flatMap { theme in
      // A file of all pages needs each of them.
      request.singleFile == nil
        ? request.cache.flatMap {
          BuildCache.open($0, for: request, BuildIdentity(request, input, theme: theme))
        } : nil
    }
    let kept = KeptUnits()
    let known = await known(input, cache)
    if let theme, let report = try await unchanged(input, theme, cache, known, baseline) { return report }
    let surveyed = try await survey(input, kept, known)
    if input.isDescription, let unit = kept.only, !unit.isReadable {
      var report = BuildReport()
      report.findings = Build.located(unit.findings, unit.sources)
      report.isUnusable = true
      return report
    }
    let themeFindings =
      if let theme { theme.findings } else { try ThemeLoading(request, input).findingsOfCheck() }
    let stage = Stage(
      input: input, theme: theme, themeFindings: themeFindings, cache: cache, kept: kept, surveyed: surveyed)
    return try await finish(stage, baseline)
  }

  // MARK: - Surveying

  func survey(
    _ input: BuildInput, _ kept: KeptUnits, _ known: [CachedAPI?]
  ) async throws(BuildError) -> [Surveyed] {
    let (shared, sources) = (input.shared, input.apis)
    let sharedBytes = shared.sources.byteCount
    let (counter, progress, stopwatch) = (Counter(), progress, stopwatch)
    // Where a thread has nothing to read, it may as well do what the first judging would wait for.
    let hasIdle = sources.count < workers.count && input.standard.judgesSections
    let results = await workers.map(Array(sources.enumerated())) { index, source in
      defer { progress(BuildProgress(step: .reading, done: counter.take() + 1, total: sources.count)) }
      let begun = Stopwatch.now()
      defer { stopwatch.add(Stopwatch.now() - begun, to: .reading) }
      if let known = known[index], let survey = known.survey {
        return Result<Surveyed, BuildError>.success(
          Surveyed(survey: survey, inputs: known.basis.inputs, cached: known))
      }
      if hasIdle { Task { input.standard.prepare() } }
      do throws(BuildError) {
        let unit = try APIReading.unit(of: source, shared)
        kept.keep(unit, index, bytes: unit.sources.byteCount - sharedBytes)
        return .success(Surveyed(survey: APISurvey(unit, isAlone: sources.count == 1), inputs: unit.inputs))
      } catch { return .failure(error) }
    }
    var surveyed: [Surveyed] = []
    for result in results { surveyed.append(try result.get()) }
    return surveyed
  }

  // MARK: - Writing

  private func finish(_ stage: Stage, _ baseline: Baseline?) async throws(BuildError) -> BuildReport {
    let (input, surveys) = (stage.input, stage.surveyed.map(\.survey))
    let frame = try SiteFrame(request, input, surveys, theme: stage.theme?.theme)
    let measuring = Measuring(
      standard: input.standard, waivers: input.waivers, settings: input.shared.settings,
      folder: inputFolder(input), date: request.date, estate: EstateStyle(surveys.compactMap(\.style)))
    let pass = APIPass(
      judging: frame.judging, entries: frame.entries, measuring: measuring, writing: frame.writing,
      workers: workers, stopwatch: stopwatch, progress: pageProgress(surveys.count))
    let members = request.shard?.members(surveys.map(\.weight)) ?? Array(surveys.indices)
    let finished = try await records(members, stage, pass)
    // What is wrong with the site's own files is told by the merge of its parts.
    let own = request.shard == nil ? frame.ownFindings(input, finished.map(\.record)) : []
    let ended =
      if let shard = request.shard {
        try end(shard, zip(members, finished), stage, frame)
      } else {
        try await end(stage.input, surveys, finished, frame, own, cache: stage.cache)
      }
    var report = try report(on: finished.map(\.record), own, input)
    report.output = ended.summary
    report.findings += ended.findings + stage.themeFindings
    report.folders = folders(stage.surveyed.flatMap(\.inputs), input, stage.theme)
    stopwatch.measure(.report) { settle(&report, input, baseline) }
    return report
  }

  /// What was found of the APIs and of the site's own files.
  ///
  /// - Throws: where what was kept of one is damaged, which whoever read it has ruled out.
  func report(
    on records: [APIRecord], _ own: [LocatedFinding], _ input: BuildInput
  ) throws(BuildError) -> BuildReport {
    var report = BuildReport()
    report.ownRules = input.standard.profile.ownRules
    report.apis = records.map(\.summary)
    for record in records {
      guard let findings = try? record.findings.all() else {
        throw BuildError("what was kept of the last build is damaged", help: "build with --no-cache")
      }
      report.findings += findings
    }
    report.findings += own
    return report
  }

  /// Folders of all files that a run has read: of APIs, of what they share and of the theme.
  func folders(_ inputs: [InputFile], _ input: BuildInput, _ theme: ThemeLoading.Loaded?) -> [String] {
    let paths =
      inputs.map(\.path) + input.shared.sources.files.map(\.path)
      + (theme?.chain.sources.files.map(\.path) ?? [])
    return Set(paths.map { PathText.folder(of: $0) }).sorted()
  }

  func settle(_ report: inout BuildReport, _ input: BuildInput, _ baseline: Baseline?) {
    LocatedFinding.putInReportOrder(&report.findings)
    Fingerprints.assign(to: &report.findings, below: inputFolder(input))
    if let baseline { report.baseline = baseline.apply(to: &report.findings, isWhole: !request.lintsOnly) }
  }

  /// What the pass of an API is called.
  var passStep: BuildProgress.Step { request.isRendered ? .writing : .checking }

  /// A site of one API tells of its pages how far it is, one of several of its APIs.
  private func pageProgress(_ count: Int) -> @Sendable (Int, Int) -> Void {
    let (progress, step) = (progress, passStep)
    return { done, total in
      if count == 1 { progress(BuildProgress(step: step, done: done, total: total)) }
    }
  }

  /// What paths in fingerprints are relative to, so that they are the same wherever the command is run: as
  /// reports show it, empty where that is the current folder.
  func inputFolder(_ input: BuildInput) -> String {
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
    let surveyed = try await survey(input, kept, input.apis.map { _ in nil })
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
