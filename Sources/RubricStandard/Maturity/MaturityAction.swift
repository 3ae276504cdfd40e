import RubricDiagnostics
import RubricSite

/// Something that would raise the score.
public struct MaturityAction: Sendable {
  /// What it is about.
  public var key: CriterionPart.Key
  /// What to do, as a verb phrase.
  public var text: String
  /// What it adds to the overall score.
  public var gain: MaturityPoints
  /// The criteria that it raises, in order.
  public var criteria: [String]
  /// The places that it is about; at most a few.
  public var proofs: [MaturityProof]
}

/// What each part of each criterion costs, and so what mending it adds.
struct MaturityGains: Sendable {
  /// By what they are about, in order of first criterion.
  private(set) var actions: [MaturityAction] = []
  private var positions: [CriterionPart.Key: Int] = [:]
  private var byKey: [CriterionPart.Key: MaturityPoints] = [:]
  /// Findings that count, by rule.
  private var counting: [RuleID: Int] = [:]

  /// `delta = W(X) / sum W × w(i) / sum w × change in v × 100`, the change being what lacks to 1.
  init(_ dimensions: [DimensionResult]) {
    let all = dimensions.reduce(0) { $0 + ($1.score == nil ? 0 : $1.weight) }
    var positions: [CriterionPart.Key: Int] = [:]
    for result in dimensions {
      let weights = result.criteria.reduce(0) { $0 + $1.evaluatedWeight }
      guard weights > 0, all > 0 else { continue }
      for criterion in result.criteria where criterion.value != nil {
        let parts = criterion.parts.reduce(0) { $0 + ($1.value == nil ? 0 : $1.weight) }
        for part in criterion.parts {
          guard let value = part.value, value < .one, parts > 0 else { continue }
          // 10^9 × 5 × 2×10^5 × 100 at most, far below what an integer holds.
          let lack = value.lack * part.weight * criterion.evaluatedWeight * result.weight
          let gain = MaturityPoints(millionths: lack / (parts * weights * all) / 10)
          byKey[part.key] = (byKey[part.key] ?? MaturityPoints(millionths: 0)) + gain
          if let position = positions[part.key] {
            actions[position].gain = actions[position].gain + gain
            actions[position].criteria.append(criterion.id)
          } else {
            positions[part.key] = actions.count
            actions.append(
              MaturityAction(
                key: part.key, text: part.mending, gain: gain, criteria: [criterion.id],
                proofs: part.proofs.filter(\.isFault)))
          }
        }
      }
    }
    // Sorting is stable by position, whatever the library does.
    actions = actions.enumerated().sorted { a, b in
      a.element.gain == b.element.gain ? a.offset < b.offset : a.element.gain > b.element.gain
    }.map(\.element)
    self.positions = Dictionary(
      actions.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The action on something, where it adds anything.
  func action(on key: CriterionPart.Key) -> MaturityAction? { positions[key].map { actions[$0] } }

  mutating func countFindings(of input: MaturityInput) {
    var seen: Set<Place> = []
    for finding in input.lint.findings + input.findings where MaturityGains.counts(finding) {
      let place = Place(rule: finding.rule, span: finding.span, message: finding.message)
      if seen.insert(place).inserted { counting[finding.rule, default: 0] += 1 }
    }
  }

  /// What makes two findings one: the same may be told by several stages.
  private struct Place: Hashable {
    var rule: RuleID
    var span: SourceSpan
    var message: String
  }

  private static func counts(_ finding: Finding) -> Bool {
    finding.severity > .info && finding.suppression == nil
  }

  /// Counts of the model that the findings of a rule lower.
  private static let countsOfRules: [RuleID: CriterionPart.Key] = [
    "example-valid": .count("true-samples"), "deprecated-has-sunset": .count("deprecations"),
    "deprecated-has-replacement": .count("deprecations"),
  ]

  func gain(of finding: Finding) -> MaturityPoints? {
    guard MaturityGains.counts(finding) else { return nil }
    if let section = finding.section, finding.rule.text.utf8.starts(with: "section-".utf8) {
      return gain(ofSection: SectionID(section))
    }
    let keys =
      [CriterionPart.Key.rule(finding.rule)] + [MaturityGains.countsOfRules[finding.rule]].compactMap(\.self)
    let found = keys.compactMap { byKey[$0] }
    guard counting[finding.rule, default: 0] > 0, !found.isEmpty else { return nil }
    return MaturityPoints(millionths: keys.reduce(0) { $0 + share(of: $1, finding.rule) })
  }

  /// What a part costs, shared among the findings that lower it: those of all rules that a count looks at.
  private func share(of key: CriterionPart.Key, _ rule: RuleID) -> Int {
    let rules =
      MaturityGains.countsOfRules[rule] == key
      ? MaturityGains.countsOfRules.filter { $0.value == key }.map(\.key) : [rule]
    let count = rules.reduce(0) { $0 + counting[$1, default: 0] }
    return count == 0 ? 0 : (byKey[key]?.millionths ?? 0) / count
  }

  /// Of a section that becomes complete all questions are answered.
  private func gain(ofSection section: SectionID) -> MaturityPoints? {
    var points: MaturityPoints?
    for action in actions {
      switch action.key {
      case .section(section), .fact(section, _):
        points = (points ?? MaturityPoints(millionths: 0)) + action.gain
      case .section, .fact, .rule, .field, .count: break
      }
    }
    return points
  }
}
