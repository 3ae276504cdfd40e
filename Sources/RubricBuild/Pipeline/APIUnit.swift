import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSite
import RubricStandard

/// One API on its way through the stages: what was read of it, before it is put among the others.
struct APIUnit: Sendable {
  var builder: SiteBuilder
  var sources: SourceSet
  var findings: [Finding]
  /// The description's file, for readers to load; nil where it could not be read.
  var download: Download?
  /// Paths of the files that guides may show, by where they are opened.
  var files: [SharedPath: String]
  /// Whether the description could be read.
  var isReadable: Bool
  /// How many objects of the description are withheld.
  var withheld = 0
  /// What its settings, its guides and its description waive, in that order.
  var waivers: [Waiver] = []
  /// The documents that were read for it, by their files.
  var documents: [SourceID: Document] = [:]
  /// What it was read from.
  var inputs: [InputFile] = []

  /// The description as it lies on disk; put together where it lies in several files or something of it is
  /// withheld.
  struct Download: Sendable {
    var bytes: [UInt8]
    var ending: String
  }

  /// Names a file among the shared ones or the API's own.
  struct SharedPath: Hashable, Sendable {
    var path: String
    var isShared: Bool
  }
}

/// What an API is read from.
enum APISource: Sendable {
  /// A folder of the content.
  case folder(APIFolderListing)
  /// The file of a description, without a content folder.
  case description(String)
}

/// What all APIs of a content folder share.
struct SharedContent: Sendable {
  var settings: SiteSettings
  var sources: SourceSet
  var guides: [SiteInput.GuideFile]
  var files: [ContentFile]
  /// Paths of files among them that are of a type never published.
  var refused: [String] = []
  /// The real path that all files must lie in.
  var root: String
  var sections: [SectionOutline]
}

/// Reads one API: its settings, its description, its guides.
struct APIReading {
  let shared: SharedContent
  private var findings: [Finding] = []
  private var withheld = 0
  /// What readers load in place of the description's own file; nil where they load that.
  private var bundled: [UInt8]?

  init(shared: SharedContent) { self.shared = shared }

  /// The API among what all share.
  ///
  /// - Throws: where the file of a description without a content folder cannot be read.
  static func unit(of source: APISource, _ shared: SharedContent) throws(BuildError) -> APIUnit {
    var reading = APIReading(shared: shared)
    switch source {
    case .folder(let listing): return reading.read(listing)
    case .description(let path): return try reading.read(description: path)
    }
  }

  /// The API in a folder of the content.
  mutating func read(_ listing: APIFolderListing) -> APIUnit {
    let store = DocumentStore(root: shared.root, sources: shared.sources)
    let settings = settings(of: listing, store)
    let spec = settings.spec.map { PathText.joined(listing.path, $0) } ?? listing.specCandidates.first
    let api = spec.flatMap { description($0, settings, store) }
    if spec == nil { missingDescription(listing, store) }
    var reading = GuideReading(sources: store.sources)
    reading.read(listing.guides, isShared: false, store.log)
    findings = store.findings + findings + reading.findings
    var unit = unit(
      name: listing.name, prefix: "apis/\(Slug(listing.name))/", settings: settings, api: api, spec: spec,
      guides: reading.guides + shared.guides, files: published(listing.files, store),
      refused: listing.refused,
      sources: reading.sources)
    unit.findings = findings
    unit.waivers =
      settings.waivers + reading.guides.flatMap(\.matter.allowed) + marks(in: store.documents, &unit.findings)
    unit.documents = store.documents
    unit.inputs = store.log.files
    return unit
  }

  /// What the objects of the documents waive.
  private func marks(in documents: [SourceID: Document], _ findings: inout [Finding]) -> [Waiver] {
    documents.sorted { $0.key < $1.key }.flatMap { _, document in
      let marks = Waiver.marks(in: document)
      findings += marks.findings + Waiver.foreignMarks(in: document)
      return marks.value
    }
  }

  /// A description of which something is withheld is not published as it lies on disk.
  private func published(_ files: [ContentFile], _ store: DocumentStore) -> [ContentFile] {
    withheld == 0 ? files : files.filter { !store.hasRead($0.path) }
  }

  /// A description without a content folder.
  mutating func read(description path: String) throws(BuildError) -> APIUnit {
    let store = DocumentStore(root: shared.root, sources: shared.sources)
    let document: Document?
    do throws(ContentError) { document = try store.load(path) } catch { throw BuildError(error) }
    let api = document.flatMap { read($0, store) }
    findings = store.findings + findings
    var unit = unit(
      name: "", prefix: "", settings: APISettings(), api: api, spec: path, guides: [], files: [],
      sources: store.sources)
    unit.findings = findings
    unit.waivers = marks(in: store.documents, &unit.findings)
    unit.documents = store.documents
    unit.inputs = store.log.files
    return unit
  }

