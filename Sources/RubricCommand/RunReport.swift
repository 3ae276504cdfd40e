import RubricBuild
import RubricDiagnostics
import RubricReports
import RubricSite
import RubricStandard

/// A run as the value that reports are made of.
struct RunReport {
  private let request: BuildRequest
  private let failOn: FailThreshold

  init(_ request: BuildRequest, failOn: FailThreshold) {
    self.request = request
    self.failOn = failOn
  }

  /// Of a run that came to its end.
  func input(_ report: BuildReport) -> ReportInput {
    var input = start(with: report.findings, rules: report.ownRules)
    input.comparesWithBaseline = report.baseline != nil
    let folder = RelativePaths.shown(request.input)
    let paths = RelativePaths(to: request.input)
    input.apis = report.apis.map { api in
      ReportedAPI(
        name: api.name, title: api.title,
        folder: api.name.isEmpty ? "" : paths.relative(PathText.joined(folder, "apis/\(api.name)")),
        percentage: request.lintsOnly ? nil : api.sections.isEmpty ? 0 : api.percentage,
        sections: request.lintsOnly ? nil : api.sections.map { RunReport.section($0) })
    }
    SectionFindings.connect(&input)
    if report.isUnusable { input.failure = ReportFailure(message: "'\(folder)' cannot be read") }
    return input
  }

  /// Of a run that could not be done.
  func input(_ error: any Error) -> ReportInput {
    var input = start(with: (error as? BuildError)?.findings ?? [])
    input.failure = ReportFailure(error)
    return input
  }

  private func start(with findings: [LocatedFinding], rules: [Rule] = []) -> ReportInput {
    var input = ReportInput(toolVersion: Version.current, day: request.date.description)
    let paths = RelativePaths(to: request.input)
    input.findings = paths.relative(findings)
    if input.findings.contains(where: \.fingerprint.isEmpty) { Fingerprints.assign(to: &input.findings) }
    var named: Set<RuleID> = []
    for finding in findings { named.insert(finding.rule) }
    input.rules = RunReport.rules(named: named, own: rules)
    input.failsFrom = failOn.severity
    return input
  }

  private static func section(_ verdict: BuildReport.SectionSummary) -> ReportedSection {
    let standing: ReportedSection.Standing =
      switch verdict.state {
      case .complete, .delegated, .generated: .satisfied
      case .notApplicable: .notApplicable
      case .partial, .thin, .delegatedExternal: .begun
      case .missing, .empty, .placeholder, .notApplicableInvalid: .lacking
      }
    return ReportedSection(
      id: verdict.section.text, title: verdict.title, state: verdict.state.rawValue, standing: standing,
      questions: verdict.openQuestions)
  }

  // MARK: - Rules

  /// What there is to know of the rules that findings name, in the catalogues' order.
  private static func rules(named: Set<RuleID>, own: [Rule]) -> [ReportRule] {
    let linted = (Rule.all + own).filter { named.contains($0.id) }.map { rule in
      ReportRule(
        id: rule.id, title: rule.title, rationale: rule.rationale, severity: rule.severity,
        help: Explanation(of: rule.id.text)?.text ?? rule.title, mending: rule.mending,
        passage: "\(rule.passage.says) (\(rule.passage.heading))", tags: [rule.basis.rawValue])
    }
    let checked = CrossCheck.all.filter { named.contains($0.id) }.map { check in
      ReportRule(
        id: check.id, title: check.title, rationale: check.rationale, severity: check.severity,
        help: Explanation(of: check.id.text)?.text ?? check.title, mending: check.mending,
        passage: "\(check.passage.says) (\(check.passage.heading))", tags: [Rule.Basis.standard.rawValue])
    }
    let written = WritingRule.all.filter { named.contains($0.id) }.map { rule in
      ReportRule(
        id: rule.id, title: rule.title, rationale: rule.rationale, severity: rule.severity,
        help: Explanation(of: rule.id.text)?.text ?? rule.title, mending: rule.mending, passage: rule.passage,
        tags: [Rule.Basis.guidance.rawValue])
    }
    let explained = RuleExplanation.all.filter { named.contains(RuleID($0.id)) }.map { rule in
      ReportRule(
        id: RuleID(rule.id), title: rule.summary, rationale: rule.rationale,
        severity: RunReport.severity(in: rule.severity), help: Explanation(of: rule.id)?.text ?? rule.summary,
        mending: rule.mending, passage: rule.passage,
        tags: [(rule.passage == nil ? Rule.Basis.hygiene : .standard).rawValue])
    }
    return linted + checked + written + explained
  }

