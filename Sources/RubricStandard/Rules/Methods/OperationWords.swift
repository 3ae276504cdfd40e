import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// What an operation does, by the first words of its operationId and of its summary.
struct OperationWords {
  private let id: [String]
  private let summary: [String]

  init(_ operation: Shared<Operation>) {
    id = NameWords(operation.operationID ?? "").words
    summary = NameWords(operation.summary ?? "").words
  }

  /// Where a word of the list begins what the operation is called, while nothing says that it only reads or
  /// only names a thing.
  func field(beginningWith words: Set<String>, unless others: Set<String> = []) -> (
    field: Field, word: String
  )? {
    for (field, own, other) in [(Field.operationID, id, summary), (.summary, summary, id)] {
      guard let first = own.first, words.contains(first), own.count > 1 else { continue }
      // `Set of parks`, `Update history`: a noun.
      if OperationWords.makeNouns.contains(own[1]) || own.last.map(OperationWords.areNouns.contains) == true {
        continue
      }
      if let opening = other.first, others.contains(opening) { continue }
      return (field, first)
    }
    return nil
  }

  /// Whether it only reads, by either.
  var reads: Bool {
    [id.first, summary.first].contains { $0.map { OperationWords.reading.contains($0) } == true }
  }

  /// Words behind a verb that make it the first part of a noun.
  private static let makeNouns: Set<String> = [
    "of", "status", "statuses", "history", "log", "logs", "type", "types", "reason", "reasons", "request",
    "requests", "events", "notes", "info", "details", "ons", "on", "list", "options", "report", "reports",
    "job", "jobs", "id", "ids", "form", "page", "by", "for", "limits",
  ]

  /// Words at the end of a name that make all of it a noun.
  private static let areNouns: Set<String> = [
    "status", "statuses", "history", "log", "logs", "reason", "reasons", "requests", "events", "types",
  ]

  /// Words with which the names of operations begin that change nothing.
  static let reading: Set<String> = [
    "get", "gets", "list", "lists", "retrieve", "retrieves", "fetch", "fetches", "find", "finds", "read",
    "reads", "show", "shows", "view", "views", "search", "searches", "query", "queries", "return", "returns",
    "check", "checks", "download", "downloads", "export", "exports", "lookup", "look", "describe",
    "describes",
    "count", "counts", "obtain", "obtains", "see", "display", "displays", "load", "loads", "all", "listing",
    "calculate", "calculates", "convert", "converts", "detect", "detects", "analyze", "analyse", "analyzes",
    "analyses", "annotate", "annotates", "classify", "validate", "validates", "verify", "verifies", "test",
    "tests", "estimate", "estimates", "preview", "previews", "compare", "identify",
  ]
}

extension Shared<Operation> {
  /// The key of its responses, else of its method.
  var responsesKey: SourceSpan { value.origin.member(Field.responses.key)?.keySpan ?? value.methodSpan }
}
