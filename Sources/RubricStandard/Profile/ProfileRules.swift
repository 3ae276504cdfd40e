import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSite

// The `rules` of a profile.
extension ProfileReading {
  private static let keys = [
    "drop", "severity", "title", "reason", "help", "each", "member", "must", "pattern", "one-of",
  ]

  /// A rule that is changed or dropped, or one of the organisation's own.
  mutating func readRule(_ member: Node.Member) {
    let id = RuleID(member.name.text)
    guard member.value.isMapping else {
      gradeByWord(id, member)
      return
    }
    var values = KeyedValues(member.value, what: "rule '\(id.text)'", keys: ProfileReading.keys)
    defer { findings += values.findings }
    guard RuleExplanation.isRule(id) else {
      if let rule = ownRule(id, at: member, &values) { profile.rules.append(rule) }
      return
    }
    if values.member("drop") != nil {
      if reason("drop", &values) != nil { drop(id, at: member) }
      return
    }
    if let severity = severity(&values) { grade(id, severity) }
    if let index = profile.rules.firstIndex(where: { $0.id == id }) {
      if let title = values.text("title") { profile.rules[index].title = title }
      if let help = values.text("help") { profile.rules[index].mending = help }
    }
  }

  /// `rule-id: info`.
  private mutating func gradeByWord(_ id: RuleID, _ member: Node.Member) {
    guard let severity = member.value.text.flatMap({ Severity(rawValue: $0) }) else {
      findings.append(
        Finding(
          "settings-valid", .error, "rule '\(id.text)' must be given a severity or an object",
          at: member.value.span, help: "write error, warning or info; or 'drop' below it, with a reason"))
      return
    }
    if RuleExplanation.isRule(id) { grade(id, severity) } else { unknown(id, at: member) }
  }

  private mutating func unknown(_ id: RuleID, at member: Node.Member) {
    let near = NearestName(among: RuleExplanation.ruleIDs).match(for: id.text)
    findings.append(
      Finding(
        "settings-valid", .error, "there is no rule '\(id.text)'", at: member.keySpan,
        help: near.map { "did you mean '\($0)'?" } ?? "give a rule of your own 'each', 'member' and 'must'"))
  }

  private mutating func grade(_ id: RuleID, _ severity: Severity) {
    profile.severities[id] = severity
    if let index = profile.rules.firstIndex(where: { $0.id == id }) {
      profile.rules[index].severity = severity
    }
  }

  private mutating func drop(_ id: RuleID, at member: Node.Member) {
    guard !RuleExplanation.isOfWaivers(id), !RuleExplanation.isOfDocuments(id) else {
      findings.append(
        Finding(
          "settings-valid", .error, "rule '\(id.text)' cannot be dropped", at: member.keySpan,
          help: "without it nothing of a file, or nobody's word, could be trusted"))
      return
    }
    profile.dropped.insert(id)
    profile.rules.removeAll { $0.id == id }
  }

  // MARK: - Rules of the organisation's own

  private mutating func ownRule(_ id: RuleID, at member: Node.Member, _ values: inout KeyedValues) -> Rule? {
    guard let place = values.member("each")?.value, let name = values.text("member") else {
      unknown(id, at: member)
      return nil
    }
    guard let subject = values.text("each").flatMap({ OwnRule.Subject(rawValue: $0) }) else {
      let known = OwnRule.Subject.allCases.map(\.rawValue).joined(separator: ", ")
      values.wrong("each", "one of \(known)", at: place)
      return nil
    }
    guard let demand = demand(&values, at: member) else { return nil }
    let path = name.split(separator: "/").map { Name(String($0)) }
    guard !path.isEmpty else {
      values.wrong("member", "the name of a member", at: values.member("member")?.value ?? member.value)
      return nil
    }
    let own = OwnRule(subject: subject, path: path, demand: demand)
    let title = values.text("title") ?? own.title
    return Rule(
      id, title, rationale: values.text("reason") ?? "The organisation asks for it.",
      severity: severity(&values) ?? .warning, basis: .guidance,
      passage: Rule.Passage(profile.name ?? "The organisation's profile", title),
      mending: values.text("help") ?? own.mending, passing: [], failing: [], check: own.check)
  }

  private mutating func demand(_ values: inout KeyedValues, at member: Node.Member) -> OwnRule.Demand? {
    if let node = values.member("pattern")?.value { return pattern(node).map { .matches($0) } }
    let texts = values.texts("one-of")
    if !texts.isEmpty { return .isOneOf(texts.map { Name($0) }) }
    switch values.text("must") {
    case "exist": return .exists
    case "not exist": return .existsNot
    default:
      values.add(
        Finding(
          "settings-valid", .error, "the rule asks for nothing", at: member.keySpan,
          help: "give it 'must: exist', 'must: not exist', a 'pattern' or 'one-of'"))
      return nil
    }
  }
}

extension RuleExplanation {
  private static let aboutDocuments = Set(documents.map(\.id))

  /// Whether a finding of the rule says that a file cannot be read as it was meant.
  static func isOfDocuments(_ id: RuleID) -> Bool { aboutDocuments.contains(id.text) }
}
