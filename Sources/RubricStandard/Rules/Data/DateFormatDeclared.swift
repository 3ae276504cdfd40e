import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let dateFormatDeclared = Rule(
    "date-format-declared", "Dates and times declare their format",
    rationale: "A client made from the description then holds a date and no text, and 03/04 has one meaning.",
    severity: .warning, basis: .standard,
    passage: Passage("To represent time and date", "ISO 8601 is mandated in payloads."),
    mending: "write 'format: date', 'format: date-time' or 'format: time'",
    passing: [
      """
      components: {schemas: {A: {type: object, properties: {start_date: {type: string, format: date}}}}}
      """,
      """
      components: {schemas: {A: {properties: {update: {type: string}, candidate: {type: string}, time_zone: {type: string}, dateFormat: {type: string}, runtime: {type: string}}}}}
      """,
      """
      components: {schemas: {A: {properties: {start_date: {type: string, pattern: '^\\d{4}-\\d{2}$'}, dates: {type: array, items: {type: string}}, from: {type: string}, end_date: {type: string, enum: [open, closed]}}}}}
      """,
      """
      components: {schemas: {A: {properties: {endDate: {anyOf: [{type: string, format: date}, {type: 'null'}]}, opening_time: {type: string, example: '09:30'}}}}}
      """,
      """
      paths: {/parks: {get: {parameters: [{name: opened_date, in: query, description: 'Takes two formats, 2026-05-01 and 1 May', schema: {type: string}}], responses: {}}}}
      """,
      // A month of a year is no date, and no format tells it.
      """
      components: {schemas: {Card: {properties: {expiry_date: {type: string, example: 04/24}, start_date: {type: string, description: 'The month in MM/YY'}, issue_date: {type: string, example: 2024-04}}}}}
      """,
    ],
    failing: [
      "components: {schemas: {A: {type: object, properties: {⟦start_date⟧: {type: string}}}}}",
      """
      components: {schemas: {A: {properties: {⟦createdAt⟧: {type: string}, ⟦valid_from⟧: {type: string}, ⟦date_of_birth⟧: {type: string}, ⟦sentOn⟧: {type: string}}}}}
      """,
      """
      components: {schemas: {A: {properties: {⟦startDate⟧: {type: string, pattern: '^\\d{2}/\\d{2}/\\d{4}$'}, ⟦end_time⟧: {type: string, format: datetime}}}}}
      """,
      """
      paths: {/parks: {get: {parameters: [{name: ⟦opened_since_date⟧, in: query, schema: {type: string}}], responses: {}}}}
      """,
      """
      components: {schemas: {A: {properties: {⟦startDate⟧: {type: string, example: 09/08/2017, description: As DD/MM/YYYY}}}}}
      """,
      """
      components: {schemas: {A: {properties: {⟦startDate⟧: {$ref: '#/components/schemas/Day'}, endDate: {$ref: '#/components/schemas/Day'}}}, Day: {type: string}}}
      """,
    ],
    check: .value { use, view in
      guard use.isFirst, use.isText, use.schema.enum.isEmpty, use.schema.const == nil,
        use.parameter?.location != .header, DateName.isDate(NameWords(use.name)), !use.isOfAnotherForm
      else { return nil }
      if let format = use.schema.format, !format.isEmpty {
        if DateFormat.numbers.contains(format) { return nil }
        return DateFormat.known.contains(format) ? [] : [.unknown(format, use)]
      }
      if let pattern = use.schema.bounds?.pattern {
        return pattern.utf8.contains(UInt8(ascii: "/")) ? [.slashes(use)] : []
      }
      return [.undeclared(use)]
    })
}

extension Problem {
  fileprivate static func undeclared(_ use: ValueUse) -> Problem {
    Problem("'\(use.name)' has no format, though it tells a date or a time", at: use.span)
  }

  fileprivate static func slashes(_ use: ValueUse) -> Problem {
    Problem("'\(use.name)' has a pattern that is not of ISO 8601", at: use.span)
  }

  fileprivate static func unknown(_ format: String, _ use: ValueUse) -> Problem {
    let isLocal = ["date-time-local", "local-date-time"].contains(format)
    return Problem(
      "'\(use.name)' has the format '\(format)', which \(isLocal ? "tells no zone" : "no reader knows")",
      at: use.span)
  }
}

/// Formats that tell how a date or time is written.
private enum DateFormat {
  /// Of JSON Schema and of the OpenAPI Format Registry.
  static let known: Set<String> = [
    "date", "date-time", "time", "duration", "http-date", "time-local", "partial-time",
  ]
  /// Of numbers that are sent as text: other rules tell of a date that is one.
  static let numbers: Set<String> = ["int32", "int64", "uint32", "uint64", "double", "float", "number"]
}

extension ValueUse {
  /// Whether what is shown or said of it is a time of day, a length of time, a month, or a number, or of several
  /// formats.
  fileprivate var isOfAnotherForm: Bool {
    let said = Array((schema.description ?? "").lowercased().utf8)
    let isMonth = ["mm/yy", "mm-yy", "yyyy-mm"].contains { said.contains(sequence: $0) }
    if isMonth, !said.contains(sequence: "dd") { return true }
    // No single format allows them all.
    let told = Array((parameter?.description ?? "").lowercased().utf8)
    if said.contains(sequence: "formats") || told.contains(sequence: "formats") { return true }
    return shown.contains { node in
      guard let bytes = node.text.map({ Array($0.utf8) }), let first = bytes.first else { return false }
      let isClock = bytes.count <= 8 && bytes.contains(UInt8(ascii: ":"))
      let isDuration = first == UInt8(ascii: "P") && bytes.dropFirst().first.map { $0 < 0x5B } == true
      let isNumber = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      return isClock || isDuration || isNumber || ValueUse.isMonth(bytes)
    }
  }

  /// Whether it is a month of a year, such as `04/24`, `04/2024` or `2024-04`.
  private static func isMonth(_ text: [UInt8]) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { "/-".utf8.contains($0) }
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return false
    }
    return [[2, 2], [2, 4], [4, 2]].contains(parts.map(\.count))
  }
}
