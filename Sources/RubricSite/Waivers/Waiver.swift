import RubricDiagnostics
import RubricDocuments

/// A decision that findings of a rule, or about a section, count for nothing: always with a reason.
public struct Waiver: Sendable {
  /// What it is about.
  public var subject: Subject
  /// Why, in its author's words.
  public var reason: String
  /// Who answers for it; nil where nobody is named.
  public var owner: String?
  /// The last day on which it holds; nil of one that does not end.
  public var expires: CivilDate?
  /// Which findings it reaches.
  public var scope: Scope
  /// Where the name of the rule or section is written.
  public var span: SourceSpan

  /// What a waiver is about.
  public enum Subject: Sendable, Hashable, Codable {
    /// A rule, by the id that its findings show.
    case rule(RuleID)
    /// A required section, whatever is found of it.
    case section(SectionID)

    /// The id as written.
    public var text: String {
      switch self {
      case .rule(let id): id.text
      case .section(let id): id.text
      }
    }
  }

  /// How far a waiver reaches.
  public enum Scope: Sendable, Hashable {
    /// All that is found: of the API whose settings hold it, or of all APIs.
    case everything
    /// What is found in one file.
    case file(SourceID)
    /// What is found at an object of a description or within it.
    case object(SourceSpan)
  }

  /// - Parameters:
  ///   - reason: in its author's words.
  ///   - span: where the name of the rule or section is written.
  public init(_ subject: Subject, reason: String, scope: Scope, span: SourceSpan) {
    self.subject = subject
    self.reason = reason
    self.scope = scope
    self.span = span
  }
}

/// Reads what people write to waive findings.
enum WaiverReading {
  static let rule: RuleID = "waiver-valid"

  /// `waivers:` of `site.yaml` and `api.yaml`: a list of objects, each with `rule` or `section`, and `reason`,
  /// `owner`, `expires`.
  static func settings(_ values: inout KeyedValues) -> [Waiver] {
    guard let list = values.member("waivers")?.value, !list.isNull else { return [] }
    guard list.isSequence else {
      values.wrong("waivers", "a list of objects, each with 'rule' or 'section' and 'reason'", at: list)
      return []
    }
    return list.elements.compactMap { entry(of: $0, &values) }
  }

  private static func entry(of node: Node, _ values: inout KeyedValues) -> Waiver? {
    var fields = KeyedValues(
      node, what: "a waiver", keys: ["rule", "section", "reason", "owner", "expires"])
    defer { for finding in fields.findings { values.add(finding) } }
    guard node.isMapping else {
      if node.isNull { fields.wrong("waivers", "a list of objects", at: node) }
      return nil
    }
    let (rule, section) = (fields.text("rule"), fields.text("section"))
    let subject: Waiver.Subject
    switch (rule, section) {
    case (let rule?, nil): subject = .rule(RuleID(rule))
    case (nil, let section?): subject = .section(SectionID(section))
    default:
      fields.add(
        Finding(
          WaiverReading.rule, .error, "a waiver must name a rule or a section", at: node.span,
          help: "give it one of 'rule' and 'section'"))
      return nil
    }
    let span = fields.member(rule == nil ? "section" : "rule")?.value.span ?? node.span
    let name = subject.text
    guard let reason = reason(fields.member("reason")?.value, of: name, at: span, { fields.add($0) }) else {
      return nil
    }
    var waiver = Waiver(subject, reason: reason, scope: .everything, span: span)
    waiver.owner = fields.text("owner")
    waiver.expires = fields.date("expires")
    for (key, value) in [("owner", waiver.owner), ("expires", waiver.expires?.description)] where value == nil
    {
      guard fields.member(key).map({ $0.value.isNull }) ?? true else { continue }
      fields.add(
        Finding(
          WaiverReading.rule, .warning, "the waiver of '\(name)' has no '\(key)'", at: span,
          help: key == "owner" ? "name who answers for it" : "name the last day on which it holds"))
    }
    return waiver
  }

  /// `{rule: reason}`, or a list of such objects: in front matter, and in `x-rubric-ignore` of descriptions.
  static func pairs(_ node: Node, scope: Waiver.Scope, what: String) -> Outcome<[Waiver]> {
    var outcome = Outcome<[Waiver]>([])
    for object in node.isSequence ? Array(node.elements) : [node] where !object.isNull {
      guard object.isMapping else {
        outcome.findings.append(
          Finding(
            WaiverReading.rule, .error, "\(what) must give each rule a reason", at: object.span,
            help: "write 'rule-id: why it does not count here'"))
        continue
      }
      for member in object.members {
        let reason = reason(member.value, of: member.name.text, at: member.keySpan) {
          outcome.findings.append($0)
        }
        guard let reason else { continue }
        outcome.value.append(
          Waiver(.rule(RuleID(member.name.text)), reason: reason, scope: scope, span: member.keySpan))
      }
    }
    return outcome
  }

  /// A reason of one word is a switch that was set and tells nobody anything.
  private static func reason(
    _ value: Node?, of name: String, at span: SourceSpan, _ add: (Finding) -> Void
  ) -> String? {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
    if let text = value?.text, value?.isNull == false, text.utf8.split(whereSeparator: isBlank).count > 1 {
      return text
    }
    add(
      Finding(
        WaiverReading.rule, .error, "the waiver of '\(name)' gives no reason",
        at: value.map { $0.isNull ? span : $0.span } ?? span,
        help: "say in a sentence why it does not count; until then it counts"))
    return nil
  }
}

extension Waiver {
  /// The key by which an object of a description waives findings at it and within it.
  public static let mark: Name = "x-rubric-ignore"

  /// Keys by which other tools waive findings.
  private static let foreignMarks: [Name] = [
    "x-noqa", "x-lint-ignore", "x-spectral-ignore", "x-redocly-ignore",
  ]

  /// A remark for each mark of another tool, which is not read.
  public static func foreignMarks(in document: Document) -> [Finding] {
    foreignMarks.flatMap { name in
      document.holders(ofKey: name).map { marked in
        Finding(
          "waiver-foreign", .info, "'\(name)' is the mark of another tool and waives nothing here",
          at: marked.member.keySpan, help: "write '\(mark)' beside it, with a reason, for rules of Rubric")
      }
    }
  }

  /// What the objects of a document waive.
  public static func marks(in document: Document) -> Outcome<[Waiver]> {
    var outcome = Outcome<[Waiver]>([])
    for marked in document.holders(ofKey: mark) {
      let read = WaiverReading.pairs(marked.member.value, scope: .object(marked.span), what: "'\(mark)'")
      outcome.value += read.value
      outcome.findings += read.findings
    }
    return outcome
  }
}
