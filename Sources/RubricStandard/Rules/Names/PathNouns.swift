import RubricOpenAPI

extension Rule {
  static let pathNouns = Rule(
    "path-nouns", "Paths name things, not actions",
    rationale: "The method says what is done; a path that says it too comes in as many spellings as there "
      + "are authors.",
    severity: .warning, basis: .standard,
    passage: Passage("When naming and hosting your API", "Name resources by nouns, not by verbs."),
    mending: "name the thing in the path and let the method say what is done with it", isStyle: true,
    passing: [
      "paths: {'/parks/{id}/opening-times': {}}", "paths: {/list-prices: {}, /post-office: {}, /updates: {}}",
      "paths: {/checks: {}, /orders: {}}", "paths: {'/Park/$close': {}, '/Park/{id}/$set-warden': {}}",
    ],
    failing: [
      "paths: {⟦/getParks⟧: {}, ⟦'/parks/{id}/delete'⟧: {}}",
      "paths: {⟦'/payments/{id}/cancel'⟧: {post: {responses: {}}}}",
    ],
    check: .path { path, _ in
      path.literals.compactMap { segment in
        // FHIR marks its operations, which are actions, by the sign (FHIR R4 §3.2.0).
        guard segment.text.utf8.first != UInt8(ascii: "$"), Verbs.isAction(segment.text) else { return nil }
        return .verb(segment.text, path)
      }
    })
}

extension Problem {
  fileprivate static func verb(_ segment: String, _ path: PathUse) -> Problem {
    // A step of a process on one thing, such as `POST /payments/{id}/cancel`, has no better name.
    let isStep =
      path.segments.last?.text == segment && path.segments.dropLast().last?.isTemplate == true
      && !path.operations.isEmpty && path.operations.allSatisfy { $0.method == .post }
    return Problem(
      "'\(segment)' in path '\(path.template)' is an action", at: path.key, severity: isStep ? .info : nil)
  }
}

/// Words that say what is done.
enum Verbs {
  /// Whether a segment of a path begins with such a word and is none of the nouns that do.
  static func isAction(_ segment: String) -> Bool {
    let words = NameWords(segment).words
    guard let first = words.first, all.contains(first) else { return false }
    return words.count == 1 || !nouns.contains(words.joined(separator: "-"))
  }

  /// Of words that are nouns as well, such as `check`, `order` or `search`, none is here.
  static let all: Set<String> = [
    "get", "fetch", "retrieve", "read", "list", "find", "create", "add", "insert", "make", "update", "edit",
    "modify", "change", "set", "put", "post", "patch", "delete", "remove", "cancel", "submit", "send", "do",
    "run", "execute", "process", "calculate", "validate", "verify", "approve", "reject", "activate",
    "deactivate", "enable", "disable", "login", "logout",
  ]
  private static let nouns: Set<String> = [
    "post-office", "post-codes", "list-price", "list-prices", "set-asides", "read-receipts",
    "change-requests", "run-times", "process-types", "make-and-model", "add-ons",
  ]
}
