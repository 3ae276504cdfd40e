import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSchemas
import RubricSite
import RubricStandard

/// Makes the pages of one API, one at a time: which pages there are is known beforehand, what is on them is
/// made when asked for, so that nothing holds the whole site.
public struct PageMaker: Sendable {
  /// The API in its surroundings.
  public let site: Site
  /// One for each of `site.sections`, in their order.
  public let verdicts: [SectionVerdict]
  let required: [RequiredSection]
  let uses: SchemaUses
  private let cache = WordsCache()
  private let groupOfOperation: [OperationID: Int]
  /// The operations beside each one, among those whose page stands in the same group.
  private let neighbours: [OperationID: Neighbours]
  private let guideOfSource: [SourceID: GuideID]
  private let namesOfSchema: [SchemaID: [Told<String>]]
  private let unused: UnusedComponents
  /// References that give a schema another name.
  private let aliases: [SchemaID: [Place]]
  private let guides: GuideOrder
  /// Ending of the description's file, such as `yaml`.
  private let ending: String

  /// - Parameters:
  ///   - verdicts: one for each of `site.sections`, in their order.
  ///   - sections: what the standard asks for, with the words that pages quote from it.
  ///   - ending: ending of the description's file, such as `yaml`, for the copy that readers load.
  public init(site: Site, verdicts: [SectionVerdict], sections: [RequiredSection], ending: String) {
    self.site = site
    self.verdicts = verdicts
    self.ending = ending
    required = sections
    uses = SchemaUses(of: site.api)
    var groups: [OperationID: Int] = [:]
    for (index, group) in site.groups.enumerated() {
      for id in group.operations where groups[id] == nil { groups[id] = index }
    }
    groupOfOperation = groups
    neighbours = Neighbours.all(in: site.groups, groupOf: groups)
    namesOfSchema = PageMaker.namesOfSchema(in: site.api)
    aliases = PageMaker.aliases(in: site.api)
    unused = site.api.map { UnusedComponents(of: $0) } ?? UnusedComponents()
    guides = GuideOrder(of: site)
    guideOfSource = Dictionary(
      site.guideIDs.map { (site[$0].source, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// One page to be made.
  public enum Request: Sendable {
    case home
    /// The home of an API whose description could not be read, with what was said of it.
    case unreadable(messages: [String])
    case operation(OperationID)
    case operationList
    /// By position in the API's named schemas.
    case schema(Int)
    case schemaList
    /// Components that no operation uses.
    case components
    /// By position in the site's groups.
    case group(Int)
    case guide(GuideID)
    /// By position in the site's sections.
    case section(Int)
    case completeness
    /// By position in the site's redirects.
    case redirect(Int)
  }

  /// All pages of the API, in an order that does not depend on how they are made.
  public var requests: [Request] {
    var requests: [Request] = [.home]
    if let api = site.api {
      requests.append(.operationList)
      requests += api.operations.ids.map { .operation($0) }
      requests += site.groups.indices.map { .group($0) }
      if !api.namedSchemas.isEmpty { requests.append(.schemaList) }
      if !unused.isEmpty { requests.append(.components) }
      requests += api.namedSchemas.indices.filter { isFirstName($0, api) }.map { .schema($0) }
    }
    requests += site.ownGuides.filter { site[$0].route != site.routes.home }.map { .guide($0) }
    requests += site.sections.indices.filter { site.sections[$0].ownGuide == nil }.map { .section($0) }
    if !site.sections.isEmpty { requests.append(.completeness) }
    return requests + site.redirects.indices.map { .redirect($0) }
  }

  /// All names of each schema with where they are written, in the order of the description.
  private static func namesOfSchema(in api: API?) -> [SchemaID: [Told<String>]] {
    guard let api else { return [:] }
    var names: [SchemaID: [Told<String>]] = [:]
    let places = Dictionary(
      zip(api.components.schemas.map { Name($0.name) }, api.namesOfComponents),
      uniquingKeysWith: { first, _ in first })
    for named in api.namedSchemas {
      let place = places[Name(named.name)] ?? api.schemas[named.value].origin.keyPlace
      names[named.value, default: []].append(Told(named.name, place))
    }
    return names
  }

  private static func aliases(in api: API?) -> [SchemaID: [Place]] {
    var aliases: [SchemaID: [Place]] = [:]
    guard let api, let written = api.writtenSchemas else { return [:] }
    for (named, member) in zip(api.components.schemas, written) {
      if let reference = member.value[.ref], member.value != api.schemas[named.value].origin {
        aliases[named.value, default: []].append(reference.place)
      }
    }
    return aliases
  }

  /// A schema with two names has one page.
  private func isFirstName(_ index: Int, _ api: API) -> Bool {
    site.schemaNames[api.namedSchemas[index].value] == api.namedSchemas[index].name
  }

  /// Where the page that is asked for lies.
  public func route(of request: Request) -> Route {
    switch request {
    case .home, .unreadable: site.routes.home
    case .operation(let id): site.routes.route(of: id)
    case .operationList: site.routes.allOperations
    case .schema(let index):
      site.api.flatMap { site.routes.route(of: $0.namedSchemas[index].value) } ?? site.routes.allSchemas
    case .schemaList: site.routes.allSchemas
    case .components: site.routes.components
    case .group(let index): site.groups[index].route
    case .guide(let id): site[id].route
    case .section(let index): site.sections[index].route
    case .completeness: site.routes.completeness
    case .redirect(let index): site.redirects[index].from
    }
  }

  /// The page that was asked for.
  public func page(_ request: Request) -> Page {
    switch request {
    case .home: home()
    case .unreadable(let messages): unreadable(messages)
    case .operation(let id): operation(id)
    case .operationList: list(.allOperations, site.routes.allOperations, .operationList(operationList()))
    case .schema(let index): schema(index)
    case .schemaList: list(.allSchemas, site.routes.allSchemas, .schemaList(schemaList()))
    case .components: components()
    case .group(let index): group(index)
    case .guide(let id): guide(id)
    case .section(let index): section(site.sections[index])
    case .completeness: list(.completeness, site.routes.completeness, .completeness(completenessPage()))
    case .redirect(let index): redirect(site.redirects[index])
    }
  }

  // MARK: - The frame

  private func frame(
    _ title: Label, _ route: Route, _ body: Page.Body, summary: String? = nil, above: [PageLink] = [],
    group: Int? = nil, edit: String? = nil
  ) -> Page {
    var crumbs: [PageLink] = []
    if !site.name.isEmpty { crumbs.append(PageLink(.name(site.settings.title), Route("index.html"))) }
    if route != site.routes.home { crumbs.append(PageLink(.name(site.title), site.routes.home)) }
    return Page(
      route: route, title: title, summary: summary, breadcrumbs: crumbs + above,
      navigation: site.navigation(at: route, group: group, guides: guides), previous: nil, next: nil,
      edit: edit, body: body)
  }

  private func list(_ word: Word, _ route: Route, _ body: Page.Body) -> Page {
    frame(.word(word), route, body)
  }

  /// Address under which the guide's file is edited.
  private func edit(_ guide: Guide) -> String? {
    guard let repository = site.settings.repository else { return nil }
    let folder = guide.isShared ? "guides/" : site.name.isEmpty ? "" : "apis/\(site.name)/"
    return repository.edit + folder + guide.path
  }

  // MARK: - Homes

  private func home() -> Page {
    guard let api = site.api else { return unreadable([]) }
    let guide = site.ownGuides.first { site[$0].route == site.routes.home }
    let info = api.info
    let own = site.prose(
      info.description, at: info.origin[.description], anchors: guide == nil ? .own : .none)
    let page = APIHomePage(
      prose: guide.map { site.pageProse(site[$0]) } ?? own, description: guide == nil ? nil : own,
      info: info,
      otherTitle: site.title == info.title || info.title.isEmpty
        ? nil : Told(info.title, info.origin[.title]?.place), settings: site.apiSettings,
      media: api.version.major == 2 ? MediaFact.all(of: api.origin) : [], emptyTags: emptyTags(api),
      servers: api.servers.map { ServerWords($0, in: site) },
      schemes: api.securitySchemes.all.map { SchemeWords($0, in: site) },
      security: api.security.map { Security($0, in: site, api: api) },
      remarks: APIHomePage.remarks(of: api), contactRemarks: APIHomePage.remarks(ofContact: info),
      licenceRemarks: APIHomePage.remarks(ofLicence: info),
      groups: site.groups.map { group in
        APIHomePage.GroupSummary(
          link: PageLink(group.label, group.route), description: site.pageProse(group.description),
          count: group.operations.count)
      }, outline: site.outline, logo: Logo(of: site),
      guides: guides.links, sections: summaries, completeness: Completeness(verdicts),
      completenessLink: PageLink(.word(.completeness), site.routes.completeness),
      components: unused.isEmpty ? nil : PageLink(.word(.otherComponents), site.routes.components),
      download: site.routes.download(ending: ending))
    var framed = frame(
      .text(site.title), site.routes.home, .apiHome(page), summary: site.entry.summary,
      edit: guide.flatMap { edit(site[$0]) })
    framed.titleAnchor = guide.flatMap { site.titleAnchor(site[$0]) }
    if site.title == info.title { framed.titlePlaces = info.origin.places(.title) }
    return framed
  }

  /// Tags that no operation has and nobody described.
  private func emptyTags(_ api: API) -> [Told<String>] {
    let known = Set(site.groups.filter { $0.kind == .tag }.map { Name($0.name) })
    return api.tags.filter { !known.contains(Name($0.name)) }
      .map { Told($0.name, $0.origin[.name]?.place) }
  }

  private func components() -> Page {
    guard let api = site.api else { return unreadable([]) }
    return list(
      .otherComponents, site.routes.components, .components(ComponentsPage(of: unused, in: site, api: api)))
  }

  private func unreadable(_ messages: [String]) -> Page {
    frame(
      .text(site.title), site.routes.home,
      .unreadable(UnreadablePage(guides: guides.links, messages: messages)))
  }

  private var summaries: [SectionSummary] {
    zip(site.sections, verdicts).map { place, verdict in
      SectionSummary(link: PageLink(.text(place.title), place.route), verdict: verdict)
    }
  }

  // MARK: - The reference

  private func operation(_ id: OperationID) -> Page {
    guard let api = site.api else { return unreadable([]) }
    let group = groupOfOperation[id]
    let body = OperationPage(of: id, in: site, api: api, cache: cache)
    let operation = api.operations[id]
    var page = frame(
      .text(operation.title), site.routes.route(of: id), .operation(body),
      summary: "\(operation.signature) – \(site.title)",
      above: group.map { [PageLink(site.groups[$0].label, site.groups[$0].route)] } ?? [], group: group)
    page.titlePlaces = operation.titlePlaces
    page.previous = neighbours[id]?.previous.map { site.link(to: $0, in: api) }
    page.next = neighbours[id]?.next.map { site.link(to: $0, in: api) }
    return page
  }

  private func operationList() -> OperationListPage {
    guard let api = site.api else { return OperationListPage(groups: []) }
    return OperationListPage(
      groups: site.groups.map { groupPage($0, api, isWhole: false) })
  }

  private func group(_ index: Int) -> Page {
    guard let api = site.api else { return unreadable([]) }
    let group = site.groups[index]
    var page = frame(
      group.label, group.route, .group(groupPage(group, api, isWhole: true)), group: index)
    if group.kind == .tag, let tag = tag(named: group.name, api), tag.isDeclared {
      page.titlePlaces =
        tag.title == tag.name ? tag.origin.places(.name) : tag.origin.places(.summary, .displayName)
    }
    if index > 0 { page.previous = PageLink(site.groups[index - 1].label, site.groups[index - 1].route) }
    if index + 1 < site.groups.count {
      page.next = PageLink(site.groups[index + 1].label, site.groups[index + 1].route)
    }
    return page
  }

  private func groupPage(_ group: OperationGroup, _ api: API, isWhole: Bool) -> GroupPage {
    let tag = group.kind == .tag ? tag(named: group.name, api) : nil
    return GroupPage(
      link: PageLink(group.label, group.route),
      description: isWhole
        ? site.prose(group.description, at: tag?.origin[.description], anchors: .own) : nil,
      operations: group.operations.map { id in
        let operation = api.operations[id]
        return GroupPage.Row(
          link: site.link(to: id, in: api), path: operation.path, method: operation.method,
          isDeprecated: operation.isDeprecated)
      },
      guides: isWhole && group.kind == .tag ? site.excerpts { $0.tag?.name == group.name } : [],
      name: isWhole && tag.map { $0.title != $0.name } ?? false
        ? tag.map { Told($0.name, $0.origin[.name]?.place) } : nil,
      parent: isWhole ? tag?.origin[.parent].map { Told($0.text ?? "", $0.place) } : nil,
      kind: isWhole ? tag?.kind.map { Told($0, tag?.origin[.kind]?.place) } : nil,
      remarks: isWhole
        ? tag.map { Remark.all(of: $0.externalDocs, $0.extensions, in: ExtensionHolder(.tag, $0.origin)) }
          ?? []
        : [])
  }

  private func tag(named name: String, _ api: API) -> Tag? { api.tags.first { $0.name == name } }

  private func schema(_ index: Int) -> Page {
    guard let api = site.api else { return unreadable([]) }
    let named = api.namedSchemas[index]
    let route = site.routes.route(of: named.value) ?? site.routes.allSchemas
    let names = namesOfSchema[named.value] ?? []
    let body = SchemaPage(of: named.value, names: names, in: site, api: api, uses: uses, cache: cache)
    var page = frame(
      .text(named.name), route, .schema(body), summary: "\(named.name) – \(site.title)",
      above: [PageLink(.word(.schemas), site.routes.allSchemas)])
    page.titlePlaces = (names.first?.place.map { [$0] } ?? []) + (aliases[named.value] ?? [])
    return page
  }

  private func schemaList() -> SchemaListPage {
    guard let api = site.api else { return SchemaListPage(schemas: []) }
    let rows = api.namedSchemas.compactMap { named -> SchemaListPage.Row? in
      guard let route = site.routes.route(of: named.value) else { return nil }
      return SchemaListPage.Row(
        link: PageLink(.text(named.name), route), summary: firstLine(api.schemas[named.value].description))
    }
    return SchemaListPage(
      schemas: rows.sorted { Site.label($0.link).lowercased() < Site.label($1.link).lowercased() })
  }

  /// The first paragraph of a description without markup, cut to a line.
  private func firstLine(_ description: String?) -> String? {
    guard let description, let prose = site.prose[description],
      let paragraph = prose.text.nodes.firstIndex(where: { $0.kind == .paragraph })
    else { return nil }
    let text = prose.text.plainText(of: paragraph..<Int(prose.text.nodes[paragraph].end))
    return text.unicodeScalars.count > 160 ? String(text.unicodeScalars.prefix(160)) + "…" : text
  }

  // MARK: - Guides and sections

  private func guide(_ id: GuideID) -> Page {
    let guide = site[id]
    if let place = site.sections.first(where: { $0.ownGuide == id }) {
      return section(place)
    }
    let page = GuidePage(
      prose: site.pageProse(guide), owner: guide.matter.owner, reviewed: guide.matter.lastReviewedOn)
    var framed = frame(.text(guide.title), guide.route, .guide(page), edit: edit(guide))
    framed.titleAnchor = site.titleAnchor(guide)
    return withNeighbours(framed)
  }

  private func withNeighbours(_ page: Page) -> Page {
    var page = page
    guard let position = guides.position(of: page.route) else { return page }
    if position > 0 { page.previous = guides.links[position - 1] }
    if position + 1 < guides.links.count { page.next = guides.links[position + 1] }
    return page
  }

  private func section(_ place: SectionPlace) -> Page {
    guard let verdict = verdicts.first(where: { $0.section == place.section }) else { return unreadable([]) }
    let required = required.first { $0.id == place.section }
    let parts = place.parts.map { part -> SectionPage.Part in
      let links: [LinkTarget]
      var source: PageLink?
      switch part.text {
      case .guide(let id):
        links = id == place.ownGuide ? site[id].links : site.linksElsewhere(of: site[id])
        if id != place.ownGuide { source = self.source(site[id], part) }
      case .prose(let id):
        links = site.prose[id].links
        source = PageLink(.word(.specification), site.routes.home)
      }
      let isOwn = source == nil
      return SectionPage.Part(
        prose: PageProse(
          text: site.text(of: part), nodes: part.nodes, links: links, anchors: isOwn ? .own : .none,
          embeds: isOwn ? site.embeds(links) : [:]), source: source)
    }
    let page = SectionPage(
      verdict: verdict, asks: required?.asks ?? "", parts: parts,
      proofs: site.api.map { Proofs(site: site, api: $0).proofs(of: place.section) } ?? [],
      answerPath: answerPath(place, required),
      completeness: PageLink(.word(.completeness), site.routes.completeness))
    let title = place.ownGuide.map { site[$0].title } ?? place.title
    var framed = frame(
      .text(title), place.route, .section(page), summary: "\(place.title) – \(site.title)",
      edit: place.ownGuide.flatMap { edit(site[$0]) })
    framed.titleAnchor = place.ownGuide.flatMap { site.titleAnchor(site[$0]) }
    return place.ownGuide == nil ? framed : withNeighbours(framed)
  }

  private func source(_ guide: Guide, _ part: SectionPlace.Part) -> PageLink {
    PageLink(
      .name(guide.title), guide.route, fragment: part.heading.map { guide.text.headings[$0].id })
  }

  private func answerPath(_ place: SectionPlace, _ required: RequiredSection?) -> String {
    if let part = place.parts.first, case .guide(let id) = part.text { return site[id].path }
    return (required?.outline.fileNames.first ?? place.section.text) + ".md"
  }

  private func completenessPage() -> CompletenessPage {
    CompletenessPage(
      completeness: Completeness(verdicts),
      rows: zip(site.sections, verdicts).map { place, verdict in
        CompletenessPage.Row(
          verdict: verdict, link: PageLink(.text(place.title), place.route),
          evidence: verdict.evidence.map {
            CompletenessPage.EvidenceLink(evidence: $0, link: self.link(to: $0, of: place))
          })
      })
  }

  /// The page on which a piece of evidence is read: its guide's, else the section's own, which lays out what
  /// the description proves.
  private func link(to evidence: Evidence, of place: SectionPlace) -> PageLink {
    guard let id = guideOfSource[evidence.span.source] else {
      return PageLink(.word(.specification), place.route)
    }
    let guide = site[id]
    let heading = guide.text.headings.last {
      guide.text.nodes[$0.node].range.lowerBound <= evidence.span.bytes.lowerBound
        && $0.node != guide.titleNode
    }
    return PageLink(.text(guide.path), guide.route, fragment: heading?.id)
  }

  private func redirect(_ redirect: Redirect) -> Page {
    var page = frame(.text(redirect.title), redirect.from, .redirect(redirect.to))
    page.navigation = nil
    return page
  }
}

/// The operations before and behind one; an operation of several tags stands in the chain of its first.
private struct Neighbours: Sendable {
  var previous: OperationID?
  var next: OperationID?

  static func all(in groups: [OperationGroup], groupOf: [OperationID: Int]) -> [OperationID: Neighbours] {
    var all: [OperationID: Neighbours] = [:]
    for (index, group) in groups.enumerated() {
      var last: OperationID?
      for id in group.operations where groupOf[id] == index {
        all[id] = Neighbours(previous: last)
        if let last { all[last]?.next = id }
        last = id
      }
    }
    return all
  }
}

extension Site {
  /// The text of a link whose label is one of the authors'.
  static func label(_ link: PageLink) -> String {
    switch link.label {
    case .text(let text): text
    case .word(let word): word.rawValue
    }
  }
}

extension SchemaUses {
  init(of api: API?) {
    if let api { self.init(of: api) } else { self.init() }
  }

  private init() {}
}
