import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricPages
import RubricSite
import RubricStandard
import RubricTheme

/// A whole run: reads the content, takes it through the stages, reports, and writes the site.
public struct Build: Sendable {
  var request: BuildRequest
  let standard: Standard
  private let progress: @Sendable (BuildProgress) -> Void

  /// - Parameter progress: told how far the run is, from any thread.
  public init(
    _ request: BuildRequest, standard: Standard,
    progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }
  ) {
    self.request = request
    self.standard = standard
    self.progress = progress
  }

  /// Does the run.
  public func run() async throws(BuildError) -> BuildReport {
    // Before anything is written: who gave a wrong file wants no site.
    let baseline: Baseline? = if let path = request.baseline { try Baseline(path: path) } else { nil }
    let content = try await read()
    let units = await readUnits(content)
    if content.isDescription, let unit = units.first, !unit.isReadable {
      var report = BuildReport()
      report.findings = Build.located(unit.findings, unit.sources)
      report.isUnusable = true
      return report
    }
    return try await finish(content, units, baseline)
  }

  // MARK: - Reading

  /// The input, before its APIs are read.
  private struct Input: Sendable {
    var shared: SharedContent
    var listings: [APIFolderListing]
    /// The file of a description without a content folder.
    var isDescription: Bool
    var description: APIUnit?
    var findings: [Finding]
    /// The site's own pages: its home and the shared guides.
    var home: SiteInput.GuideFile?
    /// The standard as the profile has it.
    var standard: Standard
    /// Other files of the content that may be published, such as a logo.
    var files: [ContentFile]
    /// Paths of those of a type that is never published.
    var refused: [String] = []
  }

  private func read() async throws(BuildError) -> Input {
    let kind: FileKind?
    do throws(FileError) { kind = try FileSystem.status(of: request.input).kind } catch {
      throw BuildError(error)
    }
    guard kind != .folder else { return try await readFolder() }
    // A description is read by one thread; another gets ready what it is judged by.
    let standard = standard
    if request.jobs > 1, request.profile == nil { Task { standard.prepare() } }
    return try readDescription()
  }

  private func readDescription() throws(BuildError) -> Input {
    let root: String
    do throws(FileError) {
      if let widened = request.root {
        root = try FileSystem.realPath(of: widened)
      } else {
        root = try DocumentStore.root(ofDescription: request.input)
      }
    } catch { throw BuildError(error) }
    var (sources, findings) = (SourceSet(), [Finding]())
    let standard = try standard(SiteSettings(), &sources, &findings)
    let shared = SharedContent(
      settings: SiteSettings(), sources: sources, guides: [], files: [], root: root,
      sections: standard.outlines)
    var reading = APIReading(shared: shared)
    let unit = try reading.read(description: request.input)
    return Input(
      shared: shared, listings: [], isDescription: true, description: unit, findings: findings, home: nil,
      standard: standard, files: [])
  }

  private func readFolder() async throws(BuildError) -> Input {
    let listed: Outcome<ContentFolder>
    let root: String
    do throws(ContentError) {
      listed = try ContentFolder.list(request.input, root: request.root)
    } catch { throw BuildError(error) }
    do throws(FileError) {
      root = try FileSystem.realPath(of: request.root ?? request.input)
    } catch { throw BuildError(error) }
    let folder = listed.value
    if folder.apis.isEmpty, folder.settings == nil, folder.home == nil, folder.sharedGuides.isEmpty {
      throw BuildError(
        "'\(request.input)' holds nothing to build: it has no 'apis', 'guides', site.yaml or index.md",
        help: "give a content folder, or the file of an OpenAPI description")
    }
    var findings = listed.findings
    var sources = folder.sources
    let settings = try settings(folder, &sources, &findings)
    let standard = try standard(settings, &sources, &findings)
    var reading = GuideReading(sources: sources)
    await reading.read(folder.sharedGuides, isShared: true, jobs: request.jobs)
    let sharedGuides = reading.guides
    if let home = folder.home {
      reading.read([ContentFile(relative: "index.md", path: home)], isShared: false)
    }
    findings += reading.findings
    let shared = SharedContent(
      settings: settings, sources: reading.sources, guides: sharedGuides, files: folder.sharedFiles,
      refused: folder.sharedRefused, root: root, sections: standard.outlines)
    return Input(
      shared: shared, listings: folder.apis, isDescription: false, description: nil, findings: findings,
      home: reading.guides.first { !$0.isShared }, standard: standard, files: folder.files,
      refused: folder.refused)
  }

  private func settings(
    _ folder: ContentFolder, _ sources: inout SourceSet, _ findings: inout [Finding]
  ) throws(BuildError) -> SiteSettings {
    guard let path = folder.settings else { return SiteSettings() }
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.bytes(ofFile: path) } catch { throw BuildError(error) }
    let file = SourceFile(path: path, bytes: bytes)
    let source = sources.add(file)
    let document = DocumentReader().read(file, as: source, format: .yaml)
    findings += document.findings
    guard let value = document.value else {
      throw BuildError(
        "the settings cannot be read", help: "mend them first",
        findings: Build.located(document.findings, sources))
    }
    let settings = SiteSettings.read(value)
    findings += settings.findings
    if let logo = settings.value.logo, let span = settings.value.logoSpan,
      !folder.files.contains(where: { $0.relative == logo })
    {
      findings.append(
        Finding(
          "settings-valid", .error, "the logo '\(logo)' is no file beside site.yaml that may be published",
          at: span, help: "give the path of an image from the content folder on, such as 'logo.svg'"))
    }
    return settings.value
  }

  private func readUnits(_ content: Input) async -> [APIUnit] {
    if let unit = content.description { return [unit] }
    let shared = content.shared
    let counter = Counter()
    let (total, progress) = (content.listings.count, progress)
    return await WorkQueue.map(content.listings, jobs: request.jobs) { listing in
      var reading = APIReading(shared: shared)
      let unit = reading.read(listing)
      progress(BuildProgress(step: .reading, done: counter.take() + 1, total: total))
      return unit
    }
  }

  // MARK: - Checking

  private func finish(
    _ content: Input, _ units: [APIUnit], _ baseline: Baseline?
  ) async throws(BuildError) -> BuildReport {
    let entries = units.map(\.builder.entry)
    let standard = content.standard
    let own = ownSite(content, entries: entries)
    let guides = content.shared.guides + (content.home.map { [$0] } ?? [])
    let shared = content.shared.settings.waivers + guides.flatMap(\.matter.allowed)
    let judging = Judging(standard: standard, waivers: shared, date: request.date)
    let isLint = request.lintsOnly
    let jobs = request.jobs
    var judged = await WorkQueue.map(units, jobs: jobs) { unit in
      await judging.judge(unit, among: entries, isLint: isLint, jobs: jobs)
    }
    // It finds nothing that a page shows, so pages are written while it runs.
    let apis = judged
    let inspecting = Task {
      await WorkQueue.map(apis, jobs: jobs) { await judging.inspect($0, isLint: isLint, jobs: jobs) }
    }
    let measuring = Measuring(
      judged: judged, standard: judging.standard, waivers: shared, settings: content.shared.settings,
      folder: inputFolder(content),
      date: request.date, jobs: jobs)
    var report = BuildReport()
    report.ownRules = standard.profile.ownRules
    if request.output != nil || request.singleFile != nil || request.coversOnly {
      let site = SiteWriting(
        request: request, settings: content.shared.settings, own: own.value,
        rows: judged.map(\.row), isDescription: content.isDescription, files: content.files,
        shared: content.shared, standard: judging.standard)
      let written = try await site.write(
        judged, measured: { await measuring.maturities(await inspecting.value) }, progress: progress)
      report.output = written.summary
      report.findings += written.findings
      for (index, coverage) in written.coverage.enumerated() { judged[index].take(coverage) }
    }
    for (index, inspection) in await inspecting.value.enumerated() { judged[index].take(inspection) }
    report.apis = judged.map(\.summary)
    report.findings += await located(judged, content, own, judging)
    report.findings.sort(by: LocatedFinding.inReportOrder)
    Fingerprints.assign(to: &report.findings, below: inputFolder(content))
    if let baseline { report.baseline = baseline.apply(to: &report.findings, isWhole: !isLint) }
    return report
  }

  /// All that was found of the APIs and of the site's own files, with its places.
  private func located(
    _ judged: [JudgedAPI], _ content: Input, _ own: Outcome<Site>, _ judging: Judging
  ) async -> [LocatedFinding] {
    let isLint = request.lintsOnly
    let ofAPIs = await WorkQueue.map(judged, jobs: request.jobs) {
      $0.located(judging.standard, isLint: isLint)
    }
    let ownFindings = judging.findings(
      ofOwnSite: own.value, content.findings + (isLint ? [] : own.findings), books: judged.map(\.waivers),
      isLint: isLint
    )
    return ofAPIs.flatMap(\.self)
      + Build.located(
        ownFindings, content.shared.sources, LogicalPlaces(documents: [:], site: own.value))
  }

  /// What paths in fingerprints are relative to, so that they are the same wherever the command is run: as
  /// reports show it, empty where that is the current folder.
  private func inputFolder(_ content: Input) -> String {
    let typed = content.isDescription ? PathText.folder(of: request.input) : request.input
    let real = try? FileSystem.realPath(of: typed.isEmpty ? "." : typed)
    return PathText.shown(typed, real: real, from: FileSystem.currentFolder())
  }

  // MARK: - Mending

  /// Mends what is certain in the files themselves; writes no site.
  public func fix() async throws(BuildError) -> FixReport {
    let content = try await read()
    let units = await readUnits(content)
    var checking = self
    checking.request.output = nil
    checking.request.singleFile = nil
    checking.request.coversOnly = false
    let report = try await checking.finish(content, units, nil)
    var contents: [String: [UInt8]] = [:]
    for sources in units.map(\.sources) + [content.shared.sources] {
      for file in sources.files { contents[file.path] = file.bytes }
    }
    var fixing = Fixing(report.findings)
    return try fixing.run(contents: contents)
  }

  /// The site's own pages as a site without an API.
  private func ownSite(_ content: Input, entries: [APIEntry]) -> Outcome<Site> {
    let input = SiteInput(
      name: "", prefix: "", settings: content.shared.settings, apiSettings: APISettings(), api: nil,
      guides: content.shared.guides + (content.home.map { [$0] } ?? []),
      files: content.shared.files.map { SiteInput.FilePath(path: $0.relative, isShared: true) }
        + content.files.map { SiteInput.FilePath(path: $0.relative, isShared: false) },
      refused: content.shared.refused.map { SiteInput.FilePath(path: $0, isShared: true) }
        + content.refused.map { SiteInput.FilePath(path: $0, isShared: false) })
    return SiteBuilder(input, sections: content.standard.outlines).site(among: entries, on: request.date)
  }

  static func located(
    _ findings: [Finding], _ sources: SourceSet, _ places: LogicalPlaces = LogicalPlaces()
  ) -> [LocatedFinding] {
    var locator = Locator(sources) { places.text(of: $0) }
    return findings.map { locator.locate($0) }
  }
}
