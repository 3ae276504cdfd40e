import RubricOpenAPI
import RubricSite
import RubricStandard

/// Makes the pages that belong to no API: the site's home, the guides that all APIs share, the statement on
/// accessibility, and the page for addresses that are none.
public struct SitePages: Sendable {
  public let site: Site
  private let rows: [SiteHomePage.Row]

  /// - Parameter rows: every API with how complete it is, in the order in which they are shown.
  public init(site: Site, rows: [SiteHomePage.Row]) {
    self.site = site
    self.rows = rows
  }

  /// All of them but the home.
  public var pages: [Page] {
    let guides = site.guideIDs.map { site[$0] }.filter { $0.isShared }
    var pages = guides.enumerated().map { index, guide -> Page in
      var page = self.page(
        .text(guide.title), guide.route,
        .guide(
          GuidePage(
            prose: site.pageProse(guide), owner: guide.matter.owner, reviewed: guide.matter.lastReviewedOn)))
      page.edit = site.settings.repository.map { $0.edit + "guides/" + guide.path }
      page.navigation = navigation(at: guide.route)
      if index > 0 { page.previous = PageLink(.text(guides[index - 1].title), guides[index - 1].route) }
      if index + 1 < guides.count {
        page.next = PageLink(.text(guides[index + 1].title), guides[index + 1].route)
      }
      return page
    }
    pages += site.redirects.map { page(.text($0.title), $0.from, .redirect($0.to)) }
    return pages
  }

  /// The site's home.
  public var home: Page {
    let guide = site.guideIDs.map { site[$0] }.first { !$0.isShared && $0.route == site.routes.home }
    let guides = site.guideIDs.map { site[$0] }.filter(\.isShared).map { PageLink(.text($0.title), $0.route) }
    var page = page(
      .text(guide?.title ?? site.settings.title), site.routes.home,
      .siteHome(SiteHomePage(prose: guide.map { site.pageProse($0) }, apis: rows, guides: guides)))
    page.breadcrumbs = []
    page.edit = site.settings.repository.flatMap { repository in guide.map { repository.edit + $0.path } }
    return page
  }

  /// The statement on accessibility and the page for addresses that are none, which every site has.
  public static func fixed(settings: SiteSettings) -> [Page] {
    let crumbs = [PageLink(.text(settings.title), Route("index.html"))]
    return [
      Page(
        route: Route("accessibility.html"), title: .word(.accessibilityStatement), breadcrumbs: crumbs,
        body: .accessibility),
      Page(route: Route("404.html"), title: .word(.notFound), breadcrumbs: [], body: .notFound),
    ]
  }

  private func page(_ title: Label, _ route: Route, _ body: Page.Body) -> Page {
    Page(
      route: route, title: title, breadcrumbs: [PageLink(.text(site.settings.title), Route("index.html"))],
      body: body)
  }

  private func navigation(at route: Route) -> Navigation {
    let guides = site.guideIDs.map { site[$0] }.filter(\.isShared)
    return Navigation(
      home: PageLink(.text(site.settings.title), site.routes.home),
      guides: guides.prefix(Navigation.window).map {
        Navigation.Item(link: PageLink(.text($0.title), $0.route), isCurrent: $0.route == route)
      }, groups: [], about: [])
  }
}

extension Page {
  init(route: Route, title: Label, breadcrumbs: [PageLink], body: Body) {
    self.init(
      route: route, title: title, summary: nil, breadcrumbs: breadcrumbs, navigation: nil, previous: nil,
      next: nil, edit: nil, body: body)
  }
}
