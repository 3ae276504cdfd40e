import RubricOpenAPI

/// How a description lets users take much data at once.
struct BulkOperations: Sendable {
  /// Operations by which a dataset is taken as a file or as a whole.
  let operations: [Shared<Operation>]
  /// The first operation that lists things; nil where none does.
  let firstList: Shared<Operation>?
  /// Whether all that an operation lists comes in one response.
  let hasWholeList: Bool

  private static let words: Set<String> = [
    "download", "downloads", "bulk", "export", "exports", "dump", "dumps", "dataset", "datasets", "all",
    "snapshot", "archive",
  ]
  private static let fileTypes: Set<String> = [
    "text/csv", "application/zip", "application/gzip", "application/x-ndjson", "application/ndjson",
    "application/jsonl", "application/geopackage+sqlite3", "application/vnd.apache.parquet",
    "application/x-gzip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ]
  private static let pageWords: Set<String> = [
    "page", "limit", "offset", "cursor", "per", "size", "start", "skip", "top", "count", "rows", "max",
    "after",
    "take", "from",
  ]

  init(in view: DescriptionView) {
    let reading = view.operations.filter { $0.method == .get }
    operations = reading.filter { operation in
      let names = NameWords(operation.path).words + NameWords(operation.operationID ?? "").words
      return names.contains { BulkOperations.words.contains($0) }
        || BulkOperations.types(of: operation, in: view).contains { BulkOperations.fileTypes.contains($0) }
    }
    var arrays = HeldArrays(view: view)
    var lists: [Shared<Operation>] = []
    for operation in reading where !operation.path.utf8.contains(UInt8(ascii: "{")) {
      for id in BulkOperations.schemas(of: operation, in: view) where arrays.isList(id) {
        lists.append(operation)
        break
      }
    }
    firstList = lists.first
    hasWholeList = lists.contains { operation in
      !view.parameters(of: operation).contains { parameter in
        let isPaging = NameWords(parameter.name).words.contains { BulkOperations.pageWords.contains($0) }
        // What must be given narrows the list.
        return parameter.location == .query && (isPaging || parameter.isRequired)
      }
    }
  }

  private static func successes(
    of operation: Shared<Operation>, in view: DescriptionView
  ) -> [MediaType] {
    operation.responses.filter(\.status.isSuccess).flatMap { view.api.responses[$0.response].content }
  }

  private static func schemas(of operation: Shared<Operation>, in view: DescriptionView) -> [SchemaID] {
    successes(of: operation, in: view).compactMap(\.schema)
  }

  /// The media types of what it answers in success, in lower case.
  static func types(of operation: Shared<Operation>, in view: DescriptionView) -> [String] {
    successes(of: operation, in: view).map(\.essence)
  }
}

/// The search for schemas that list things, each looked at once.
private struct HeldArrays {
  let view: DescriptionView
  private var known: [SchemaID: Bool] = [:]

  init(view: DescriptionView) { self.view = view }

  /// Whether it is an array, or an object that has one.
  mutating func isList(_ id: SchemaID) -> Bool {
    if view.types(of: id).contains(.array) { return true }
    for part in [id] + view.api.schemas[id].allOf where hasArray(part) { return true }
    return false
  }

  private mutating func hasArray(_ id: SchemaID) -> Bool {
    if let known = known[id] { return known }
    let result = view.api.schemas[id].properties.contains { view.types(of: $0.schema).contains(.array) }
    known[id] = result
    return result
  }
}

extension DescriptionView {
  /// Whether what the API serves is for everybody: it asks for no credential, or its licence says so.
  var servesOpenData: Bool { profile.isOpenData || hasOpenLicence }
}
