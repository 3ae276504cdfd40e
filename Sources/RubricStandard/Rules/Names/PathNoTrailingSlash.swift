import RubricOpenAPI

extension Rule {
  static let pathNoTrailingSlash = Rule(
    "path-no-trailing-slash", "Paths do not end in a slash",
    rationale: "With and without the slash are two addresses, and callers guess the shorter one.",
    severity: .warning, basis: .hygiene,
    passage: Passage("When naming and hosting your API", "Names should be simple."),
    mending: "answer without the slash as well, and describe that path",
    passing: [
      "paths: {/: {}, /parks: {}, '/parks?from=/': {}}",
      // An empty part at the end is another rule's.
      "paths: {/parks//: {}}",
    ],
    failing: [
      "paths: {⟦/parks/⟧: {}, ⟦'/parks/{id}/'⟧: {}, ⟦'/parks/?open=1'⟧: {}}"
    ],
    check: .path { path, _ in
      let bytes = Array(path.pathOnly)
      guard bytes.count > 1 else { return nil }
      let slash = UInt8(ascii: "/")
      guard bytes.last == slash, bytes[bytes.count - 2] != slash else { return [] }
      return [.endsInSlash(path, without: String(decoding: bytes.dropLast(), as: UTF8.self))]
    })
}

extension Problem {
  fileprivate static func endsInSlash(_ path: PathUse, without: String) -> Problem {
    Problem(
      "path '\(path.template)' ends in a slash", at: path.key,
      help: without.isEmpty ? nil : "answer at '\(without)' as well, and describe that path")
  }
}
