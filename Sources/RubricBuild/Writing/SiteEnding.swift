import RubricDiagnostics
import RubricPages
import RubricSearch
import RubricSite
import RubricStandard
import RubricTheme

/// Writes what is about all APIs, once each has been written: the site's own pages, its search, its lists.
struct SiteEnding {
  var writing: SiteWriting
  /// What the APIs are read from.
  let sources: [APISource]
  /// In the order of the sources.
  let surveys: [APISurvey]
  /// In the order of the surveys.
  let records: [APIRecord]
  let workers: Workers
  /// nil where nothing is kept between builds.
  let cache: BuildCache?
  /// Of the records as they are kept, in their order; nil of one that is not.
  let digests: [ContentHash?]
  /// What was found of the site's own files.
  let ownFindings: [LocatedFinding]

  private var output: PageOutput { writing.output }
  private var settings: SiteSettings { writing.settings }
  private var own: Site { writing.own }

  /// - Returns: what became of the folder, nil where nothing was written, and what was found about files that
  ///   could not be copied.
  func write() async throws(BuildError) -> (summary: OutputFolder.Summary?, findings: [LocatedFinding]) {
    guard output.isKept else { return (nil, []) }
    let files = SiteFiles(writing: writing, sources: sources, surveys: surveys, records: records)
    let written: (summary: OutputFolder.Summary?, findings: [LocatedFinding])
    do throws(OutputError) {
      let findings = try await writeNew(files)
      try output.folder?.write(part: nil)
      written = (try output.folder?.finish(), findings)
    } catch { throw BuildError(error) }
    if let single = output.single { try writing.write(single, images: files.images()) }
    return written
  }

  /// Writes it and keeps what the next build needs to know of it.
  private func writeNew(_ files: SiteFiles) async throws(OutputError) -> [LocatedFinding] {
    let (log, copied) = (OutputLog(), InputLog())
    var ending = self
    ending.writing.output.log = log
    let findings = try await ending.writeAll(files, copied)
    if findings.isEmpty { keep(copied.files, log) }
    return findings
  }

  /// Keeps what was written for the next build.
  private func keep(_ copies: [InputFile], _ log: OutputLog) {
    let known = digests.compactMap(\.self)
    guard let cache, known.count == digests.count, let outputs = output.folder?.kept(log.paths) else {
      return
    }
    cache.keep(
      BuildCache.Ending(
        identity: ContentHash(), apis: known, copies: copies, outputs: KeptFiles(outputs),
        findings: PackedFindings(ownFindings)))
  }

  private func writeAll(_ files: SiteFiles, _ copied: InputLog) async throws(OutputError) -> [LocatedFinding]
  {
    let rows = zip(surveys, records).map { survey, record in
      SiteHomePage.Row(entry: survey.entry, completeness: record.completeness)
    }
    let isSearched = writing.isSearched && !writing.isDescription
    let pages = OwnWriting(SitePages(site: own, rows: rows), title: settings.title, isSearched: isSearched)
    if !writing.isDescription { try await write(pages) }
    try writeOrganisation(pages.pages)
    let explanations = explanations
    for (index, page) in pages.pages.pages(explaining: explanations).enumerated() {
      try output.write(page, of: own, at: .last(1_000 + index))
    }
    for (index, page) in SitePages.fixed(settings: settings).enumerated() {
      try output.write(page, of: own, at: .last(1_000_000 + index))
    }
    if writing.isSearched { try await writeSearch(besides: pages.search) }
    return try files.write(to: output, routes: routes(pages.pages, explanations), copied)
  }

  private func write(_ pages: OwnWriting) async throws(OutputError) {
    let output = output
    let failures = await workers.map(pages.jobs) { requests -> OutputError? in
      do throws(OutputError) { try pages.write(requests, to: output) } catch { return error }
      return nil
    }
    if let failure = failures.lazy.compactMap(\.self).first { throw failure }
  }

  /// The search's files and its pages, of what was gathered of each API and of the site's own pages.
  private func writeSearch(besides own: APISearch?) async throws(OutputError) {
    let kept = zip(surveys, records).compactMap { survey, record in
      record.pages?.search.map { search in
        (name: APISearch.name(of: String(PathText.parent(of: survey.entry.route.path))), search: search)
      }
    }
    let names = kept.map(\.name) + (own.map { [$0.name] } ?? [])
    var (index, pages) = (SearchIndex(names: names), IndexPages(names: names, settings: settings))
    // A few at a time: what all of them have would take far more room than the index.
    let step = 2 * workers.count
    for start in stride(from: 0, to: kept.count, by: step) {
      let few = Array(kept[start..<min(start + step, kept.count)])
      for case let api? in await workers.map(few, { $0.search.value }) {
        index.add(api)
        pages.add(api)
      }
    }
    if let own {
      index.add(own)
      pages.add(own)
    }
    index.finish()
    pages.finish()
    try await SearchWriting.write(index, to: output, workers)
    try await write(pages)
  }

  private func write(_ index: IndexPages) async throws(OutputError) {
    let (output, site) = (output, self.own)
    let failures = await workers.map(Array(0..<index.count)) { number -> OutputError? in
      guard let page = index.page(number) else { return nil }
      do throws(OutputError) { try output.write(page, of: site, at: nil) } catch { return error }
      return nil
    }
    if let failure = failures.lazy.compactMap(\.self).first { throw failure }
  }

  /// The page and the data that lay all APIs side by side; nothing where there is only one, or nothing of it is
  /// published.
  private func writeOrganisation(_ pages: SitePages) throws(OutputError) {
    guard !writing.isDescription, settings.publication != .nothing, pages.laysSideBySide else { return }
    let rows = zip(surveys, records).compactMap { survey, record in
      record.pages?.standing.map { OrganisationPage.Row(entry: survey.entry, standing: $0) }
    }
    let page = OrganisationPage(rows, on: writing.request.date)
    try output.write(pages.page(page), of: own, at: .last(500))
    let data = OrganisationData(page)
    try output.write(data.json, to: page.data.path)
    try output.write(data.csv, to: page.table.path)
  }

  /// Of each rule that a page names, in the order of the catalogues; of all of them where the settings say so.
  private var explanations: [Explanation] {
    if settings.explainsAllRules { return writing.standard.explanations }
    let named = Set(records.flatMap { $0.pages?.namedRules ?? [] })
    return named.isEmpty ? [] : writing.standard.explanations.filter { named.contains($0.id) }
  }

  /// The addresses that a search engine may list.
  private func routes(_ pages: SitePages, _ explanations: [Explanation]) -> [Route] {
    guard settings.base != nil else { return [] }
    let ownRoutes = writing.isDescription ? [] : pages.routes(explaining: explanations.map(\.id))
    return ownRoutes + records.flatMap { $0.pages?.routes ?? [] }
  }
}