  /// The first severity that the words name; an explanation tells when which holds.
  private static func severity(in words: String) -> Severity {
    let first = words.split { !("a"..."z").contains($0) }.lazy.compactMap { Severity(rawValue: String($0)) }
    return first.first ?? .warning
  }
}

extension ReportFailure {
  /// What a run says of an error.
  init(_ error: any Error) { self.init(message: "\(error)", help: (error as? BuildError)?.help) }
}

extension FailThreshold {
  /// From which severity on a run fails; nil where none does.
  var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .never: nil
    }
  }
}

/// Paths without the way to the input: where a file outside the current folder is called by its absolute path,
/// a report calls it by its way from the folder that the input lies in.
struct RelativePaths {
  private let base: [Substring]

  /// - Parameter input: as the user typed it.
  init(to input: String) {
    let folder = PathText.folder(of: RelativePaths.shown(input))
    base = folder.utf8.first == UInt8(ascii: "/") ? folder.split(separator: "/") : []
  }

  /// What the user typed, as findings call it.
  static func shown(_ input: String) -> String {
    PathText.shown(input, real: try? FileSystem.realPath(of: input), from: FileSystem.currentFolder())
  }

  /// A relative path stays as it is.
  func relative(_ path: String) -> String {
    guard path.utf8.first == UInt8(ascii: "/") else { return path }
    let parts = path.split(separator: "/")
    let common = zip(parts, base).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let steps = Array(repeating: "..", count: base.count - common) + parts.dropFirst(common).map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// The findings with all their places relative. Thousands of them may lie in one file, whose path is worked out
  /// once.
  func relative(_ findings: [LocatedFinding]) -> [LocatedFinding] {
    guard findings.contains(where: \.namesAbsolutePath) else { return findings }
    var last = (path: "", relative: "")
    func make(_ path: inout String) {
      if !path.utf8.elementsEqual(last.path.utf8) { last = (path, relative(path)) }
      path = last.relative
    }
    return findings.map { finding in
      var finding = finding
      make(&finding.place.path)
      for index in finding.notes.indices { make(&finding.notes[index].place.path) }
      for index in finding.edits.indices { make(&finding.edits[index].place.path) }
      return finding
    }
  }
}

extension LocatedFinding {
  /// Whether its own place, or one of its notes or edits, is called by an absolute path.
  fileprivate var namesAbsolutePath: Bool {
    func isAbsolute(_ place: Place) -> Bool { place.path.utf8.first == UInt8(ascii: "/") }
    return isAbsolute(place) || notes.contains { isAbsolute($0.place) }
      || edits.contains { isAbsolute($0.place) }
  }
}

/// Which finding tells of the state of which section.
enum SectionFindings {
  private static let rules: Set<RuleID> = [
    "section-missing", "section-empty", "section-placeholder", "section-partial", "section-thin",
    "section-delegated-external", "section-not-applicable-invalid",
  ]

  /// A section of an API.
  private struct Subject: Hashable {
    var api: String
    var section: String
  }

  static func connect(_ input: inout ReportInput) {
    var findings: [Subject: Int] = [:]
    for (index, finding) in input.findings.enumerated() where rules.contains(finding.rule) {
      guard let api = finding.api, let section = finding.section else { continue }
      findings[Subject(api: api, section: section)] = index
    }
    for index in input.apis.indices {
      let api = input.apis[index].name
      input.apis[index].sections = input.apis[index].sections?.map { section in
        var section = section
        section.finding = findings[Subject(api: api, section: section.id)]
        return section
      }
    }
  }
}
