import RubricOpenAPI

extension Rule {
  static let pathNoEmptySegment = Rule(
    "path-no-empty-segment", "Paths have no empty part",
    rationale:
      "Servers and proxies make one slash of two, so that the path that is described is never called.",
    severity: .error, basis: .hygiene,
    passage: Passage("When naming and hosting your API", "Names should be simple."),
    mending: "write one slash",
    passing: ["paths: {/parks: {}, /: {}, '/links?to=https://a': {}}"],
    failing: ["paths: {⟦/parks//gates⟧: {}, ⟦//parks⟧: {}, ⟦/parks//⟧: {}}"],
    check: .path { path, _ in
      let bytes = Array(path.pathOnly)
      let slash = UInt8(ascii: "/")
      let isDoubled = zip(bytes, bytes.dropFirst()).contains { $0 == slash && $1 == slash }
      return isDoubled ? [.emptyPart(path)] : []
    })
}

extension Problem {
  fileprivate static func emptyPart(_ path: PathUse) -> Problem {
    Problem("path '\(path.template)' has nothing between two slashes", at: path.key)
  }
}
