import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let errorDescribed = Rule(
    "error-described", "Each refusal says what it means here",
    rationale: "The name of a status is known already; what the caller did to get it is not.",
    severity: .warning, basis: .guidance,
    passage: Passage("Document your API", "Explain preconditions, and what errors mean for this API."),
    mending: "say when this comes, and what the caller can do",
    passing: [
      "paths: {/p: {get: {responses: {'404': {description: No park has this identifier.}}}}}",
      "paths: {/p: {get: {responses: {'500': {description: Internal Server Error}}}}}",
      """
      paths: {/p: {get: {responses: {'400': {description: Bad Request, content: {application/json: {examples: {d: {summary: The day lies in the past, value: {}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'400': {description: '', content: {application/json: {examples: {d: {description: Invalid date, value: {}}}}}}}}}}
      """,
      "paths: {/p: {get: {responses: {default: {description: Unexpected error}}}}}",
    ],
    failing: [
      "paths: {/p: {get: {responses: {'404': {description: ⟦Not Found⟧}}}}}",
      "paths: {/p: {get: {responses: {'404': {description: ⟦404 - The resource was not found.⟧}}}}}",
      "paths: {/p: {get: {responses: {⟦'4XX'⟧: {description: ''}}}}}",
      "paths: {/p: {get: {responses: {⟦'503'⟧: {description: ''}}}}}",
      """
      paths: {/p: {get: {responses: {'400': {$ref: '#/components/responses/E'}, '422': {$ref: '#/components/responses/E'}}}}}
      components: {responses: {E: {description: ⟦Error⟧}}}
      """,
    ],
    check: .response { use, _ in
      guard let hundreds = use.status.hundreds, hundreds >= 4, use.isFirst, use.response.reference == nil
      else { return nil }
      if use.isSilent { return use.showsCases ? [] : [.silent(use)] }
      // What fails at the server is nobody's to explain by cases.
      guard hundreds == 4 else { return [] }
      let text = use.response.description ?? ""
      return BareReason.isOne(text) && !use.showsCases ? [.bare(text, use)] : []
    })
}

extension Problem {
  fileprivate static func silent(_ use: ResponseUse) -> Problem {
    Problem("\(use.name) does not say what it means", at: use.key)
  }

  fileprivate static func bare(_ text: String, _ use: ResponseUse) -> Problem {
    Problem(
      "'\(text)' says no more than the status, under \(use.name)",
      at: use.response.descriptionNode?.span ?? use.key)
  }
}

extension ResponseUse {
  fileprivate var isSilent: Bool {
    Words.count((response.description ?? "").utf8) == 0 && Words.count((response.summary ?? "").utf8) == 0
  }

  /// Whether its examples tell when it comes.
  fileprivate var showsCases: Bool {
    response.content.contains { media in
      media.examples.contains { example in
        [example.summary, example.description].contains { Words.count(($0 ?? "").utf8) >= 2 }
      }
    }
  }
}

/// Texts that say no more than the name of a status.
enum BareReason {
  /// Whether a text, numbers and words without a meaning of their own aside, is one of them or nothing.
  static func isOne(_ text: String) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    let words = NameWords(text.lowercased()).words.filter { word in
      !fillers.contains(word) && !word.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    return words.isEmpty || reasons.contains(words.joined(separator: " "))
  }

  private static let fillers: Set<String> = [
    "a", "an", "the", "http", "status", "code", "response", "error", "errors", "is", "was", "has", "been",
    "request", "requested", "resource", "4xx", "client", "api", "returned", "returns", "and", "or", "with",
  ]

  /// Reason phrases (RFC 9110 §15.5) and what is written in their place, without fillers.
  private static let reasons: Set<String> = [
    "bad", "invalid", "unauthorized", "unauthorised", "not authorized", "not authorised", "unauthenticated",
    "not authenticated", "payment required", "forbidden", "not found", "not allowed", "method not allowed",
    "not acceptable", "timeout", "time out", "conflict", "gone", "length required", "precondition failed",
    "payload too large", "content too large", "entity too large", "uri too long", "unsupported media type",
    "range not satisfiable", "expectation failed", "misdirected", "unprocessable", "unprocessable entity",
    "unprocessable content", "locked", "failed dependency", "too early", "upgrade required",
    "precondition required", "too many", "too many requests", "header fields too large", "ok", "success",
    "successful", "successful operation", "default", "unexpected", "unknown", "general", "generic", "failure",
    "failed", "validation", "validation failed", "access denied", "denied", "exception", "bad gateway",
    "server", "internal server", "service unavailable", "gateway timeout", "other",
  ]
}
