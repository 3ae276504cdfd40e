import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// What the rules found in a description.
public struct LintReport: Sendable {
  /// Rule by rule in the order of the catalogue, those of one rule in the order of the description.
  public var findings: [Finding] = []
  /// How many things each rule looked at and how many of them do not keep it, in the order of the catalogue;
  /// rules that apply to nothing are left out.
  public var counts: [Count] = []

  /// Of a description without an API.
  public init() {}

  /// What one rule looked at.
  public struct Count: Sendable {
    /// Its id.
    public var rule: RuleID
    /// Things that the rule applies to.
    public var inspected: Int
    /// Those of them with a finding that is more than a remark and is not waived.
    public var failing: Int
    /// Those that would fail too, were they not waived.
    public var waived = 0
  }
}

/// Every rule is asked of everything that it looks at; what there is to look at was listed once for all.
struct Linting {
  private let view: DescriptionView
  private let rules: [Rule]
  private var counts: [LintReport.Count]
  private var findings: [Finding] = []
  private var waivers: WaiverBook
  /// What the rule has found so far: what several paths share is looked at for each of them.
  private var told: Set<Told> = []

  /// What makes a finding of a rule another one.
  private struct Told: Hashable {
    var span: SourceSpan
    var message: String
  }

  init(_ view: DescriptionView, rules: [Rule], waivers: WaiverBook) {
    self.view = view
    self.rules = rules
    self.waivers = waivers
    counts = rules.map { LintReport.Count(rule: $0.id, inspected: 0, failing: 0) }
  }

  /// What all rules found.
  static func report(
    on view: DescriptionView, rules: [Rule], waivers: inout WaiverBook
  ) -> LintReport {
    var linting = Linting(view, rules: rules, waivers: waivers)
    for index in rules.indices { linting.run(index) }
    waivers = linting.waivers
    var report = LintReport()
    report.findings = linting.findings
    report.counts = linting.counts.filter { $0.inspected > 0 }
    return report
  }

  private mutating func run(_ index: Int) {
    let view = view
    told.removeAll(keepingCapacity: true)
    switch rules[index].check {
    case .description(let check): note(check(view), index)
    case .server(let check): for use in view.servers { note(check(use, view), index) }
    case .path(let check): for use in view.paths { note(check(use, view), index) }
    case .operation(let check): for operation in view.operations { note(check(operation, view), index) }
    case .anyOperation(let check):
      for operation in view.api.operations.all { note(check(operation, view), index) }
    case .parameter(let check):
      for parameter in view.api.parameters.all where parameter.location != .unplaced {
        note(check(parameter, view), index)
      }
    case .response(let check): for use in view.responses { note(check(use, view), index) }
    case .header(let check): for use in view.headers { note(check(use, view), index) }
    case .mediaType(let check): for use in view.mediaTypes { note(check(use, view), index) }
    case .schema(let check): for use in view.schemas { note(check(use, view), index) }
    case .property(let check): for use in view.properties { note(check(use, view), index) }
    case .value(let check): for use in view.values { note(check(use, view), index) }
    case .securityScheme(let check):
      for scheme in view.api.securitySchemes.all { note(check(scheme, view), index) }
    case .scope(let check): for use in view.scopes { note(check(use, view), index) }
    case .requirement(let check): for use in view.requirements { note(check(use, view), index) }
    case .tag(let check): for tag in view.api.tags { note(check(tag, view), index) }
    case .text(let check): for use in view.texts { note(check(use, view), index) }
    case .example(let check): for use in view.examples { note(check(use, view), index) }
    case .shown(let check): for shown in view.shown { note(check(shown, view), index) }
    case .deprecation(let check): for use in view.deprecations { note(check(use, view), index) }
    case .elsewhere: break
    }
  }

  private mutating func note(_ problems: [Problem]?, _ index: Int) {
    guard let problems else { return }
    let rule = rules[index]
    counts[index].inspected += 1
    var isFailing = false
    var isWaived = false
    for problem in problems {
      guard told.insert(Told(span: problem.span, message: problem.message)).inserted else { continue }
      var severity = problem.severity ?? rule.severity
      if rule.isStyle, view.profile.isAlpha { severity = severity.lowered }
      var finding = Finding(
        rule.id, severity, problem.message, at: problem.span, notes: problem.notes,
        help: problem.help ?? rule.mending)
      finding.edits = problem.edits
      finding.suppression = waivers.suppression(of: finding)
      if severity > .info { if finding.suppression == nil { isFailing = true } else { isWaived = true } }
      findings.append(finding)
    }
    if isFailing { counts[index].failing += 1 } else if isWaived { counts[index].waived += 1 }
  }
}
