import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let pathsDistinct = Rule(
    "paths-distinct", "No two paths mean the same request",
    rationale: "Of two paths that differ in the names of their parameters only, no request tells which is "
      + "meant.",
    severity: .error, basis: .hygiene,
    passage: Passage("When naming and hosting your API", "Names should be clearly understandable."),
    mending: "keep one path, with the operations of both",
    passing: [
      "paths: {'/parks/{id}': {}, '/parks/{id}/gates': {}}",
      // A path without templates counts before one with them (OpenAPI 3.1.0 §4.8.8.2).
      "paths: {'/parks/{id}': {get: {}}, /parks/nearest: {get: {}}}",
      "paths: {'/parks/{id}': {get: {}}, '/parks/{id}.csv': {get: {}}}",
    ],
    failing: [
      "paths: {'/parks/{id}': {}, ⟦'/parks/{name}'⟧: {}}",
      "paths: {'/parks/{id}': {get: {}}, ⟦'/parks/{name}'⟧: {put: {}, get: {}}, ⟦'/parks/{key}'⟧: {get: {}}}",
      "paths: {'/parks/{id}': {get: {}}, ⟦'/parks/{name}'⟧: {put: {}}}",
    ],
    check: .description { view in
      guard view.paths.count > 1 else { return nil }
      var first: [Name: PathUse] = [:]
      return view.paths.compactMap { path in
        guard let other = first[path.shape] else {
          first[path.shape] = path
          return nil
        }
        return .same(path, other)
      }
    })
}

extension Problem {
  fileprivate static func same(_ path: PathUse, _ other: PathUse) -> Problem {
    let methods = Set(path.operations.map(\.method))
    // By their methods the requests are told apart, though few tools allow it.
    let areDisjoint =
      !methods.isEmpty && !other.operations.isEmpty
      && methods.isDisjoint(with: other.operations.map(\.method))
    return Problem(
      "path '\(path.template)' means the same as '\(other.template)'", at: path.key,
      notes: [Finding.Note("the other path", at: other.key)], severity: areDisjoint ? .info : nil)
  }
}
