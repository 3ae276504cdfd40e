import RubricDiagnostics

extension ReportFormat {
  /// SARIF 2.1.0 with errata 01, within the limits of GitHub's code scanning.
  static let sarif = ReportFormat("sarif", "SARIF 2.1.0, for code scanning") { input in
    let results = SARIFResults(input)
    var json = JSONText()
    json.object { json in
      json.member("version", "2.1.0")
      json.list("runs", CollectionOfOne(input)) { input, json in
        json.object { json in
          json.object("tool") { json in
            json.object("driver") {
              SARIFRules.write(results.rules, toolVersion: input.toolVersion, into: &$0)
            }
          }
          SARIFReport.writeInvocation(input, cut: results.cut, into: &json)
          json.member("columnKind", "unicodeCodePoints")
          json.list("results", results.chosen) { results.write($0, into: &$1) }
        }
      }
    }
    return json.report
  }
}

/// The parts of a SARIF log that stand once in a run.
private enum SARIFReport {
  static func writeInvocation(_ input: ReportInput, cut: Int, into json: inout JSONText) {
    json.list("invocations", CollectionOfOne(input)) { input, json in
      json.object { json in
        json.member("executionSuccessful", input.failure == nil)
        var notifications: [(level: String, text: String)] = []
        if let failure = input.failure { notifications.append(("error", failure.message)) }
        if cut > 0 {
          let text = "\(cut) further results are left out: a run holds \(SARIFResults.most) at most"
          notifications.append(("warning", text))
        }
        guard !notifications.isEmpty else { return }
        json.list("toolExecutionNotifications", notifications) { notification, json in
          json.object { json in
            json.member("level", notification.level)
            json.message("message", notification.text)
          }
        }
      }
    }
  }
}

extension JSONText {
  /// A member whose value is an object with a plain text message (SARIF 2.1.0 §3.11.3).
  mutating func message(_ name: String, _ text: String) {
    object(name) { $0.member("text", SARIFText.message(text)) }
  }
}

/// Text as SARIF asks for it.
enum SARIFText {
  /// A plain text message: `{` and `}` are doubled (§3.11.5), and nothing in it is an embedded link (§3.11.6),
  /// which ends its text with a `]` that no `\` escapes, and then goes on with `(`. Never empty.
  static func message(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x7B || $0 == 0x7D || $0 == 0x5D }) else {
      return text.isEmpty ? " " : text
    }
    var result: [UInt8] = []
    var slashes = 0
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { result.append(byte) }
      let endsLink =
        byte == UInt8(ascii: "]") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "(")
      if endsLink, slashes % 2 == 0 { result.append(UInt8(ascii: "\\")) }
      slashes = byte == UInt8(ascii: "\\") ? slashes + 1 : 0
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A relative reference (RFC 3986 §4.2): all but unreserved characters and `/` are percent-encoded.
  static func uri(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}

/// The descriptors of the rules that found something.
enum SARIFRules {
  static func write(_ rules: [ReportRule], toolVersion: String, into json: inout JSONText) {
    json.member("name", "Rubric")
    json.member("version", toolVersion)
    json.member("semanticVersion", toolVersion)
    json.list("rules", rules) { write($0, into: &$1) }
  }

  private static func write(_ rule: ReportRule, into json: inout JSONText) {
    json.object { json in
      json.member("id", rule.id.text)
      json.member("name", name(of: rule.id))
      json.message("shortDescription", rule.title)
      json.message("fullDescription", rule.rationale)
      json.object("help") { json in
        json.member("text", SARIFText.message(rule.help))
        json.member("markdown", SARIFText.message(markdown(of: rule)))
      }
      json.object("defaultConfiguration") { $0.member("level", SARIFText.level(rule.severity)) }
      json.object("properties") { json in
        json.list("tags", rule.tags) { $1.string($0) }
        json.member("problem.severity", rule.severity == .info ? "recommendation" : rule.severity.rawValue)
      }
    }
  }

  /// `operation-summary` as `OperationSummary`, as viewers show names (§3.49.7).
  private static func name(of rule: RuleID) -> String {
    var name: [UInt8] = []
    var isFirst = true
    for byte in rule.text.utf8 {
      if byte == UInt8(ascii: "-") {
        isFirst = true
      } else {
        name.append(isFirst && (0x61...0x7A).contains(byte) ? byte & 0xDF : byte)
        isFirst = false
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  private static func markdown(of rule: ReportRule) -> String {
    var text = MarkdownText()
    text.raw("**Why:** ")
    text.text(rule.rationale)
    text.raw("\n\n**To mend it:** ")
    text.text(rule.mending)
    if let passage = rule.passage {
      text.raw("\n\n**It rests on:** ")
      text.text(passage)
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
