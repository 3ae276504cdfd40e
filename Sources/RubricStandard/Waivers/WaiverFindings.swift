import RubricDiagnostics
import RubricSite

extension Standard {
  /// What is wrong with waivers by themselves: unknown rules and sections, days that are over.
  public func findings(of waivers: [Waiver], on date: CivilDate) -> [Finding] {
    waivers.compactMap { waiver in
      if let finding = unknown(waiver) { return finding }
      guard let expires = waiver.expires, waiver.isExpired(on: date) else { return nil }
      let owner = waiver.owner.map { " of \($0)" } ?? ""
      return Finding(
        "waiver-expired", .error, "the waiver\(owner) of '\(waiver.subject.text)' expired on \(expires)",
        at: waiver.span, help: "mend what it waives, or decide anew and set 'expires' to a later day")
    }
  }

  /// Waivers that no finding has met; `isUsed` tells which have.
  public func unused(_ waivers: [Waiver], isUsed: [Bool], on date: CivilDate) -> [Finding] {
    zip(waivers, isUsed).compactMap { waiver, isUsed in
      guard !isUsed, !waiver.isExpired(on: date), unknown(waiver) == nil else { return nil }
      return Finding(
        "waiver-unused", .warning, "the waiver of '\(waiver.subject.text)' waives nothing", at: waiver.span,
        help: "take it out: what it waived is mended, or stands elsewhere")
    }
  }

  private func unknown(_ waiver: Waiver) -> Finding? {
    let name = waiver.subject.text
    switch waiver.subject {
    case .rule(let rule):
      if RuleExplanation.isOfWaivers(rule) {
        return Finding(
          "waiver-valid", .error, "'\(name)' is about waivers and cannot be waived", at: waiver.span,
          help: "mend what it finds")
      }
      guard !RuleExplanation.isRule(rule), !profile.rules.contains(where: { $0.id == rule }) else {
        return nil
      }
      let own = profile.rules.map(\.id.text)
      let near = NearestName(among: RuleExplanation.ruleIDs + own).match(for: name)
      return Finding(
        "waiver-valid", .error, "there is no rule '\(name)'", at: waiver.span,
        help: near.map { "did you mean '\($0)'?" } ?? "findings show the id of their rule in brackets")
    case .section(let section):
      let sections = self.sections.map(\.id)
      guard !sections.contains(section) else { return nil }
      let near = NearestName(among: sections.map(\.text)).match(for: name)
      return Finding(
        "waiver-valid", .error, "there is no section '\(name)'", at: waiver.span,
        help: near.map { "did you mean '\($0)'?" } ?? "use the id of a required section")
    }
  }
}

extension RuleExplanation {
  /// Every id that a finding can name.
  static let ruleIDs =
    Rule.all.map(\.id.text) + CrossCheck.all.map(\.id.text) + WritingRule.all.map(\.id.text) + all.map(\.id)
  private static let known = Set(ruleIDs)
  private static let aboutWaivers = Set(waivers.map(\.id))

  static func isRule(_ id: RuleID) -> Bool { known.contains(id.text) }
  static func isOfWaivers(_ id: RuleID) -> Bool { aboutWaivers.contains(id.text) }
}
