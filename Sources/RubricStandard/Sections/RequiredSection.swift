import RubricOpenAPI
import RubricDiagnostics
import RubricSite

/// A section that the standard requires of an API's documentation: how it is recognised, what it must tell
/// and what stands in for it.
public struct RequiredSection: Sendable {
  /// Never changes once it is published.
  public var id: SectionID
  /// What readers see.
  public var title: String
  /// How the standard asks for it.
  public var tier: Tier
  /// How much it matters that it is missing, empty or a stand-in.
  public var severity: Severity
  /// What the standard asks for, as one sentence.
  public var asks: String
  /// Whether it is required at all; nil where it always is.
  public var appliesWhen: Condition?
  /// What a reader must be able to find in it.
  public var facts: [Fact]
  /// By what it is located.
  public var outline: SectionOutline
  /// Words by which a text shows that it is about the section's subject: a pattern that at least one
  /// sentence of the body must match for the section to be complete.
  public var subject: String
  /// Words of what the section's subject must be said of, such as an API's version: a pattern that must match
  /// in or beside such a sentence; nil where the subject says enough.
  public var matter: String?
  /// Fewer words than these can never be complete, unless a table stands beside them.
  public var floorWords: Int
  /// With fewer words than these, an incomplete section counts as thin.
  public var thinWords: Int
  /// Whether what is generated from this description is the whole section.
  public var generatedSuffices: @Sendable (API) -> Bool
  /// Whether what is generated from this description is so much of it that the section is there.
  public var generatedIsPart: @Sendable (API) -> Bool
  /// Whether an owner may leave it out.
  public var notApplicable: NotApplicableRule
  /// Texts of the description that tell of the section's subject wherever they stand; each a description
  /// that the site's prose holds.
  public var specificationTexts: @Sendable (API) -> [String]
  /// By what passages under other headings show that they are about the section's subject; nil where what
  /// stands elsewhere answers nothing of it.
  public var passages: PassageSubject?
  /// Why the section does not apply to an API whose documents show that by themselves; nil where it applies.
  public var inapplicability: @Sendable (SectionSubject) -> String?
  /// What a writer starts from, as Markdown.
  public var template: String
  /// The words of the standard that it rests on.
  public var passage: String

  /// The section as it is looked for under other headings.
  var abroad: RequiredSection {
    var section = self
    for index in section.facts.indices {
      // What is only advised is not looked for there.
      let canBeRequired = section.facts[index].canBeRequired
      if !canBeRequired { section.facts[index].said = [] }
      let patterns = canBeRequired ? section.facts[index].abroad : []
      guard let patterns else { continue }
      section.facts[index].probes = patterns
      section.facts[index].subject = nil
      section.facts[index].answer = nil
    }
    return section
  }

  /// How the standard asks for it.
  public enum Tier: String, Sendable, CaseIterable {
    /// Named on the card of the project: one of the nine that matter most.
    case card
    /// Named in the standard's list of what documentation should include.
    case standard
    /// Asked for elsewhere in the standard, or in guidance on documenting APIs.
    case guidance
  }

  /// Whether an owner may say that the section does not apply.
  public enum NotApplicableRule: Sendable {
    /// With what to write in its place.
    case never(String)
    /// Allowed with a reason that nothing in the description contradicts.
    case withReason(example: String, contradictions: @Sendable (API) -> [Contradiction])
  }

  /// What in a description contradicts that a section does not apply.
  public struct Contradiction: Sendable {
    /// A clause such as "operations require a security scheme".
    public var what: String
    /// Where the description says so.
    public var span: SourceSpan

    /// A contradiction, with the place that proves it.
    public init(_ what: String, at span: SourceSpan) {
      self.what = what
      self.span = span
    }
  }

  /// - Parameters:
  ///   - title: what readers see, and what the locator knows it by.
  ///   - aliases: headings that mean the section, lower-case.
  ///   - negativeAliases: headings that look like it and never mean it.
  ///   - fileNames: file names without ending.
  public init(
    id: SectionID, title: String, tier: Tier, severity: Severity, asks: String, appliesWhen: Condition? = nil,
    facts: [Fact], aliases: [String], negativeAliases: [String] = [], fileNames: [String], subject: String,
    matter: String? = nil,
    floorWords: Int = 15, thinWords: Int = 40,
    generatedSuffices: @escaping @Sendable (API) -> Bool = { _ in false },
    generatedIsPart: @escaping @Sendable (API) -> Bool = { _ in false }, notApplicable: NotApplicableRule,
    inapplicability: @escaping @Sendable (SectionSubject) -> String? = { _ in nil },
    specificationTexts: @escaping @Sendable (API) -> [String] = { _ in [] },
    passages: PassageSubject? = nil, template: String, passage: String
  ) {
    self.id = id
    self.title = title
    self.tier = tier
    self.severity = severity
    self.asks = asks
    self.appliesWhen = appliesWhen
    self.facts = facts
    self.subject = subject
    self.matter = matter
    self.floorWords = floorWords
    self.thinWords = thinWords
    self.generatedSuffices = generatedSuffices
    self.generatedIsPart = generatedIsPart
    self.notApplicable = notApplicable
    self.specificationTexts = specificationTexts
    self.passages = passages
    self.inapplicability = inapplicability
    self.template = template
    self.passage = passage
    outline = SectionOutline(
      id: id, title: title, aliases: aliases, negativeAliases: negativeAliases, fileNames: fileNames)
  }
}
