import RubricDocuments
import RubricOpenAPI

/// What can be linked to by name.
extension SiteBuilder {
  static func targets(of site: SiteDraft) -> [Name: NamedTarget] {
    var targets: [Name: NamedTarget] = [:]
    for place in site.sections {
      targets[Name("section:" + place.section.text)] = NamedTarget(route: place.route, title: place.title)
    }
    guard let api = site.api else { return targets }
    for (id, operation) in zip(api.operations.ids, api.operations.all) {
      let target = NamedTarget(route: site.routes.route(of: id), title: operation.title)
      if let name = operation.operationID.map({ Name("op:" + $0) }) {
        if operation.kind == .path || targets[name] == nil { targets[name] = target }
      }
      let signature = Name("op:" + operation.signature)
      if operation.kind == .path || targets[signature] == nil { targets[signature] = target }
    }
    for named in api.namedSchemas {
      guard let route = site.routes.route(of: named.value), targets[Name("schema:" + named.name)] == nil
      else { continue }
      targets[Name("schema:" + named.name)] = NamedTarget(route: route, title: named.name)
    }
    for group in site.groups where group.kind == .tag {
      targets[Name("tag:" + group.name)] = NamedTarget(route: group.route, title: group.title)
    }
    let authorisation =
      site.sections.first { $0.section == "authorisation-scopes" }?.route
      ?? site.routes.section("authorisation-scopes")
    var seen: Set<Name> = []
    let scopes = api.securitySchemes.all.flatMap(\.scopes).filter { seen.insert(Name($0.name)).inserted }
    let slugs = SlugTable(names: scopes.map(\.name), pointers: scopes.map(\.name))
    for (scope, slug) in zip(scopes, slugs.slugs) {
      targets[Name("scope:" + scope.name)] = NamedTarget(
        route: authorisation, fragment: "scope-" + slug, title: scope.name)
    }
    return targets
  }
}
