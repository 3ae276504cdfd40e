import RubricOpenAPI

extension Rule {
  static let collectionPaged = Rule(
    "collection-paged", "Long lists are paged",
    rationale: "A list that grows with its data becomes slow, and one day fails for everybody.",
    severity: .info, basis: .guidance,
    passage: Passage("When using query arguments", "/users?page=2 is a proper use of a query."),
    mending: "take a page or a limit as query parameters, or say with 'maxItems' that the list stays short",
    passing: [
      """
      paths: {/parks: {get: {parameters: [{name: page, in: query, schema: {}}], responses: {"200": {content: {application/json: {schema: {type: object, properties: {items: {type: array, items: {}}}}}}}}}}}
      """,
      """
      paths: {/parks: {get: {responses: {"200": {content: {application/json: {schema: {type: object, properties: {items: {type: array, maxItems: 50, items: {}}}}}}}}}}}
      """,
      """
      paths: {/parks: {get: {responses: {"200": {content: {application/json: {schema: {properties: {items: {type: array, items: {}}, nextLink: {type: string}}}}}}}}}}
      """,
      """
      paths: {/park-types: {get: {responses: {"200": {content: {application/json: {schema: {type: array, items: {}}}}}}}}, /me: {get: {responses: {"200": {content: {application/json: {schema: {properties: {id: {}, tags: {type: array, items: {}}}}}}}}}}}
      """,
      """
      paths: {/parks: {get: {parameters: [{name: 'page[size]', in: query, schema: {}}], responses: {"200": {headers: {Link: {schema: {}}}, content: {application/json: {schema: {type: array, items: {}}}}}}}}}
      """,
      // The caller cuts the list by its bounds.
      """
      paths: {/parks: {get: {parameters: [{name: fromDate, in: query, schema: {}}, {name: toDate, in: query, schema: {}}], responses: {"200": {content: {application/json: {schema: {type: array, items: {}}}}}}}}}
      """,
      // The list is as long as what was asked for.
      """
      paths: {/parks/multiple: {get: {parameters: [{name: parkIds, in: query, required: true, schema: {type: array, items: {}}}], responses: {"200": {content: {application/json: {schema: {type: array, items: {}}}}}}}}}
      """,
      // Codes of a fixed set.
      """
      paths: {/constants/gate-kinds: {get: {responses: {"200": {content: {application/json: {schema: {type: array, items: {}}}}}}}}, /reference-data/surfaces: {get: {responses: {"200": {content: {application/json: {schema: {type: array, items: {}}}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/parks: {⟦get⟧: {responses: {"200": {content: {application/json: {schema: {type: object, properties: {items: {type: array, items: {}}}}}}}}}}}
      """,
      """
      paths: {/parks: {⟦get⟧: {responses: {"200": {content: {application/json: {schema: {properties: {id: {}, parks: {type: array, items: {}}}}}}}}}}}
      """,
      """
      paths: {/parks: {⟦get⟧: {parameters: [{name: fromDate, in: query, schema: {}}], responses: {"200": {content: {application/json: {schema: {type: array, items: {}}}}}}}}}
      """,
    ],
    check: .operation { operation, view in
      guard operation.method == .get, !view.profile.isFHIR,
        let last = PathUse.Segment.all(of: operation.path).last(where: { !$0.text.isEmpty }),
        !last.isTemplate, !Paging.isShort(last.text), !Paging.isOfCodes(operation.path),
        let collection = ListAnswer(of: operation, in: view)
      else { return nil }
      let schema = view.api.schemas[collection.list]
      if let most = schema.bounds?.maxItems.flatMap({ Int($0) }), most <= 100 { return [] }
      if !schema.enum.isEmpty { return nil }
      let isPaged =
        Paging.isAsked(by: view.parameters(of: operation).map(\.name))
        || collection.fields.contains { Paging.isTold(by: $0) } || view.hasLinkHeader(operation)
      return isPaged ? [] : [.endless(operation)]
    })
}

extension Problem {
  fileprivate static func endless(_ operation: Shared<Operation>) -> Problem {
    Problem("'\(operation.signature)' answers a list of any length", at: operation.methodSpan)
  }
}

/// Names that belong to paging.
private enum Paging {
  /// Whether a path of the name leads to a list that is short by its nature.
  static func isShort(_ name: String) -> Bool { NameWords(name).words.last.map(shortLists.contains) == true }

  private static let shortLists: Set<String> = [
    "types", "type", "categories", "reasons", "statuses", "codes", "options", "queryables", "sortables",
    "schema", "countries", "currencies", "languages", "permissions", "roles", "scopes", "versions",
    "settings",
    "features", "units", "suggestions", "constants", "levels", "formats", "enums", "conformance", "jwks",
  ]

  /// Whether what a path leads to are codes, which stay few.
  static func isOfCodes(_ path: String) -> Bool {
    PathUse.Segment.all(of: path).contains {
      ["constants", "reference_data", "lookups", "enums"].contains(NameWords($0.text).joined)
    }
  }

  /// Whether parameters of the names choose a part of a list, by pages, by what is in it or by two bounds.
  static func isAsked(by names: [String]) -> Bool {
    let asked = Set(names.flatMap { NameWords($0).words })
    return !asked.isDisjoint(with: words)
      || asked.contains("ids") || (asked.contains("from") && !asked.isDisjoint(with: ["to", "until"]))
  }

  /// Whether a field of the name tells where the rest of a list is.
  static func isTold(by name: String) -> Bool {
    NameWords(name).words.contains {
      ["next", "page", "pages", "paging", "pagination", "cursor", "offset", "links", "pageable", "continue"]
        .contains($0)
    }
  }

  /// In lower case.
  static let headers: Set<String> = [
    "link", "next", "next-page", "x-next", "x-next-page", "x-page", "x-pagination", "x-total-count",
    "x-total-pages", "x-next-cursor",
  ]

  private static let words: Set<String> = [
    "page", "paging", "pagination", "limit", "offset", "cursor", "after", "before", "start", "size", "first",
    "last", "per", "top", "skip", "max", "maximum", "count", "marker", "continue", "token", "rows", "range",
    "next",
    "pageable", "results", "take", "number", "index",
  ]
}

extension DescriptionView {
  fileprivate func hasLinkHeader(_ operation: Shared<Operation>) -> Bool {
    operation.responses.contains { written in
      headerNames[written.response].map { !$0.isDisjoint(with: Paging.headers) } == true
    }
  }
}
