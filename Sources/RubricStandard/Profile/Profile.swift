import RubricDiagnostics
import RubricDocuments
import RubricSite

/// The standard as an organisation keeps it: with sections, facts and rules of its own, without some, and with
/// other severities.
public struct Profile: Sendable {
  /// What the organisation calls it; nil where it gives no name.
  public var name: String?
  /// All sections that are required, in the order in which they are told: the standard's, then the profile's.
  public var sections: [RequiredSection]
  /// All rules on the design of APIs.
  public var rules: [Rule]
  /// Severities of rules, whatever a finding says by itself.
  public var severities: [RuleID: Severity] = [:]
  /// Rules that are not asked.
  public var dropped: Set<RuleID> = []
  /// How much the dimensions of maturity count that count otherwise than in the standard: 0 to 100 each.
  public var weights: [MaturityDimension: Int] = [:]

  /// Those of the rules that the organisation has added.
  public var ownRules: [Rule] { rules.filter { !RuleExplanation.isRule($0.id) } }

  /// The standard as it is.
  public init(sections: [RequiredSection] = RequiredSection.all, rules: [Rule] = Rule.all) {
    self.sections = sections
    self.rules = rules
  }

  /// The findings of rules that are asked, with their severities.
  public func graded(_ findings: [Finding]) -> [Finding] {
    guard !severities.isEmpty || !dropped.isEmpty else { return findings }
    return findings.compactMap { finding in
      guard !dropped.contains(finding.rule) else { return nil }
      var finding = finding
      if let severity = severities[finding.rule] { finding.severity = severity }
      return finding
    }
  }

  /// Reads a profile, which changes the standard; what cannot be read of it changes nothing and is a finding.
  public static func read(_ document: Document) -> Outcome<Profile> {
    var values = KeyedValues(
      document.root, what: "the profile", keys: ["name", "sections", "rules", "weights"])
    var reading = ProfileReading()
    reading.profile.name = values.text("name")
    if let sections = reading.object("sections", of: &values, holding: "sections by their ids") {
      for member in sections.members { reading.readSection(member) }
    }
    if let rules = reading.object("rules", of: &values, holding: "rules by their ids") {
      for member in rules.members { reading.readRule(member) }
    }
    if let weights = reading.object("weights", of: &values, holding: "weights by dimensions' names") {
      reading.readWeights(weights)
    }
    return Outcome(reading.profile, findings: values.findings + reading.findings)
  }
}

/// A profile on its way from its file.
struct ProfileReading {
  var profile = Profile()
  var findings: [Finding] = []

  /// Whole numbers from 0 to 100, of which at least one is more than 0.
  mutating func readWeights(_ node: Node) {
    var values = KeyedValues(node, what: "'weights'", keys: MaturityDimension.allCases.map(\.name))
    for dimension in MaturityDimension.allCases {
      guard let weight = values.integer(dimension.name), let value = values.member(dimension.name)?.value
      else {
        continue
      }
      if (0...100).contains(weight) {
        profile.weights[dimension] = weight
      } else {
        values.wrong(dimension.name, "a whole number from 0 to 100", at: value)
      }
    }
    findings += values.findings
    if MaturityDimension.allCases.allSatisfy({ profile.weights[$0] ?? $0.weight == 0 }) {
      profile.weights = [:]
      findings.append(
        Finding(
          "settings-valid", .error, "no dimension counts, so that there is no score", at: node.span,
          help: "give one of them a weight"))
    }
  }

  /// The severity by its word; nil where nothing is said or no severity is of that name.
  mutating func severity(_ values: inout KeyedValues) -> Severity? {
    guard let word = values.text("severity"), let value = values.member("severity")?.value else { return nil }
    if let severity = Severity(rawValue: word) { return severity }
    values.wrong("severity", "one of error, warning, info", at: value)
    return nil
  }

  /// A sentence that says why; nil, with a finding, where none is there.
  mutating func reason(_ key: String, _ values: inout KeyedValues) -> String? {
    guard let value = values.member(key)?.value, !value.isNull else { return nil }
    if let text = value.text, Words(Array(text.utf8)).all.count > 1 { return text }
    values.wrong(key, "a sentence that says why", at: value)
    return nil
  }

  /// The object under a key; nil where it is missing or no object.
  mutating func object(_ key: String, of values: inout KeyedValues, holding what: String) -> Node? {
    guard let node = values.member(key)?.value, !node.isNull else { return nil }
    guard node.isMapping else {
      values.wrong(key, "an object of \(what)", at: node)
      return nil
    }
    return node
  }

  /// Texts of a list that patterns can be made of; another is a finding at its place.
  mutating func patterns(_ key: String, _ values: inout KeyedValues) -> [String] {
    guard let node = values.member(key)?.value, !node.isNull else { return [] }
    return (node.isSequence ? Array(node.elements) : [node]).compactMap { pattern($0) }
  }

  /// The text of a pattern that can be run.
  mutating func pattern(_ node: Node) -> String? {
    guard let text = node.string else {
      findings.append(
        Finding("settings-valid", .error, "a pattern must be a text", at: node.span, help: "put it in quotes")
      )
      return nil
    }
    if let error = RunnablePattern.error(of: text) {
      findings.append(
        Finding(
          "settings-valid", .error, "the pattern '\(text)' cannot be run: \(error)", at: node.span,
          help: "write it without that; patterns are those of JSON Schema"))
      return nil
    }
    return text
  }
}
