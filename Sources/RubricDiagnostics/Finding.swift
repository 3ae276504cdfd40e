/// How much a finding matters.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth a look; never fails a build.
  case info
  /// Leaves a reader without something, or departs from advice.
  case warning
  /// Contradicts a duty, or makes what is published wrong.
  case error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  /// The severity one step lower; `info` stays.
  public var lowered: Severity {
    switch self {
    case .error: .warning
    case .warning, .info: .info
    }
  }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The published name of a rule, such as `ref-unresolved`: lower-case words joined by `-`, never renamed.
public struct RuleID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  /// The name.
  public let text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }

  public static func < (a: RuleID, b: RuleID) -> Bool { a.text < b.text }
}

/// What an author can mend, and where.
public struct Finding: Sendable, Equatable {
  /// The rule that is not kept.
  public var rule: RuleID
  public var severity: Severity
  /// A lower-case headline without full stop that says the rule; names from input stand in '…'.
  /// It may hold any text of the input: whoever prints it escapes it.
  public var message: String
  /// The key or value that is wrong.
  public var span: SourceSpan
  /// Other places that belong to it, such as "first declared here".
  public var notes: [Note]
  /// What to do, as a verb phrase.
  public var help: String?

  public init(
    _ rule: RuleID, _ severity: Severity, _ message: String, at span: SourceSpan, notes: [Note] = [],
    help: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.span = span
    self.notes = notes
    self.help = help
  }

  /// A second place that explains a finding.
  public struct Note: Sendable, Equatable {
    public var message: String
    public var span: SourceSpan

    public init(_ message: String, at span: SourceSpan) {
      self.message = message
      self.span = span
    }
  }
}

/// What a stage gives back: a value that is always usable, and what its author can mend.
public struct Outcome<Value: Sendable>: Sendable {
  public var value: Value
  public var findings: [Finding]

  public init(_ value: Value, findings: [Finding] = []) {
    self.value = value
    self.findings = findings
  }
}

extension Outcome: Equatable where Value: Equatable {}
