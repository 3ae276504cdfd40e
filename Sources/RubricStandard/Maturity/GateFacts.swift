import RubricDiagnostics
import RubricSite

/// What stands against an API at the gates that no number tells of.
struct GateFacts: Sendable {
  /// Of the description itself.
  var documentFaults = Found.faults([])
  var ownerFaults = Found.faults([])
  /// Card sections that nobody wrote.
  var cardFaults = Found.faults([])
  /// Findings against the standard that are errors and not waived.
  var standardErrors = Found.faults([])
  var crossCheckErrors = Found.faults([])
  /// Card sections that nobody has read for a year.
  var unreviewed = Found.faults([])
  var untoldDifferences = Found.unknown("no earlier build is known, so nothing is compared")
  var expiredWaivers = Found.faults([])
  var duplicates = Found.unknown("resources of several APIs are not compared")
  var missingFigures = Found.faults([])

  /// What was found against it.
  enum Found: Sendable {
    case faults([Fault])
    /// Nobody has looked; with the reason.
    case unknown(String)
  }

  /// One thing that keeps a gate shut.
  struct Fault: Sendable {
    var key: CriterionPart.Key
    var proof: MaturityProof
    /// What to do, as a verb phrase.
    var mending: String
  }

  init() {}

  init(_ subject: MaturitySubject, lint: LintReport) {
    documentFaults = .faults(subject.documentFaults)
    ownerFaults = subject.ownerFaults
    cardFaults = subject.cardFaults
    standardErrors = subject.standardErrors(lint)
    crossCheckErrors = subject.crossCheckErrors
    unreviewed = subject.unreviewed
    expiredWaivers = .faults(subject.expiredWaivers)
    missingFigures = subject.missingFigures
  }
}

extension MaturitySubject {
  private static let documentRules: Set<RuleID> = [
    "document-syntax", "document-encoding", "document-valid", "openapi-version", "ref-unresolved",
    "duplicate-key",
  ]

  fileprivate var documentFaults: [GateFacts.Fault] {
    guard api != nil else {
      return [
        GateFacts.Fault(
          key: .count("description"),
          proof: MaturityProof("the description could not be read", isFault: true),
          mending: "mend the description, so that it can be read")
      ]
    }
    let wrong = findings.filter {
      MaturitySubject.documentRules.contains($0.rule) && $0.severity == .error && $0.suppression == nil
    }
    return wrong.prefix(20).map {
      GateFacts.Fault(
        key: .rule($0.rule), proof: MaturityProof($0.message, at: $0.span, isFault: true),
        mending: "mend the errors of rule '\($0.rule.text)'")
    }
  }

  fileprivate var ownerFaults: GateFacts.Found {
    let parts = ownerParts
    if parts.allSatisfy({ $0.value == nil }) { return .unknown("the description could not be read") }
    return .faults(
      parts.filter { $0.value != .one }.map { part in
        GateFacts.Fault(
          key: part.key,
          proof: part.proofs.first { $0.isFault } ?? MaturityProof("\(part.title): not given", isFault: true),
          mending: part.mending)
      })
  }

  /// nil of a section that does not count.
  private func counting(_ section: RequiredSection) -> SectionVerdict? {
    guard let verdict = verdicts[section.id], reasonNotApplicable(verdict) == nil else { return nil }
    return verdict
  }

  fileprivate var cardFaults: GateFacts.Found {
    guard !verdicts.isEmpty else { return .unknown("the description could not be read") }
    let unwritten = RequiredSection.all.filter { $0.tier == .card }.compactMap(counting).filter { verdict in
      switch verdict.state {
      case .missing, .empty, .placeholder, .notApplicableInvalid: true
      case .complete, .partial, .thin, .notApplicable, .delegated, .delegatedExternal, .generated: false
      }
    }
    return .faults(
      unwritten.map { verdict in
        GateFacts.Fault(
          key: .section(verdict.section),
          proof: MaturityProof(
            "'\(verdict.title)' is \(verdict.state.words)", section: verdict.section, isFault: true),
          mending: "write the section '\(verdict.title)'")
      })
  }

  fileprivate func standardErrors(_ lint: LintReport) -> GateFacts.Found {
    guard api != nil else { return .unknown("the description could not be read") }
    let errors = lint.findings.filter {
      $0.severity == .error && $0.suppression == nil && MaturitySubject.rules[$0.rule]?.basis == .standard
    }
    return .faults(
      errors.map { finding in
        GateFacts.Fault(
          key: .rule(finding.rule), proof: MaturityProof(finding.message, at: finding.span, isFault: true),
          mending: MaturitySubject.rules[finding.rule]?.mending ?? finding.rule.text)
      })
  }

  fileprivate var crossCheckErrors: GateFacts.Found {
    guard let crossChecks else { return .unknown("guides and description were not compared") }
    return .faults(
      crossChecks.filter { $0.severity == .error && $0.suppression == nil }.map { finding in
        GateFacts.Fault(
          key: .count("cross-checks"), proof: MaturityProof(finding.message, at: finding.span, isFault: true),
          mending: "mend what guides and description contradict each other in")
      })
  }

  /// Of the guides that hold card sections, those not read for a year; what the description tells was last
  /// read when the entry was last changed, where it says when.
  fileprivate var unreviewed: GateFacts.Found {
    guard !verdicts.isEmpty else { return .unknown("the description could not be read") }
    var faults: [GateFacts.Fault] = []
    for section in RequiredSection.all where section.tier == .card {
      guard let verdict = counting(section) else { continue }
      let days = reviewDays(of: section.id)
      guard !days.isEmpty else { continue }
      let isFresh = days.allSatisfy { day in
        guard let day, let due = day.adding(months: 12) else { return false }
        return day <= date && date <= due
      }
      guard !isFresh else { continue }
      let oldest = days.contains(nil) ? nil : days.compactMap(\.self).min()
      let told = oldest.map { "was last reviewed on \($0)" } ?? "names no day of review"
      faults.append(
        GateFacts.Fault(
          key: .count("review:\(section.id.text)"),
          proof: MaturityProof("'\(verdict.title)' \(told)", section: section.id, isFault: true),
          mending: "review '\(verdict.title)' and set 'last_reviewed_on' in its guide"))
    }
    return .faults(faults)
  }

  /// One for each guide that holds a part of the section, and one for the description where it does and has an
  /// entry.
  private func reviewDays(of section: SectionID) -> [CivilDate?] {
    (site.place(of: section)?.parts ?? []).compactMap { part -> CivilDate?? in
      switch part.text {
      case .guide(let id): return .some(site[id].matter.lastReviewedOn)
      case .prose: return hasEntry ? .some(settings.catalogue.modified) : nil
      }
    }
  }

  fileprivate var expiredWaivers: [GateFacts.Fault] {
    waivers.filter { $0.isExpired(on: date) }.map { waiver in
      let name = waiver.subject.text
      return GateFacts.Fault(
        key: .count("expired:\(name)"),
        proof: MaturityProof("the waiver of '\(name)' is over", at: waiver.span, isFault: true),
        mending: "mend what the waiver of '\(name)' waives, or decide anew")
    }
  }

  fileprivate var missingFigures: GateFacts.Found {
    guard hasEntry else { return .unknown("there is no api.yaml, so nothing is known of its entry") }
    guard settings.catalogue.figures == nil else { return .faults([]) }
    return .faults([
      GateFacts.Fault(
        key: .field("figures"), proof: MaturityProof("no address of figures is given", isFault: true),
        mending: "publish figures of its running, and add their address as 'figures' to api.yaml")
    ])
  }
}
