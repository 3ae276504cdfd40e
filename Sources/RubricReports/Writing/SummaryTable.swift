import RubricDiagnostics

/// The sections of each API in a few lines: one column for each API where these are few, else one line.
public struct SummaryTable: Sendable {
  private let apis: [ReportedAPI]
  /// More columns than this fit no terminal.
  private static let mostColumns = 4

  /// - Parameter apis: in the order in which they are told; those whose sections nobody looked at are left
  ///   out.
  public init(_ apis: [ReportedAPI]) { self.apis = apis.filter { $0.sections != nil } }

  /// Ends with an empty line; empty where there is no API.
  public var text: String {
    guard !apis.isEmpty else { return "" }
    let isMatrix = apis.count <= SummaryTable.mostColumns && apis.contains { $0.sections?.isEmpty == false }
    return LogCommands.broken(SummaryTable.aligned(isMatrix ? matrix : lines) + "\n")
  }

  private var matrix: [[String]] {
    let sections = apis.lazy.compactMap(\.sections).first { !$0.isEmpty } ?? []
    var rows = [["Section"] + apis.map { SummaryTable.name(of: $0) }]
    for (index, section) in sections.enumerated() {
      rows.append(
        [VisibleText(section.title).description]
          + apis.map { api in
            guard let sections = api.sections, sections.indices.contains(index) else { return "unreadable" }
            return sections[index].state
          })
    }
    rows.append(["Score"] + apis.map(\.score))
    return rows
  }

  private var lines: [[String]] {
    let header = ["API", "Score", "Complete", "Partial or thin", "Missing or empty", "Not applicable"]
    return [header]
      + apis.map { api in
        [
          SummaryTable.name(of: api), api.score, String(api.count(.satisfied)), String(api.count(.begun)),
          String(api.count(.lacking)), String(api.count(.notApplicable)),
        ]
      }
  }

  private static func name(of api: ReportedAPI) -> String {
    let name = VisibleText(api.label).description
    return name.unicodeScalars.count > 32 ? String(name.unicodeScalars.prefix(31)) + "…" : name
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

extension ReportedAPI {
  /// How many of its sections stand so.
  func count(_ standing: ReportedSection.Standing) -> Int { sections?.count { $0.standing == standing } ?? 0 }

  /// The share of what is required that readers find, in words.
  var score: String {
    guard let sections, !sections.isEmpty else { return "unreadable" }
    return "\(percentage ?? 0) %"
  }
}