  private func unit(
    name: String, prefix: String, settings: APISettings, api: API?, spec: String?,
    guides: [SiteInput.GuideFile], files: [ContentFile], refused: [String] = [], sources: SourceSet
  ) -> APIUnit {
    let paths =
      files.map { SiteInput.FilePath(path: $0.relative, isShared: false) }
      + shared.files.map { SiteInput.FilePath(path: $0.relative, isShared: true) }
    let input = SiteInput(
      name: name, prefix: prefix, settings: shared.settings, apiSettings: settings, api: api, guides: guides,
      files: paths,
      refused: refused.map { SiteInput.FilePath(path: $0, isShared: false) }
        + shared.refused.map { SiteInput.FilePath(path: $0, isShared: true) })
    var opened: [APIUnit.SharedPath: String] = [:]
    for file in files { opened[APIUnit.SharedPath(path: file.relative, isShared: false)] = file.path }
    for file in shared.files { opened[APIUnit.SharedPath(path: file.relative, isShared: true)] = file.path }
    let download = api.flatMap { api in
      sources[api.origin.span.source].map {
        APIUnit.Download(bytes: bundled ?? $0.bytes, ending: APIReading.ending(of: spec ?? ""))
      }
    }
    return APIUnit(
      builder: SiteBuilder(input, sections: shared.sections), sources: sources, findings: [],
      download: download,
      files: opened, isReadable: api != nil, withheld: withheld)
  }

  private static func ending(of path: String) -> String {
    let ending = PathText.fileExtension(of: path)
    return ["json", "yaml", "yml"].contains(ending) ? ending : "yaml"
  }

  // MARK: -

  private mutating func settings(of listing: APIFolderListing, _ store: DocumentStore) -> APISettings {
    guard let path = listing.apiSettings else { return APISettings() }
    let loaded: Document?
    do throws(ContentError) {
      loaded = try store.load(path)
    } catch {
      let source = store.sources.add(SourceFile(path: path, bytes: []))
      findings.append(
        Finding(
          "content-layout", .error, error.calling(PathText.name(of: path)).description,
          at: SourceSpan.start(of: source), help: error.help))
      return APISettings()
    }
    guard let document = loaded else { return APISettings() }
    let settings = APISettings.read(document, sections: shared.sections)
    findings += settings.findings
    return settings.value
  }

  private mutating func description(
    _ path: String, _ settings: APISettings, _ store: DocumentStore
  ) -> API? {
    do throws(ContentError) {
      return try store.load(path).flatMap { read($0, store) }
    } catch {
      let span =
        settings.specSpan ?? SourceSpan.start(of: store.sources.add(SourceFile(path: path, bytes: [])))
      let isNamed = settings.specSpan != nil && !error.isOutside
      // The page of the API shows the message too, and must not tell where the content lies.
      findings.append(
        Finding(
          "content-layout", .error, error.calling(settings.spec ?? PathText.name(of: path)).description,
          at: span, help: isNamed ? "name a file in the folder of the API" : error.help))
      return nil
    }
  }

  private mutating func read(_ document: Document, _ store: DocumentStore) -> API? {
    var bundling = DescriptionBundling(document, store, hidesInternal: shared.settings.hidesInternal)
    let api = APIReader.read(bundling.document, load: bundling.load)
    findings += bundling.findings + api.findings
    withheld = bundling.withheld
    guard api.value != nil else { return nil }
    if bundling.isInSeveralFiles || withheld > 0 { bundled = bytes(of: &bundling, store) }
    return api.value
  }

  /// What readers may load; nil for the file itself.
  private mutating func bytes(of bundling: inout DescriptionBundling, _ store: DocumentStore) -> [UInt8]? {
    let path = store.sources[bundling.document.source]?.path ?? ""
    let bundle = bundling.bytes(as: APIReading.ending(of: path) == "json" ? .json : .yaml)
    if let bytes = bundle.value { return bytes }
    findings += bundle.findings.filter { $0.severity == .error && $0.rule != "ref-unresolved" }
    // Better nothing than what was to be withheld.
    return withheld > 0 ? [] : nil
  }

  private mutating func missingDescription(_ listing: APIFolderListing, _ store: DocumentStore) {
    let source = store.sources.add(SourceFile(path: listing.path, bytes: []))
    findings.append(
      Finding(
        "content-layout", .error, "the API '\(listing.name)' has no description",
        at: SourceSpan.start(of: source),
        help: "add openapi.yaml, or name the file with 'spec' in api.yaml"))
  }
}
