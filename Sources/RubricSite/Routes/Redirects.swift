import RubricDiagnostics
import RubricOpenAPI

/// Former addresses of guides.
extension SiteBuilder {
  mutating func readRedirects() {
    let guides = site.guides.filter { !$0.isShared || isOwnSite }
    guard guides.contains(where: { !$0.matter.redirectFrom.isEmpty }) else { return }
    var taken = pageRoutes
    for guide in guides {
      for former in guide.matter.redirectFrom {
        if let route = site.routes.former(former.name), !taken.contains(route) {
          taken.insert(route)
          site.redirects.append(Redirect(from: route, to: guide.route, title: guide.title))
        } else {
          findings.append(
            Finding(
              "settings-valid", .error, "'\(former.name)' cannot be redirected from", at: former.span,
              help:
                "give a former path within this part of the site at which no page lies, such as '\(site.routes.prefix.isEmpty ? "" : "/" + site.routes.prefix)old-name.html'"
            ))
        }
      }
    }
  }

  /// Where pages of this part of the site lie.
  private var pageRoutes: Set<Route> {
    var routes = Set(site.guides.map(\.route) + site.sections.map(\.route) + site.groups.map(\.route))
    routes.formUnion([
      site.routes.home, site.routes.allOperations, site.routes.allSchemas, site.routes.components,
      site.routes.completeness, site.routes.maturity, site.routes.findings,
    ])
    routes.formUnion(
      ["404", "accessibility", "organisation", "rules"].map { Route("\($0).html") })
    guard let api = site.api else { return routes }
    routes.formUnion(api.operations.ids.map { site.routes.route(of: $0) })
    routes.formUnion(api.namedSchemas.compactMap { site.routes.route(of: $0.value) })
    return routes
  }
}
