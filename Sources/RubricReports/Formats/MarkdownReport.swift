import RubricDiagnostics

extension ReportFormat {
  /// Markdown of a bounded length, for a comment on a merge request or a step's summary.
  static let markdown = ReportFormat("markdown", "Markdown for a comment on a merge request") { input in
    MarkdownReport.bytes(of: input, within: MarkdownReport.longestComment)
  }
}

/// A run as Markdown that GitHub and GitLab show: counts, sections by API, findings by API and severity.
public enum MarkdownReport {
  /// In bytes. GitHub takes comments of 65,536 characters.
  public static let longestComment = 60_000

  /// The report in `limit` bytes at most, of which 2,000 are the least that make sense; the most severe
  /// findings come first, and it says how many are left out.
  public static func bytes(of input: ReportInput, within limit: Int) -> [UInt8] {
    var text = MarkdownText()
    writeHead(input, into: &text)
    let apis = input.apis.filter { $0.sections != nil }
    if !apis.isEmpty { MarkdownTable.write(apis, within: limit / 2, into: &text) }
    let groups = input.groups
    var choice = MarkdownChoice(input, groups, room: limit - text.bytes.count - 200)
    choice.fill()
    for (index, group) in groups.enumerated() { choice.write(group, index, into: &text) }
    if choice.leftOut > 0 {
      text.raw("… and ")
      text.number(choice.leftOut)
      text.raw(choice.leftOut == 1 ? " more finding is" : " more findings are")
      text.raw(" left out here: run `rubric check` to see all.\n")
    }
    return LogCommands.broken(text.bytes, as: .markup)
  }

  private static func writeHead(_ input: ReportInput, into text: inout MarkdownText) {
    text.raw("## Rubric: ")
    if let failure = input.failure {
      text.raw("the job could not be done\n\n")
      text.raw("**error:** ")
      text.text(MarkdownChoice.cut(failure.message))
      if let help = failure.help {
        text.raw("  \nhelp: ")
        text.text(MarkdownChoice.cut(help))
      }
      text.raw("\n\n")
      return
    }
    text.text(input.countsText)
    text.raw("\n\n")
    // Nothing passes where nothing can fail.
    guard input.failsFrom != nil else { return }
    text.raw(input.isFailed ? "The check has failed.\n\n" : "The check has passed.\n\n")
  }
}

/// The sections by API.
private enum MarkdownTable {
  /// More columns than these are not read in a comment.
  private static let mostColumns = 6

  static func write(_ apis: [ReportedAPI], within limit: Int, into text: inout MarkdownText) {
    if apis.count <= mostColumns {
      writeMatrix(apis, into: &text)
    } else {
      writeLines(apis, limit, into: &text)
    }
    text.raw("\n")
  }

  private static func writeMatrix(_ apis: [ReportedAPI], into text: inout MarkdownText) {
    text.raw("| Section |")
    for api in apis { cell(MarkdownChoice.cut(api.label, at: 60), into: &text) }
    text.raw("\n| --- |")
    for _ in apis { text.raw(" --- |") }
    let sections = apis.lazy.compactMap(\.sections).first { !$0.isEmpty } ?? []
    for (index, section) in sections.enumerated() {
      text.raw("\n|")
      cell(section.title, into: &text)
      for api in apis {
        guard let sections = api.sections, sections.indices.contains(index) else {
          text.raw(" unreadable |")
          continue
        }
        switch sections[index].standing {
        case .satisfied: text.raw(" ✓")
        case .notApplicable: text.raw(" –")
        case .begun, .lacking: text.raw(" ✗")
        }
        cell(sections[index].state, into: &text)
      }
    }
    text.raw("\n| Score |")
    for api in apis { score(api, into: &text) }
    text.raw("\n")
  }

  private static func writeLines(_ apis: [ReportedAPI], _ limit: Int, into text: inout MarkdownText) {
    text.raw("| API | Score | Complete | Partial or thin | Missing or empty | Not applicable |\n")
    text.raw("| --- | --- | --- | --- | --- | --- |\n")
    for (index, api) in apis.enumerated() {
      guard text.bytes.count < limit else {
        text.raw("\n… and ")
        text.number(apis.count - index)
        text.raw(" more APIs\n")
        return
      }
      text.raw("|")
      cell(MarkdownChoice.cut(api.label, at: 60), into: &text)
      score(api, into: &text)
      for standing in [ReportedSection.Standing.satisfied, .begun, .lacking, .notApplicable] {
        cell(String(api.count(standing)), into: &text)
      }
      text.raw("\n")
    }
  }

  private static func score(_ api: ReportedAPI, into text: inout MarkdownText) {
    text.raw(" ")
    text.bytes.append(contentsOf: api.score.utf8)
    text.raw(" |")
  }

  private static func cell(_ words: String, into text: inout MarkdownText) {
    text.raw(" ")
    text.text(words)
    text.raw(" |")
  }
}

/// Which findings a bounded report tells: the most severe of all APIs before the next.
private struct MarkdownChoice {
  private let input: ReportInput
  private let groups: [ReportInput.Group]
  private var room: Int
  private var items: [Int: [UInt8]] = [:]
  private var counts: Int

  /// How many findings that count are not told.
  var leftOut: Int { counts - items.count }

  init(_ input: ReportInput, _ groups: [ReportInput.Group], room: Int) {
    self.input = input
    self.groups = groups
    self.room = room
    counts = input.findings.count - input.suppressedCount
  }

  /// At most `most` characters of a text that may be of any length.
  static func cut(_ text: String, at most: Int = 600) -> String {
    let scalars = text.unicodeScalars.prefix(most + 1)
    return scalars.count > most ? String(scalars.prefix(most)) + "…" : text
  }

  mutating func fill() {
    for severity in Severity.allCases.reversed() {
      for group in groups {
        var isOpen = false
        for index in group.findings {
          let finding = input.findings[index]
          guard finding.severity == severity, finding.suppression == nil else { continue }
          let item = MarkdownChoice.item(finding)
          // What opens a list is paid for by its first item.
          let cost = item.count + (isOpen ? 0 : 700)
          guard cost <= room else { return }
          room -= cost
          isOpen = true
          items[index] = item
        }
      }
    }
  }

  private static func item(_ finding: LocatedFinding) -> [UInt8] {
    var text = MarkdownText()
    text.raw("- ")
    text.code(cut("\(finding.place.path):\(finding.place.line):\(finding.place.column)"))
    text.raw(" ")
    text.text(cut(finding.message))
    text.raw(" (")
    text.code(finding.rule.text)
    text.raw(")")
    if let help = finding.help {
      text.raw("  \n  help: ")
      text.text(cut(help))
    }
    text.raw("\n")
    return text.bytes
  }

  func write(_ group: ReportInput.Group, _ number: Int, into text: inout MarkdownText) {
    let told = group.findings.filter { items[$0] != nil }
    guard !told.isEmpty else { return }
    text.raw("### ")
    text.text(MarkdownChoice.cut(group.label, at: 60))
    text.raw("\n\n")
    for severity in Severity.allCases.reversed() {
      let found = told.filter { input.findings[$0].severity == severity }
      guard !found.isEmpty else { continue }
      text.raw(severity == .error ? "<details open>\n<summary>" : "<details>\n<summary>")
      text.text(ReportInput.count(found.count, severity == .info ? "remark" : severity.rawValue))
      text.raw("</summary>\n\n")
      for index in found { text.bytes += items[index] ?? [] }
      text.raw("\n</details>\n\n")
    }
  }
}
