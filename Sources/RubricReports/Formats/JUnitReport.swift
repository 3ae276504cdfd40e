import RubricDiagnostics

extension ReportFormat {
  /// The XML of JUnit as Ant's schema has it: a suite for each API, with a case for each required section and
  /// for each rule that found something. What fails the run fails its case; the rest is the suite's output.
  static let junit = ReportFormat("junit", "the XML of JUnit, a suite for each API") { input in
    var xml = MarkupText()
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
    var number = 0
    if let failure = input.failure {
      JUnitSuite(failure, input).write(number: number, into: &xml)
      number += 1
    }
    let rules = Dictionary(input.rules.map { ($0.id, $0) }) { first, _ in first }
    for group in input.groups {
      let suite = JUnitSuite(group, input, rules)
      // What the APIs share is no suite of its own where nothing of it is told.
      if suite.isEmpty { continue }
      suite.write(number: number, into: &xml)
      number += 1
    }
    xml.raw("</testsuites>\n")
    return xml.report
  }
}

/// One API as a suite.
private struct JUnitSuite {
  private struct Case {
    var name: String
    var outcome: Outcome
  }

  private enum Outcome {
    case passed
    /// Not done, and nothing that fails the run.
    case skipped(String)
    case failed(message: String, rule: String, text: String)
    case broken(String)
  }

  private let name: String
  private let day: String
  private var cases: [Case] = []
  /// What was found and fails nothing.
  private var output = ""
  private var suppressed = 0

  var isEmpty: Bool { cases.isEmpty && output.isEmpty && suppressed == 0 }

  init(_ failure: ReportFailure, _ input: ReportInput) {
    (name, day) = ("rubric", input.day)
    cases = [Case(name: "the job is done", outcome: .broken(failure.message))]
  }

  init(_ group: ReportInput.Group, _ input: ReportInput, _ rules: [RuleID: ReportRule]) {
    (name, day) = (group.label, input.day)
    let console = ConsoleReport(isColoured: false)
    var ofSections: Set<Int> = []
    for section in group.api?.sections ?? [] {
      if let index = section.finding { ofSections.insert(index) }
      cases.append(JUnitSuite.sectionCase(section, input))
    }
    var failing: [RuleID: [Int]] = [:]
    var found: Set<RuleID> = []
    for index in group.findings {
      let finding = input.findings[index]
      guard finding.suppression == nil else {
        suppressed += 1
        continue
      }
      let fails = input.failsFrom.map { finding.severity >= $0 } ?? false
      if !fails { output += console.text(of: finding) }
      if ofSections.contains(index) { continue }
      found.insert(finding.rule)
      if fails { failing[finding.rule, default: []].append(index) }
    }
    for rule in found.sorted() {
      let title = rules[rule].map { "\(rule.text): \($0.title)" } ?? rule.text
      let outcome = failing[rule].map { JUnitSuite.failure($0, input) } ?? .passed
      cases.append(Case(name: title, outcome: outcome))
    }
  }

  private static func sectionCase(_ section: ReportedSection, _ input: ReportInput) -> Case {
    let name = "section \(section.id): \(section.title)"
    switch section.standing {
    case .satisfied: return Case(name: name, outcome: .passed)
    case .notApplicable: return Case(name: name, outcome: .skipped(section.state))
    case .begun, .lacking:
      guard let index = section.finding, input.findings.indices.contains(index),
        input.findings[index].suppression == nil, let failsFrom = input.failsFrom,
        input.findings[index].severity >= failsFrom
      else { return Case(name: name, outcome: .skipped(section.state)) }
      return Case(name: name, outcome: failure([index], input))
    }
  }

  private static func failure(_ indices: [Int], _ input: ReportInput) -> Outcome {
    let console = ConsoleReport(isColoured: false)
    var text = ""
    for index in indices { text += console.text(of: input.findings[index]) }
    let first = indices.first.map { input.findings[$0] }
    var message = first?.message ?? ""
    if indices.count > 1 { message += ", and \(indices.count - 1) more" }
    return .failed(message: message, rule: first?.rule.text ?? "", text: text)
  }

  // MARK: - XML

  func write(number: Int, into xml: inout MarkupText) {
    var (failures, errors, skipped) = (0, 0, 0)
    for test in cases {
      switch test.outcome {
      case .passed: break
      case .skipped: skipped += 1
      case .failed: failures += 1
      case .broken: errors += 1
      }
    }
    xml.raw("  <testsuite package=\"rubric\"")
    xml.attribute("id", number)
    xml.attribute("name", name)
    // The schema asks for a time and a host; the report is the same at any time on any host.
    xml.attribute("timestamp", day + "T00:00:00")
    xml.raw(" hostname=\"localhost\"")
    xml.attribute("tests", cases.count)
    xml.attribute("failures", failures)
    xml.attribute("errors", errors)
    xml.attribute("skipped", skipped)
    xml.raw(" time=\"0\">\n    <properties>")
    if suppressed > 0 {
      xml.raw("<property name=\"suppressed\"")
      xml.attribute("value", suppressed)
      xml.raw("/>")
    }
    xml.raw("</properties>\n")
    for test in cases { write(test, into: &xml) }
    xml.raw("    <system-out>")
    xml.lines(output)
    xml.raw("</system-out>\n    <system-err></system-err>\n  </testsuite>\n")
  }

  private func write(_ test: Case, into xml: inout MarkupText) {
    xml.raw("    <testcase")
    xml.attribute("classname", name)
    xml.attribute("name", test.name)
    xml.raw(" time=\"0\"")
    switch test.outcome {
    case .passed:
      xml.raw("/>\n")
      return
    case .skipped(let message):
      xml.raw("><skipped")
      xml.attribute("message", message)
      xml.raw("/>")
    case .failed(let message, let rule, let text):
      xml.raw("><failure")
      xml.attribute("message", message)
      xml.attribute("type", rule)
      xml.raw(">")
      xml.lines(text)
      xml.raw("</failure>")
    case .broken(let message):
      xml.raw("><error")
      xml.attribute("message", message)
      xml.raw(" type=\"rubric\"/>")
    }
    xml.raw("</testcase>\n")
  }
}
