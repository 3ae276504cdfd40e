import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let personalDataNotCached = Rule(
    "personal-data-not-cached", "Data on persons does not stay in caches",
    rationale: "What a shared cache keeps, it gives to the next caller, whoever that is.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "Test your API's performance and scalability", "Set sufficient timeouts on cached personal information."
    ),
    mending: "answer with 'Cache-Control: private' or 'no-store'",
    passing: [
      """
      paths: {/p: {get: {responses: {'200': {headers: {Cache-Control: {schema: {type: string, example: no-store}}}, content: {application/json: {schema: {properties: {nino: {type: string}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'200': {headers: {Cache-Control: {schema: {type: string, example: 'private, max-age=86400'}}}, content: {application/json: {schema: {properties: {nino: {type: string}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'200': {headers: {Cache-Control: {schema: {type: string, example: 'public'}}}, content: {application/json: {schema: {properties: {name: {type: string}}}}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/p: {get: {responses: {'200': {headers: {⟦Cache-Control⟧: {schema: {type: string, example: 'public, max-age=86400'}}}, content: {application/json: {schema: {properties: {nino: {type: string}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'200': {headers: {⟦cache-control⟧: {schema: {type: string, enum: [max-age=7200]}}}, content: {application/json: {schema: {type: array, items: {properties: {nino: {type: string}}}}}}}}}}}
      """,
    ],
    check: .description { view in
      var seen: Set<ResponseID> = []
      let caching = view.headers.filter { use in
        use.name.lowercased() == "cache-control" && use.response.status.isSuccess
          && use.response.operation.method == .get && seen.insert(use.response.id).inserted
      }
      guard !caching.isEmpty else { return nil }
      let holders = PersonalFields.holders(in: view.api)
      return caching.filter { use in
        use.response.response.content.contains { $0.schema.map(holders.contains) == true }
          && view.values(of: use.header).contains { CacheControl($0).keepsForOthers }
      }.map { .cached($0) }
    })
}

extension Problem {
  fileprivate static func cached(_ use: HeaderUse) -> Problem {
    Problem("caches may keep the data on persons in \(use.response.name)", at: use.key)
  }
}

extension DescriptionView {
  /// The values that a header is shown to have.
  fileprivate func values(of header: Shared<Header>) -> [String] {
    let schema = header.schema.map { api.schemas[$0] }
    let nodes =
      header.examples.compactMap(\.value)
      + (schema.map { $0.examples + $0.enum + [$0.const, $0.default].compactMap(\.self) } ?? [])
    return nodes.compactMap(\.text)
  }
}

/// The directives of a `Cache-Control` header (RFC 9111 §5.2.2).
private struct CacheControl {
  /// Whether a cache that several people share may give the answer again, or one may do so for over an hour.
  let keepsForOthers: Bool

  private static let longest = 3_600

  init(_ text: String) {
    let directives = text.lowercased().split(separator: ",").map { $0.filter { $0 != " " } }
    let isGuarded = directives.contains { $0 == "private" || $0 == "no-store" }
    let ages = directives.filter {
      $0.utf8.contains(sequence: "max-age=") || $0.utf8.contains(sequence: "s-maxage=")
    }
    .compactMap { $0.split(separator: "=").last.flatMap { Int($0) } }
    keepsForOthers =
      !isGuarded && (directives.contains("public") || ages.contains { $0 > CacheControl.longest })
  }
}
