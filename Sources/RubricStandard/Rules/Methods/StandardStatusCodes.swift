import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let standardStatusCodes = Rule(
    "standard-status-codes", "Only registered status codes are used",
    rationale: "Clients, proxies and monitoring know what a registered code means; of another they know only "
      + "its first digit.",
    severity: .warning, basis: .standard,
    passage: Passage("Use RESTful", "REST gives a framework for communicating error states."),
    mending: "use the registered code that comes nearest, and tell the rest in the body",
    passing: [
      "paths: {/parks: {get: {responses: {\"200\": {}, \"429\": {}, default: {}}}}}",
      "paths: {/parks: {get: {responses: {2XX: {}, 5XX: {}, x-note: 1}}}}",
      // What is no status at all is found already.
      "paths: {/parks: {get: {responses: {'600': {}, OK: {}}}}}",
    ],
    failing: [
      "paths: {/parks: {get: {responses: {\"200\": {}, ⟦\"299\"⟧: {}}}}}",
      "paths: {/parks: {get: {responses: {⟦'418'⟧: {}, ⟦4xx⟧: {}, ⟦20X⟧: {}}}}}",
    ],
    check: .response { use, _ in
      let status = use.status
      guard let hundreds = status.hundreds else { return nil }
      if Name(status.text) == Name("\(hundreds)XX") { return [] }
      guard let number = status.number else { return [.noRange(use, hundreds)] }
      return registered.contains(number) ? [] : [.unregistered(use)]
    })

  /// The IANA registry of status codes, without those that it calls unused.
  private static let registered: Set<Int> = Set(100...104).union(200...208).union([226]).union(300...305)
    .union([307, 308]).union(400...417).union(421...426).union([428, 429, 431, 451]).union(500...508)
    .union([510, 511])
}

extension Problem {
  fileprivate static func unregistered(_ use: ResponseUse) -> Problem {
    Problem("'\(use.status)' is no registered status of HTTP", at: use.span)
  }

  fileprivate static func noRange(_ use: ResponseUse, _ hundreds: Int) -> Problem {
    Problem(
      "'\(use.status)' is neither a status nor a range", at: use.span,
      help: "write '\(hundreds)XX' for all of them")
  }
}
