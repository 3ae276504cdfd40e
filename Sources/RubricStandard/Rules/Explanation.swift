import RubricDiagnostics
import RubricSite

/// What an id in a report stands for: `rubric explain` and the pages of rules are made of it.
public struct Explanation: Sendable {
  /// The id of a rule, a cross-check or a required section.
  public var id: String
  /// What holds where a rule is kept, what is wrong where one only reports, or what a section asks for; ends in
  /// a full stop.
  public var summary: String
  /// Name of a section; nil of everything else.
  public var name: String?
  /// How much a finding of it matters, at most; nil where that differs from case to case.
  public var severity: Severity?
  /// What is told of it, in order.
  public var entries: [Entry]

  /// One thing that is told.
  public struct Entry: Sendable {
    /// What it is about.
    public var topic: Topic
    /// What is said.
    public var content: Content
  }

  /// What an entry is about.
  public enum Topic: Sendable, Hashable, CaseIterable {
    case why, severity, tier, mending, basis, breaking, keeping, questions, fileNames, headings
    case notApplicable, scaffold
  }

  /// What an entry says.
  public enum Content: Sendable {
    case text(String)
    case list([String])
    /// A description or a guide as it is written; a cross-check has one of each.
    case code([Code])
  }

  /// A piece of a file.
  public struct Code: Sendable {
    /// Path of the guide that it is of; nil of a description, and where it stands alone.
    public var path: String?
    /// `yaml` or `markdown`.
    public var language: String
    /// Without the marks that tests of the rule find its places by.
    public var text: String

    init(_ text: String, _ language: String, path: String? = nil) {
      self.path = path
      self.language = language
      let marks: Set<Unicode.Scalar> = ["⟦", "⟧"]
      self.text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !marks.contains($0) }))
    }
  }

  /// Every id that has an explanation, sections first, each kind in the order of its catalogue.
  public static let ids =
    RequiredSection.all.map(\.id.text) + Rule.all.map(\.id.text) + CrossCheck.all.map(\.id.text)
    + WritingRule.all.map(\.id.text) + RuleExplanation.all.map(\.id)

  /// nil where the id is neither that of a required section, nor of a rule, nor of a cross-check.
  public init?(of id: String) {
    if let section = RequiredSection.all.first(where: { $0.id == SectionID(id) }) {
      self.init(section)
    } else if let rule = Rule.all.first(where: { $0.id.text == id }) {
      self.init(rule)
    } else if let rule = WritingRule.all.first(where: { $0.id.text == id }) {
      self.init(rule)
    } else if let check = CrossCheck.all.first(where: { $0.id.text == id }) {
      self.init(check)
    } else if let rule = RuleExplanation.all.first(where: { $0.id == id }) {
      self.init(rule)
    } else {
      return nil
    }
  }

  init(_ rule: Rule) {
    self.init(
      rule.id, rule.title, why: rule.rationale, rule.severity, isStyle: rule.isStyle, mending: rule.mending,
      basis: "\(rule.passage.says) (\(rule.passage.heading))")
    add(.breaking, rule.failing.first.map { [Code($0.text, "yaml")] })
    add(.keeping, rule.passing.first.map { [Code($0.text, "yaml")] })
  }

  private init(_ rule: WritingRule) {
    self.init(
      rule.id, rule.title, why: rule.rationale, rule.severity, mending: rule.mending,
      basis: rule.passage + ".")
    add(.breaking, rule.failing.first.map { [Code($0, "markdown")] })
    add(.keeping, rule.passing.first.map { [Code($0, "markdown")] })
  }

  private init(_ check: CrossCheck) {
    self.init(
      check.id, check.title, why: check.rationale, check.severity, mending: check.mending,
      basis: "\(check.passage.says) (\(check.passage.heading))")
    add(.breaking, check.failing.first.map { Explanation.code(of: $0) })
    add(.keeping, check.passing.first.map { Explanation.code(of: $0) })
  }

  private init(_ rule: RuleExplanation) {
    id = rule.id
    summary = rule.summary + "."
    entries = [
      Entry(topic: .why, content: .text(rule.rationale)),
      Entry(topic: .severity, content: .text(rule.severity + ".")),
      Entry(topic: .mending, content: .text(rule.mending)),
    ]
    if let passage = rule.passage { entries.append(Entry(topic: .basis, content: .text(passage))) }
  }

  init(_ section: RequiredSection) {
    id = section.id.text
    summary = section.asks
    name = section.title
    severity = section.severity
    let questions = section.facts.compactMap { fact -> String? in
      switch fact.requirement {
      case .always: fact.question
      case .when(let condition): "\(fact.question) (when \(condition.name))"
      case .recommended: "\(fact.question) (advised)"
      case .optional: nil
      }
    }
    let declared: String =
      switch section.notApplicable {
      case .never(let instead): "It applies to every API: \(instead)."
      case .withReason(let example, _):
        "It may be declared not applicable with a reason such as: \(example)"
      }
    entries = [
      Entry(topic: .severity, content: .text(section.severity.rawValue + ".")),
      Entry(topic: .tier, content: .text(section.tier.rawValue + ".")),
      Entry(topic: .questions, content: .list(questions)),
      Entry(topic: .fileNames, content: .text(section.outline.fileNames.joined(separator: ", "))),
      Entry(topic: .headings, content: .text(section.outline.aliases.joined(separator: ", "))),
      Entry(topic: .notApplicable, content: .text(declared)),
      Entry(topic: .basis, content: .text(section.passage)),
      Entry(topic: .scaffold, content: .code([Code(section.template, "markdown")])),
    ]
  }

  private init(
    _ id: RuleID, _ title: String, why: String, _ severity: Severity, isStyle: Bool = false,
    mending: String, basis: String
  ) {
    self.id = id.text
    summary = title + "."
    self.severity = severity
    entries = [
      Entry(topic: .why, content: .text(why)),
      Entry(
        topic: .severity, content: .text("\(severity.rawValue)\(isStyle ? ", one less for an alpha" : "").")),
      Entry(topic: .mending, content: .text(mending + ".")),
      Entry(topic: .basis, content: .text(basis)),
    ]
  }

  private mutating func add(_ topic: Topic, _ code: [Code]?) {
    if let code { entries.append(Entry(topic: topic, content: .code(code))) }
  }

  private static func code(of example: CrossExample) -> [Code] {
    [Code(example.description, "yaml")] + example.guides.map { Code($0.text, "markdown", path: $0.path) }
  }
}

extension Standard {
  /// Every section and rule of it, with those of the organisation's profile, explained.
  public var explanations: [Explanation] {
    let own = profile.ownRules
    let rest = Explanation.ids.dropFirst(RequiredSection.all.count)
    return sections.map { Explanation($0) } + own.map { Explanation($0) }
      + rest.compactMap { Explanation(of: $0) }
  }

  /// Ids of all of them.
  public var explainedIDs: Set<String> {
    Set(Explanation.ids).union(sections.map(\.id.text)).union(profile.ownRules.map(\.id.text))
  }
}
