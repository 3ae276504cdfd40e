import RubricOpenAPI

extension Rule {
  static let bulkCSVAndJSON = Rule(
    "bulk-csv-and-json", "Bulk data comes as CSV and as JSON",
    rationale: "Analysts open CSV in a spreadsheet, programs read JSON; each loses time with the other.",
    severity: .warning, basis: .standard,
    passage: Passage("When publishing bulk data", "Offer CSV as well as JSON."),
    mending: "offer the same data in the other format as well",
    passing: [
      """
      security: []
      paths: {/parks/download: {get: {responses: {'200': {content: {text/csv: {}, application/json: {}}}}}}}
      """,
      """
      security: []
      paths: {/parks.csv: {get: {responses: {'200': {content: {text/csv: {}}}}}}, /bulk: {get: {responses: {'200': {content: {application/json: {}}}}}}}
      """,
      """
      security: []
      paths: {/parks/download: {get: {responses: {'200': {content: {application/geopackage+sqlite3: {}}}}}}}
      """,
      """
      security: []
      paths: {/parks/download: {get: {responses: {'200': {description: A file}}}}}
      """,
    ],
    failing: [
      """
      security: []
      paths: {/parks/download: {⟦get⟧: {responses: {'200': {content: {application/json: {}}}}}}}
      """,
      """
      security: []
      paths: {/parks/download: {⟦get⟧: {responses: {'200': {content: {application/zip: {}}}}}}}
      """,
    ],
    check: .description { view in
      guard view.servesOpenData else { return nil }
      let bulk = BulkOperations(in: view).operations
      let types = bulk.flatMap { BulkOperations.types(of: $0, in: view) }
      // Maps have formats of their own.
      let isOther = types.isEmpty || types.contains { $0.utf8.contains(sequence: "geo") }
      guard let first = bulk.first, !isOther else { return nil }
      let hasCSV = types.contains("text/csv")
      let hasJSON = types.contains { $0.utf8.contains(sequence: "json") }
      if hasCSV && hasJSON { return [] }
      return [.oneFormat(first, hasCSV: hasCSV, hasJSON: hasJSON, isZIP: types.contains(where: \.isArchive))]
    })
}

extension Problem {
  fileprivate static func oneFormat(
    _ operation: Shared<Operation>, hasCSV: Bool, hasJSON: Bool, isZIP: Bool
  ) -> Problem {
    let missing = hasCSV ? "JSON" : hasJSON ? "CSV" : "CSV and JSON"
    // Nobody can tell what is in an archive.
    return Problem(
      "bulk data, such as of '\(operation.signature)', does not come as \(missing)", at: operation.methodSpan,
      severity: isZIP ? .info : nil)
  }
}

extension String {
  fileprivate var isArchive: Bool { utf8.contains(sequence: "zip") }
}
