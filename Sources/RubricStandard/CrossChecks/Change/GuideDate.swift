import RubricSite

/// A day or month that a text names.
struct GuideDate: Sendable {
  /// The day, or the first of the month.
  var day: CivilDate
  var range: Range<Int>

  private static let months = Dictionary(
    """
    january february march april may june july august september october november december
    """.split(separator: " ").enumerated().flatMap { index, name in
      [(GuideWords.hash(String(name)), index + 1), (GuideWords.hash(String(name.prefix(3))), index + 1)]
    }, uniquingKeysWith: { first, _ in first })

  /// The first date of a unit: `2026-03-12`, `12 March 2026`, `March 12, 2026` or `March 2026`.
  static func first(in unit: Int, of view: GuideView) -> GuideDate? {
    let entries = view.words.words(of: unit)
    let body = view.units[unit].body
    for index in entries {
      let entry = view.words.entries[index]
      let range = Int(entry.start)..<max(Int(entry.start), Int(entry.end))
      if range.count == 10, let day = CivilDate(String(decoding: body.text[range], as: UTF8.self)) {
        return GuideDate(day: day, range: range)
      }
      guard let month = months[entry.hash] else { continue }
      let number = { (position: Int) -> Int? in
        guard entries.contains(position) else { return nil }
        let entry = view.words.entries[position]
        let digits = body.text[Int(entry.start)..<max(Int(entry.start), Int(entry.end))].prefix {
          (0x30...0x39).contains($0)
        }
        return digits.count < 5 ? Int(String(decoding: digits, as: UTF8.self)) : nil
      }
      let behind = number(index + 1)
      if let year = behind, year > 1990,
        let day = CivilDate(year: year, month: month, day: number(index - 1) ?? 1)
      {
        return GuideDate(day: day, range: range)
      }
      if let year = number(index + 2), year > 1990, let number = behind,
        let day = CivilDate(year: year, month: month, day: number)
      {
        return GuideDate(day: day, range: range)
      }
    }
    return nil
  }
}

/// A list of changes, by its headings or rows: each with its version or day.
struct ChangeLog: Sendable {
  /// In the order of the text.
  var entries: [Entry] = []

  struct Entry: Sendable {
    var unit: Int
    /// Numbers of the version that the heading begins with; nil where it gives none.
    var version: [Int]?
    var versionRange: Range<Int>?
    var date: GuideDate?
  }

  private static let names = Set(
    ["changelog", "change log", "release notes", "releases", "changes", "version history", "what's new"]
      .flatMap {
        [$0.split(separator: " ").joined()]
      })

  /// The logs of the API's own texts: headings under one that is called so, or of a file that is.
  static func all(in view: GuideView) -> [ChangeLog] {
    var logs: [Int: ChangeLog] = [:]
    for (index, unit) in view.units.enumerated() where unit.body.kind == .heading && view.isOwn(unit) {
      guard let root = root(of: index, view) else { continue }
      let version = version(of: index, view)
      let date = GuideDate.first(in: index, of: view)
      guard version != nil || date != nil else { continue }
      logs[root, default: ChangeLog()].entries.append(
        Entry(unit: index, version: version?.numbers, versionRange: version?.range, date: date))
    }
    return logs.sorted { $0.key < $1.key }.map(\.value).filter { $0.entries.count > 1 }
  }

  /// By the heading or text that makes it a log, so that each has its own: units, then texts behind all of them.
  private static func root(of unit: Int, _ view: GuideView) -> Int? {
    for heading in view.headings(of: unit).dropFirst() where isLog(view.units[heading].body.string) {
      return heading
    }
    let name = view.texts[view.units[unit].text].name.split(separator: "/").last.map(String.init) ?? ""
    return isLog(
      String(
        name.utf8.split(separator: UInt8(ascii: ".")).first.map { String(decoding: $0, as: UTF8.self) } ?? "")
    )
      ? view.units.count + view.units[unit].text : nil
  }

  private static func isLog(_ title: String) -> Bool {
    let folded = NameWords(title).words.joined()
    return names.contains(folded) || names.contains { folded.utf8.starts(with: ("api" + $0).utf8) }
  }

  /// `1.2.0`, `v2`, `[1.0]`, `Version 3.1` at the beginning of a heading.
  private static func version(of unit: Int, _ view: GuideView) -> (numbers: [Int], range: Range<Int>)? {
    let entries = view.words.words(of: unit)
    let body = view.units[unit].body
    for index in entries.prefix(2) {
      let entry = view.words.entries[index]
      let range = Int(entry.start)..<max(Int(entry.start), Int(entry.end))
      if let numbers = VersionNumbers.read(body.text[range]) {
        // `V1 is removed` tells of a version and is none.
        let isWhole = index + 1 == entries.upperBound || GuideDate.first(in: unit, of: view) != nil
        return isWhole ? (numbers, range) : nil
      }
      guard entry.hash == GuideWords.hash("version") || entry.hash == GuideWords.hash("release") else {
        return nil
      }
    }
    return nil
  }
}

/// The numbers of a version.
enum VersionNumbers {
  /// Of `1.2.0` or `v2`; nil of all else, dates among it. Behind a hyphen or plus nothing counts.
  static func read(_ text: ArraySlice<UInt8>) -> [Int]? {
    var text = text
    let hasMark = text.first.map { $0 | 0x20 == UInt8(ascii: "v") } ?? false
    if hasMark { text = text.dropFirst() }
    let core = text.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }
    let parts = core.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 3, parts.count > 1 || hasMark, core.count == text.count || parts.count == 3 else {
      return nil
    }
    let numbers = parts.compactMap { part in
      part.count < 5 && part.allSatisfy { (0x30...0x39).contains($0) }
        ? Int(String(decoding: part, as: UTF8.self)) : nil
    }
    return numbers.count == parts.count && numbers.first.map({ $0 < 1_000 }) == true ? numbers : nil
  }
}
