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
    let begun = Stopwatch.now()
    let input = try await BuildInput(reading: request, standard, workers)
    let theme = try request.isRendered ? ThemeLoading(request, input).theme() : nil
    stopwatch.add(Stopwatch.now() - begun, to: .settings)
    let cache = theme.flatMap { theme in
      request.cache.flatMap { BuildCache.open($0, for: request, BuildIdentity(request, input, theme: theme)) }
    }
    let kept = KeptUnits()
    let surveyed = try await survey(input, kept, cache)
    if request.shard != nil, input.isDescription {
      throw BuildError(
        "a description by itself has no parts", help: "give a content folder, or leave --shard out")
    }
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
    /// What it was read from.
    var inputs: [InputFile]
    var cached: CachedAPI?
  }

  private func survey(
    _ input: BuildInput, _ kept: KeptUnits, _ cache: BuildCache?
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
      if let known = cache?.api(source) {
        return Result<Surveyed, BuildError>.success(
          Surveyed(survey: known.survey, inputs: known.basis.inputs, cached: known))
      }
      if hasIdle { Task { try? input.standard.compile() } }
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
    let ended =
      if let shard = request.shard {
        try end(shard, zip(members, finished), stage, frame)
      } else {
        try await end(stage.input, surveys, finished, frame, cache: stage.cache)
      }
    var report = report(on: finished.map(\.record), input, frame, isPart: request.shard != nil)
    report.output = ended.summary
    report.findings += ended.findings + (stage.theme?.findings ?? [])
    report.folders = folders(stage)
    stopwatch.measure(.report) { settle(&report, input, baseline) }
    return report
  }

  private typealias Ended = (summary: OutputFolder.Summary?, findings: [LocatedFinding])

  /// Writes what is about all APIs.
  private func end(
    _ input: BuildInput, _ surveys: [APISurvey], _ finished: [Finished], _ frame: SiteFrame,
    cache: BuildCache?
  ) async throws(BuildError) -> Ended {
    guard let writing = frame.writing else { return (nil, []) }
    let begun = Stopwatch.now()
    defer { stopwatch.add(Stopwatch.now() - begun, to: .site) }
    let ending = SiteEnding(
      writing: writing, sources: input.apis, surveys: surveys, records: finished.map(\.record),
      workers: workers, cache: cache, digests: finished.map(\.digest))
    return try await ending.write()
  }

  /// Writes what a part tells of itself.
  private func end(
    _ shard: Shard, _ finished: some Sequence<(Int, Finished)>, _ stage: Stage, _ frame: SiteFrame
  ) throws(BuildError) -> Ended {
    guard let folder = frame.writing?.output.folder, let theme = stage.theme else {
      throw BuildError("a part of a site needs a folder of its own", help: "give one with --output")
    }
    let paths = ContentPaths(request.input)
    let inputs = stage.surveyed.map { paths.inputs($0.inputs) }
    var part = SitePart(
      shard: shard, identity: BuildIdentity(ofParts: request, stage.input, theme: theme).hash,
      input: request.input, apis: [], members: [])
    for (source, inputs) in zip(stage.input.apis, inputs) {
      part.apis.append(SitePart.API(name: source.name, state: source.state(inputs)))
    }
    for (index, finished) in finished {
      part.members.append(
        SitePart.Member(
          index: index, survey: stage.surveyed[index].survey, record: finished.record,
          search: finished.record.pages?.search?.bytes, files: finished.files, inputs: inputs[index]))
    }
    guard let body = try? ArchiveEncoder.bytes(of: part) else {
      throw BuildError("the part cannot be written down", help: nil)
    }
    do throws(OutputError) {
      try folder.write(part: RecordFile.bytes(of: body).bytes)
      return (try folder.finish(), [])
    } catch { throw BuildError(error) }
  }

  /// What was found of the APIs and, but for a part, of the site's own files.
  private func report(
    on records: [APIRecord], _ input: BuildInput, _ frame: SiteFrame, isPart: Bool
  ) -> BuildReport {
    var report = BuildReport()
    report.ownRules = input.standard.profile.ownRules
    report.apis = records.map(\.summary)
    report.findings = records.flatMap(\.findings)
    if !isPart { report.findings += frame.ownFindings(input, records) }
    return report
  }

  private func folders(_ stage: Stage) -> [String] {
    let inputs = stage.surveyed.flatMap { $0.inputs.map { PathText.folder(of: $0.path) } }
    return Set(inputs + (stage.theme?.chain.sources.files.map { PathText.folder(of: $0.path) } ?? []))
      .sorted()
  }

  private func settle(_ report: inout BuildReport, _ input: BuildInput, _ baseline: Baseline?) {
    report.findings.sort(by: LocatedFinding.inReportOrder)
    Fingerprints.assign(to: &report.findings, below: inputFolder(input))
    if let baseline { report.baseline = baseline.apply(to: &report.findings, isWhole: !request.lintsOnly) }
  }

  /// What is left of an API when it is done.
  private struct Finished: Sendable {
    var record: APIRecord
    /// Of the record as it is kept for the next build; nil where it is not.
    var digest: ContentHash?
    /// What was written for it, of a part.
    var files: [SitePart.File] = []
  }

  /// Takes every API through its pass, but for those of which nothing has changed.
  ///
  /// - Parameter members: which of them.
  private func records(
    _ members: [Int], _ stage: Stage, _ pass: APIPass
  ) async throws(BuildError) -> [Finished] {
    let count = members.count
    let (counter, progress) = (Counter(), progress)
    // The largest first, so that no thread begins it when the others are done.
    let order = members.sorted { a, b in
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
      return Finished(
        record: known.record, digest: known.digest, files: files(known.basis.outputs.map(\.path), pass))
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
      digest = stopwatch.measure(.endings) {
        cache.keep(
          CachedAPI(basis: basis, survey: survey, record: done.record, digest: ContentHash()), of: source)
      }
    }
    return Finished(record: done.record, digest: digest, files: files(done.outputs, pass))
  }

  /// The files of a part with their sizes; nothing where no part is built.
  private func files(_ paths: [String], _ pass: APIPass) -> [SitePart.File] {
    guard request.shard != nil, let folder = pass.writing?.output.folder else { return [] }
    return (folder.kept(paths) ?? []).map { SitePart.File(path: $0.path, size: $0.stamp.byteCount) }
  }

  /// A site of one API tells of its pages how far it is, one of several of its APIs.
  private func pageProgress(_ count: Int) -> @Sendable (Int, Int) -> Void {
    let progress = progress
    return { done, total in
      if count == 1 { progress(BuildProgress(step: .writing, done: done, total: total)) }
    }
  }

  /// What paths in fingerprints are relative to, so that they are the same wherever the command is run: as
  /// reports show it, empty where that is the current folder.
  private func inputFolder(_ input: BuildInput) -> String {
    let typed = input.isDescription ? PathText.folder(of: request.input) : request.input
    let real = try? FileSystem.realPath(of: typed.isEmpty ? "." : typed)
    return PathText.shown(typed, real: real, from: FileSystem.currentFolder())
  }

  // MARK: - Merging

  /// Makes the whole site of parts that were built by themselves: the bytes of a build on one machine.
  public func merge(_ parts: PartSet) async throws(BuildError) -> BuildReport {
    let baseline: Baseline? = if let path = request.baseline { try Baseline(path: path) } else { nil }
    let input = try await BuildInput(reading: request, standard, workers)
    let theme = try ThemeLoading(request, input).theme()
    try parts.check(input, BuildIdentity(ofParts: request, input, theme: theme))
    let surveys = parts.members.map(\.value.survey)
    let frame = try SiteFrame(request, input, surveys, theme: theme.theme)
    let finished = try await copied(parts.members, frame)
    let ended = try await end(input, surveys, finished, frame, cache: nil)
    var report = report(on: finished.map(\.record), input, frame, isPart: false)
    report.output = ended.summary
    report.findings += ended.findings + theme.findings
    settle(&report, input, baseline)
    return report
  }

  /// Takes over the pages of all parts.
  private func copied(
    _ members: [PartSet.Member], _ frame: SiteFrame
  ) async throws(BuildError) -> [Finished] {
    let output = frame.writing?.output
    let results = await workers.map(members) { member -> Result<Finished, BuildError> in
      do throws(BuildError) {
        for file in member.value.files { try PartSet.copy(file, from: member.folder, to: output) }
      } catch { return .failure(error) }
      var record = member.value.record
      record.pages?.search = member.value.search.map { .encoded($0) }
      return .success(Finished(record: record))
    }
    var finished: [Finished] = []
    for result in results { finished.append(try result.get()) }
    return finished
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
