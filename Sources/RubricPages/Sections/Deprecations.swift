import RubricDocuments
import RubricOpenAPI
import RubricSite

/// Everything in a description that is deprecated: operations, parameters, properties.
struct Deprecations {
  private(set) var items: [SectionPage.DeprecatedItem] = []
  private let site: Site

  /// Properties are looked for in named schemas, and in those below them that have no name.
  init(site: Site, api: API) {
    self.site = site
    for (id, operation) in zip(api.operations.ids, api.operations.all) {
      let link = site.link(to: id, in: api)
      if operation.isDeprecated {
        add(.kindOperation, operation.signature, link, operation.extensions, operation.description)
      }
      for parameter in operation.parameters.map({ api.parameters[$0] }) where parameter.isDeprecated {
        add(.kindParameter, parameter.name, link, parameter.extensions, parameter.description)
      }
    }
    for named in api.namedSchemas {
      guard let route = site.routes.route(of: named.value) else { continue }
      let link = PageLink(.text(named.name), route)
      for property in api.schemas[named.value].properties {
        let schema = api.schemas[property.schema]
        if schema.isDeprecated {
          add(.kindProperty, "\(named.name).\(property.name)", link, schema.extensions, schema.description)
        }
      }
    }
  }

  private mutating func add(
    _ kind: Word, _ name: String, _ link: PageLink, _ extensions: [Extension], _ description: String?
  ) {
    func text(_ names: [String]) -> String? {
      extensions.first { names.contains($0.name) && $0.value.isScalar }?.value.text
    }
    items.append(
      SectionPage.DeprecatedItem(
        kind: kind, link: link, name: name,
        sunset: text(["x-sunset", "x-sunset-date", "x-deprecated-until"]),
        replacement: text(["x-replaced-by", "x-replacement", "x-deprecated-replacement"]),
        description: site.pageProse(description)))
  }
}
