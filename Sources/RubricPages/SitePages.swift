import RubricOpenAPI
import RubricSite
import RubricStandard

/// Makes the pages that belong to no API: the site's home, the guides that all APIs share, the statement on
/// accessibility, and the page for addresses that are none.
public struct SitePages: Sendable {
  /// The site's own pages: a `Site` without an API.
  public let site: Site
  private let rows: [SiteHomePage.Row]
  private let guides: [Guide]

  /// - Parameter rows: every API with how complete it is, in the order in which they are shown.
  public init(site: Site, rows: [SiteHomePage.Row]) {
    self.site = site
    self.rows = rows
    guides = site.guides.filter(\.isShared)
  }

  /// One page to be made.
  public enum Request: Sendable {
    case home
    case guide(Int)
    case redirect(Int)
  }

  /// All of them, in an order that does not depend on how they are made.
  public var requests: [Request] {
    [.home] + guides.indices.map { .guide($0) } + site.redirects.indices.map { .redirect($0) }
  }

  /// The page that was asked for.
  public func page(_ request: Request) -> Page {
    switch request {
    case .home: home
    case .guide(let index): guide(index)
    case .redirect(let index):
      page(
        .text(site.redirects[index].title), site.redirects[index].from, .redirect(site.redirects[index].to))
    }
  }

  /// Where pages lie that a search engine may list.
  ///
  /// - Parameter explained: ids of rules that have pages.
  public func routes(explaining explained: [String]) -> [Route] {
    routes + (explained.isEmpty ? [] : [SitePages.rules]) + explained.map { SitePages.rule($0) }
  }

  private var routes: [Route] {
    [site.routes.home] + guides.map(\.route) + (laysSideBySide ? [SitePages.organisation] : [])
  }

  /// Where the page lies that lays all APIs side by side.
  static let organisation = Route("organisation.html")

  /// Whether there is such a page: one API has nothing beside it.
  public var laysSideBySide: Bool { rows.count > 1 && site.publishesStanding }

  /// The page that lays all APIs side by side; it is made after all others.
  public func page(_ organisation: OrganisationPage) -> Page {
    page(.word(.organisation), SitePages.organisation, .organisation(organisation))
  }

  private func guide(_ index: Int) -> Page {
    let guide = guides[index]
    var page = self.page(
      .text(guide.title), guide.route,
      .guide(
        GuidePage(
          prose: site.pageProse(guide), owner: guide.matter.owner, reviewed: guide.matter.lastReviewedOn)))
    page.titleAnchor = site.titleAnchor(guide)
    page.edit = site.settings.repository.map { $0.edit + "guides/" + guide.path }
    page.navigation = navigation(at: index)
    if index > 0 { page.previous = link(guides[index - 1]) }
    if index + 1 < guides.count { page.next = link(guides[index + 1]) }
    return page
  }

  private func link(_ guide: Guide) -> PageLink { PageLink(.name(guide.title), guide.route) }

  /// The site's home.
  private var home: Page {
    let guide = site.guideIDs.map { site[$0] }.first { !$0.isShared && $0.route == site.routes.home }
    var page = page(
      .text(guide?.title ?? site.settings.title), site.routes.home,
      .siteHome(
        SiteHomePage(
          prose: guide.map { site.pageProse($0) }, apis: rows, guides: guides.map { link($0) },
          showsCompleteness: site.publishesStanding,
          others: others)))
    page.titleAnchor = guide.flatMap { site.titleAnchor($0) }
    page.breadcrumbs = []
    page.edit = site.settings.repository.flatMap { repository in guide.map { repository.edit + $0.path } }
    return page
  }

  /// Pages about all APIs at once.
  private var others: [PageLink] {
    (laysSideBySide ? [PageLink(.word(.organisation), SitePages.organisation)] : [])
      + (site.settings.explainsAllRules ? [PageLink(.word(.allRules), SitePages.rules)] : [])
  }

  /// The statement on accessibility and the page for addresses that are none, which every site has.
  public static func fixed(settings: SiteSettings) -> [Page] {
    let crumbs = [PageLink(.name(settings.title), Route("index.html"))]
    return [
      Page(
        route: Route("accessibility.html"), title: .word(.accessibilityStatement), breadcrumbs: crumbs,
        body: .accessibility),
      Page(route: Route("404.html"), title: .word(.notFound), breadcrumbs: [], body: .notFound),
    ]
  }

  func page(_ title: Label, _ route: Route, _ body: Page.Body) -> Page {
    Page(
      route: route, title: title, breadcrumbs: [PageLink(.name(site.settings.title), Route("index.html"))],
      body: body)
  }

  private func navigation(at index: Int) -> Navigation {
    let window = Site.window(around: index, count: guides.count)
    return Navigation(
      home: PageLink(.name(site.settings.title), site.routes.home),
      guides: window.map { Navigation.Item(link: link(guides[$0]), isCurrent: $0 == index) }, groups: [],
      about: [])
  }
}

extension Page {
  /// A page that belongs to no API and has no neighbours.
  ///
  /// - Parameter breadcrumbs: from the site's home down to the page above this one.
  public init(route: Route, title: Label, breadcrumbs: [PageLink], body: Body) {
    self.init(
      route: route, title: title, summary: nil, breadcrumbs: breadcrumbs, navigation: nil, previous: nil,
      next: nil, edit: nil, body: body)
  }
}
