import RubricDiagnostics

/// A run as reports tell it: what was found, by which rules, and how each API stands. Same value, same bytes:
/// nothing of the machine, the clock or the way to a folder is in it.
public struct ReportInput: Sendable, Equatable {
  /// Version of the program, by Semantic Versioning.
  public var toolVersion: String
  /// The day that the content was checked against, as `YYYY-MM-DD`.
  public var day: String
  /// In report order, with their fingerprints; suppressed ones among them count for nothing. Paths are
  /// relative.
  public var findings: [LocatedFinding] = []
  /// What is known of the rules that findings name; further rules do no harm.
  public var rules: [ReportRule] = []
  /// By name; empty where none could be read.
  public var apis: [ReportedAPI] = []
  /// From which severity on a finding fails the run; nil where none does.
  public var failsFrom: Severity?
  /// Whether findings were compared with a list of earlier ones: those that are not on it are new.
  public var comparesWithBaseline = false
  /// Why the job could not be done; nil where it was.
  public var failure: ReportFailure?

  /// A run that found nothing.
  ///
  /// - Parameter day: as `YYYY-MM-DD`.
  public init(toolVersion: String, day: String) {
    self.toolVersion = toolVersion
    self.day = day
  }

  /// How many findings of the severity count.
  public func count(_ severity: Severity) -> Int {
    findings.count { $0.severity == severity && $0.suppression == nil }
  }

  /// How many findings count for nothing.
  public var suppressedCount: Int { findings.count { $0.suppression != nil } }

  /// Whether what was found fails the run.
  public var isFailed: Bool {
    guard let failsFrom else { return false }
    return findings.contains { $0.suppression == nil && $0.severity >= failsFrom }
  }

  /// `2 errors, 1 warning, 0 remarks`, and how many are suppressed where any is.
  public var countsText: String {
    var text =
      "\(ReportInput.count(count(.error), "error")), \(ReportInput.count(count(.warning), "warning"))"
    text += ", \(ReportInput.count(count(.info), "remark"))"
    let suppressed = suppressedCount
    return suppressed == 0 ? text : text + "; \(suppressed) suppressed"
  }

  /// The number with the word in the plural that it asks for.
  static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}

/// Why a job could not be done at all.
public struct ReportFailure: Sendable, Equatable {
  /// What went wrong, as one line; may hold any text of the input.
  public var message: String
  /// What to do, as a verb phrase; nil where the message says it all.
  public var help: String?

  /// See the properties.
  public init(message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// What there is to know of a rule.
public struct ReportRule: Sendable, Equatable {
  /// As findings name it.
  public var id: RuleID
  /// What it is about, without a full stop.
  public var title: String
  /// Why it matters to somebody.
  public var rationale: String
  /// Of most of its findings; each finding has its own.
  public var severity: Severity
  /// All that `rubric explain` says, as plain text of several lines.
  public var help: String
  /// How to mend what it finds.
  public var mending: String
  /// The passage of the standard or specification that it rests on; nil where it is ours.
  public var passage: String?
  /// Words by which rules are filtered.
  public var tags: [String]

  /// See the properties.
  public init(
    id: RuleID, title: String, rationale: String, severity: Severity, help: String, mending: String,
    passage: String? = nil, tags: [String] = []
  ) {
    self.id = id
    self.title = title
    self.rationale = rationale
    self.severity = severity
    self.help = help
    self.mending = mending
    self.passage = passage
    self.tags = tags
  }
}

/// How one API stands.
public struct ReportedAPI: Sendable, Equatable {
  /// Name of its folder; empty of a description without a content folder.
  public var name: String
  /// What readers know it by; may hold any text of the input.
  public var title: String
  /// The folder that its findings lie in, as their paths begin; empty where every finding is its own.
  public var folder: String
  /// How much of what is required readers find, 0 to 100; nil where sections were not looked at.
  public var percentage: Int?
  /// In the order of the standard; empty where the description could not be read, nil where sections were not
  /// looked at.
  public var sections: [ReportedSection]?

  /// See the properties.
  public init(
    name: String, title: String, folder: String, percentage: Int? = nil, sections: [ReportedSection]? = nil
  ) {
    self.name = name
    self.title = title
    self.folder = folder
    self.percentage = percentage
    self.sections = sections
  }

  /// What a reader of a report knows it by: the name of its folder, else its title.
  var label: String { name.isEmpty ? title : name }
}

/// What was found of one required section.
public struct ReportedSection: Sendable, Equatable {
  /// As settings name it, such as `rate-limits`.
  public var id: String
  /// What readers see.
  public var title: String
  /// The state's published word, such as `complete` or `missing`.
  public var state: String
  /// What the state amounts to.
  public var standing: Standing
  /// What a reader still cannot answer.
  public var questions: [String]
  /// The finding of its state, as an index into the findings of the run; nil where there is none.
  public var finding: Int?

  /// What a state amounts to.
  public enum Standing: Sendable, Equatable {
    /// A reader finds all that is asked for.
    case satisfied
    /// It does not apply to the API.
    case notApplicable
    /// Something is there, and not all.
    case begun
    /// Nothing that counts is there.
    case lacking
  }

  /// See the properties.
  public init(
    id: String, title: String, state: String, standing: Standing, questions: [String] = [],
    finding: Int? = nil
  ) {
    self.id = id
    self.title = title
    self.state = state
    self.standing = standing
    self.questions = questions
    self.finding = finding
  }
}
