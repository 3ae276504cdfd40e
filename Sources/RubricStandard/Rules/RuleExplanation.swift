/// What a rule is about, for those who meet it in a report.
public struct RuleExplanation: Sendable {
  /// As findings name it.
  public var id: String
  /// What is wrong, without a full stop.
  public var summary: String
  /// Why it matters to somebody.
  public var rationale: String
  /// How much a finding of it matters, and when that differs.
  public var severity: String
  /// How to mend what it finds.
  public var mending: String
  /// The passage of the standard or specification that it rests on; nil where it is ours.
  public var passage: String?

  init(
    _ id: String, _ summary: String, rationale: String, severity: String, mending: String,
    passage: String? = nil
  ) {
    self.id = id
    self.summary = summary
    self.rationale = rationale
    self.severity = severity
    self.mending = mending
    self.passage = passage
  }
}

extension RuleExplanation {
  /// Every rule that a finding can name and no `Rule` is, subject by subject.
  public static let all: [RuleExplanation] =
    documents + descriptions + content + markdown + sections + theme
    + waivers
}
