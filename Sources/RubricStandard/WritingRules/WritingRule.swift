import RubricDiagnostics
import RubricMarkdown

/// One rule on how guides and descriptions are written, complete: what it asks and why, what keeps it and what
/// breaks it, and the check itself.
public struct WritingRule: Sendable {
  /// As findings and waivers name it; never renamed.
  public var id: RuleID
  /// What holds where the rule is kept, without a full stop.
  public var title: String
  /// Why it matters to somebody.
  public var rationale: String
  /// Of its findings, where they do not say another.
  public var severity: Severity
  /// Whose words it rests on.
  public var passage: String
  /// What to do about a finding, as a verb phrase.
  public var mending: String
  /// Markdown without a finding of it.
  public var passing: [String]
  /// Markdown in which `⟦` and `⟧` stand round each place that a finding points at.
  public var failing: [String]
  let check: @Sendable (MarkdownDocument) -> [Fault]

  /// A place that does not keep a rule.
  struct Fault: Sendable {
    var message: String
    /// Bytes of the Markdown.
    var range: Range<UInt32>
    /// nil of the rule's own.
    var severity: Severity?
  }

  init(
    _ id: RuleID, _ title: String, rationale: String, severity: Severity, passage: String, mending: String,
    passing: [String], failing: [String], check: @escaping @Sendable (MarkdownDocument) -> [Fault]
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

  /// Every rule on writing.
  public static let all: [WritingRule] = [.imageAlternative, .headingLevels, .linkText, .tableHeader]
}
