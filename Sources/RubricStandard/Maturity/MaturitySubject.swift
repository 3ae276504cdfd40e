import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSite

/// What is known of an API when its maturity is measured.
struct MaturitySubject: Sendable {
  let site: Site
  /// nil where the description could not be read.
  let api: API?
  let verdicts: [SectionID: SectionVerdict]
  let counts: [RuleID: LintReport.Count]
  /// Findings of the rules of design that are more than a remark, by rule.
  let failures: [RuleID: [Finding]]
  /// Everything else that was found.
  let findings: [Finding]
  /// Where guides and description disagree; nil where nobody has looked.
  let crossChecks: [Finding]?
  let waivers: [Waiver]
  let date: CivilDate
  /// nil without a description.
  let profile: APIProfile?
  /// How the other APIs of the site look; nil where there are none.
  let estate: EstateStyle?
  /// Of dimensions that count otherwise than in the standard.
  let weights: [MaturityDimension: Int]
  /// Whether what the owner only says counts: waivers, sections that do not apply, the stage.
  var countsDeclared = true
  /// What conditions of sections are asked about; nil without a description.
  let conditionSubject: SectionSubject?

  init(_ input: MaturityInput) {
    site = input.site
    api = input.site.api
    verdicts = Dictionary(input.verdicts.map { ($0.section, $0) }, uniquingKeysWith: { first, _ in first })
    counts = Dictionary(input.lint.counts.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    failures = Dictionary(grouping: input.lint.findings.filter { $0.severity > .info }, by: \.rule)
    findings = input.findings
    crossChecks = input.crossChecks
    waivers = input.waivers
    date = input.date
    estate = input.estate
    weights = input.weights
    profile = api.map { APIProfile(of: $0, $0.calledOperations, settings: input.site.apiSettings) }
    let site = input.site
    conditionSubject = api.map {
      SectionSubject(site: site, api: $0, bodies: [], reference: .none, samples: .none)
    }
  }

  var settings: APISettings { site.apiSettings }

  /// Whether the API has an entry for a catalogue.
  var hasEntry: Bool { settings.span != nil }

  /// Alpha or beta, where it says so.
  var youngStage: String? {
    guard countsDeclared, let stage = settings.stage, stage == "alpha" || stage == "beta" else { return nil }
    return stage
  }

  /// Without a description nothing of it is known.
  static let unread = CriterionPart.State.unknown("the description could not be read")
  static let noEntry = CriterionPart.State.unknown("there is no api.yaml, so nothing is known of its entry")
  static let noHistory = CriterionPart.State.unknown("no earlier build is known, so nothing is compared")
  static let noCrossChecks = CriterionPart.State.unknown("guides and description were not compared")
}

/// Everything that the maturity of an API follows from.
public struct MaturityInput: Sendable {
  /// The API in its surroundings.
  public var site: Site
  /// What was found of each required section.
  public var verdicts: [SectionVerdict]
  /// What the rules of design found.
  public var lint: LintReport
  /// Where guides and description disagree; nil where nobody has looked.
  public var crossChecks: [Finding]?
  /// Those that reach the API.
  public var waivers: [Waiver]
  /// What else was found, of the files of the description above all.
  public var findings: [Finding]
  /// The day on which a date counts as past.
  public var date: CivilDate
  /// How the other APIs of the site look; nil where there are none.
  public var estate: EstateStyle?
  /// How the API itself looks; worked out where it is nil.
  public var style: APIStyle?
  /// Of dimensions that count otherwise than in the standard (see `Profile.weights`).
  public var weights: [MaturityDimension: Int] = [:]

  /// - Parameters:
  ///   - crossChecks: nil where guides and description were not compared.
  ///   - findings: with their suppressions; those of `lint` and of sections may be among them.
  ///   - date: the day of the build.
  public init(
    site: Site, verdicts: [SectionVerdict], lint: LintReport, crossChecks: [Finding]? = nil,
    waivers: [Waiver], findings: [Finding], on date: CivilDate, estate: EstateStyle? = nil
  ) {
    self.site = site
    self.verdicts = verdicts
    self.lint = lint
    self.crossChecks = crossChecks
    self.waivers = waivers
    self.findings = findings
    self.date = date
    self.estate = estate
  }
}

// MARK: - Sections

extension MaturitySubject {
  /// Sections that an API in alpha or beta may leave out with a reason, whatever the standard says later.
  private static let laterSections: Set<SectionID> = [
    "deprecation", "service-levels", "backwards-compatibility",
  ]

  /// The reason why a section does not count; nil where it does.
  func reasonNotApplicable(_ verdict: SectionVerdict) -> String? {
    if verdict.state == .notApplicable {
      guard countsDeclared || isExempt(verdict.section) else { return nil }
      return verdict.notApplicableReason ?? "declared not to apply"
    }
    guard let stage = youngStage, verdict.state == .notApplicableInvalid,
      MaturitySubject.laterSections.contains(verdict.section), let reason = verdict.notApplicableReason,
      SectionJudgement.isReason(reason)
    else { return nil }
    return "\(stage): \(reason)"
  }

  /// Whether the standard itself does not ask for the section of such an API.
  private func isExempt(_ id: SectionID) -> Bool {
    guard let subject = conditionSubject, let section = RequiredSection.all.first(where: { $0.id == id }),
      let condition = section.appliesWhen
    else { return false }
    return !condition.holds(subject)
  }

