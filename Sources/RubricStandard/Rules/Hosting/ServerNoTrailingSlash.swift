import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let serverNoTrailingSlash = Rule(
    "server-no-trailing-slash", "Server addresses have no trailing slash",
    rationale: "Paths begin with a slash: behind one that ends the address, many clients call '//parks'.",
    severity: .warning, basis: .hygiene,
    passage: Passage("When naming and hosting your API", "Addresses should be simple."),
    mending: "take the slash away",
    passing: ["servers: [{url: https://parks.api.gov.uk/v1}]", "servers: [{url: /}]"],
    failing: ["servers: [{url: ⟦https://parks.api.gov.uk/v1/⟧}]"],
    check: .server { use, _ in
      // In Swagger 2.0 the address is put together of several fields.
      guard let node = use.server.origin[.url] else { return nil }
      guard use.server.url.utf8.count > 1, use.server.url.utf8.last == UInt8(ascii: "/") else { return [] }
      return [.trailingSlash(use.server.url, node)]
    })
}

extension Problem {
  fileprivate static func trailingSlash(_ url: String, _ node: Node) -> Problem {
    Problem("the address '\(url)' ends in a slash", at: node.span, edits: node.replacing(suffix: "/", by: ""))
  }
}
