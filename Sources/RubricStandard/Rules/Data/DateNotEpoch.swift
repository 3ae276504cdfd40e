import RubricOpenAPI

extension Rule {
  static let dateNotEpoch = Rule(
    "date-not-epoch", "Dates are not numbers",
    rationale: "Nobody can read 1502287087 in a log, nor tell whether it counts seconds or milliseconds.",
    severity: .warning, basis: .standard,
    passage: Passage("To represent time and date", "ISO 8601 is mandated so that people can read the time."),
    mending: "use a string with 'format: date-time'",
    passing: [
      """
      components: {schemas: {A: {type: object, properties: {created_at: {type: string, format: date-time}}}}}
      """,
      """
      components: {schemas: {A: {properties: {year: {type: integer}, expires_in: {type: integer}, response_time: {type: number}, days_to_date: {type: integer}, exp: {type: integer}, duration: {type: integer}}}}}
      """,
    ],
    failing: [
      """
      components: {schemas: {A: {type: object, properties: {⟦created_at⟧: {type: integer, format: int64}}}}}
      """,
      """
      components: {schemas: {A: {properties: {⟦timestamp⟧: {type: number}, ⟦created⟧: {type: integer, format: unix-time}, ⟦validSince⟧: {type: string, format: int64}}}}}
      """,
      """
      paths: {/parks: {get: {parameters: [{name: ⟦start_time⟧, in: query, schema: {type: integer}}], responses: {}}}}
      """,
    ],
    check: .value { use, view in
      guard use.isFirst else { return nil }
      let isEpoch = use.isNumber && use.schema.format.map(EpochFormat.all.contains) == true
      guard isEpoch || DateName.isDate(NameWords(use.name)) else { return nil }
      let isNumber = use.isNumber || (use.isText && use.schema.format == "int64")
      if isNumber { return use.isLength ? nil : [.number(use)] }
      return use.isText ? [] : nil
    })
}

extension Problem {
  fileprivate static func number(_ use: ValueUse) -> Problem {
    Problem("'\(use.name)' is a date or a time and a number", at: use.span)
  }
}

/// Formats of numbers that count from 1970.
private enum EpochFormat {
  static let all: Set<String> = [
    "unix-time", "unixtime", "unix-timestamp", "timestamp", "epoch", "epoch-millis",
  ]
}

extension ValueUse {
  /// Whether what is said of it is that it counts days, or tells an order.
  fileprivate var isLength: Bool {
    texts.contains { text in
      let bytes = Array(text.lowercased().utf8)
      return ["number of", "how many", "how long", "duration", "index of", "video"].contains {
        bytes.contains(sequence: $0)
      }
        && !["since", "epoch", "1970"].contains { bytes.contains(sequence: $0) }
    }
  }
}