  /// What a section scores.
  func part(ofSection id: SectionID, weight: Int = 1) -> CriterionPart {
    guard let verdict = verdicts[id] else {
      return CriterionPart(
        .section(id), RequiredSection.all.first { $0.id == id }?.title ?? id.text, weight: weight,
        MaturitySubject.unread, mending: "mend the description, so that it can be read")
    }
    var part = CriterionPart(
      .section(id), verdict.title, weight: weight, .value(verdict.score.map { Proportion($0) } ?? .zero),
      proofs: proofs(of: verdict), mending: MaturitySubject.mending(of: verdict))
    if let reason = reasonNotApplicable(verdict) { part.state = .notApplicable(reason) }
    return part
  }

  private func proofs(of verdict: SectionVerdict) -> [MaturityProof] {
    var proofs = [
      MaturityProof(
        "\(verdict.state.words): \(verdict.evidence.count) questions answered, \(verdict.openQuestions.count) open",
        section: verdict.section)
    ]
    proofs += verdict.evidence.prefix(6).map { MaturityProof("“\($0.text)”", at: $0.span) }
    proofs += verdict.openQuestions.map { MaturityProof("open: \($0.question)", isFault: true) }
    return proofs
  }

  private static func mending(of verdict: SectionVerdict) -> String {
    let questions = verdict.openQuestions.count
    let verb =
      switch verdict.state {
      case .missing, .empty, .placeholder, .notApplicableInvalid: "write"
      case .complete, .partial, .thin, .notApplicable, .delegated, .delegatedExternal, .generated: "complete"
      }
    let open = questions == 0 ? "" : "; \(questions) \(questions == 1 ? "question is" : "questions are") open"
    return "\(verb) the section '\(verdict.title)'\(open)"
  }

  /// Whether a question of a section is answered.
  func part(ofFact id: String, in section: SectionID, _ title: String, weight: Int = 1) -> CriterionPart {
    let key = CriterionPart.Key.fact(section, id)
    guard let verdict = verdicts[section] else {
      return CriterionPart(
        key, title, weight: weight, MaturitySubject.unread,
        mending: "mend the description, so that it can be read")
    }
    let fact = RequiredSection.all.first { $0.id == section }?.facts.first { $0.id == id }
    let question = fact?.question ?? title
    var part = CriterionPart(
      key, title, weight: weight, .value(.zero),
      mending: "answer in the section '\(verdict.title)': \(question)")
    if let found = verdict.evidence.first(where: { $0.factID == id && counts($0) }) {
      part.state = .value(.one)
      part.proofs = [MaturityProof("“\(found.text)”", at: found.span, section: section)]
    } else if let reason = reasonNotApplicable(verdict) {
      part.state = .notApplicable(reason)
    } else if let condition = fact?.condition, let subject = conditionSubject, !condition.holds(subject) {
      part.state = .notApplicable("asked only when \(condition.name)")
    } else {
      part.proofs = [MaturityProof("open: \(question)", section: section, isFault: true)]
    }
    return part
  }

  /// What stands in `api.yaml` is only said by the owner.
  private func counts(_ evidence: Evidence) -> Bool {
    countsDeclared || evidence.factID != "lifecycle" || evidence.span != settings.span
  }
}

extension SectionVerdict.State {
  /// In lower-case words of a reader.
  public var words: String {
    switch self {
    case .complete: "complete"
    case .partial: "partial"
    case .thin: "thin"
    case .placeholder: "placeholder"
    case .empty: "empty"
    case .missing: "missing"
    case .notApplicable: "not applicable"
    case .notApplicableInvalid: "left out without good reason"
    case .delegated: "told on another page"
    case .delegatedExternal: "told on another site"
    case .generated: "generated"
    }
  }
}

extension Fact {
  /// When it is asked; nil where it always is.
  fileprivate var condition: Condition? {
    switch requirement {
    case .when(let condition): condition
    case .always, .recommended, .optional: nil
    }
  }
}

// MARK: - Rules

extension MaturitySubject {
  /// How a rule counts.
  enum Measure {
    /// The share of the things that it looks at which keep it.
    case share
    /// 1 where all of them do, else 0.
    case pass
  }

  /// How far a rule is kept, of such a weight.
  func part(ofRule id: RuleID, _ measure: Measure, weight: Int = 1) -> CriterionPart {
    let rule = MaturitySubject.rules[id]
    var part = CriterionPart(
      .rule(id), rule?.title ?? id.text, weight: weight, .value(.one), mending: rule?.mending ?? id.text)
    guard api != nil else {
      part.state = MaturitySubject.unread
      return part
    }
    guard let count = counts[id] else {
      part.state = .notApplicable("nothing in the description that the rule looks at")
      return part
    }
    let failing = min(count.failing + (countsDeclared ? 0 : count.waived), count.inspected)
    let value = Proportion(count.inspected - failing, of: count.inspected) ?? .one
    switch measure {
    case .share: part.state = .value(value)
    case .pass: part.state = .value(value == .one ? .one : .zero)
    }
    let waived = count.waived == 0 ? "" : ", \(count.waived) waived"
    part.proofs = [
      MaturityProof("\(count.inspected - failing) of \(count.inspected) keep '\(id.text)'\(waived)")
    ]
    let counting = (failures[id] ?? []).filter { !countsDeclared || $0.suppression == nil }
    part.proofs += counting.prefix(5).map { MaturityProof($0.message, at: $0.span, isFault: true) }
    return part
  }

  /// What a rule counts: an error 5, a warning 2, a remark nothing. Of an alpha, rules of taste matter less.
  func weight(of rule: Rule) -> Int {
    let isLowered = rule.isStyle && profile?.isAlpha == true
    switch isLowered ? rule.severity.lowered : rule.severity {
    case .error: return 5
    case .warning: return 2
    case .info: return 0
    }
  }

  static let rules = Dictionary(Rule.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}
