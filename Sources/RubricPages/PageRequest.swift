import RubricOpenAPI
import RubricSite

/// Which pages an API has, and where they lie.
extension PageMaker {
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
    if !site.sections.isEmpty, site.publishesStanding { requests.append(.completeness) }
    return requests + site.redirects.indices.map { .redirect($0) }
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
}
