import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let versionVisible = Rule(
    "version-visible", "The version can be seen in the address or a header",
    rationale: "Without it a change that breaks callers reaches all of them on one day.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "When making a backwards incompatible change", "Put a version number in the URL or an HTTP header."),
    mending: "begin the paths with the version, such as 'https://parks.api.gov.uk/v1'", isStyle: true,
    passing: [
      """
      servers: [{url: https://parks.api.gov.uk/v1}]
      paths: {/parks: {get: {responses: {}}}}
      """,
      "paths: {/v1/parks: {get: {responses: {}}}}",
      "paths: {'/api/{api_version}/parks': {get: {responses: {}}}}",
      "paths: {/labs/1/parks: {get: {responses: {}}}}",
      "paths: {/parks: {get: {parameters: [{name: X-API-Version, in: header, schema: {}}], responses: {}}}}",
      "paths: {/parks: {get: {responses: {'200': {description: a, content: {application/vnd.hmrc.1.0+json: {}}}}}}}",
      """
      servers: [{url: 'https://{host}/{version}', variables: {host: {default: parks.api.gov.uk}, version: {default: v2}}}]
      paths: {/parks: {get: {responses: {}}}}
      """,
      """
      servers: [{url: https://v1.parks.api.gov.uk}]
      paths: {/parks: {get: {responses: {}}}}
      """,
      """
      info: {title: P, version: 0.3.0}
      paths: {/parks: {get: {responses: {}}}}
      """,
    ],
    failing: [
      """
      servers: [{url: ⟦https://parks.api.gov.uk⟧}]
      paths: {/parks: {get: {responses: {}}}}
      """,
      """
      info: {title: P, version: ⟦1.0.0⟧}
      paths: {/parks: {get: {responses: {}}}}
      """,
    ],
    check: .description { view in
      let versions = view.versions
      if view.operations.isEmpty { return nil }
      if let host = versions.servers.first, host.isInHost, versions.servers.allSatisfy(\.isInHost),
        versions.paths.isEmpty
      {
        return [.inHost(host)]
      }
      let isSeen =
        !versions.servers.isEmpty || !versions.paths.isEmpty || !versions.headers.isEmpty
        || versions.isInMediaTypes || versions.isInQuery || versions.isInTemplates || versions.isBare
      return isSeen ? [] : [.unseen(view)]
    })
}

extension Problem {
  fileprivate static func unseen(_ view: DescriptionView) -> Problem {
    let info = view.api.info.origin
    return Problem(
      "no address and no header tells the version",
      at: view.api.servers.first?.origin[.url]?.span ?? info.valueSpan(of: .version))
  }

  fileprivate static func inHost(_ place: AddressVersions.Place) -> Problem {
    Problem("version '\(place.text)' is part of the host's name", at: place.span, severity: .info)
  }
}
