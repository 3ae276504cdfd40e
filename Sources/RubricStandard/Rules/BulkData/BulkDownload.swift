import RubricOpenAPI

extension Rule {
  static let bulkDownload = Rule(
    "bulk-download", "Open data can be taken whole",
    rationale: "Who wants all of a dataset should not have to fetch it page by page.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "Let users download whole datasets in bulk",
      "An open-data API should let users download whole datasets, unless they hold restricted information."),
    mending: "offer the whole dataset as a file, or say where it can be downloaded",
    passing: [
      """
      security: []
      paths: {/parks/download: {get: {responses: {'200': {content: {text/csv: {}}}}}}}
      """,
      """
      security: []
      info: {title: P, version: 1.0.0, description: 'All parks are on https://data.gov.uk.'}
      paths: {/parks: {get: {parameters: [{name: page, in: query}], responses: {'200': {content: {application/json: {schema: {type: array, items: {}}}}}}}}}
      """,
      """
      security: []
      paths: {/parks: {get: {responses: {'200': {content: {application/json: {schema: {type: array, items: {}}}}}}}}}
      """,
      """
      security: []
      paths: {/distance: {get: {responses: {'200': {content: {application/json: {schema: {type: number}}}}}}}}
      """,
    ],
    failing: [
      """
      security: []
      ⟦paths⟧: {/parks: {get: {parameters: [{name: page, in: query}], responses: {'200': {content: {application/json: {schema: {properties: {parks: {type: array, items: {}}}}}}}}}}}
      """
    ],
    check: .description { view in
      guard view.servesOpenData, view.profile.isReadOnly else { return nil }
      let bulk = BulkOperations(in: view)
      guard !bulk.operations.isEmpty || bulk.firstList != nil else { return nil }
      let isOffered = !bulk.operations.isEmpty || bulk.hasWholeList || view.pointsToDownload
      return isOffered ? [] : [.noDownload(view)]
    })
}

extension Problem {
  fileprivate static func noDownload(_ view: DescriptionView) -> Problem {
    Problem("no operation gives the whole of the open data", at: view.api.origin.span(of: .paths))
  }
}

extension DescriptionView {
  /// Whether a text says where the data can be had whole.
  fileprivate var pointsToDownload: Bool {
    let texts =
      [api.info.description, api.externalDocs?.url, api.externalDocs?.description]
      + api.tags.map(\.description)
    return texts.contains { text in
      let text = (text ?? "").lowercased().utf8
      return ["download", "data.gov.uk", "bulk", "dump"].contains { text.contains(sequence: $0) }
    }
  }
}
