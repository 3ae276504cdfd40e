import RubricOpenAPI
import RubricSchemas
import RubricSite
import RubricStandard

/// A required section: the writer's prose, what the description proves, and what is missing.
public struct SectionPage: Sendable {
  public var verdict: SectionVerdict
  /// What the section is to say.
  public var asks: String
  public var parts: [Part]
  public var proofs: [Proof]
  /// Where a writer adds what is missing, as a path beside the description.
  public var answerPath: String
  public var completeness: PageLink

  /// A part of the prose, and the page it is shown from where that is another one.
  public struct Part: Sendable {
    public var prose: PageProse
    public var source: PageLink?
  }

  /// Something that follows from the description, laid out for a reader.
  public enum Proof: Sendable {
    case statuses([Status])
    case errorBodies([ErrorBody])
    case scopes([Scope])
    case schemes([Scheme])
    case servers(Word, [Server])
    case version(String, inAddress: Bool)
    case deprecated([DeprecatedItem])
    case nothingDeprecated
    case rules([Rule])
    case limitHeaders([LimitHeader])
    case facts([Fact])
    case samples([SampleLink])
  }

  /// A status code that operations return.
  public struct Status: Sendable {
    public var status: StatusCode
    public var anchor: String
    /// What responses of that status say, each text once.
    public var meanings: [PageProse]
    public var operations: [PageLink]
    /// How many more operations return it.
    public var others: Int
  }

  /// A schema that describes errors.
  public struct ErrorBody: Sendable {
    public var mediaType: String
    public var type: TypeOutline
    public var statuses: [String]
  }

  /// A scope of OAuth.
  public struct Scope: Sendable {
    public var name: String
    public var anchor: String
    public var description: String
    public var operations: [PageLink]
    public var others: Int
  }

  /// A security scheme.
  public struct Scheme: Sendable {
    public var name: String
    public var kind: SecurityScheme.Kind
    public var description: PageProse?
  }

  /// Something deprecated.
  public struct DeprecatedItem: Sendable {
    public var kind: Word
    public var link: PageLink
    public var name: String
    public var sunset: String?
    public var replacement: String?
    public var description: PageProse?
  }

  /// Limits on the values of one field.
  public struct Rule: Sendable {
    public var field: String
    public var holder: PageLink
    public var type: TypeOutline
    public var constraints: [Constraint]
    public var values: [String]
  }

  /// A response header that tells of limits.
  public struct LimitHeader: Sendable {
    public var name: String
    public var description: PageProse?
    public var others: Int
  }

  /// Something the description states in one line.
  public struct Fact: Sendable {
    public var label: Label
    public var value: String
    /// An address that the value is.
    public var address: String?
  }

  /// An operation whose page shows a call.
  public struct SampleLink: Sendable {
    public var link: PageLink
  }
}

/// Every section with its state and what proves it.
public struct CompletenessPage: Sendable {
  public var completeness: Completeness
  public var rows: [Row]

  /// One section.
  public struct Row: Sendable {
    public var verdict: SectionVerdict
    public var link: PageLink
    public var evidence: [EvidenceLink]
  }

  /// What proves a fact, with the page on which it is read.
  public struct EvidenceLink: Sendable {
    public var evidence: Evidence
    public var link: PageLink?
  }
}
