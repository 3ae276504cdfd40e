import RubricDiagnostics

extension Criterion {
  static let documentation: [Criterion] = [
    Criterion(
      "D1", 55, "Are the nine sections written that matter most?", from: [.specification, .guides],
      parts: { $0.parts(ofTier: .card) }),
    Criterion(
      "D2", 25, "Are the further sections of the standard written?", from: [.specification, .guides],
      parts: { $0.parts(ofTier: .standard) }),
    Criterion(
      "D3", 5, "Are getting started, limits and bulk data told, where they apply?",
      from: [.specification, .guides], parts: { $0.parts(ofTier: .guidance) }),
    Criterion(
      "D4", 15, "Do guides and description say the same?", from: [.specification, .guides],
      parts: { [$0.agreement] }),
  ]
}

extension MaturitySubject {
  fileprivate func parts(ofTier tier: RequiredSection.Tier) -> [CriterionPart] {
    RequiredSection.all.filter { $0.tier == tier }.map { part(ofSection: $0.id) }
  }

  /// Ten contradictions are as bad as it gets: an error counts one of ten, a warning two fifths of that.
  fileprivate var agreement: CriterionPart {
    var part = CriterionPart(
      .count("cross-checks"), "Guides and description agree", MaturitySubject.noCrossChecks,
      mending: "mend what guides and description contradict each other in")
    guard let crossChecks else { return part }
    let counting = crossChecks.filter { $0.severity > .info && (!countsDeclared || $0.suppression == nil) }
    let errors = counting.count { $0.severity == .error }
    let warnings = counting.count - errors
    // In tenths: no sum of counts can pass what an integer holds.
    let tenths = min(100, 10 * min(errors, 10) + 4 * min(warnings, 25))
    part.state = .value(Proportion(100 - tenths, of: 100) ?? .zero)
    part.proofs = [MaturityProof("\(errors) errors and \(warnings) warnings between guides and description")]
    part.proofs += counting.prefix(10).map { MaturityProof($0.message, at: $0.span, isFault: true) }
    return part
  }
}
