import RubricDiagnostics
import RubricDocuments
import RubricPages
import RubricSearch
import RubricSite
import RubricStandard
import RubricTheme
import Synchronization

/// Renders the pages one at a time and writes each as soon as it is rendered.
struct SiteWriting: Sendable {
  let request: BuildRequest
  let settings: SiteSettings
  /// The site's own pages.
  let own: Site
  let rows: [SiteHomePage.Row]
  let isDescription: Bool
  /// Files of the content beside `guides` and `apis`.
  let files: [ContentFile]
  let shared: SharedContent
  let standard: Standard

  /// What was written, and what was found on the way.
  struct Written {
    /// nil where nothing was written.
    var summary: OutputFolder.Summary?
    var findings: [LocatedFinding]
    /// How much of each description its pages tell; nil of one that could not be read.
    var coverage: [Coverage?]
  }

  /// Pages that one thread makes in one go: enough that taking them costs nothing, few enough that no
  /// thread is left with the rest.
  private static let chunk = 8

  /// Some pages of one API, or of the site itself.
  private enum Chunk: Sendable {
    case api(Int, ArraySlice<PageMaker.Request>)
    case own(ArraySlice<SitePages.Request>)
  }

  func write(
    to path: String?, apis: [(maker: PageMaker, unit: APIUnit, messages: [String])],
    measured: @escaping @Sendable () async -> [APIMaturity],
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) async throws(BuildError) -> Written {
    let loaded = try theme()
    let output = try folder(at: path)
    let ledgers = apis.map { _ in Ledger() }
    let renderer = PageRenderer(theme: loaded.theme, settings: settings, own: own, logo: logo)
    let pages = SitePages(site: own, rows: rows)
    let gatherings = gatherings(apis.map { ($0.maker, requests(of: $0.maker, $0.messages).count) }, pages)
    var chunks = apis.enumerated().flatMap { index, api in
      SiteWriting.chunks(of: requests(of: api.maker, api.messages)).map { Chunk.api(index, $0) }
    }
    if !isDescription { chunks += SiteWriting.chunks(of: pages.requests).map { .own($0) } }
    let counter = Counter()
    let (makers, total) = (apis.map(\.maker), chunks.count)
    let failures = await WorkQueue.map(chunks, jobs: request.jobs) { chunk -> OutputError? in
      do throws(OutputError) {
        switch chunk {
        case .api(let index, let requests):
          try write(
            requests, of: makers[index], renderer, to: output, noting: ledgers[index],
            searching: gatherings?.apis[index])
        case .own(let requests):
          try write(requests, of: pages, renderer, to: output, searching: gatherings?.own)
        }
      } catch { return error }
      progress(BuildProgress(step: .writing, done: counter.take() + 1, total: total))
      return nil
    }
    if let failure = failures.compactMap(\.self).first { throw BuildError(failure) }
    let coverage = zip(apis, ledgers).map { api, ledger in
      ledger.coverage(of: api.maker.site.api, api.unit.sources, withheld: api.unit.withheld)
    }
    guard let output else { return Written(summary: nil, findings: loaded.findings, coverage: coverage) }
    let maturities = settings.publication == .nothing ? [] : await measured()
    do throws(OutputError) {
      try write(maturities, of: makers, pages, renderer, to: output)
      let explanations = explanations(maturities)
      for page in pages.pages(explaining: explanations) { _ = try write(page, of: own, renderer, to: output) }
      for page in SitePages.fixed(settings: settings) { _ = try write(page, of: own, renderer, to: output) }
      if let gatherings {
        let all = (gatherings.apis + [gatherings.own].compactMap(\.self)).compactMap(\.api)
        try await SearchWriting.write(all, renderer, settings, to: output, jobs: request.jobs) {
          page throws(OutputError) in _ = try write(page, of: own, renderer, to: output)
        }
      }
      let uncopied = try writeFiles(
        apis.map { ($0.maker.site, $0.unit) }, theme: loaded.theme,
        routes: routes(apis, explaining: explanations.map(\.id)),
        to: output)
      return Written(summary: try output.finish(), findings: loaded.findings + uncopied, coverage: coverage)
    } catch { throw BuildError(error) }
  }

