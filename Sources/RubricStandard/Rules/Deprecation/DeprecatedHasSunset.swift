import RubricDocuments
import RubricOpenAPI
import RubricSite

extension Rule {
  static let deprecatedHasSunset = Rule(
    "deprecated-has-sunset", "Deprecated things have an end date",
    rationale:
      "Who plans a move must know by which day; without one nobody moves, and the old is kept for ever.",
    severity: .error, basis: .standard,
    passage: Passage("Set clear deprecation policies", "State how long users have to upgrade."),
    mending: "add 'x-sunset: YYYY-MM-DD', or say in the description until when it works",
    passing: [
      "paths: {/old: {get: {deprecated: true, x-sunset: \"2031-03-31\", responses: {}}}}",
      """
      paths: {/old: {get: {deprecated: true, description: 'Will be removed on 31 March 2031.', responses: {}}, put: {deprecated: true, responses: {'200': {description: a, headers: {Sunset: {schema: {}}}}}}}}
      """,
      """
      components: {schemas: {A: {properties: {old: {deprecated: true, description: 'Sent until 2031-03-31'}}}}}
      """,
      """
      paths: {/old: {get: {deprecated: true, x-deprecation: {removal: {date: '2031-03-31'}}, responses: {}}}}
      """,
    ],
    failing: [
      "paths: {/old: {get: {⟦deprecated⟧: true, responses: {}}}}",
      """
      paths: {/old: {get: {⟦deprecated⟧: true, description: Deprecated since 2019-03-31., parameters: [{name: a, in: query, ⟦deprecated⟧: true, schema: {}}], responses: {'200': {description: a, headers: {X-Old: {⟦deprecated⟧: true, schema: {}}}}}}}}
      """,
      """
      components: {schemas: {A: {properties: {old: {⟦deprecated⟧: true}}}, B: {⟦deprecated⟧: true, properties: {a: {$ref: '#/components/schemas/B'}}}}}
      """,
    ],
    check: .deprecation { use, view in
      guard use.isDeprecated else { return nil }
      let isTold = use.tellsEnd || view.announcesSunset(use) || view.guideEnds.tellsEnd(of: use)
      return isTold ? [] : [.endless(use)]
    })
}

extension Problem {
  fileprivate static func endless(_ use: DeprecationUse) -> Problem {
    Problem(
      "\(use.title) is deprecated and says no end", at: use.span,
      severity: use.operation == nil ? .warning : nil)
  }
}

extension DeprecationUse {
  /// Whether an extension on its end has a date, or a text says until when it is there.
  fileprivate var tellsEnd: Bool {
    sunset != nil || extensions.contains { DeprecationWords.isOfEnd($0.name) && $0.value.holdsDate(depth: 3) }
      || texts.contains { DeprecationWords.tellsEnd($0) }
  }
}

extension Node {
  /// Whether any text in it is a date; looks so many levels deep.
  fileprivate func holdsDate(depth: Int) -> Bool {
    if let text { return CivilDate(text) != nil }
    guard depth > 0 else { return false }
    return members.prefix(20).contains { $0.value.holdsDate(depth: depth - 1) }
      || elements.prefix(20).contains { $0.holdsDate(depth: depth - 1) }
  }
}

extension DescriptionView {
  /// Whether a response of an operation says in a header when it ends.
  fileprivate func announcesSunset(_ use: DeprecationUse) -> Bool {
    guard let operation = use.operation else { return false }
    return operation.responses.contains { headerNames[$0.response]?.contains("sunset") == true }
  }
}

/// Words of texts on what ends.
enum DeprecationWords {
  /// Whether an extension of the name is about the end of something.
  static func isOfEnd(_ name: String) -> Bool {
    let bytes = Array(name.lowercased().utf8)
    return ["sunset", "deprecat", "remov", "retire", "end-of-life", "eol", "github"].contains {
      bytes.contains(sequence: $0)
    }
  }

  /// Whether a text speaks of an end and names a day, a month or a year.
  static func tellsEnd(_ text: String) -> Bool {
    let bytes = Array(text.lowercased().utf8)
    return ends.contains { bytes.contains(sequence: $0) } && namesYear(bytes)
  }

  private static let ends = [
    "remov", "retire", "sunset", "until", "after", "withdraw", "discontinu", "end of", "switch off",
    "switched off", "shut", "decommission", "end-of-life", "will stop", "cease",
  ]

  /// A run of digits that is a year of this century.
  private static func namesYear(_ bytes: [UInt8]) -> Bool {
    bytes.split { !(0x30...0x39).contains($0) }.contains {
      $0.count == 4 && $0.starts(with: "20".utf8)
    }
  }
}
