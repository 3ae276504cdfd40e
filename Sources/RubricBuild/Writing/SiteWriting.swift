import RubricDiagnostics
import RubricPages
import RubricSearch
import RubricSite
import RubricStandard
import RubricTheme

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

  /// - Parameter measured: how mature the APIs are, once that is known.
  func write(
    _ judged: [JudgedAPI], measured: @escaping @Sendable () async -> [APIMaturity],
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) async throws(BuildError) -> Written {
    let base = request.theme == nil && !isDescription ? request.input : "."
    let loaded = try ThemeLoading(request: request, settings: settings, shared: shared).theme(
      relativeTo: base)
    let output = PageOutput(
      renderer: PageRenderer(theme: loaded.theme, settings: settings, own: own, logo: logo),
      folder: try folder(), single: request.singleFile.map { _ in SingleCollecting() })
    let isSearched = settings.hasSearch && output.folder != nil
    let apis = judged.enumerated().map { number, api in
      APIWriting(
        api.maker(standard), api.unit, number: number, messages: api.messages, isAlone: isDescription,
        isSearched: isSearched, isJoined: output.folder != nil)
    }
    let pages = OwnWriting(
      SitePages(site: own, rows: rows), title: settings.title, isSearched: isSearched && !isDescription)
    // Nothing of it is in other pages, so that it need not wait for them.
    async let measuring = output.isKept && settings.publication != .nothing ? measured() : []
    try await write(apis, pages, to: output, progress)
    var written = Written(findings: loaded.findings, coverage: apis.map(\.coverage))
    guard output.isKept else { return written }
    let maturities = await measuring
    let files = SiteFiles(writing: self, apis: apis, theme: loaded.theme)
    let badges: [(route: Route, bytes: [UInt8])]
    do throws(OutputError) {
      badges = try write(maturities, of: apis, pages.pages, to: output)
      let explanations = explanations(maturities)
      for (index, page) in pages.pages.pages(explaining: explanations).enumerated() {
        try output.write(page, of: own, at: .last(1_000 + index))
      }
      for (index, page) in SitePages.fixed(settings: settings).enumerated() {
        try output.write(page, of: own, at: .last(1_000_000 + index))
      }
      if isSearched { try await writeSearch(apis.map(\.search) + [pages.search], to: output) }
      if let folder = output.folder {
        written.findings += try files.write(to: folder, routes: routes(apis, pages.pages, explanations))
        written.summary = try folder.finish()
      }
    } catch { throw BuildError(error) }
    if let single = output.single {
      try write(single, apis, images: badges + files.images(), output.renderer)
    }
    return written
  }

  /// The folder that pages go to; nil where none are written.
  private func folder() throws(BuildError) -> OutputFolder? {
    guard let path = request.output else { return nil }
    do throws(OutputError) {
      if !isDescription { try OutputFolder.checkOverlap(output: path, content: request.input) }
      return try OutputFolder.open(path, force: request.force)
    } catch { throw BuildError(error) }
  }

  /// A job of an API, or of the site's own pages.
  private enum Job: Sendable {
    case api(Int, APIWriting.Job)
    case own(ArraySlice<SitePages.Request>)
  }

  /// Pages of the APIs and the site's own, on as many threads as there may be.
  private func write(
    _ apis: [APIWriting], _ own: OwnWriting, to output: PageOutput,
    _ progress: @escaping @Sendable (BuildProgress) -> Void
  ) async throws(BuildError) {
    var jobs = apis.enumerated().flatMap { index, api in api.jobs.map { Job.api(index, $0) } }
    if !isDescription { jobs += own.jobs.map { .own($0) } }
    let (counter, total) = (Counter(), jobs.count)
    let failures = await WorkQueue.map(jobs, jobs: request.jobs) { job -> OutputError? in
      do throws(OutputError) {
        switch job {
        case .api(let index, let job): try apis[index].write(job, to: output)
        case .own(let requests): try own.write(requests, to: output)
        }
      } catch { return error }
      progress(BuildProgress(step: .writing, done: counter.take() + 1, total: total))
      return nil
    }
    if let failure = failures.compactMap(\.self).first { throw BuildError(failure) }
  }

  /// The search's files and its pages, of what was gathered of each API and of the site's own pages.
  private func writeSearch(_ gathered: [APISearch?], to output: PageOutput) async throws(OutputError) {
    let all = gathered.compactMap(\.self)
    try await SearchWriting.write(all, to: output, jobs: request.jobs)
    for page in IndexPages(all, settings: settings).pages { try output.write(page, of: own, at: nil) }
  }

  // MARK: - Maturity

  /// Pages, data and signs on how mature the APIs are; nothing where nothing of it is published.
  ///
  /// - Returns: the signs.
  private func write(
    _ maturities: [APIMaturity], of apis: [APIWriting], _ pages: SitePages, to output: PageOutput
  ) throws(OutputError) -> [(route: Route, bytes: [UInt8])] {
    var badges: [(route: Route, bytes: [UInt8])] = []
    for (api, maturity) in zip(apis, maturities) where api.site.publishesMaturity {
      let (site, maker) = (api.site, api.maker)
      try api.write(last: maker.pages(on: maturity), to: output)
      let data = MaturityData(maturity, of: site, verdicts: maker.verdicts)
      try output.write(data.bytes, to: site.routes.maturityData.path)
      let signs = output.renderer.badges(
        maturity.maturity, Completeness(maker.verdicts), stage: site.apiSettings.stage)
      for (name, bytes) in zip(["maturity", "sections"], signs) {
        badges.append((site.routes.badge(name), bytes))
      }
    }
    for (route, bytes) in badges { try output.write(bytes, to: route.path) }
    guard !isDescription, !maturities.isEmpty, pages.laysSideBySide else { return badges }
    let rows = zip(apis, maturities).map { api, maturity in
      OrganisationPage.Row(maturity, of: api.site, verdicts: api.maker.verdicts)
    }
    let page = OrganisationPage(rows, on: request.date)
    try output.write(pages.page(page), of: own, at: .last(500))
    let data = OrganisationData(page)
    try output.write(data.json, to: page.data.path)
    try output.write(data.csv, to: page.table.path)
    return badges
  }

  /// Of each rule that a page names, in the order of the catalogues; of all of them where the settings say so.
  private func explanations(_ maturities: [APIMaturity]) -> [Explanation] {
    if settings.explainsAllRules { return standard.explanations }
    let named = Set(maturities.flatMap { $0.findings ?? [] }.map(\.rule.text))
    return named.isEmpty ? [] : standard.explanations.filter { named.contains($0.id) }
  }

  // MARK: - Addresses

  /// Where the logo is copied to; nil where there is none.
  private var logo: Route? { logoFile.map { RouteTable(prefix: "").attachment($0.relative) } }

  /// The logo's file among the content's; nil where there is none.
  var logoFile: ContentFile? { settings.logo.flatMap { logo in files.first { $0.relative == logo } } }

  /// The addresses that a search engine may list.
  private func routes(
    _ apis: [APIWriting], _ pages: SitePages, _ explanations: [Explanation]
  ) -> [Route] {
    guard settings.base != nil else { return [] }
    var routes = isDescription ? [] : pages.routes(explaining: explanations.map(\.id))
    for maker in apis.map(\.maker) {
      for request in maker.requests {
        if case .redirect = request { continue }
        routes.append(maker.route(of: request))
      }
      routes += maker.maturityRoutes
    }
    return routes
  }
}
