import RubricDiagnostics
import RubricSite

/// One question that the maturity of an API is measured by.
public struct Criterion: Sendable {
  /// The letter of its dimension and a number; never given to another question.
  public var id: String
  /// How much it counts within its dimension, in hundredths of it where all apply.
  public var weight: Int
  /// What is asked, in the words of a reader; ends with a question mark.
  public var question: String
  /// Where its value comes from.
  public var sources: [Source]
  /// By how much more it counts for this API; 1 of most.
  var factor: @Sendable (MaturitySubject) -> Int = { _ in 1 }
  /// What its value is the mean of.
  var parts: @Sendable (MaturitySubject) -> [CriterionPart]

  /// Where values come from.
  public enum Source: String, Sendable, CaseIterable {
    case specification = "S"
    case guides = "M"
    case catalogue = "C"
    case history = "H"
    /// The other APIs of the site.
    case estate = "E"
  }

  init(
    _ id: String, _ weight: Int, _ question: String, from sources: [Source],
    factor: @escaping @Sendable (MaturitySubject) -> Int = { _ in 1 },
    parts: @escaping @Sendable (MaturitySubject) -> [CriterionPart]
  ) {
    self.id = id
    self.weight = weight
    self.question = question
    self.sources = sources
    self.factor = factor
    self.parts = parts
  }

  /// All of them, dimension by dimension.
  public static let all = MaturityDimension.allCases.flatMap(\.criteria)
}

/// One of the things that the value of a criterion is the mean of, such as a section or a rule.
public struct CriterionPart: Sendable {
  /// What it is about; parts of several criteria may be about one thing.
  public var key: Key
  /// What readers see, such as the title of a section.
  public var title: String
  /// How much it counts among the parts.
  public var weight: Int
  /// What it comes to.
  public var state: State
  /// What was counted, and where.
  public var proofs: [MaturityProof]
  /// What raises its value, as a verb phrase.
  public var mending: String

  /// What a part is about.
  public enum Key: Hashable, Sendable, Codable {
    case section(SectionID)
    /// A question of a section.
    case fact(SectionID, String)
    case rule(RuleID)
    /// A key of `api.yaml`.
    case field(String)
    /// Something that the model counts by itself, by a name.
    case count(String)

    /// As the data tell it, such as `section:deprecation`.
    public var text: String {
      switch self {
      case .section(let id): "section:\(id.text)"
      case .fact(let section, let id): "fact:\(section.text)/\(id)"
      case .rule(let id): "rule:\(id.text)"
      case .field(let name): "field:\(name)"
      case .count(let name): "count:\(name)"
      }
    }
  }

  /// What a part, or a criterion, comes to.
  public enum State: Hashable, Sendable {
    case value(Proportion)
    /// Counts nowhere; with the reason.
    case notApplicable(String)
    /// Lowers the coverage and not the score; with the reason.
    case unknown(String)

    // Inlined into a loop over parts or criteria, the two make the optimiser of Swift 6.3 end with "ownership
    // error".

    /// The value, where there is one.
    @inline(never)
    var value: Proportion? { if case .value(let value) = self { value } else { nil } }

    /// Whether it applies to the API.
    @inline(never)
    var applies: Bool { if case .notApplicable = self { false } else { true } }
  }

  init(
    _ key: Key, _ title: String, weight: Int = 1, _ state: State, proofs: [MaturityProof] = [],
    mending: String
  ) {
    self.key = key
    self.title = title
    self.weight = weight
    self.state = state
    self.proofs = proofs
    self.mending = mending
  }

  /// Its value, where it has one.
  public var value: Proportion? { state.value }

  /// Whether it applies to the API.
  public var applies: Bool { state.applies }
}

/// What stands behind a number.
public struct MaturityProof: Sendable, Hashable {
  /// What was counted or found, in words; may hold any text of the input.
  public var text: String
  /// Where it is written; nil of what is nowhere.
  public var span: SourceSpan?
  /// The section that tells more, where one does.
  public var section: SectionID?
  /// Whether it lowers the value.
  public var isFault: Bool

  init(_ text: String, at span: SourceSpan? = nil, section: SectionID? = nil, isFault: Bool = false) {
    self.text = text
    self.span = span
    self.section = section
    self.isFault = isFault
  }
}

/// What one criterion comes to for an API.
public struct CriterionResult: Sendable {
  /// Its id.
  public var id: String
  /// What is asked.
  public var question: String
  /// Where its value comes from.
  public var sources: [Criterion.Source]
  /// How much it counts within its dimension for this API.
  public var weight: Int
  /// What it comes to.
  public var state: CriterionPart.State
  /// How much of what applies could be evaluated: 0 of one that is unknown or does not apply.
  public var known: Proportion
  /// What its value is the mean of.
  public var parts: [CriterionPart]

  /// - Parameter weight: within its dimension.
  init(_ criterion: Criterion, weight: Int, parts: [CriterionPart]) {
    id = criterion.id
    question = criterion.question
    sources = criterion.sources
    self.weight = weight
    self.parts = parts
    let evaluated = parts.reduce(0) { $0 + ($1.value == nil ? 0 : $1.weight) }
    let applying = parts.reduce(0) { $0 + ($1.applies ? $1.weight : 0) }
    known = Proportion(evaluated, of: applying) ?? .zero
    let values = parts.compactMap { part in part.value.map { (value: $0, weight: part.weight) } }
    state =
      if let value = Proportion.mean(values) { .value(value) } else {
        CriterionResult.state(without: parts)
      }
  }

  /// Where no part has a value: unknown where any is, else not applicable, with the first reason.
  private static func state(without parts: [CriterionPart]) -> CriterionPart.State {
    let unknown = parts.first { $0.applies && $0.value == nil }
    let absent = parts.first { !$0.applies }
    return unknown?.state ?? absent?.state ?? .notApplicable("nothing that it asks about is there")
  }

  /// Its value, where it has one.
  public var value: Proportion? { state.value }

  /// Whether it applies to the API.
  public var applies: Bool { state.applies }

  /// What counts of its weight, in thousandths: what could not be evaluated is left out.
  var evaluatedWeight: Int { value == nil ? 0 : weight * (known.billionths / 1_000_000) }
}
