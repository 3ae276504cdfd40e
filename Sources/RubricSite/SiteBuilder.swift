import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI

/// Merges what was read of one API into a `Site`: first by itself, then among the entries of the others.
public struct SiteBuilder: Sendable {
  var site: SiteDraft
  private let sharedFiles: [Name: LinkedFile]
  var findings: [Finding] = []

  /// The API by itself: addresses, groups, where each section is written, and what others may know of it.
  public init(_ input: SiteInput, sections: [SectionOutline]) {
    let api = input.api
    let grouping = api.map { OperationGrouping(of: $0) }
    let routes =
      if let api, let grouping {
        RouteTable(prefix: input.prefix, api: api, groups: grouping.routeNames)
      } else {
        RouteTable(prefix: input.prefix)
      }
    var groups = grouping?.groups ?? []
    for (index, name) in (grouping?.routeNames ?? []).enumerated() {
      groups[index].route = routes.route(ofGroup: name) ?? routes.home
    }
    let guides = SiteBuilder.guides(input.guides, routes: routes)
    let prose = api.map { ProseTable(of: $0) } ?? ProseTable()
    let title = SiteBuilder.title(input)
    let entry = APIEntry(
      name: input.name, title: title, summary: nil, version: api?.info.version ?? "",
      stage: input.apiSettings.stage, owner: input.apiSettings.owner,
      organisation: input.apiSettings.organisation,
      language: input.settings.foreign(input.apiSettings.language), route: routes.home,
      operationCount: api?.operations.count ?? 0, schemaCount: api?.namedSchemas.count ?? 0,
      isReadable: api != nil, targets: [:])
    site = SiteDraft(
      settings: input.settings, name: input.name, title: title, apiSettings: input.apiSettings, api: api,
      guides: guides, prose: prose,
      schemaNames: Dictionary(
        (api?.namedSchemas ?? []).map { ($0.value, $0.name) }, uniquingKeysWith: { first, _ in first }),
      unusedDefinitions: api?.unusedDefinitions ?? [], routes: routes, sections: [], groups: groups,
      outline: grouping?.outline ?? GroupOutline(),
      entry: entry, redirects: [], attachments: [])
    if api != nil { site.sections = SectionLocator(outlines: sections, site: Site(site)).places() }
    sharedFiles = LinkedFile.table(of: input, guides: guides, isShared: true)
    site.entry.files = LinkedFile.table(of: input, guides: guides, isShared: false)
    site.entry.summary = SiteBuilder.summary(of: site)
    site.entry.targets = SiteBuilder.targets(of: site)
    readRedirects()
  }

  /// What others may know of the API.
  public var entry: APIEntry { site.entry }

  /// nil where there is none, or it could not be read.
  public var api: API? { site.api }

  /// The API among the others: with every link looked up.
  ///
  /// - Parameters:
  ///   - others: the entries of all APIs, this one too.
  ///   - date: the day on which a review counts as overdue or not.
  public consuming func site(among others: EntryTable, on date: CivilDate) -> Outcome<Site> {
    var resolver = LinkResolver(
      api: site.api, routes: site.routes, entry: site.entry, siteTitle: site.settings.title, others: others,
      shared: sharedFiles, prose: site.prose)
    // Shared guides are looked up, and told about, with the site's own pages.
    for index in site.guides.indices {
      let guide = site.guides[index]
      let found = resolve(guide.text, in: .guide(guide), &resolver)
      site.guides[index].links = found.links
      if !guide.isShared || isOwnSite { findings += found.findings }
    }
    for index in site.prose.texts.indices {
      let found = resolve(site.prose.texts[index].text, in: .prose(site.prose.texts[index]), &resolver)
      site.prose.texts[index].links = found.links
      findings += found.findings
    }
    if isOwnSite {
      site.settingsLinks.navigation = site.settings.navigation.map { resolve($0, &resolver) }
      site.settingsLinks.footer = site.settings.footer.map { resolve($0, &resolver) }
    }
    resolveLogo(&resolver)
    site.attachments = resolver.attachments
    checkMatter(&resolver)
    site.askedEntries = resolver.askedEntries
    checkReviews(on: date)
    return Outcome(Site(site), findings: findings)
  }

  /// Whether the pages are the site's own, and no API's.
  var isOwnSite: Bool { site.api == nil && site.name.isEmpty }

  private static func title(_ input: SiteInput) -> String {
    if let title = input.apiSettings.title, !title.isEmpty { return title }
    if let title = input.api?.info.title, !title.isEmpty { return title }
    return input.name.isEmpty ? input.settings.title : input.name
  }

  /// The settings' summary, the description's, else the first sentence or line of its description.
  private static func summary(of site: SiteDraft) -> String? {
    if let summary = site.apiSettings.summary { return summary }
    if let summary = site.api?.info.summary { return summary }
    guard let description = site.api?.info.description, let prose = site.prose[description] else {
      return nil
    }
    guard let paragraph = prose.text.nodes.firstIndex(where: { $0.kind == .paragraph }) else { return nil }
    let text = prose.text.plainText(of: paragraph..<Int(prose.text.nodes[paragraph].end))
    let bytes = Array(text.utf8)
    let sentenceEnd = bytes.indices.first { index in
      bytes[index] == UInt8(ascii: ".") && index > 20 && (index + 1 == bytes.count || bytes[index + 1] == 32)
    }
    if let sentenceEnd, sentenceEnd < 200 { return String(decoding: bytes[...sentenceEnd], as: UTF8.self) }
    guard bytes.count > 200 else { return text }
    var end = 200
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }
}