  // MARK: - Maturity

  /// Pages, data and signs on how mature the APIs are; nothing where nothing of it is published.
  private func write(
    _ maturities: [APIMaturity], of makers: [PageMaker], _ pages: SitePages, _ renderer: PageRenderer,
    to output: OutputFolder
  ) throws(OutputError) {
    for (maker, maturity) in zip(makers, maturities) where maker.site.publishesMaturity {
      let site = maker.site
      for page in maker.pages(on: maturity) { _ = try write(page, of: site, renderer, to: output) }
      let data = MaturityData(maturity, of: site, verdicts: maker.verdicts)
      try output.write(path: site.routes.maturityData.path, bytes: data.bytes)
      let signs = renderer.badges(
        maturity.maturity, Completeness(maker.verdicts), stage: site.apiSettings.stage)
      for (name, bytes) in zip(["maturity", "sections"], signs) {
        try output.write(path: site.routes.badge(name).path, bytes: bytes)
      }
    }
    guard !isDescription, !maturities.isEmpty, pages.laysSideBySide else { return }
    let rows = zip(makers, maturities).map { maker, maturity in
      OrganisationPage.Row(maturity, of: maker.site, verdicts: maker.verdicts)
    }
    let page = OrganisationPage(rows, on: request.date)
    _ = try write(pages.page(page), of: own, renderer, to: output)
    let data = OrganisationData(page)
    try output.write(path: page.data.path, bytes: data.json)
    try output.write(path: page.table.path, bytes: data.csv)
  }

  /// Of each rule that a page names, in the order of the catalogues; of all of them where the settings say so.
  private func explanations(_ maturities: [APIMaturity]) -> [Explanation] {
    if settings.explainsAllRules { return standard.explanations }
    let named = Set(maturities.flatMap { $0.findings ?? [] }.map(\.rule.text))
    return named.isEmpty ? [] : standard.explanations.filter { named.contains($0.id) }
  }

  // MARK: - Parts

  /// The folder that pages go to; nil where none are written.
  private func folder(at path: String?) throws(BuildError) -> OutputFolder? {
    guard let path else { return nil }
    do throws(OutputError) {
      if !isDescription { try OutputFolder.checkOverlap(output: path, content: request.input) }
      return try OutputFolder.open(path, force: request.force)
    } catch { throw BuildError(error) }
  }

  private func write(
    _ requests: ArraySlice<PageMaker.Request>, of maker: PageMaker, _ renderer: PageRenderer,
    to output: OutputFolder?, noting ledger: Ledger, searching: SearchGathering?
  ) throws(OutputError) {
    var gathering = searching?.begin()
    for (index, request) in zip(requests.indices, requests) {
      for (part, page) in maker.pages(request).enumerated() {
        ledger.note(try write(page, of: maker.site, renderer, to: output))
        gathering?.take(page, order: index << 8 | part)
      }
    }
    try end(gathering, of: searching, to: output)
  }

  private func write(
    _ requests: ArraySlice<SitePages.Request>, of pages: SitePages, _ renderer: PageRenderer,
    to output: OutputFolder?, searching: SearchGathering?
  ) throws(OutputError) {
    var gathering = searching?.begin()
    for (index, request) in zip(requests.indices, requests) {
      let page = pages.page(request)
      _ = try write(page, of: own, renderer, to: output)
      gathering?.take(page, order: index << 8)
    }
    try end(gathering, of: searching, to: output)
  }

  /// Gives back what a job has gathered for the search.
  private func end(
    _ gathering: PageGathering?, of searching: SearchGathering?, to output: OutputFolder?
  ) throws(OutputError) {
    guard let gathering, let searching else { return }
    for file in searching.end(gathering) { try output?.write(path: file.path, bytes: file.bytes) }
  }

