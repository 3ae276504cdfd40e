/// Findings as one JSON object, for programs: `{"findings": [...], "counts": {...}}`.
public struct JSONReport: Sendable {
  /// Writes the findings in the order given.
  public static func write(_ findings: [LocatedFinding], into json: inout JSONText) {
    json.member("findings") { json in
      json.array { json in
        for finding in findings { json.element { write(finding, into: &$0) } }
      }
    }
    json.member("counts") { json in
      json.object { json in
        for severity in Severity.allCases.reversed() {
          json.member(severity.rawValue, findings.count { $0.severity == severity })
        }
      }
    }
  }

  private static func write(_ finding: LocatedFinding, into json: inout JSONText) {
    json.object { json in
      json.member("rule", finding.rule.text)
      json.member("severity", finding.severity.rawValue)
      json.member("message", finding.message)
      write(finding.place, into: &json)
      if let help = finding.help { json.member("help", help) }
      if !finding.notes.isEmpty {
        json.member("notes") { json in
          json.array { json in
            for note in finding.notes {
              json.element { json in
                json.object { json in
                  json.member("message", note.message)
                  write(note.place, into: &json)
                }
              }
            }
          }
        }
      }
    }
  }

  private static func write(_ place: LocatedFinding.Place, into json: inout JSONText) {
    json.member("path", place.path)
    json.member("line", place.line)
    json.member("column", place.column)
    json.member("endLine", place.endLine)
    json.member("endColumn", place.endColumn)
  }
}
