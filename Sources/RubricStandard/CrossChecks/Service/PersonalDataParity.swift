import RubricDiagnostics

extension CrossCheck {
  static let personalDataParity = CrossCheck(
    "personal-data-parity", "No guide denies the data on persons that the description has",
    rationale: "Users decide by that sentence what they must do to protect what they get.",
    severity: .error,
    passage: Rule.Passage(
      "Document your API", "Include information handling, incident management and risk management."),
    mending: "say which data on persons there is, and how it is to be handled",
    passing: [
      CrossExample(
        person,
        [
          "information-handling.md":
            "# Information handling\nIt holds personal data. Logs hold no personal data."
        ]),
      // What "it" is stands in another sentence, and may be a file that the API offers.
      CrossExample(
        person, ["bulk.md": "# The whole dataset\nIt is rebuilt each night and holds no personal data."]),
      CrossExample(
        "paths: {/permits: {get: {}}}",
        ["information-handling.md": "# Information handling\nThe API holds no personal data."]),
    ],
    failing: [
      CrossExample(
        person, ["information-handling.md": "# Information handling\nThe API holds ⟦no personal data⟧."])
    ],
    check: { view in
      let phrases = [
        "no personal data", "no personal information", "not contain personal", "not include personal",
        "not hold personal", "not process personal", "no personally identifiable",
      ]
      let claims = phrases.flatMap { view.words.occurrences(ofWords: $0) }.sorted { $0.unit < $1.unit }.filter
      { found in
        view.isOwn(view.units[found.unit]) && view.says(found.unit, anyOf: DataWords.wholes)
          && !view.says(found.unit, anyOf: DataWords.parts) && !view.isConditional(found.unit)
      }
      guard let claim = claims.first else { return nil }
      let reaches = SchemaReach.all(in: view.api, view.names.operations)
      let fields = PersonalFields(
        of: view.api, SchemaUse.all(in: view.api, reaches, names: view.site.schemaNames))
      guard fields.isThere, let evidence = fields.evidence else { return [] }
      return [
        Problem(
          "the guide says that there is no data on persons, and the description has some",
          at: view.span(of: claim.range, in: claim.unit), notes: [evidence])
      ]
    })

  private static let person = """
    paths: {/permits: {get: {responses: {'200': {content: {application/json: {schema: {properties: {surname: {}, email: {}}}}}}}}}}
    """
}

private enum DataWords {
  static let wholes = Set(["api", "service"].map { GuideWords.hash($0) })
  static let parts = Set(
    "file files dataset download export logs log url urls query error errors reference id identifier sandbox test message header headers endpoint field must should"
      .split(separator: " ").map { GuideWords.hash(String($0)) })
}
