import RubricDiagnostics

/// One rule of the design standard, complete: what it asks and why, what keeps it and what breaks it, and the
/// check itself. Its tests, its page and `rubric explain` are made of it.
public struct Rule: Sendable {
  /// As findings and waivers name it; never renamed.
  public var id: RuleID
  /// What holds where the rule is kept, without a full stop.
  public var title: String
  /// Why it matters to somebody.
  public var rationale: String
  /// Of its findings, where they do not say another.
  public var severity: Severity
  /// What it rests on.
  public var basis: Basis
  /// Whose words it rests on: the heading in the standard, and what is said there.
  public var passage: Passage
  /// What to do about a finding.
  public var mending: String
  /// Whether it is about taste and not about what works: of an alpha such rules matter one step less.
  public var isStyle = false
  /// Descriptions without a finding of it.
  public var passing: [RuleExample]
  /// Descriptions with findings of it.
  public var failing: [RuleExample]
  /// How it is checked.
  var check: Check

  /// Why there is the rule.
  public enum Basis: String, Sendable, CaseIterable {
    /// The standard says it.
    case standard
    /// Guidance on documenting APIs says it.
    case guidance
    /// What is published would be wrong without it.
    case hygiene
  }

  /// A passage of the standard.
  public struct Passage: Sendable {
    /// The heading that it stands under.
    public var heading: String
    /// What it says, in short.
    public var says: String

    init(_ heading: String, _ says: String) {
      self.heading = heading
      self.says = says
    }
  }

  init(
    _ id: RuleID, _ title: String, rationale: String, severity: Severity, basis: Basis, passage: Passage,
    mending: String, isStyle: Bool = false, passing: [RuleExample], failing: [RuleExample], check: Check
  ) {
    self.id = id
    self.title = title
    self.rationale = rationale
    self.severity = severity
    self.basis = basis
    self.passage = passage
    self.mending = mending
    self.isStyle = isStyle
    self.passing = passing
    self.failing = failing
    self.check = check
  }
}

/// A piece of an OpenAPI description, from its root; what does not matter to the rule is left out.
public struct RuleExample: Sendable, ExpressibleByStringLiteral {
  /// YAML. In a failing one `⟦` and `⟧` stand round each place that a finding points at.
  public var text: String
  /// Day on which it is judged; only rules on dates depend on it.
  public var date = "2026-06-01"

  /// The piece as a literal.
  public init(stringLiteral text: String) { self.text = text }

  init(_ text: String, on date: String) {
    self.text = text
    self.date = date
  }
}

/// One place where a rule is not kept.
struct Problem: Sendable {
  /// Lower-case, without full stop; names from input in '…'.
  var message: String
  /// The key or value that is wrong.
  var span: SourceSpan
  /// Other places that belong to it.
  var notes: [Finding.Note] = []
  /// What to do, where the rule's own words do not fit; a verb phrase.
  var help: String?
  /// nil of the rule's own.
  var severity: Severity?
  /// What to write in place of what, where that mends it for sure; empty where nobody can know.
  var edits: [Edit] = []

  init(
    _ message: String, at span: SourceSpan, notes: [Finding.Note] = [], help: String? = nil,
    severity: Severity? = nil, edits: [Edit] = []
  ) {
    self.message = message
    self.span = span
    self.notes = notes
    self.help = help
    self.severity = severity
    self.edits = edits
  }
}
