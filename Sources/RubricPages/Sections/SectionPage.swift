import RubricOpenAPI
import RubricSchemas
import RubricSite
import RubricStandard

/// A required section: the writer's prose, what the description proves, and what is missing.
public struct SectionPage: Sendable {
  /// What the section amounts to, and why.
  public var verdict: SectionVerdict
  /// What the section is to say.
  public var asks: String
  /// What writers wrote, in the order in which it counts; empty where nobody wrote it.
  public var parts: [Part]
  /// What the description shows of it; empty where it shows nothing.
  public var proofs: [Proof]
  /// Where a writer adds what is missing, as a path beside the description.
  public var answerPath: String
  /// The page that weighs all sections; nil where readers are not told how complete they are.
  public var completeness: PageLink?

  /// A part of the prose, and the page it is shown from where that is another one.
  public struct Part: Sendable {
    /// The stretch of text, its own heading left out.
    public var prose: PageProse
    /// nil where the text belongs to this page.
    public var source: PageLink?
  }

  /// Something that follows from the description, laid out for a reader.
  public enum Proof: Sendable {
    /// Codes of errors, by code.
    case statuses([Status])
    /// Schemas of errors in order of first use, at most 20.
    case errorBodies([ErrorBody])
    /// Declared scopes of OAuth, in written order.
    case scopes([Scope])
    /// Declared security schemes, in written order.
    case schemes([Scheme])
    /// Servers under the word for what they are: for tests or live.
    case servers(Word, [ServerWords])
    /// `info.version`, and whether a part of an address such as `/v1` tells it too.
    case version(String, inAddress: Bool)
    /// Operations and their parameters, then properties.
    case deprecated([DeprecatedItem])
    case nothingDeprecated
    /// Limits of named schemas and their properties, at most 400.
    case rules([Rule])
    /// Headers of rate limits, in order of first use.
    case limitHeaders([LimitHeader])
    /// What extensions say, under a word for all of it.
    case stated(Word, [Stated])
    case facts([Fact])
    /// Operations whose pages show a call, at most 25.
    case samples([SampleLink])
  }

  /// A status code that operations return.
  public struct Status: Sendable {
    /// A code or a range of codes of an error, or `default`.
    public var status: StatusCode
    /// Unique on the page, such as `status-404`.
    public var anchor: String
    /// What responses of that status say, each text once.
    public var meanings: [PageProse]
    /// Operations that return it, at most 25.
    public var operations: [PageLink]
    /// How many more operations return it.
    public var others: Int
  }

  /// A schema that describes errors.
  public struct ErrorBody: Sendable {
    /// As written, such as `application/problem+json`.
    public var mediaType: String
    /// The schema, with a link where it has a page.
    public var type: TypeOutline
    /// Codes that it comes with, sorted.
    public var statuses: [String]
  }

  /// A scope of OAuth.
  public struct Scope: Sendable {
    /// As schemes declare it.
    public var name: String
    /// Unique on the page, such as `scope-read`; links to scopes lead to it.
    public var anchor: String
    /// What it allows; empty where nothing is said.
    public var description: String
    /// Operations that ask for it, at most 25.
    public var operations: [PageLink]
    /// How many more operations ask for it.
    public var others: Int
  }

  /// A security scheme.
  public struct Scheme: Sendable {
    /// Its key in the description.
    public var name: String
    /// How a caller shows who it is.
    public var kind: SecurityScheme.Kind
    /// How to use it; nil where nobody described it.
    public var description: PageProse?
  }

  /// Something deprecated.
  public struct DeprecatedItem: Sendable {
    /// The word for an operation, a parameter or a property.
    public var kind: Word
    /// The page that tells of it.
    public var link: PageLink
    /// Signature of an operation, name of a parameter, or schema and property joined by a dot.
    public var name: String
    /// When it goes away, as an extension such as `x-sunset` writes it.
    public var sunset: String?
    /// What to use in its place, as an extension such as `x-replaced-by` writes it.
    public var replacement: String?
    /// What its author wrote of it; nil where nobody described it.
    public var description: PageProse?
  }

  /// Limits on the values of one field.
  public struct Rule: Sendable {
    /// Name of the property; empty where the rule is on the schema as a whole.
    public var field: String
    /// The schema that has the field.
    public var holder: PageLink
    /// What the field holds.
    public var type: TypeOutline
    /// Limits, in the order in which they are told.
    public var constraints: [Constraint]
    /// Allowed values as a reader writes them, at most 30; empty where any is allowed.
    public var values: [String]
  }

  /// A response header that tells of limits.
  public struct LimitHeader: Sendable {
    /// As the response writes it.
    public var name: String
    /// What it tells; nil where nobody described it.
    public var description: PageProse?
    /// How many responses bring it.
    public var others: Int
  }

  /// What an extension says of the API or of an operation.
  public struct Stated: Sendable {
    /// What is said.
    public var statement: Statement
    /// The operation that it is said of; nil where it is said of the API.
    public var link: PageLink?
  }

  /// Something the description states in one line.
  public struct Fact: Sendable {
    /// What the value is of.
    public var label: Label
    /// As a reader writes it.
    public var value: String
    /// An address that the value is.
    public var address: String?
  }

  /// An operation whose page shows a call.
  public struct SampleLink: Sendable {
    /// The operation's page.
    public var link: PageLink
  }
}

/// Every section with its state and what proves it.
public struct CompletenessPage: Sendable {
  /// How far all of them together are there.
  public var completeness: Completeness
  /// In the standard's order.
  public var rows: [Row]

  /// One section.
  public struct Row: Sendable {
    /// What the section amounts to, and why.
    public var verdict: SectionVerdict
    /// The section's page.
    public var link: PageLink
    /// In the order of the verdict's evidence; empty where nothing proves it.
    public var evidence: [EvidenceLink]
  }

  /// What proves a fact, with the page on which it is read.
  public struct EvidenceLink: Sendable {
    /// What proves the fact, and where it is written.
    public var evidence: Evidence
    /// The guide it is read in, else the section's own page where the description itself proves it.
    public var link: PageLink?
  }
}
