import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let pathNoAPISegment = Rule(
    "path-no-api-segment", "The path does not repeat that this is an API",
    rationale: "An API with a domain of its own needs no word in each path that says so.",
    severity: .info, basis: .standard,
    passage: Passage("Avoid the use of namespaces", "Each API should have its own domain."),
    mending: "leave it out in the next version", isStyle: true,
    passing: [
      """
      servers: [{url: https://parks.api.gov.uk/v1}]
      paths: {/gates: {}, /benches: {}}
      """,
      // All paths may be about one thing.
      """
      servers: [{url: https://parks.api.gov.uk}]
      paths: {/parks: {}, '/parks/{id}': {}, '/parks/{id}/gates': {}, '/parks/nearest': {}}
      """,
      "paths: {'/products/{id}/api': {}, /rest-areas: {}}",
    ],
    failing: [
      """
      servers: [{url: https://parks.api.gov.uk}]
      paths: {⟦/api/gates⟧: {}, /api/benches: {}}
      """,
      """
      servers: [{url: ⟦https://www.parks.gov.uk/rest/v1⟧}, {url: https://test.parks.gov.uk/rest/v1}]
      paths: {/gates: {}}
      """,
      """
      servers: [{url: https://parks.api.gov.uk}]
      paths: {⟦/parks/gates⟧: {}, /parks/benches: {}, /parks/trees: {}, '/parks/ponds/{id}': {}}
      """,
    ],
    check: .description { view in
      guard !view.paths.isEmpty else { return nil }
      return repeatedWords(view) + [repeatedBase(view)].compactMap(\.self)
        + [repeatedName(view)].compactMap(\.self)
    })

  private static let words = ["api", "rest"]

  /// Once for each word, at the first path that has it before its first template.
  private static func repeatedWords(_ view: DescriptionView) -> [Problem] {
    words.compactMap { word in
      let paths = view.paths.filter { path in
        path.names.prefix { !$0.isTemplate }.contains { Name($0.text.lowercased()) == Name(word) }
      }
      return paths.first.map { .word(word, $0, count: paths.count) }
    }
  }

  private static func repeatedBase(_ view: DescriptionView) -> Problem? {
    for use in view.servers where use.isRoot {
      let names = use.server.address.path.lowercased().split(separator: "/").map { Name(String($0)) }
      if let word = words.first(where: { names.contains(Name($0)) }) { return .base(word, use.server) }
    }
    return nil
  }

  /// A name before all paths that the host has already.
  private static func repeatedName(_ view: DescriptionView) -> Problem? {
    guard view.paths.count > 3, let first = view.paths.first?.names.first, !first.isTemplate else {
      return nil
    }
    let namespace = NameWords(first.text)
    guard !namespace.words.isEmpty, !SegmentWords(first.text).isVersion, !words.contains(first.text),
      view.paths.allSatisfy({ path in
        let names = path.names
        // What stands alone or before a template is a resource.
        return names.count > 1 && Name(names[0].text) == Name(first.text) && !names[1].isTemplate
      })
    else { return nil }
    let hosts = view.servers.compactMap { $0.server.address.host }
    guard hosts.contains(where: { NameWords($0).contains(namespace.words) }) else { return nil }
    return .namespace(first.text, view.paths[0])
  }
}

extension Problem {
  fileprivate static func word(_ word: String, _ path: PathUse, count: Int) -> Problem {
    let others = count == 1 ? "" : " and in \(count - 1) more"
    return Problem("'\(word)' in path '\(path.template)'\(others) is known to every caller", at: path.key)
  }

  fileprivate static func base(_ word: String, _ server: Server) -> Problem {
    let url = server.url
    let isSaid = NameWords(server.address.host ?? "").words.contains("api")
    return Problem(
      isSaid
        ? "'\(word)' in the address '\(url)' repeats what its host says"
        : "the API at '\(url)' has no domain of its own, only '\(word)' in the path of another",
      at: (server.origin[.url] ?? server.origin).span,
      help: isSaid ? nil : "give the API a domain of its own")
  }

  fileprivate static func namespace(_ name: String, _ path: PathUse) -> Problem {
    Problem("'\(name)' begins every path and stands in the host as well", at: path.key)
  }
}
