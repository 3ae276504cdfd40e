import RubricDiagnostics
import RubricSite

/// How mature an API is: its level, its score, and everything that both follow from. A pure function of what
/// was found; the same input gives the same value on every machine.
public struct Maturity: Sendable {
  /// The level that is reached, and the gates of the next.
  public var level: LevelStanding
  /// The mean of the dimensions, as a part of 100 points; nil where nothing could be evaluated.
  public var overall: Proportion?
  /// How much of what applies could be evaluated.
  public var coverage: Proportion
  /// The overall score without what the owner only says: waivers, reasons why sections do not apply, the stage.
  public var withoutDeclared: Proportion?
  /// All seven, in order.
  public var dimensions: [DimensionResult]
  /// What would raise the score, by what it would add; of equals in the order of the criteria.
  public var actions: [MaturityAction]
  /// How the API looks from outside; nil of one that could not be read.
  public var style: APIStyle?
  private var gains: MaturityGains

  /// Measures an API.
  public init(_ input: MaturityInput) {
    var subject = MaturitySubject(input)
    let dimensions = Maturity.dimensions(of: subject)
    let facts = GateFacts(subject, lint: input.lint)
    self.init(dimensions, facts, stage: subject.youngStage)
    subject.countsDeclared = false
    withoutDeclared = Maturity.overall(Maturity.dimensions(of: subject))
    style = input.style ?? input.site.api.map { APIStyle(of: $0) }
    gains.countFindings(of: input)
  }

  /// The level and score that follow from criteria and gates.
  ///
  /// - Parameter stage: alpha or beta, of an API that says so.
  init(_ dimensions: [DimensionResult], _ facts: GateFacts, stage: String?) {
    self.dimensions = dimensions
    overall = Maturity.overall(dimensions)
    withoutDeclared = overall
    coverage = Maturity.coverage(dimensions)
    gains = MaturityGains(dimensions)
    actions = gains.actions
    level = LevelStanding(dimensions, facts, stage: stage, coverage: coverage, gains: gains)
  }

  static func dimensions(of subject: MaturitySubject) -> [DimensionResult] {
    MaturityDimension.allCases.map { dimension in
      DimensionResult(
        dimension: dimension, weight: subject.weights[dimension] ?? dimension.weight,
        criteria: dimension.criteria.map { criterion in
          CriterionResult(
            criterion, weight: criterion.weight * criterion.factor(subject), parts: criterion.parts(subject))
        })
    }
  }

  static func overall(_ dimensions: [DimensionResult]) -> Proportion? {
    Proportion.mean(
      dimensions.compactMap { result in
        result.score.map { (value: $0, weight: result.weight) }
      })
  }

  static func coverage(_ dimensions: [DimensionResult]) -> Proportion {
    Proportion.mean(
      dimensions.filter(\.applies).map { (value: $0.known, weight: $0.weight) }) ?? .zero
  }

  /// Whether dimensions count otherwise than in the standard, so that scores cannot be compared with those of
  /// others.
  public var hasOwnWeights: Bool { dimensions.contains { $0.weight != $0.dimension.weight } }

  /// What one criterion came to.
  public subscript(criterion id: String) -> CriterionResult? {
    dimensions.lazy.flatMap(\.criteria).first { $0.id == id }
  }

  /// What one dimension came to.
  public subscript(dimension: MaturityDimension) -> DimensionResult? {
    dimensions.first { $0.dimension == dimension }
  }

  /// The points that mending a finding adds: of a rule its share of what all its findings cost; nil where that
  /// does not follow from the model, and of a finding that counts for nothing.
  public func gain(of finding: Finding) -> MaturityPoints? { gains.gain(of: finding) }
}
