import RubricDiagnostics
import RubricOpenAPI

extension Rule {
  static let versionWholeNumber = Rule(
    "version-whole-number", "Versions in addresses are whole numbers",
    rationale:
      "A new address is needed only for a change that breaks callers, and those are counted one by one.",
    severity: .error, basis: .standard,
    passage: Passage(
      "When making a backwards incompatible change", "Start with /v1/ and increment with whole numbers."),
    mending: "use 'v1', 'v2' and so on",
    passing: [
      "servers: [{url: https://parks.api.gov.uk/v2}]",
      """
      paths: {/v1/parks/2024-25: {get: {responses: {}}}, '/v1/{taxYear}': {get: {responses: {}}}, /a/b/1.0: {get: {responses: {}}}}
      """,
      """
      paths: {/oauth/2.0/token: {post: {parameters: [{name: payload-version, in: header, schema: {example: 3.1.11}}], responses: {}}}}
      """,
    ],
    failing: [
      "servers: [{url: ⟦https://parks.api.gov.uk/v1.2⟧}]",
      """
      paths: {⟦/v1.1/parks⟧: {get: {responses: {}}}, /v1.1/gates: {get: {responses: {}}}, ⟦/2020-01-31/parks⟧: {get: {responses: {}}}}
      """,
      """
      servers: [{url: ⟦https://parks.api.gov.uk/v1beta1⟧}]
      paths: {/parks: {get: {parameters: [{name: Api-Version, in: header, schema: {enum: [⟦'2024-01-31'⟧, '2']}}], responses: {}}}}
      """,
    ],
    check: .description { view in
      let versions = view.versions
      if versions.servers.isEmpty, versions.paths.isEmpty, versions.headers.isEmpty { return nil }
      var seen: Set<String> = []
      let places = (versions.servers + versions.paths).filter {
        $0.version.number == nil && !$0.isInHost && seen.insert($0.text).inserted
      }
      return places.map { .notWhole($0.text, at: $0.span) } + view.versionsOfHeaders
    })
}

extension Problem {
  fileprivate static func notWhole(_ text: String, at span: SourceSpan) -> Problem {
    let major = VersionName(text).flatMap { $0.form == .dated ? nil : $0.major }
    return Problem(
      "version '\(text)' is no whole number", at: span, help: major.map { "use 'v\(max($0, 1))'" })
  }
}

extension DescriptionView {
  /// Of what header parameters that choose the version allow or show.
  fileprivate var versionsOfHeaders: [Problem] {
    var seen: Set<String> = []
    return versions.headers.flatMap { parameter -> [Problem] in
      guard VersionName.isAPIVersionHeader(parameter.name) else { return [] }
      let schema = parameter.schema.map { api.schemas[api.typed($0)] }
      let nodes =
        (schema?.enum ?? []) + (schema?.examples ?? []) + [schema?.default].compactMap(\.self)
        + parameter.examples.compactMap(\.value)
      return nodes.compactMap { node in
        guard let text = node.text, seen.insert(text).inserted, let version = VersionName(text),
          version.number == nil
        else { return nil }
        return .notWhole(text, at: node.span)
      }
    }
  }
}
