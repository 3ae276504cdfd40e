import RubricDiagnostics

extension Criterion {
  static let conformance: [Criterion] = [
    Criterion(
      "S1", 75, "Does the API keep the rules of the standard and of guidance?", from: [.specification],
      parts: { $0.parts(of: [.standard, .guidance]) }),
    Criterion(
      "S2", 25, "Is the description itself sound?", from: [.specification],
      parts: { $0.parts(of: [.hygiene]) }),
  ]
}

extension MaturitySubject {
  /// The rules of such a basis that look at anything in the description; a remark never counts.
  fileprivate func parts(of bases: Set<Rule.Basis>) -> [CriterionPart] {
    guard api != nil else {
      return [
        CriterionPart(
          .count("rules"), "Rules of design", MaturitySubject.unread,
          mending: "mend the description, so that it can be read")
      ]
    }
    return Rule.all.compactMap { rule in
      guard bases.contains(rule.basis), counts[rule.id] != nil else { return nil }
      let weight = weight(of: rule)
      return weight > 0 ? part(ofRule: rule.id, .share, weight: weight) : nil
    }
  }
}
