import RubricDiagnostics
import RubricDocuments
import RubricSite

extension CrossCheck {
  static let versionMatch = CrossCheck(
    "version-match", "The newest entry of the changelog is the version of the description",
    rationale: "A reader cannot tell whether the page describes what the changelog announces.",
    severity: .error,
    passage: Rule.Passage(
      "Document your API", "Include design changes, recent and planned, and version information."),
    mending: "set 'info.version', or write the entry that is missing",
    passing: [
      CrossExample(
        "info: {title: A, version: 1.4.0}",
        ["changelog.md": "# Changelog\n## 1.4 - 2026-05-01\nNew field.\n## 1.3.0 - 2026-01-01\nFirst."]),
      CrossExample(
        "info: {title: A, version: 1.4.0}",
        ["changelog.md": "# Changelog\n## 1 May 2026\nNew field.\n## 1 April 2026\nFirst."]),
    ],
    failing: [
      CrossExample(
        "info: {title: A, version: 1.4.0}",
        ["changelog.md": "# Changelog\n## ⟦1.5.0⟧ - 2026-05-01\nNew field.\n## 1.4.0 - 2026-01-01\nFirst."])
    ],
    check: { view in
      let logs = ChangeLog.all(in: view).filter { $0.entries.contains { $0.version != nil } }
      guard !logs.isEmpty,
        let own = VersionNumbers.read(Array("v\(view.api.info.version.trimmedMark)".utf8)[...])
      else {
        return nil
      }
      // Of several logs one may be of another thing, such as a library.
      guard logs.count == 1, let log = logs.first else { return nil }
      let past = log.entries.filter { ($0.date?.day ?? view.date) <= view.date }
      let newest = past.max { a, b in (a.version ?? []).lexicographicallyPrecedes(b.version ?? []) }
      guard let newest, let version = newest.version, let range = newest.versionRange,
        !version.elementsEqual(own.prefix(version.count)), !zip(version, own).allSatisfy({ $0 == $1 })
      else { return [] }
      return [
        Problem(
          "the newest entry is \(version.map(String.init).joined(separator: ".")), and the description is \(view.api.info.version)",
          at: view.span(of: range, in: newest.unit),
          notes: [
            Finding.Note("the version of the description", at: view.api.info.origin.valueSpan(of: .version))
          ])
      ]
    })

  static let changelogOrder = CrossCheck(
    "changelog-order", "The changelog tells the newest first",
    rationale: "Readers look at the top for what is new, and stop there.",
    severity: .info,
    passage: Rule.Passage(
      "Document your API", "Include design changes, recent and planned, and version information."),
    mending: "put the newest entry first, and what is to come under a heading such as 'Planned'",
    passing: [
      CrossExample(
        "info: {title: A, version: 1.4.0}",
        ["changelog.md": "# Changelog\n## 1 May 2026\nNew field.\n## 2026-04-01\nFirst.\n"])
    ],
    failing: [
      CrossExample(
        "info: {title: A, version: 1.4.0}",
        [
          "changelog.md":
            "# Changelog\n## 2026-04-01\nNew field.\n## ⟦2026-05-01⟧\nMore.\n## 2026-03-01\nFirst.\n"
        ]),
      CrossExample(
        "info: {title: A, version: 1.4.0}",
        ["changelog.md": "# Changelog\n## ⟦2027-04-01⟧\nNew field.\n## 2026-05-01\nMore.\n"]),
    ],
    check: { view in
      let logs = ChangeLog.all(in: view)
      guard !logs.isEmpty else { return nil }
      return logs.flatMap { view.problems(ofOrder: $0) }
    })
}

extension String {
  /// Without the `v` at its beginning.
  fileprivate var trimmedMark: String {
    utf8.first.map { $0 | 0x20 == UInt8(ascii: "v") } == true ? String(dropFirst()) : self
  }
}

extension GuideView {
  fileprivate func problems(ofOrder log: ChangeLog) -> [Problem] {
    let dated = log.entries.filter { $0.date != nil }
    var problems: [Problem] = []
    var last: CivilDate?
    for entry in dated {
      guard let date = entry.date else { continue }
      let place = span(of: date.range, in: entry.unit)
      if date.day > self.date {
        problems.append(Problem("an entry of the changelog is of \(date.day), which is to come", at: place))
      } else if let before = last, date.day > before {
        problems.append(Problem("an entry of \(date.day) stands below one of \(before)", at: place))
      }
      last = date.day
    }
    // A log that tells the oldest first throughout is one finding.
    return problems.count > 1 && problems.count == dated.count - 1 ? Array(problems.prefix(1)) : problems
  }
}
