import RubricDiagnostics
import RubricSite
import RubricStandard

/// All APIs of a site side by side, for programs and for spreadsheets.
public struct OrganisationData: Sendable {
  private let page: OrganisationPage

  /// The same APIs as on the page, by name.
  public init(_ page: OrganisationPage) {
    self.page = page
    rows = page.apis.sorted { OrganisationPage.precedes($0.entry.name, $1.entry.name) }
  }

  private let rows: [OrganisationPage.Row]

  /// One JSON object, the members of each object sorted by name.
  public var json: [UInt8] {
    // A line for each member of an API.
    var json = JSONText(linesTo: 3)
    json.object { json in
      json.member("apis") { json in
        json.array { json in for row in rows { json.element { api(row, &$0) } } }
      }
      json.member("built", page.day.description)
      json.member("endings") { json in
        json.array { json in
          for ending in page.endings {
            json.element { json in
              json.object { json in
                json.member("api", ending.api.route.path)
                json.member("day", ending.day.description)
                json.member("what", ending.what)
              }
            }
          }
        }
      }
      json.member("gaps") { json in
        json.array { json in
          for gap in page.gaps {
            json.element { json in
              json.object { json in
                json.member("apis", gap.count)
                json.member("delta", decimal: gap.gain.text)
                json.member("what", gap.text)
              }
            }
          }
        }
      }
      json.member("schema", 1)
      json.member("waivers") { json in
        json.array { json in for row in page.waivers { json.element { waiver(row, &$0) } } }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func api(_ row: OrganisationPage.Row, _ json: inout JSONText) {
    json.object { json in
      json.member("coverage", decimal: row.standing.coverage.decimal(places: 2))
      json.member("dimensions") { json in
        json.object { json in
          // By letter, as all members are.
          let scores = zip(MaturityDimension.allCases, row.standing.dimensions).sorted {
            $0.0.rawValue < $1.0.rawValue
          }
          for (dimension, score) in scores { json.member(dimension.rawValue, decimal: score?.points) }
        }
      }
      json.member("id", row.entry.name)
      json.member("level", row.standing.level.rawValue)
      json.member("organisation", orNull: row.entry.organisation)
      json.member("owner", orNull: row.entry.owner)
      json.member("page", row.maturityLink.route.path)
      json.member("score", decimal: row.standing.score.map { String($0.percent) })
      json.member("sections") { json in
        json.object { json in
          let states = zip(page.sections, row.standing.states).sorted {
            OrganisationPage.precedes($0.0.id.text, $1.0.id.text)
          }
          for (section, state) in states { json.member(section.id.text, state.rawValue) }
        }
      }
      json.member("stage", orNull: row.entry.stage)
      json.member("title", row.entry.title)
      json.member("version", row.entry.version)
    }
  }

  private func waiver(_ row: OrganisationPage.WaiverRow, _ json: inout JSONText) {
    let waiver = row.waiver
    json.object { json in
      json.member("apis", row.apis.map(\.route.path))
      json.member("expired", flag: waiver.expires.map { $0 < page.day } ?? false)
      json.member("expires", orNull: waiver.expires?.description)
      json.member("of", waiver.subject.text)
      json.member("owner", orNull: waiver.owner)
      json.member("reason", waiver.reason)
    }
  }

  /// One record for each API (RFC 4180): who answers for it, its level and scores, then the state of each
  /// section by its id.
  public var csv: [UInt8] {
    var table = CSVText()
    table.record(
      [
        "api", "title", "organisation", "owner", "version", "stage", "level", "level name", "score",
        "coverage",
      ]
        + MaturityDimension.allCases.map(\.title) + page.sections.map(\.id.text))
    for row in rows {
      let states =
        row.standing.states.isEmpty ? page.sections.map { _ in "" } : row.standing.states.map(\.rawValue)
      table.record(
        [
          row.entry.name, row.entry.title, row.entry.organisation ?? "", row.entry.owner ?? "",
          row.entry.version, row.entry.stage ?? "", String(row.standing.level.rawValue),
          row.standing.level.name,
          row.standing.score.map { String($0.percent) } ?? "", row.standing.coverage.decimal(places: 2),
        ] + row.standing.dimensions.map { $0?.points ?? "" } + states)
    }
    return table.bytes
  }
}

/// A writer of comma-separated values (RFC 4180) that no spreadsheet takes for a formula.
public struct CSVText: Sendable {
  /// In UTF-8, each record with CR LF behind it.
  public private(set) var bytes: [UInt8] = []

  /// A table with nothing in it.
  public init() {}

  /// A record of fields. One that a spreadsheet would compute gets an apostrophe before it: what begins with
  /// `=`, `+`, `-`, `@`, a tab or a carriage return.
  public mutating func record(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      self.field(field)
    }
    bytes += [0x0D, 0x0A]
  }

  private mutating func field(_ text: String) {
    var content = Array(text.utf8)
    if let first = content.first, "=+-@\t\r".utf8.contains(first) { content.insert(UInt8(ascii: "'"), at: 0) }
    guard content.contains(where: { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }) else {
      bytes += content
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in content { bytes += byte == UInt8(ascii: "\"") ? [byte, byte] : [byte] }
    bytes.append(UInt8(ascii: "\""))
  }
}
