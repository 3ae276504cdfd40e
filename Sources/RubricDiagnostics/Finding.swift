/// How much a finding matters.
public enum Severity: String, Sendable, CaseIterable, Comparable, Codable {
  /// Worth a look; never fails a build.
  case info
  /// Leaves a reader without something, or departs from advice.
  case warning
  /// Contradicts a duty, or makes what is published wrong.
  case error

  /// By how much they matter: `info` is least, `error` most.
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
public struct RuleID: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral {
  /// The name.
  public let text: String

  /// - Parameter text: any text; whether there is such a rule is not checked.
  public init(_ text: String) { self.text = text }
  /// The name written as a literal.
  public init(stringLiteral text: String) { self.text = text }

  /// By the text's letters.
  public static func < (a: RuleID, b: RuleID) -> Bool { a.text < b.text }
}

/// What an author can mend, and where.
public struct Finding: Sendable, Equatable {
  /// The rule that is not kept.
  public var rule: RuleID
  /// How much it matters.
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
  /// What to write in place of what, where that mends it for sure; in the order of the text.
  public var edits: [Edit] = []
  /// The required section that it is about, by its id; nil of a finding about something else.
  public var section: String?
  /// Why it counts for nothing; nil where it counts.
  public var suppression: Suppression?

  /// - Parameters:
  ///   - message: lower-case, without full stop; names from input in '…'.
  ///   - span: the key or value that is wrong.
  ///   - help: what to do, as a verb phrase.
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
    /// Lower-case, without full stop; may hold any text of the input.
    public var message: String
    /// Where it points.
    public var span: SourceSpan

    /// - Parameter message: lower-case, without full stop, such as "first declared here".
    public init(_ message: String, at span: SourceSpan) {
      self.message = message
      self.span = span
    }
  }
}

/// Text in place of other text.
public struct Edit: Sendable, Equatable {
  /// What is taken out; empty where text is only put in.
  public var span: SourceSpan
  /// What is written there.
  public var text: String

  /// - Parameter text: as the file's own format writes it.
  public init(_ span: SourceSpan, _ text: String) {
    self.span = span
    self.text = text
  }
}

/// What a stage gives back: a value that is always usable, and what its author can mend.
public struct Outcome<Value: Sendable>: Sendable {
  /// What was made of the input, as far as it can be.
  public var value: Value
  /// In the order in which they were met; empty where there is nothing to mend.
  public var findings: [Finding]

  /// A value with what was found on the way to it.
  public init(_ value: Value, findings: [Finding] = []) {
    self.value = value
    self.findings = findings
  }
}

extension Outcome: Equatable where Value: Equatable {}
