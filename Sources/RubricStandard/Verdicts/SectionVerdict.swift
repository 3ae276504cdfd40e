import RubricDiagnostics
import RubricSite

/// What was found of one required section of one API.
public struct SectionVerdict: Sendable {
  /// The id of the section.
  public var section: SectionID
  /// The title that readers see.
  public var title: String
  /// How the standard asks for it.
  public var tier: RequiredSection.Tier
  /// How much its lack matters.
  public var severity: Severity
  /// What it amounts to.
  public var state: State
  /// 0 to 1; nil where the section does not apply and counts in no mean.
  public var score: Double?
  /// What proves its facts, in the order of the facts.
  public var evidence: [Evidence]
  /// What a reader still cannot answer: the required facts that nothing proves.
  public var openQuestions: [Question]
  /// Facts that are advised and not found.
  public var advice: [Question]
  /// Why its first part was taken for the section; nil where nobody wrote it.
  public var reason: SectionPlace.Reason?
  /// Why the text does not count, where that is so.
  public var standIn: StandIn?
  /// The reason that was given for the section not to apply.
  public var notApplicableReason: String?
  /// Words of prose, tables included, that its parts hold.
  public var wordCount: Int

  /// What a section amounts to.
  public enum State: String, Sendable, CaseIterable, Codable {
    /// All required facts are found.
    case complete
    /// Some are not.
    case partial
    /// A few words, and not all required facts.
    case thin
    /// A text that stands in for the one to be written.
    case placeholder
    /// A heading with nothing below it.
    case empty
    case missing
    case notApplicable = "not-applicable"
    /// Declared not to apply without a good reason, or against the description.
    case notApplicableInvalid = "na-invalid"
    /// A link to a page of the site that tells it all.
    case delegated
    /// A link to a page outside, which is not read.
    case delegatedExternal = "delegated-external"
    /// All of it follows from the description.
    case generated

    /// Whether the section gives a reader all that is asked for, or need not.
    public var isSatisfied: Bool {
      switch self {
      case .complete, .delegated, .generated, .notApplicable: true
      case .partial, .thin, .placeholder, .empty, .missing, .notApplicableInvalid, .delegatedExternal: false
      }
    }
  }

  /// Why a text does not count as one.
  public enum StandIn: Sendable, Hashable {
    /// Words such as TODO.
    case tokens
    /// The scaffold as it was handed out.
    case scaffold
    /// Nothing but the heading in other words.
    case restatement
    /// The text of another section.
    case copy(of: SectionID)
    /// Words that belong to the subject, and no sentences.
    case keywords
    /// Nothing but a pointer to elsewhere.
    case pointer
    /// Sentences about something else.
    case otherSubject
  }

  /// What a reader asks, by the fact that answers it.
  public struct Question: Sendable, Hashable {
    /// The fact, within its section; empty where it is not told which.
    public var factID: String
    /// In the words of a reader.
    public var question: String
  }
}

/// What proves a fact, and where it stands.
public struct Evidence: Sendable, Hashable {
  /// The sentence, row or statement that was found, cut to about 160 characters.
  public var text: String
  /// Where it is written.
  public var span: SourceSpan
  /// Who says it.
  public var origin: Origin
  /// The fact, within its section; empty where it is not told which.
  public var factID: String
  /// Whether it stands under a heading of another name than the section's.
  public var isElsewhere = false

  /// Which side of the documentation it comes from.
  public enum Origin: String, Sendable {
    case guide, specification
    /// Counted by us in the description.
    case generated
  }

  /// The text is cut to `longestText`, its white space made single spaces.
  public init(_ text: String, at span: SourceSpan, origin: Origin, factID: String = "") {
    self.text = Evidence.cut(text)
    self.span = span
    self.origin = origin
    self.factID = factID
  }

  /// Longest quotation, in Unicode scalars.
  static let longestText = 160

  /// White space made single spaces, and no more than the longest quotation.
  static func cut(_ text: String) -> String {
    let prefix = text.utf8.prefix(longestText * 6)
    let text = prefix.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: longestText, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    let start = String(scalars[..<end])
    let atWord = start.utf8.lastIndex(of: UInt8(ascii: " ")).map { String(start[..<$0]) } ?? start
    return (atWord.utf8.count > longestText / 2 ? atWord : start) + " …"
  }
}
