import RubricDiagnostics

/// One comparison of what guides say with what the description says, complete: what it asks and why, what keeps
/// it and what breaks it, and the check itself. Its tests, its page and `rubric explain` are made of it.
public struct CrossCheck: Sendable {
  /// As findings and waivers name it; never renamed.
  public var id: RuleID
  /// What holds where both say the same, without a full stop.
  public var title: String
  /// Why it matters to somebody.
  public var rationale: String
  /// Of its findings, where they do not say another.
  public var severity: Severity
  /// Whose words it rests on.
  public var passage: Rule.Passage
  /// What to do about a finding, as a verb phrase.
  public var mending: String
  /// Documentation without a finding of it.
  public var passing: [CrossExample]
  /// Documentation with findings of it.
  public var failing: [CrossExample]
  /// nil where the check has nothing to look at.
  let check: @Sendable (GuideView) -> [Problem]?

  init(
    _ id: RuleID, _ title: String, rationale: String, severity: Severity, passage: Rule.Passage,
    mending: String, passing: [CrossExample], failing: [CrossExample],
    check: @escaping @Sendable (GuideView) -> [Problem]?
  ) {
    self.id = id
    self.title = title
    self.rationale = rationale
    self.severity = severity
    self.passage = passage
    self.mending = mending
    self.passing = passing
    self.failing = failing
    self.check = check
  }
}

/// A small description with guides, for showing what a cross-check is about.
public struct CrossExample: Sendable {
  /// YAML, without what does not matter. In a failing one `⟦` and `⟧` stand round each place that a finding
  /// points at, there or in a guide.
  public var description: String
  /// Markdown by the name of its file; the name tells the section.
  public var guides: [(path: String, text: String)]
  /// Day on which it is judged.
  public var date = "2026-06-01"

  init(_ description: String, _ guides: KeyValuePairs<String, String>, on date: String = "2026-06-01") {
    self.description = description
    self.guides = guides.map { ($0.key, $0.value) }
    self.date = date
  }
}

extension Rule.Passage {
  /// Most cross-checks rest on these words.
  static let accurate = Rule.Passage(
    "Document your API", "Generate the documentation from OpenAPI, and give the context beside it.")
  static let errorScenarios = Rule.Passage(
    "Document your API", "Include error scenarios with their conditions, codes and messages.")
  static let authorisation = Rule.Passage(
    "Document your API", "Include the authorisation rules and the scopes that are required.")
  static let signingIn = Rule.Passage(
    "Document your API", "Include the methods of authentication and what they mean for callers.")
  static let samples = Rule.Passage(
    "Document your API", "Include sample code that shows calls and responses.")
  static let fullParameters = Rule.Passage(
    "Document your API", "Include full request and response parameters.")
  static let testService = Rule.Passage(
    "Document your API", "Include the test service and how to simulate outcomes.")
}
