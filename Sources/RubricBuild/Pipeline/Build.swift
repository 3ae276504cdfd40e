import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricPages
import RubricSite
import RubricStandard
import RubricTheme

/// A whole run: reads the content, takes it through the stages, reports, and writes the site.
public struct Build: Sendable {
  private let request: BuildRequest
  private let standard: Standard
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
    let content = try await read()
    let units = await readUnits(content)
    if content.isDescription, let unit = units.first, !unit.isReadable {
      var report = BuildReport()
      report.findings = Build.located(unit.findings, unit.sources)
      report.isUnusable = true
      return report
    }
    return try await finish(content, units)
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
    return kind == .folder ? try await readFolder() : try readDescription()
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
    let shared = SharedContent(
      settings: SiteSettings(), sources: SourceSet(), guides: [], files: [], root: root,
      sections: standard.sections.map(\.outline))
    var reading = APIReading(shared: shared)
    let unit = try reading.read(description: request.input)
    return Input(
      shared: shared, listings: [], isDescription: true, description: unit, findings: [], home: nil, files: []
    )
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
    var reading = GuideReading(sources: sources)
    await reading.read(folder.sharedGuides, isShared: true, jobs: request.jobs)
    let sharedGuides = reading.guides
    if let home = folder.home {
      reading.read([ContentFile(relative: "index.md", path: home)], isShared: false)
    }
    findings += reading.findings
    let shared = SharedContent(
      settings: settings, sources: reading.sources, guides: sharedGuides, files: folder.sharedFiles,
      refused: folder.sharedRefused, root: root,
      sections: standard.sections.map(\.outline))
    return Input(
      shared: shared, listings: folder.apis, isDescription: false, description: nil, findings: findings,
      home: reading.guides.first { !$0.isShared }, files: folder.files, refused: folder.refused)
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

  /// What the run reads, as reports name it.
  private var shownInput: String {
    PathText.shown(
      request.input, real: try? FileSystem.realPath(of: request.input), from: FileSystem.currentFolder())
  }

  // MARK: - Checking

  private func finish(_ content: Input, _ units: [APIUnit]) async throws(BuildError) -> BuildReport {
    let entries = units.map(\.builder.entry)
    let own = ownSite(content, entries: entries)
    let guides = content.shared.guides + (content.home.map { [$0] } ?? [])
    let shared = content.shared.settings.waivers + guides.flatMap(\.matter.allowed)
    let judging = Judging(standard: standard, waivers: shared, date: request.date)
    let isLint = request.lintsOnly
    var judged = await WorkQueue.map(units, jobs: request.jobs) { unit in
      judging.judge(unit, among: entries, isLint: isLint)
    }
    // The rules say nothing that a page shows, so pages are written while they run.
    let (sites, jobs) = (judged.map { ($0.site, $0.waivers) }, request.jobs)
    let linting = Task { await WorkQueue.map(sites, jobs: jobs) { judging.lint($0, waivers: $1) } }
    let measuring = Measuring(
      judged: judged, waivers: shared, settings: content.shared.settings,
      folder: content.isDescription ? PathText.folder(of: shownInput) : shownInput, date: request.date,
      jobs: jobs)
    var report = BuildReport()
    if request.output != nil || request.coversOnly {
      let site = SiteWriting(
        request: request, settings: content.shared.settings, own: own.value,
        rows: judged.map(\.row), isDescription: content.isDescription, files: content.files,
        shared: content.shared)
      let written = try await site.write(
        to: request.output, apis: judged.map { ($0.maker(standard), $0.unit, $0.messages) },
        measured: { await measuring.maturities(await linting.value.map(\.report)) },
        progress: progress)
      report.output = written.summary
      report.findings += written.findings
      for (index, coverage) in written.coverage.enumerated() { judged[index].take(coverage) }
    }
    for (index, linted) in await linting.value.enumerated() { judged[index].take(linted) }
    report.apis = judged.map(\.summary)
    report.findings += await WorkQueue.map(judged, jobs: request.jobs) { $0.located(isLint: isLint) }
      .flatMap(\.self)
    if !isLint {
      let ownFindings = judging.findings(
        ofOwnSite: content.findings + own.findings, books: judged.map(\.waivers))
      report.findings += Build.located(
        ownFindings, content.shared.sources, LogicalPlaces(documents: [:], site: own.value))
    }
    report.findings.sort(by: LocatedFinding.inReportOrder)
    Fingerprints.assign(to: &report.findings)
    return report
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
    return SiteBuilder(input, sections: standard.sections.map(\.outline)).site(
      among: entries, on: request.date)
  }

  static func located(
    _ findings: [Finding], _ sources: SourceSet, _ places: LogicalPlaces = LogicalPlaces()
  ) -> [LocatedFinding] {
    var locator = Locator(sources) { places.text(of: $0) }
    return findings.map { locator.locate($0) }
  }
}
