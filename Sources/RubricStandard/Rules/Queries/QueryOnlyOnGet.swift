import RubricOpenAPI

extension Rule {
  static let queryOnlyOnGet = Rule(
    "query-only-on-get", "Query strings belong to GET",
    rationale:
      "What is to be done stands in the path and the body; a query that changes it is overlooked in logs "
      + "and by caches.",
    severity: .error, basis: .standard,
    passage: Passage("When using query arguments", "Only allow query strings in GET requests for filtering."),
    mending: "put it into the body, or make it part of the path",
    passing: [
      "paths: {/parks: {get: {parameters: [{name: state, in: query, schema: {}}], responses: {}}}}",
      """
      paths: {/parks: {head: {parameters: [{name: state, in: query, schema: {}}], responses: {}}, post: {parameters: [{name: dry_run, in: query, schema: {}}, {name: Trace, in: header, schema: {}}], responses: {}}}}
      """,
      """
      components: {securitySchemes: {k: {type: apiKey, in: query, name: key}}}
      paths: {/parks: {post: {parameters: [{name: key, in: query, schema: {}}, {name: api-version, in: query, schema: {}}], responses: {}}}}
      """,
      "components: {parameters: {Unused: {name: state, in: query, schema: {}}}}",
    ],
    failing: [
      "paths: {/parks: {post: {parameters: [{name: ⟦notify⟧, in: query, schema: {}}], responses: {}}}}",
      """
      components: {parameters: {Force: {name: ⟦force⟧, in: query, schema: {}}}}
      paths: {/a: {put: {parameters: [{$ref: '#/components/parameters/Force'}], responses: {}}, delete: {parameters: [{$ref: '#/components/parameters/Force'}], responses: {}}}}
      """,
    ],
    check: .parameter { parameter, view in
      guard parameter.location == .query, !view.profile.isFHIR, !view.isKey(parameter),
        !VersionName.isAPIVersion(parameter.name)
      else { return nil }
      let operations = view.operations(with: parameter)
      if operations.isEmpty { return nil }
      let changing = operations.filter { [.post, .put, .patch, .delete].contains($0.method) }
      guard let first = changing.first else { return [] }
      return [.queryOfChange(parameter, first, changing.count)]
    })
}

extension Problem {
  fileprivate static func queryOfChange(
    _ parameter: Shared<Parameter>, _ operation: Shared<Operation>, _ count: Int
  ) -> Problem {
    let rest = count > 1 ? " and \(count - 1) more" : ""
    return Problem(
      "'\(parameter.name)' is a query parameter of '\(operation.signature)'\(rest)",
      at: parameter.origin.valueSpan(of: .name), severity: TestRun.isAsked(by: parameter.name) ? .info : nil)
  }
}

/// Names of switches that ask to try a change and not to make it.
private enum TestRun {
  static func isAsked(by name: String) -> Bool { names.contains(NameWords(name).joined) }

  private static let names: Set<String> = [
    "dry_run", "dryrun", "validate_only", "validate", "preview", "test_mode", "simulate", "pretty",
    "pretty_print",
  ]
}

extension DescriptionView {
  /// Whether a query parameter is the key that a security scheme asks for.
  func isKey(_ parameter: Shared<Parameter>) -> Bool {
    parameter.location == .query && queryKeys.contains(parameter.name)
  }
}

extension SecurityScheme {
  /// The name of the query parameter that holds its key; nil of any other scheme.
  var queryKey: String? {
    guard case .apiKey(let name, let location) = kind, location == "query" else { return nil }
    return name
  }
}
