import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let closedSchemaVersusPromise = CrossCheck(
    "closed-schema-vs-promise", "Where fields may be added, schemas allow them",
    rationale: "Clients made after a closed schema refuse the field that the guide said would come.",
    severity: .warning,
    passage: Rule.Passage(
      "When iterating your API", "Let parsers ignore what they do not know so that fields can be added."),
    mending: "take 'additionalProperties: false' away from what comes in responses",
    passing: [
      CrossExample(
        answer(closed: false),
        [
          "backwards-compatibility.md":
            "# Compatibility\nWe may add new fields to responses without a new version."
        ]),
      CrossExample(
        answer(closed: true), ["backwards-compatibility.md": "# Compatibility\nWe do not add new fields."]),
    ],
    failing: [
      CrossExample(
        answer(closed: true),
        [
          "backwards-compatibility.md":
            "# Compatibility\nWe may add ⟦new fields⟧ to responses without a new version."
        ])
    ],
    check: { view in
      let promises = [
        "new fields", "additional fields", "new properties", "additional properties", "unknown fields",
        "extra fields",
      ]
      .flatMap { view.words.occurrences(ofWords: $0) }.sorted { $0.unit < $1.unit }
      .filter { found in
        let unit = view.units[found.unit]
        return !unit.sections.isDisjoint(with: [.compatibility, .versioning]) && view.isOwn(unit)
          && view.says(found.unit, anyOf: PromiseWords.adding)
          && !view.says(found.unit, anyOf: PromiseWords.denials)
      }
      guard let promise = promises.first else { return nil }
      let closed = view.closedAnswers
      guard let first = closed.first else { return [] }
      let rest =
        closed.count == 1 ? "one schema of responses allows" : "\(closed.count) schemas of responses allow"
      return [
        Problem(
          "\(rest) no field more, and the guide says that fields are added",
          at: view.span(of: promise.range, in: promise.unit),
          notes: [Finding.Note("it is closed here", at: first)])
      ]
    })

  private static func answer(closed: Bool) -> String {
    """
    paths: {/permits: {get: {responses: {'200': {content: {application/json: {schema: {type: object, properties: {a: {}}\(closed ? ", additionalProperties: false" : "")}}}}}}}}
    """
  }
}

private enum PromiseWords {
  static let adding = Set(
    "add added adding adds ignore ignores tolerate expect introduce introduced may can accept handle".split(
      separator: " "
    )
    .map { GuideWords.hash(String($0)) })
  static let denials = Set(
    ["not", "never", "no", "won't", "cannot", "reject", "rejected"].map { GuideWords.hash($0) })
}

extension GuideView {
  /// Where schemas of successful responses, and of no requests, allow no property more.
  fileprivate var closedAnswers: [SourceSpan] {
    let reaches = SchemaReach.all(in: api, names.operations)
    return zip(api.schemas.all, reaches).compactMap { schema, reach in
      guard reach.contains(.success), !reach.contains(.request) else { return nil }
      let isClosed = [Field.additionalProperties, .unevaluatedProperties].first {
        schema.origin[$0]?.boolean == false
      }
      return isClosed.map { schema.origin.span(of: $0) }
    }
  }
}