  /// What gathers for the search; nil where the site has none, or is not written.
  private func gatherings(
    _ apis: [(maker: PageMaker, count: Int)], _ pages: SitePages
  ) -> (apis: [SearchGathering], own: SearchGathering?)? {
    guard settings.hasSearch, request.output != nil else { return nil }
    func jobs(_ count: Int) -> Int { (count + SiteWriting.chunk - 1) / SiteWriting.chunk }
    let all = apis.map { maker, count in
      SearchGathering(title: maker.site.title, prefix: maker.site.routes.prefix, jobs: jobs(count))
    }
    let own = SearchGathering(title: settings.title, prefix: "", jobs: jobs(pages.requests.count))
    return (all, isDescription ? nil : own)
  }

  private func requests(of maker: PageMaker, _ messages: [String]) -> [PageMaker.Request] {
    maker.requests.map { request in
      if case .home = request, maker.site.api == nil { return .unreadable(messages: messages) }
      return request
    }
  }

  /// The theme of the command line, else of the settings, else the default.
  private func theme() throws(BuildError) -> (theme: Theme, findings: [LocatedFinding]) {
    let chain: Outcome<ThemeChain>
    do throws(ThemeError) {
      let base = request.theme == nil && !isDescription ? request.input : "."
      chain = try ThemeLocation.ofProgram().chain(
        for: request.theme ?? settings.theme ?? "default", relativeTo: base)
    } catch {
      guard request.theme == nil, let span = settings.themeSpan else { throw BuildError(error) }
      let finding = Finding(ThemeRules.invalid, .error, error.description, at: span, help: error.help)
      throw BuildError(
        "the theme cannot be used", help: "mend 'theme' first",
        findings: Build.located([finding], shared.sources))
    }
    var sources = chain.value.sources
    // Findings of a theme name its own files, and the settings where these ask for what it has not.
    let asked = settings.languageSpan.flatMap { span in
      shared.sources[span.source].map { SourceSpan(source: sources.add($0), bytes: span.bytes) }
    }
    let own = css()
    let loaded = Theme.load(
      chain: chain.value.themes, language: settings.language, asked: asked, css: own.value)
    let findings =
      Build.located(chain.findings + loaded.findings, sources)
      + Build.located(own.findings, shared.sources)
    guard let theme = loaded.value else {
      throw BuildError(
        "the theme cannot be used", help: "mend it first",
        findings: findings.filter { $0.severity == .error })
    }
    return (theme, findings)
  }

  /// The list of pages that are there as Markdown.
  private func twins(of sites: [Site], _ theme: Theme) -> [UInt8] {
    func word(_ word: Word) -> String { theme.words(word).text([]) }
    var list = TwinList(title: settings.title)
    if !isDescription {
      let shared = own.guides.filter(\.isShared).map { (title: $0.title, route: $0.route) }
      list.add(word(.guides), summary: nil, [(title: word(.home), route: own.routes.home)] + shared)
    }
    for site in sites {
      var links = [(title: word(.home), route: site.routes.home)]
      if let api = site.api {
        if !api.operations.all.isEmpty { links.append((word(.allOperations), site.routes.allOperations)) }
        if !api.namedSchemas.isEmpty { links.append((word(.allSchemas), site.routes.allSchemas)) }
      }
      links += site.ownGuides.map { (site[$0].title, site[$0].route) }
      list.add(site.title, summary: site.entry.summary, links)
    }
    return list.bytes
  }

  /// The style sheet that the settings name.
  private func css() -> Outcome<[UInt8]> {
    guard let path = settings.css, let span = settings.cssSpan else { return Outcome([]) }
    do throws(FileError) {
      return Outcome(try FileSystem.bytes(ofFile: PathText.joined(request.input, path)))
    } catch {
      let finding = Finding(
        "settings-valid", .error, "the style sheet '\(path)' cannot be read: \(error.reason)", at: span,
        help: "give the path of a style sheet from the content folder on, such as 'extra.css'")
      return Outcome([], findings: [finding])
    }
  }

  private var logo: Route? {
    settings.logo.flatMap { logo in files.first { $0.relative == logo } }.map {
      RouteTable(prefix: "").attachment($0.relative)
    }
  }

  private static func chunks<Request>(of requests: [Request]) -> [ArraySlice<Request>] {
    stride(from: 0, to: requests.count, by: chunk).map { requests[$0..<min($0 + chunk, requests.count)] }
  }

