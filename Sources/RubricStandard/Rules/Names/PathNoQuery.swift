import RubricOpenAPI

extension Rule {
  static let pathNoQuery = Rule(
    "path-no-query", "Paths hold no query string",
    rationale: "Tools take what stands in a path as it is: no caller is told that it is a parameter.",
    severity: .error, basis: .standard,
    passage: Passage(
      "When using query arguments", "Query strings filter; they are not part of a resource's name."),
    mending: "describe it as a parameter with 'in: query'",
    passing: ["paths: {/parks: {}, '/parks/{id}': {}}"],
    failing: [
      "paths: {⟦\"/parks?open=true\"⟧: {}}",
      "paths: {⟦'/parks#open'⟧: {}, ⟦'/parks{?page}'⟧: {}}",
    ],
    check: .path { path, _ in
      let mark = path.template.utf8.first { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
      return mark.map { [.query($0, path)] } ?? []
    })
}

extension Problem {
  fileprivate static func query(_ mark: UInt8, _ path: PathUse) -> Problem {
    let isQuery = mark == UInt8(ascii: "?")
    return Problem(
      "path '\(path.template)' holds \(isQuery ? "a query" : "a fragment")", at: path.key,
      help: isQuery ? nil : "take away what stands behind '#': it is never sent")
  }
}
