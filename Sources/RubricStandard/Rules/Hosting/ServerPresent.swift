import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let serverPresent = Rule(
    "server-present", "The description says where the API is",
    rationale: "Without an address nobody can make a call, and no sample can be tried.",
    severity: .error, basis: .standard,
    passage: Passage("When naming and hosting your API", "Each API has its own address."),
    mending: "add 'servers' with the address of the live service",
    passing: [
      """
      servers: [{url: https://parks.api.example.gov.uk/v1}]
      paths: {/parks: {get: {}}}
      """,
      """
      servers: [{url: /}, {url: https://parks.api.gov.uk}]
      paths: {/parks: {get: {}}}
      """,
      "paths: {/parks: {servers: [{url: https://parks.api.gov.uk}], get: {}}}",
      // What has no operations of its own has no address.
      "components: {schemas: {A: {}}}",
      """
      swagger: '2.0'
      host: parks.api.gov.uk
      paths: {/parks: {get: {}}}
      """,
    ],
    failing: [
      """
      openapi: ⟦3.0.3⟧
      paths: {/parks: {get: {}}}
      """,
      """
      openapi: 3.0.3
      ⟦info⟧: {title: Parks, version: 1.0.0}
      servers: []
      paths: {/parks: {get: {}}}
      """,
      """
      servers: [{url: ⟦/⟧}]
      paths: {/parks: {get: {}}}
      """,
      """
      swagger: '2.0'
      ⟦info⟧: {title: Parks, version: 1.0.0}
      basePath: /
      paths: {/parks: {get: {}}}
      """,
    ],
    check: .description { view in
      guard view.operations.contains(where: { $0.servers.isEmpty }) else { return nil }
      let isSaid = view.api.servers.contains { !$0.url.isEmpty && Name($0.url) != "/" }
      return isSaid ? [] : [.noServer(view.api)]
    })
}

extension Problem {
  fileprivate static func noServer(_ api: API) -> Problem {
    if let url = api.servers.first?.origin[.url] {
      return Problem("the address '\(url.text ?? "")' does not say where the API is", at: url.span)
    }
    let version = api.origin[.openapi] ?? api.origin[.swagger] ?? api.origin
    return Problem(
      "the description does not say where the API is",
      at: api.origin.member(Field.info.key)?.keySpan ?? version.span,
      help: api.version.major == 2 ? "add 'host' with the host of the live service" : nil)
  }
}
