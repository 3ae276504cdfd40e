import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite

/// An API's documentation as cross-checks look at it: what all texts say, gathered in one pass, beside the
/// names of the description.
final class GuideView: Sendable {
  let site: Site
  let api: API
  /// The day on which a date counts as past or to come.
  let date: CivilDate
  /// The API's guides, then the shared ones, then the description's own texts.
  let texts: [GuideText]
  let units: [GuideUnit]
  let words: GuideWords
  let codes: [GuideCode]
  let tables: [GuideTable]
  let fences: [GuideFence]
  /// Those of units, then those of code blocks.
  let requests: [GuideRequest]
  let addresses: [GuideAddress]
  let names: DescriptionNames
  /// By section, what it amounts to.
  let states: [SectionID: SectionVerdict.State]
  /// The operations that each heading names, with those of the headings above it, by unit.
  let operationsOfHeadings: [Int: Set<Int>]
  /// Requests within each code block, by the block.
  let requestsOfFences: [Int: [Int]]

  init(_ site: Site, _ api: API, verdicts: [SectionVerdict], on date: CivilDate) {
    self.site = site
    self.api = api
    self.date = date
    names = DescriptionNames(api)
    var reading = GuideReading(site, api, names)
    reading.readAll()
    texts = reading.texts
    units = reading.units
    words = reading.words
    codes = reading.codes
    tables = reading.tables
    fences = reading.fences
    requests = reading.requests
    addresses = reading.addresses
    operationsOfHeadings = reading.operationsOfHeadings
    requestsOfFences = reading.requestsOfFences
    states = Dictionary(verdicts.map { ($0.section, $0.state) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether somebody wrote anything of a section.
  func isWritten(_ section: SectionID) -> Bool { site.place(of: section)?.parts.isEmpty == false }

  /// Whether a text tells of this API: a guide that all APIs share may tell of another.
  func isOwn(_ text: Int) -> Bool { texts[text].kind != .shared }

  func isOwn(_ unit: GuideUnit) -> Bool { isOwn(unit.text) }

  // MARK: - Places

  func text(of place: GuidePlace) -> Int {
    switch place.holder {
    case .unit(let index): units[index].text
    case .fence(let index): fences[index].text
    }
  }

  func sections(of place: GuidePlace) -> SectionSet {
    switch place.holder {
    case .unit(let index): units[index].sections
    case .fence(let index): fences[index].sections
    }
  }

  /// Where a stretch is written in its file.
  func span(of place: GuidePlace) -> SourceSpan {
    switch place.holder {
    case .unit(let index): span(of: place.range, in: index)
    case .fence(let index):
      span(fences[index].code.places.range(of: place.range, in: fences[index].code.text), fences[index].text)
    }
  }

  /// A stretch of a unit in its file; of code the backquotes left out.
  func span(of range: Range<Int>, in unit: Int) -> SourceSpan {
    let body = units[unit].body
    var written = body.range(of: range)
    if body.code.contains(where: { $0 == range }) {
      let surplus = Int(written.count) - range.count
      if surplus > 0, surplus % 2 == 0 {
        written = (written.lowerBound + UInt32(surplus / 2))..<(written.upperBound - UInt32(surplus / 2))
      }
    }
    return span(written, units[unit].text)
  }

  /// A whole unit in its file.
  func span(of unit: Int) -> SourceSpan { span(units[unit].body.range, units[unit].text) }

  private func span(_ range: Range<UInt32>, _ text: Int) -> SourceSpan {
    switch texts[text].source {
    case .guide(let id): SourceSpan(source: site[id].source, bytes: range)
    case .prose(let id): site.prose[id].span(of: range)
    }
  }

  // MARK: - What a unit says

  private static let negations = Set(
    """
    not no never without cannot can't don't doesn't isn't aren't won't instead rather neither nor except \
    longer deprecated removed retired previously former formerly old replaced unlike stop stopped unless \
    deferred hold proposed planned future later would
    """.split(separator: " ").map { GuideWords.hash(String($0)) })

  /// Whether a word of denial stands in the unit within six words before the stretch, or three behind it.
  func isDenied(_ found: GuideWords.Occurrence) -> Bool {
    let all = words.words(of: found.unit)
    let near = max(all.lowerBound, found.words.lowerBound - 6)..<min(all.upperBound, found.words.upperBound + 3)
    return near.contains { !found.words.contains($0) && GuideView.negations.contains(words.entries[$0].hash) }
  }

  /// Whether a unit speaks of what was or is to come: by a word of denial in it, by its heading, or by what the
  /// guide is called, such as `release-notes.md`.
  func isOfAnotherTime(_ unit: Int) -> Bool {
    if says(unit, anyOf: GuideView.negations) { return true }
    for heading in headings(of: unit) where says(heading, anyOf: GuideView.times) { return true }
    let name = NameWords(texts[units[unit].text].name).words
    return name.contains { GuideView.times.contains(GuideWords.hash($0)) }
  }

  private static let times = Set(
    """
    changelog changes changed change release releases released notes roadmap history decisions decision plan \
    plans archive migration migrating migrate upgrade upgrading deprecated deprecation retired removed previous \
    legacy older superseded draft proposal proposals future planned added rationale alternatives considered
    """.split(separator: " ").map { GuideWords.hash(String($0)) })

  private static let conditions = Set(
    "if when unless whether where may might could some certain".split(separator: " ").map {
      GuideWords.hash(String($0))
    })

  /// Whether a unit says so only of a case.
  func isConditional(_ unit: Int) -> Bool {
    words.words(of: unit).contains { GuideView.conditions.contains(words.entries[$0].hash) }
  }

  /// Whether a unit holds any of the words.
  func says(_ unit: Int, anyOf hashes: Set<UInt64>) -> Bool {
    words.words(of: unit).contains { hashes.contains(words.entries[$0].hash) }
  }

  /// The units of the headings that a unit stands below, the nearest first; its own where it is one.
  func headings(of unit: Int) -> [Int] {
    var found: [Int] = units[unit].body.kind == .heading ? [unit] : []
    var next = units[unit].heading
    while let heading = next, found.count < 8 {
      found.append(heading)
      next = units[heading].heading
    }
    return found
  }

  /// The stretch of a row's cell, without blanks at its ends.
  func cell(_ column: Int, of row: Int) -> Range<Int>? {
    let body = units[row].body
    guard body.cells.indices.contains(column) else { return nil }
    var range = body.cells[column].clamped(to: 0..<body.text.count)
    while let first = range.first, body.text[first] == 0x20 { range = (first + 1)..<range.upperBound }
    while let last = range.last, body.text[last] == 0x20 { range = range.lowerBound..<last }
    return range
  }

  func cellText(_ column: Int, of row: Int) -> String {
    cell(column, of: row).map { String(decoding: units[row].body.text[$0].prefix(1_000), as: UTF8.self) } ?? ""
  }

  /// The operations of the API that the place is about: of the heading above it or of the guide.
  func operations(at unit: Int) -> Set<Int> {
    for heading in headings(of: unit) {
      if let named = operationsOfHeadings[heading], !named.isEmpty { return named }
    }
    guard let own = texts[units[unit].text].operation else { return [] }
    return (names.operationIDs[Name(own)] ?? names.signatures[Name(own)]).map { [$0] } ?? []
  }
}
