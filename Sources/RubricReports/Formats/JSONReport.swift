import RubricDiagnostics

extension ReportFormat {
  /// By Rubric's own schema, `report-1.json`.
  static let json = ReportFormat("json", "all that is known, for programs of your own") { input in
    var json = JSONText()
    JSONReport.write(input, into: &json)
    return json.report
  }
}

extension JSONText {
  /// The whole text with a line end, in which no line is a command to a service that reads logs.
  var report: [UInt8] { LogCommands.broken(bytes + [0x0A], as: .json) }

  /// A member whose value is an array with an element for each value.
  mutating func list<Values: Sequence>(
    _ name: String, _ values: Values, _ write: (Values.Element, inout JSONText) -> Void
  ) {
    member(name) { json in
      json.array { json in
        for value in values { json.element { write(value, &$0) } }
      }
    }
  }

  /// A member whose value is an object.
  mutating func object(_ name: String, _ members: (inout JSONText) -> Void) {
    member(name) { $0.object(members) }
  }
}

/// The members of the JSON report. Members are added within a version of the schema, never renamed or removed.
enum JSONReport {
  /// Of the schema that the report keeps.
  static let schemaVersion = 1

  static func write(_ input: ReportInput, into json: inout JSONText) {
    let names = apiNames(of: input)
    json.object { json in
      json.member("schemaVersion", schemaVersion)
      json.member("version", input.toolVersion)
      if let failure = input.failure {
        json.member("error", failure.message)
        if let help = failure.help { json.member("help", help) }
      }
      json.list("findings", zip(input.findings, names)) { write($0.0, of: $0.1, into: &$1) }
      json.object("counts") { json in
        for severity in Severity.allCases.reversed() {
          json.member(severity.rawValue, input.count(severity))
        }
        json.member("suppressed", input.suppressedCount)
      }
      if input.failure == nil { json.list("apis", input.apis) { write($0, into: &$1) } }
    }
  }

  /// The name of the API that each finding belongs to; nil of those that belong to none with a name.
  private static func apiNames(of input: ReportInput) -> [String?] {
    var names = [String?](repeating: nil, count: input.findings.count)
    for group in input.groups {
      guard let name = group.api?.name, !name.isEmpty else { continue }
      for index in group.findings { names[index] = name }
    }
    return names
  }

  private static func write(_ finding: LocatedFinding, of api: String?, into json: inout JSONText) {
    json.object { json in
      json.member("rule", finding.rule.text)
      json.member("severity", finding.severity.rawValue)
      json.member("message", finding.message)
      write(finding.place, into: &json)
      if let place = finding.logicalPlace { json.member("logicalPlace", place) }
      if let api { json.member("api", api) }
      if let help = finding.help { json.member("help", help) }
      if !finding.fingerprint.isEmpty { json.member("fingerprint", finding.fingerprint) }
      if !finding.notes.isEmpty {
        json.list("notes", finding.notes) { note, json in
          json.object { json in
            json.member("message", note.message)
            write(note.place, into: &json)
          }
        }
      }
      if !finding.edits.isEmpty { json.list("edits", finding.edits) { write($0, into: &$1) } }
      if let suppression = finding.suppression { write(suppression, into: &json) }
    }
  }

  private static func write(_ place: LocatedFinding.Place, into json: inout JSONText) {
    json.member("path", place.path)
    json.member("line", place.line)
    json.member("column", place.column)
    json.member("endLine", place.endLine)
    json.member("endColumn", place.endColumn)
  }

  private static func write(_ edit: LocatedFinding.LocatedEdit, into json: inout JSONText) {
    json.object { json in
      write(edit.place, into: &json)
      json.member("startByte", Int(edit.bytes.lowerBound))
      json.member("endByte", Int(edit.bytes.upperBound))
      json.member("text", edit.text)
    }
  }

  private static func write(_ suppression: Suppression, into json: inout JSONText) {
    json.object("suppression") { json in
      json.member("kind", suppression.kind.rawValue)
      json.member("reason", suppression.reason)
      if let owner = suppression.owner { json.member("owner", owner) }
      if let expires = suppression.expires { json.member("expires", expires) }
    }
  }

  private static func write(_ api: ReportedAPI, into json: inout JSONText) {
    json.object { json in
      json.member("name", api.name)
      json.member("title", api.title)
      if let percentage = api.percentage { json.member("percentage", percentage) }
      guard let sections = api.sections else { return }
      json.list("sections", sections) { section, json in
        json.object { json in
          json.member("section", section.id)
          json.member("state", section.state)
          json.list("questions", section.questions) { $1.string($0) }
        }
      }
    }
  }
}
