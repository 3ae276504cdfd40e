import RubricDiagnostics
import RubricSite

extension Criterion {
  static let lifecycle: [Criterion] = [
    Criterion(
      "L1", 20, "Is the version visible, a whole number, in one place, and the same everywhere?",
      from: [.specification, .guides],
      parts: { subject in
        let rules: [RuleID] = [
          "version-visible", "version-whole-number", "version-one-place", "info-version-matches",
        ]
        return rules.map { subject.part(ofRule: $0, .pass) }
          + [subject.part(ofCrossCheck: "version-match", "Guides and description name one version")]
      }),
    Criterion(
      "L2", 20, "Is a change log kept, up to the version that is described?", from: [.guides, .history],
      parts: { [$0.newestChange, $0.toldDifferences] }),
    Criterion(
      "L3", 20, "Is there a policy of deprecation, with a period?", from: [.guides],
      parts: { [$0.part(ofSection: "deprecation")] }),
    Criterion(
      "L4", 15, "Has everything deprecated a last day and a replacement?", from: [.specification, .guides],
      parts: { [$0.deprecations] }),
    Criterion(
      "L5", 15, "Is nothing overdue?", from: [.specification, .catalogue], parts: { $0.overdue }),
    Criterion(
      "L6", 10, "Is the stage of its life told, and the same everywhere?",
      from: [.specification, .guides, .catalogue],
      parts: {
        [
          $0.part(ofFact: "lifecycle", in: "ownership-and-status", "Stage of its life"),
          $0.part(ofCrossCheck: "lifecycle-parity", "Guides and description name one stage"),
        ]
      }),
  ]
}

extension MaturitySubject {
  /// Whether a comparison of guides and description found nothing.
  fileprivate func part(ofCrossCheck id: RuleID, _ title: String) -> CriterionPart {
    var part = CriterionPart(
      .rule(id), title, MaturitySubject.noCrossChecks, mending: "say the same in guides and description")
    guard let crossChecks else { return part }
    let found = crossChecks.filter { $0.rule == id && (!countsDeclared || $0.suppression == nil) }
    part.state = .value(found.isEmpty ? .one : .zero)
    part.proofs =
      found.isEmpty
      ? [MaturityProof("nothing contradicts '\(id.text)'")]
      : found.prefix(5).map { MaturityProof($0.message, at: $0.span, isFault: true) }
    return part
  }

  /// Whether the section on versions tells what changed, and names the version of the description.
  fileprivate var newestChange: CriterionPart {
    let recent = part(ofFact: "recent", in: "versioning", "Changes are told with their days")
    var part = CriterionPart(
      .count("changelog"), "The change log names the current version", recent.state, proofs: recent.proofs,
      mending: "add the current version with its day to the change log")
    guard recent.value == .one, let api,
      let section = RequiredSection.all.first(where: { $0.id == "versioning" })
    else { return part }
    let version = api.info.version
    let bodies = WrittenSection(section, in: site).bodies
    let names = bodies.contains { body in
      body.units.contains { $0.contains(token: version) }
    }
    guard !names, !version.isEmpty else { return part }
    part.state = .value(.zero)
    part.proofs = [
      MaturityProof("no entry names version '\(version)'", section: "versioning", isFault: true)
    ]
    return part
  }

  fileprivate var toldDifferences: CriterionPart {
    CriterionPart(
      .count("differences"), "Every difference since the last build is told", MaturitySubject.noHistory,
      mending: "tell in the change log what changed since the last build")
  }

  /// Of what is deprecated, the share that has both.
  fileprivate var deprecations: CriterionPart {
    let rules: [RuleID] = ["deprecated-has-sunset", "deprecated-has-replacement"]
    var part = self.part(ofRule: "deprecated-has-sunset", .share)
    part.key = .count("deprecations")
    part.title = "Deprecated items with a last day and a replacement"
    part.mending = "give each deprecated item its last day and what replaces it"
    guard part.value != nil, let count = counts["deprecated-has-sunset"] else { return part }
    let failing = rules.flatMap { failures[$0] ?? [] }.filter { !countsDeclared || $0.suppression == nil }
    let items = Set(failing.map(\.span)).count
    part.state = .value(
      Proportion(count.inspected - min(items, count.inspected), of: count.inspected) ?? .one)
    part.proofs = [
      MaturityProof("\(count.inspected - min(items, count.inspected)) of \(count.inspected) have both")
    ]
    part.proofs += failing.prefix(5).map { MaturityProof($0.message, at: $0.span, isFault: true) }
    return part
  }

  /// One day that is over is enough.
  fileprivate var overdue: [CriterionPart] {
    var part = self.part(ofRule: "sunset-in-future", .pass)
    if part.value == nil, let end = settings.catalogue.endDate {
      part.state = .value(.one)
      part.proofs = [MaturityProof("the end is \(end)", at: settings.catalogue.spans["end-date"])]
    }
    if let end = settings.catalogue.endDate, end < date, settings.stage != "retired" {
      part.state = .value(.zero)
      part.proofs.append(
        MaturityProof(
          "'end-date' \(end) is over, and the stage is not 'retired'",
          at: settings.catalogue.spans["end-date"], isFault: true))
    }
    return [part]
  }
}
