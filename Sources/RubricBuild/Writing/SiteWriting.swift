import RubricDiagnostics
import RubricDocuments
import RubricPages
import RubricSite
import RubricStandard
import RubricTheme

/// Where the pages of a run go, and what they are rendered with.
struct SiteWriting: Sendable {
  let request: BuildRequest
  let settings: SiteSettings
  /// The site's own pages.
  let own: Site
  let isDescription: Bool
  /// Files of the content beside `guides` and `apis`.
  let files: [ContentFile]
  let shared: SharedContent
  let standard: Standard
  let theme: Theme
  var output: PageOutput

  /// Opens the folder.
  static func begin(
    _ request: BuildRequest, _ input: BuildInput, theme: Theme, own: Site
  ) throws(BuildError) -> SiteWriting {
    let settings = input.shared.settings
    let logo = SiteWriting.logoFile(settings, input.files).map {
      RouteTable(prefix: "").attachment($0.relative)
    }
    let output = PageOutput(
      renderer: PageRenderer(theme: theme, settings: settings, own: own, logo: logo),
      folder: try folder(request, input),
      single: request.singleFile.map { _ in SingleCollecting() })
    return SiteWriting(
      request: request, settings: settings, own: own, isDescription: input.isDescription, files: input.files,
      shared: input.shared, standard: input.standard, theme: theme, output: output)
  }

  /// The folder that pages go to; nil where none are written.
  static func folder(
    _ request: BuildRequest, _ input: BuildInput
  ) throws(BuildError) -> OutputFolder? {
    guard let path = request.output else { return nil }
    do throws(OutputError) {
      if !input.isDescription { try OutputFolder.checkOverlap(output: path, content: request.input) }
      return try OutputFolder.open(path, force: request.force)
    } catch { throw BuildError(error) }
  }

  /// Whether pages are gathered for the search.
  var isSearched: Bool { settings.hasSearch && output.folder != nil }

  /// The logo's file among the content's; nil where there is none.
  var logoFile: ContentFile? { SiteWriting.logoFile(settings, files) }

  private static func logoFile(_ settings: SiteSettings, _ files: [ContentFile]) -> ContentFile? {
    settings.logo.flatMap { logo in files.first { $0.relative == logo } }
  }

  // MARK: - One API

  /// What writes the pages of an API.
  func pages(of api: JudgedAPI, number: Int) -> APIWriting {
    APIWriting(
      api.maker(standard), api.unit, number: number, messages: api.messages, isAlone: isDescription,
      isSearched: isSearched, isJoined: output.folder != nil)
  }

  /// Writes what is made when all pages of an API are: on how mature it is, and its description for readers to
  /// load.
  ///
  /// - Parameter measured: how mature it is; asked for where that is published.
  func finish(
    _ pages: APIWriting, _ api: JudgedAPI, measured: () -> APIMaturity
  ) throws(OutputError) -> APIRecord.Pages {
    var record = APIRecord.Pages()
    guard output.isKept else { return record }
    record.attachments = api.site.attachments
    record.search = pages.search.map { .made($0) }
    record.links = pages.links
    record.routes = settings.base == nil ? [] : pages.maker.listedRoutes
    if let download = api.unit.download {
      try output.write(download.bytes, to: api.site.routes.download(ending: download.ending).path)
    }
    output.single?.take(
      SingleCollecting.Frame(site: api.site, navigation: pages.maker.page(.home).navigation))
    guard settings.publication != .nothing else { return record }
    let maturity = measured()
    record.namedRules = Set((maturity.findings ?? []).map(\.rule.text)).sorted()
    record.standing = APIStanding(maturity, of: api.site, verdicts: api.verdicts)
    if api.site.publishesMaturity { try write(maturity, of: pages) }
    return record
  }

  /// Pages, data and signs on how mature an API is.
  private func write(_ maturity: APIMaturity, of pages: APIWriting) throws(OutputError) {
    let (site, maker) = (pages.site, pages.maker)
    try pages.write(last: maker.pages(on: maturity), to: output)
    let data = MaturityData(maturity, of: site, verdicts: maker.verdicts)
    try output.write(data.bytes, to: site.routes.maturityData.path)
    let signs = output.renderer.badges(
      maturity.maturity, Completeness(maker.verdicts), stage: site.apiSettings.stage)
    for (name, bytes) in zip(["maturity", "sections"], signs) {
      let route = site.routes.badge(name)
      try output.write(bytes, to: route.path)
      output.single?.take(image: bytes, at: route)
    }
  }
}

extension PageMaker {
  /// The addresses that a search engine may list.
  fileprivate var listedRoutes: [Route] {
    let routes = requests.compactMap { request -> Route? in
      if case .redirect = request { return nil }
      return route(of: request)
    }
    return routes + maturityRoutes
  }
}