  private func write(
    _ page: Page, of site: Site, _ renderer: PageRenderer, to folder: OutputFolder?
  ) throws(OutputError) -> PageRenderer.File {
    let file = renderer.file(for: page, of: site)
    try folder?.write(path: file.path, bytes: file.bytes)
    if let twin = file.twin { try folder?.write(path: twin.path, bytes: twin.bytes) }
    return file
  }

  private func writeFiles(
    _ apis: [(site: Site, unit: APIUnit)], theme: Theme, routes: [Route], to folder: OutputFolder
  ) throws(OutputError) -> [LocatedFinding] {
    for asset in theme.assets { try folder.write(path: asset.route.path, bytes: asset.bytes) }
    for (site, unit) in apis {
      guard let download = unit.download else { continue }
      try folder.write(path: site.routes.download(ending: download.ending).path, bytes: download.bytes)
    }
    if settings.hasMarkdown { try folder.write(path: "llms.txt", bytes: twins(of: apis.map(\.site), theme)) }
    for file in HostFiles.all(for: settings.hosts) {
      try folder.write(path: file.path, bytes: Array(file.text.utf8))
    }
    if let base = settings.base {
      try folder.write(path: "sitemap.xml", bytes: Sitemap.bytes(of: routes, base: base))
    }
    var findings: [LocatedFinding] = []
    for copy in copies(apis) {
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try FileSystem.bytes(ofFile: copy.path)
      } catch {
        var sources = SourceSet()
        let source = sources.add(SourceFile(path: copy.path, bytes: []))
        let finding = Finding(
          "content-layout", .error, "the file cannot be copied: \(error.reason)",
          at: SourceSpan.start(of: source))
        findings += Build.located([finding], sources)
        continue
      }
      try folder.write(path: copy.route.path, bytes: bytes)
    }
    return findings
  }

  /// Files that pages show or link to, each once: where it lies and where it goes.
  private func copies(_ apis: [(site: Site, unit: APIUnit)]) -> [(path: String, route: Route)] {
    var seen: Set<Route> = []
    var copies: [(path: String, route: Route)] = []
    func add(_ path: String?, _ route: Route) {
      if let path, seen.insert(route).inserted { copies.append((path, route)) }
    }
    let units = Dictionary(
      apis.map { (Name($0.site.name), $0.unit) }, uniquingKeysWith: { first, _ in first })
    func add(_ file: Attachment, ofOwn own: (String) -> String?) {
      switch file.owner {
      case .own: add(own(file.path), file.route)
      case .shared: add(shared.files.first { $0.relative == file.path }?.path, file.route)
      case .api(let name):
        add(
          units[Name(name)]?.files[APIUnit.SharedPath(path: file.path, isShared: false)], file.route)
      }
    }
    for (site, unit) in apis {
      for file in site.attachments {
        add(file) { unit.files[APIUnit.SharedPath(path: $0, isShared: false)] }
      }
    }
    for file in own.attachments {
      add(file) { path in files.first { $0.relative == path }?.path }
    }
    if let logo { add(files.first { $0.relative == settings.logo }?.path, logo) }
    return copies
  }

  /// The addresses that a search engine may list.
  private func routes(
    _ apis: [(maker: PageMaker, unit: APIUnit, messages: [String])], explaining explained: [String]
  ) -> [Route] {
    guard settings.base != nil else { return [] }
    var routes = isDescription ? [] : SitePages(site: own, rows: rows).routes(explaining: explained)
    for api in apis {
      for request in api.maker.requests {
        if case .redirect = request { continue }
        routes.append(api.maker.route(of: request))
      }
      routes += api.maker.maturityRoutes
    }
    return routes
  }
}

/// The list of pages for search engines (sitemaps.org, protocol 0.9).
enum Sitemap {
  static func bytes(of routes: [Route], base: String) -> [UInt8] {
    var xml = HTMLWriter()
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.raw("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for route in routes.sorted() {
      xml.raw("<url><loc>")
      xml.address(base + route.path)
      xml.raw("</loc></url>\n")
    }
    xml.raw("</urlset>\n")
    return xml.bytes
  }
}
