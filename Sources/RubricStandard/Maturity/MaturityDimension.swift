/// A side of an API's maturity; one cannot buy the other.
public enum MaturityDimension: String, Sendable, CaseIterable {
  case documentation = "D"
  case conformance = "S"
  case security = "G"
  case findability = "F"
  case lifecycle = "L"
  case operability = "O"
  case adoption = "A"

  /// What readers see.
  public var title: String {
    switch self {
    case .documentation: "Documentation"
    case .conformance: "Standards conformance"
    case .security: "Security and governance"
    case .findability: "Findability and ownership"
    case .lifecycle: "Lifecycle and change"
    case .operability: "Operability"
    case .adoption: "Adoption and self-service"
    }
  }

  /// What it answers.
  public var question: String {
    switch self {
    case .documentation: "Can a developer understand the whole API from what is written?"
    case .conformance: "Is it shaped as the standard asks?"
    case .security: "Is access justified, narrow and explained, and is data handled properly?"
    case .findability: "Can someone find it, and reach its owner?"
    case .lifecycle: "Will it change without surprising its users?"
    case .operability: "What can be relied on, and what happens at the limits?"
    case .adoption: "How fast does a new user succeed without help?"
    }
  }

  /// The name by which a profile gives it another weight.
  public var name: String {
    switch self {
    case .documentation: "documentation"
    case .conformance: "conformance"
    case .security: "security"
    case .findability: "findability"
    case .lifecycle: "lifecycle"
    case .operability: "operability"
    case .adoption: "adoption"
    }
  }

  /// How much it counts in the standard, in hundredths of the overall score where all apply.
  public var weight: Int {
    switch self {
    case .documentation: 30
    case .conformance: 20
    case .security: 14
    case .findability: 12
    case .lifecycle: 12
    case .operability: 7
    case .adoption: 5
    }
  }

  /// What it is measured by.
  public var criteria: [Criterion] {
    switch self {
    case .documentation: Criterion.documentation
    case .conformance: Criterion.conformance
    case .security: Criterion.security
    case .findability: Criterion.findability
    case .lifecycle: Criterion.lifecycle
    case .operability: Criterion.operability
    case .adoption: Criterion.adoption
    }
  }
}

/// What one dimension comes to for an API.
public struct DimensionResult: Sendable {
  /// Which.
  public var dimension: MaturityDimension
  /// How much it counts: what the organisation's profile says, else the standard.
  public var weight: Int
  /// What it is measured by, in order.
  public var criteria: [CriterionResult]

  /// The weighted mean of the criteria that could be evaluated; nil where none could.
  @inline(never)  // For the same reason as the getters of `CriterionPart.State`.
  public var score: Proportion? {
    Proportion.mean(
      criteria.compactMap { criterion in
        criterion.value.map { (value: $0, weight: criterion.evaluatedWeight) }
      })
  }

  /// Whether any criterion applies.
  @inline(never)
  public var applies: Bool { criteria.contains(where: \.applies) }

  /// How much of the weight of the criteria that apply could be evaluated.
  @inline(never)
  public var known: Proportion {
    Proportion.mean(criteria.filter(\.applies).map { (value: $0.known, weight: $0.weight) }) ?? .zero
  }
}
