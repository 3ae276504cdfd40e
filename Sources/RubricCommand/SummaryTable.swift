import RubricBuild
import RubricDiagnostics
import RubricStandard

/// The sections of each API in a few lines: one column for each API where these are few, else one line.
struct SummaryTable {
  private let apis: [BuildReport.APISummary]
  /// More columns than this fit no terminal.
  private static let mostColumns = 4

  init(_ apis: [BuildReport.APISummary]) { self.apis = apis }

  /// Ends with an empty line; empty where there is no API.
  var text: String {
    guard !apis.isEmpty else { return "" }
    let isMatrix = apis.count <= SummaryTable.mostColumns && apis.contains { !$0.verdicts.isEmpty }
    return SummaryTable.aligned(isMatrix ? matrix : lines) + "\n"
  }

  private var matrix: [[String]] {
    let verdicts = apis.first { !$0.verdicts.isEmpty }?.verdicts ?? []
    var rows = [["Section"] + apis.map { SummaryTable.name(of: $0) }]
    for (index, verdict) in verdicts.enumerated() {
      rows.append(
        [verdict.title]
          + apis.map {
            $0.verdicts.indices.contains(index) ? $0.verdicts[index].state.rawValue : "unreadable"
          })
    }
    rows.append(["Score"] + apis.map { SummaryTable.score(of: $0) })
    return rows
  }

  private var lines: [[String]] {
    let header = ["API", "Score", "Complete", "Partial or thin", "Missing or empty", "Not applicable"]
    return [header]
      + apis.map { api in
        let completeness = Completeness(api.verdicts)
        func count(_ states: SectionVerdict.State...) -> String {
          String(states.reduce(0) { $0 + completeness.count(of: $1) })
        }
        return [
          SummaryTable.name(of: api), SummaryTable.score(of: api), count(.complete, .generated, .delegated),
          count(.partial, .thin, .delegatedExternal),
          count(.missing, .empty, .placeholder, .notApplicableInvalid),
          count(.notApplicable),
        ]
      }
  }

  private static func name(of api: BuildReport.APISummary) -> String {
    let name = VisibleText(api.name.isEmpty ? api.title : api.name).description
    return name.unicodeScalars.count > 32 ? String(name.unicodeScalars.prefix(31)) + "…" : name
  }

  private static func score(of api: BuildReport.APISummary) -> String {
    api.verdicts.isEmpty ? "unreadable" : "\(Completeness(api.verdicts).percentage) %"
  }

  private static func aligned(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].unicodeScalars.count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { index, cell in
        index == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[index] - cell.unicodeScalars.count)
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
