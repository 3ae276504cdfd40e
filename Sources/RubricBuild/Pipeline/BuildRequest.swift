import RubricDiagnostics
import RubricSite
import RubricStandard

/// What a run is to do.
public struct BuildRequest: Sendable {
  /// A content folder or the file of a description.
  public var input: String
  /// The folder to write the site to; nil to check only.
  public var output: String?
  /// Name or folder of the theme; the settings' own, else the default, where nil.
  public var theme: String?
  /// The folder that files may lie in; told by the input where nil.
  public var root: String?
  /// Whether to write into a folder that no build of ours made.
  public var force: Bool
  /// At most so many threads work at once; at least 1.
  public var jobs: Int
  /// The file to write all pages to, as one document that needs no other; nil for none.
  public var singleFile: String?
  /// Whether pages are rendered to see what they tell, though nothing is written.
  public var coversOnly = false
  /// Whether descriptions are held against the rules of the design standard, and sections and links against
  /// nothing.
  public var lintsOnly = false
  /// The file of a profile, in place of the settings' own; nil for that, else the standard as it is.
  public var profile: String?
  /// The file of a baseline, whose findings are known and count for nothing; nil for none.
  public var baseline: String?
  /// The folder for what a build keeps for the next, see `defaultCache(for:)`; nil to keep nothing and to use
  /// nothing of an earlier one.
  public var cache: String?
  /// The share of the APIs that is to be built; nil for all, with what is about all of them.
  public var shard: Shard?
  /// Version of the program: parts of a site must have the same.
  public var toolVersion = ""
  /// The day on which reviews and dates count as past or not.
  public var date: CivilDate

  /// Whether pages are rendered.
  var isRendered: Bool { output != nil || singleFile != nil || coversOnly }

  /// - Parameters:
  ///   - output: nil to check only.
  ///   - jobs: less than 1 counts as 1.
  public init(
    input: String, output: String?, theme: String? = nil, root: String? = nil, force: Bool = false, jobs: Int,
    date: CivilDate
  ) {
    self.input = input
    self.output = output
    self.theme = theme
    self.root = root
    self.force = force
    self.jobs = max(1, jobs)
    self.date = date
  }
}

/// What a run found and did.
public struct BuildReport: Sendable {
  /// In report order.
  public var findings: [LocatedFinding] = []
  /// One for each API, by name.
  public var apis: [APISummary] = []
  /// What was written; nil where the site was only checked.
  public var output: OutputFolder.Summary?
  /// What became of the baseline; nil where none was given.
  public var baseline: BaselineUse?
  /// Rules that a profile has added to the standard's.
  public var ownRules: [Rule] = []
  /// Folders that hold a file the run has read, beside those of the content.
  public var folders: [String] = []
  /// Whether the only input could not be read: the job was not done.
  public var isUnusable = false

  /// How findings and a baseline compare.
  public struct BaselineUse: Sendable {
    /// Findings that the baseline knows.
    public var known: Int
    /// Findings of the baseline that are found no more.
    public var gone: Int
  }

  /// How an API stands.
  public struct APISummary: Sendable, Codable {
    /// Name of its folder; empty of a description without a content folder.
    public var name: String
    /// What readers know it by.
    public var title: String
    /// How complete its sections are, in percent; nil where the description could not be read.
    public var percentage: Int?
    /// The required sections in order; empty where the description could not be read.
    public var sections: [SectionSummary]
    /// How much of the description its pages tell; nil where no pages were rendered, or nothing was read.
    public var coverage: Coverage?
  }

  /// What was found of a required section.
  public struct SectionSummary: Sendable, Codable {
    /// Its published id.
    public var section: SectionID
    /// What readers see.
    public var title: String
    /// How it stands.
    public var state: SectionVerdict.State
    /// What a reader still cannot answer.
    public var openQuestions: [String]

    init(_ verdict: SectionVerdict) {
      section = verdict.section
      title = verdict.title
      state = verdict.state
      openQuestions = verdict.openQuestions.map(\.question)
    }
  }

  /// How many findings of that severity count; those that are waived do not.
  public func count(_ severity: Severity) -> Int {
    findings.count { $0.severity == severity && $0.suppression == nil }
  }
}

/// Why a run could not be done at all; one line of what went wrong, and what to do about it.
public struct BuildError: Error, Sendable, CustomStringConvertible {
  /// What went wrong, as reports say it.
  public var description: String
  /// What to do, as a verb phrase; nil where the description says it all.
  public var help: String?
  /// What was found in the file that the run cannot do without; empty where it is no file's fault.
  public var findings: [LocatedFinding] = []

  init(_ description: String, help: String? = nil, findings: [LocatedFinding] = []) {
    self.description = description
    self.help = help
    self.findings = findings
  }

  init(_ error: ContentError) { self.init(error.description, help: error.help) }
  init(_ error: OutputError) { self.init(error.description, help: error.help) }
  init(_ error: ThemeError) { self.init(error.description, help: error.help) }
  init(_ error: FileError) { self.init(error.description) }
}

/// How far a long run is.
public struct BuildProgress: Sendable {
  /// What is being done now.
  public var step: Step
  /// How many APIs are read, or batches of pages written.
  public var done: Int
  /// How many there are of them in all.
  public var total: Int

  /// What is being done.
  public enum Step: Sendable {
    case reading, checking, writing
  }
}
