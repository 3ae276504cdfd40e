import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let deprecatedInGuide = CrossCheck(
    "deprecated-in-guide", "What a guide calls deprecated is so in the description",
    rationale: "Tools warn of what the description calls deprecated; nobody reads the guide again for it.",
    severity: .warning,
    passage: Rule.Passage(
      "Set clear deprecation policies", "Minimise disruption; give notice for deprecated endpoints."),
    mending: "set 'deprecated: true', or take the word out of the guide",
    passing: [
      CrossExample(
        old,
        [
          "deprecation.md": """
          # Deprecation
          `GET /old` is deprecated: call `GET /permits`. `GET /permits` is not deprecated.
          The field `colour` is deprecated. When something is deprecated we tell you.
          """
        ])
    ],
    failing: [
      CrossExample(
        old,
        [
          "deprecation.md": """
          # Deprecation
          `⟦GET /permits⟧` is deprecated. The field `⟦size⟧` has been deprecated.
          """
        ])
    ],
    check: { view in
      let units = Set(view.deprecationUnits)
      guard !units.isEmpty else { return nil }
      let requests = view.requests.compactMap { request -> Problem? in
        guard case .unit(let unit) = request.place.holder, units.contains(unit),
          request.operations.count == 1,
          let operation = request.operations.first.map({ view.names.operations[$0] }),
          !operation.isDeprecated,
          view.isSubject(request.place.range, of: unit)
        else { return nil }
        return Problem(
          "'\(operation.signature)' is not deprecated in the description", at: view.span(of: request.place),
          notes: [Finding.Note("it is described here", at: operation.methodSpan)])
      }
      let fields = view.codes.compactMap { code -> Problem? in
        guard units.contains(code.unit), let schemas = view.names.properties[Name(code.text)],
          view.isSubject(code.range, of: code.unit), view.isBeside(code, anyOf: FieldName.words),
          !schemas.contains(where: { view.api.schemas[$0].isDeprecated }),
          !view.hasDeprecatedParameter(code.text)
        else { return nil }
        return Problem(
          "field '\(code.text)' is not deprecated in the description", at: view.span(of: code.place))
      }
      return requests + fields
    })

  private static let old = """
    paths: {/old: {get: {deprecated: true}}, /permits: {get: {responses: {'200': {content: {application/json: {schema: {properties: {size: {}, colour: {deprecated: true}}}}}}}}}}
    """
}

extension GuideView {
  /// Sentences, items and rows that call something deprecated.
  fileprivate var deprecationUnits: [Int] {
    ["is deprecated", "are deprecated", "been deprecated", "now deprecated", "deprecated"]
      .prefix(3).flatMap { words.occurrences(ofWords: $0) }
      .filter { isOwn(units[$0.unit]) && !isConditional($0.unit) && !isDeniedClosely($0) }.map(\.unit)
  }

  private static let closeDenials = Set(
    ["not", "no", "never", "until", "before", "version", "spec"].map { GuideWords.hash($0) })

  private func isDeniedClosely(_ found: GuideWords.Occurrence) -> Bool {
    says(found.unit, anyOf: GuideView.closeDenials)
  }

  /// Whether a stretch is what the sentence is about: the first code in it.
  fileprivate func isSubject(_ range: Range<Int>, of unit: Int) -> Bool {
    units[unit].body.code.first?.lowerBound == range.lowerBound
  }

  fileprivate func hasDeprecatedParameter(_ name: String) -> Bool {
    (names.parameters[Name(name)] ?? []).contains { api.parameters[$0].isDeprecated }
  }
}
