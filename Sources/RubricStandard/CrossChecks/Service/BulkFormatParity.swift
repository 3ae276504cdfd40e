extension CrossCheck {
  static let bulkFormatParity = CrossCheck(
    "bulk-format-parity", "A download that the guide promises is there",
    rationale: "Analysts plan with the file and find that there is none.",
    severity: .warning,
    passage: Rule.Passage("When publishing bulk data", "Offer CSV as well as JSON."),
    mending: "describe the download, or give its address",
    passing: [
      CrossExample(
        "paths: {/permits/download: {get: {responses: {'200': {content: {text/csv: {}}}}}}}",
        ["bulk-data.md": "# Bulk data\nDownload all permits as CSV."]),
      CrossExample(
        "paths: {/permits: {get: {}}}",
        [
          "bulk-data.md":
            "# Bulk data\nDownload all permits as CSV from [the data page](https://data.a.gov.uk/permits)."
        ]),
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {responses: {'200': {content: {application/json: {}}}}}}}",
        ["bulk-data.md": "# Bulk data\nDownload all permits as ⟦CSV⟧."])
    ],
    check: { view in
      let told = view.words.occurrences(of: "csv").filter { found in
        let unit = view.units[found.unit]
        return unit.sections.contains(.bulkData) && view.isOwn(unit)
          && view.says(found.unit, anyOf: BulkWords.giving)
          && !view.isOfAnotherTime(found.unit)
      }
      guard let first = told.first else { return nil }
      let isOffered = view.names.mediaTypes.contains { type in
        ["csv", "zip", "octet-stream", "spreadsheet", "ms-excel", "gzip"].contains {
          type.utf8.contains(sequence: $0)
        }
      }
      let takesFormat = ["format", "_format", "f", "outputFormat", "accept"].contains {
        view.names.parameters[.init($0)] != nil
      }
      let isElsewhere = view.addresses.contains { $0.sections.contains(.bulkData) }
      guard !isOffered, !takesFormat, !isElsewhere else { return [] }
      return [
        Problem(
          "no response is CSV, and no address of a file is given",
          at: view.span(of: first.range, in: first.unit))
      ]
    })
}

private enum BulkWords {
  static let giving = Set(
    "download downloads export exports format formats file files available".split(separator: " ").map {
      GuideWords.hash(String($0))
    })
}
