import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricSite
import RubricStandard

/// What a run is about, before its APIs are read: the settings, what all APIs share, and which APIs there are.
struct BuildInput: Sendable {
  var shared: SharedContent
  /// What there is to be read, in order.
  var apis: [APISource] = []
  var findings: [Finding]
  /// The guide of the site's home; nil where there is none.
  var home: SiteInput.GuideFile?
  /// The standard as the profile has it.
  var standard: Standard
  /// Other files of the content that may be published, such as a logo.
  var files: [ContentFile] = []
  /// Paths of those of a type that is never published.
  var refused: [String] = []

  /// Whether there is no content folder.
  var isDescription: Bool {
    if case .description = apis.first { true } else { false }
  }

  init(
    reading request: BuildRequest, _ standard: Standard, _ workers: Workers
  ) async throws(BuildError) {
    let kind: FileKind?
    do throws(FileError) { kind = try FileSystem.status(of: request.input).kind } catch {
      throw BuildError(
        error.description,
        help: error.isMissing
          ? "run it where the content folder lies, or name a content folder or an OpenAPI description" : nil)
    }
    self =
      kind == .folder
      ? try await BuildInput(folder: request, standard, workers)
      : try BuildInput(description: request, standard)
  }

  private init(description request: BuildRequest, _ standard: Standard) throws(BuildError) {
    let root: String
    do throws(FileError) {
      if let widened = request.root {
        root = try FileSystem.realPath(of: widened)
      } else {
        root = try DocumentStore.root(ofDescription: request.input)
      }
    } catch { throw BuildError(error) }
    var sources = SourceSet()
    findings = []
    self.standard = try standard.profiled(request, SiteSettings(), &sources, &findings)
    shared = SharedContent(
      settings: SiteSettings(), sources: sources, guides: [], files: [], root: root,
      sections: self.standard.outlines)
    apis = [.description(request.input)]
  }

  private init(
    folder request: BuildRequest, _ standard: Standard, _ workers: Workers
  ) async throws(BuildError) {
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
    findings = listed.findings
    var sources = folder.sources
    let settings = try BuildInput.settings(folder, &sources, &findings)
    self.standard = try standard.profiled(request, settings, &sources, &findings)
    var reading = GuideReading(sources: sources)
    await reading.read(folder.sharedGuides, isShared: true, workers)
    let sharedGuides = reading.guides
    if let home = folder.home {
      reading.read([ContentFile(relative: "index.md", path: home)], isShared: false, InputLog())
    }
    findings += reading.findings
    shared = SharedContent(
      settings: settings, sources: reading.sources, guides: sharedGuides, files: folder.sharedFiles,
      refused: folder.sharedRefused, root: root, sections: self.standard.outlines)
    apis = folder.apis.map { .folder($0) }
    home = reading.guides.first { !$0.isShared }
    files = folder.files
    refused = folder.refused
  }

  private static func settings(
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

  /// Waivers that reach every API: those of the settings and of the guides that belong to none.
  var waivers: [Waiver] { shared.settings.waivers + ownGuides.flatMap(\.matter.allowed) }

  private var ownGuides: [SiteInput.GuideFile] { shared.guides + (home.map { [$0] } ?? []) }

  /// The site's own pages as a site without an API.
  func ownSite(among entries: EntryTable, on date: CivilDate) -> Outcome<Site> {
    let input = SiteInput(
      name: "", prefix: "", settings: shared.settings, apiSettings: APISettings(), api: nil,
      guides: ownGuides,
      files: shared.files.map { SiteInput.FilePath(path: $0.relative, isShared: true) }
        + files.map { SiteInput.FilePath(path: $0.relative, isShared: false) },
      refused: shared.refused.map { SiteInput.FilePath(path: $0, isShared: true) }
        + refused.map { SiteInput.FilePath(path: $0, isShared: false) })
    return SiteBuilder(input, sections: shared.sections).site(among: entries, on: date)
  }
}
