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
  let made = MadeOnce()
  /// Where the page of each operation stands; nothing of those that are in no group.
  let standings: [OperationID: OperationStanding]
  let tags: [Name: Tag]
  let guideOfSource: [SourceID: GuideID]
  let names: SchemaNaming
  let unused: UnusedComponents
  let guides: GuideOrder
  /// Ending of the description's file, such as `yaml`.
  let ending: String

  /// - Parameters:
  ///   - verdicts: one for each of `site.sections`, in their order.
  ///   - sections: what the standard asks for, with the words that pages quote from it.
  ///   - ending: ending of the description's file, such as `yaml`, for the copy that readers load.
  public init(site: Site, verdicts: [SectionVerdict], sections: [RequiredSection], ending: String) {
    self.site = site
    self.verdicts = verdicts
    self.ending = ending
    required = sections
    uses = site.api.map { SchemaUses(of: $0) } ?? SchemaUses()
    standings = OperationStanding.all(in: site.groups)
    tags = Dictionary(
      (site.api?.tags ?? []).map { (Name($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    names = site.api.map { SchemaNaming(of: $0) } ?? SchemaNaming()
    unused = site.api.map { UnusedComponents(of: $0) } ?? UnusedComponents()
    guides = GuideOrder(of: site)
    guideOfSource = Dictionary(
      site.guideIDs.map { (site[$0].source, $0) }, uniquingKeysWith: { first, _ in first })
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

  /// The page that was asked for, then those that go on with what it has no room for.
  public func pages(_ request: Request) -> PageParts {
    PageParts { last in last.map { following($0) } ?? page(request) }
  }

  /// The page that goes on with what another has no room for; nil where it had for all.
  private func following(_ page: Page) -> Page? {
    let (rest, examples) = (page.body.rest, page.body.laterExamples)
    guard !rest.isEmpty || !examples.isEmpty, let api = site.api else { return nil }
    var (number, exampleNumber, whole) = (1, 1, PageLink(page.title, page.route))
    if case .fields(let earlier) = page.body {
      (number, exampleNumber, whole) = (earlier.number + 1, earlier.exampleNumber + 1, earlier.whole)
    }
    var above = Array(page.breadcrumbs.dropFirst(site.name.isEmpty ? 1 : 2))
    if number == 1 { above.append(whole) }
    let body =
      rest.isEmpty
      ? FieldsPage(examples, number: number, exampleNumber: exampleNumber, of: whole)
      : FieldsPage(rest, number: number, of: whole, in: site, api: api, laterExamples: examples)
    let route = rest.isEmpty ? whole.route.examples(exampleNumber) : whole.route.following(number)
    var next = frame(page.title, route, .fields(body), above: above)
    next.previous = PageLink(page.title, page.route)
    return next
  }

  // MARK: - The frame

  func frame(
    _ title: Label, _ route: Route, _ body: Page.Body, summary: String? = nil, above: [PageLink] = [],
    group: Int? = nil, position: Int = 0, edit: String? = nil
  ) -> Page {
    var crumbs: [PageLink] = []
    if !site.name.isEmpty {
      crumbs.append(PageLink(.own(Label.shortened(site.settings.title)), Route("index.html")))
    }
    if route != site.routes.home { crumbs.append(PageLink(.name(site.title), site.routes.home)) }
    return Page(
      route: route, title: title, summary: summary, breadcrumbs: crumbs + above,
      navigation: site.navigation(at: route, group: group, position: position, guides: guides), previous: nil,
      next: nil,
      edit: edit, body: body)
  }

  func list(_ word: Word, _ route: Route, _ body: Page.Body) -> Page {
    frame(.word(word), route, body)
  }

  /// Address under which the guide's file is edited.
  func edit(_ guide: Guide) -> String? {
    guard let repository = site.settings.repository else { return nil }
    let folder = guide.isShared ? "guides/" : site.name.isEmpty ? "" : "apis/\(site.name)/"
    return repository.edit + folder + guide.path
  }
}
