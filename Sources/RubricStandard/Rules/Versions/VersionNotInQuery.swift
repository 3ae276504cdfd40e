import RubricOpenAPI

extension Rule {
  static let versionNotInQuery = Rule(
    "version-not-in-query", "The version is not a query parameter",
    rationale: "A query can be left out, and then nobody knows which version answers.",
    severity: .warning, basis: .standard,
    passage: Passage("When making a backwards incompatible change", "Use the URL path or an HTTP header."),
    mending: "put the version into the path or a header",
    passing: [
      "paths: {/parks: {get: {parameters: [{name: Api-Version, in: header, schema: {}}], responses: {}}}}",
      """
      paths: {'/documents/{id}': {get: {parameters: [{name: version, in: query, schema: {}}], responses: {}}}, /flows: {get: {responses: {}}}, /gates: {get: {responses: {}}}, /a: {get: {responses: {}}}}
      """,
    ],
    failing: [
      "paths: {/parks: {get: {parameters: [{name: ⟦api-version⟧, in: query, schema: {}}], responses: {}}}}",
      """
      paths: {/parks: {get: {parameters: [{name: ⟦v⟧, in: query, description: The version of the API, schema: {}}], responses: {}}}, /a: {get: {responses: {}}}, /b: {get: {responses: {}}}}
      """,
    ],
    check: .parameter { parameter, view in
      guard parameter.location == .query else { return nil }
      let operations = view.operations(with: parameter)
      if operations.isEmpty { return nil }
      let isVersion =
        VersionName.isAPIVersion(parameter.name)
        || (["v", "ver", "version"].contains(parameter.name.lowercased())
          && view.isOfAPI(parameter, operations))
      return isVersion ? [.inQuery(parameter)] : []
    })
}

extension Problem {
  fileprivate static func inQuery(_ parameter: Shared<Parameter>) -> Problem {
    Problem(
      "query parameter '\(parameter.name)' chooses the version", at: parameter.origin.valueSpan(of: .name))
  }
}

extension DescriptionView {
  /// Whether a parameter of the name `version` means that of the API, and not that of a record.
  fileprivate func isOfAPI(_ parameter: Shared<Parameter>, _ uses: [Shared<Operation>]) -> Bool {
    let text = Array((parameter.description ?? "").lowercased().utf8)
    if ["api version", "version of the api", "version of this api"].contains(where: {
      text.contains(sequence: $0)
    }) {
      return true
    }
    let ofRecord = uses.contains { $0.path.utf8.contains(UInt8(ascii: "{")) }
    return !ofRecord && uses.count > 1 && uses.count * 2 >= operations.count
  }
}
