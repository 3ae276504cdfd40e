import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite
import Synchronization

/// How a unit says what it says.
struct UnitTone: OptionSet, Sendable {
  let rawValue: UInt8
  /// It holds a word of denial.
  static let denied = UnitTone(rawValue: 1)
  /// It tells of a case.
  static let conditional = UnitTone(rawValue: 2)
  /// It stands where something is told that was or is to come.
  static let historic = UnitTone(rawValue: 4)
}

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
  /// Where the targets of requests in code blocks begin.
  let sampleTargets: Set<GuidePlace>
  private let tones: [UnitTone]
  private let kept = Mutex<[FenceValue]?>(nil)

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
    sampleTargets = Set(
      reading.requests.map { request in
        let start = request.targetPlace.range.lowerBound
        return GuidePlace(holder: request.targetPlace.holder, range: start..<start)
      })
    tones = GuideView.tones(of: reading.units, reading.texts, reading.words)
    states = Dictionary(verdicts.map { ($0.section, $0.state) }, uniquingKeysWith: { first, _ in first })
  }

  /// The values of JSON that samples show, read when they are first asked for.
  var values: [FenceValue] {
    kept.withLock { kept in
      if let kept { return kept }
      let made = FenceValue.all(in: self)
      kept = made
      return made
    }
  }

  /// Position among the unit's words of the one that begins a stretch, or the next behind it.
  func word(at range: Range<Int>, of unit: Int) -> Int {
    let all = words.words(of: unit)
    var (low, high) = (all.lowerBound, all.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if Int(words.entries[middle].start) < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether one of the words stands directly before or behind a stretch of code that is one word.
  func isBeside(_ code: GuideCode, anyOf hashes: Set<UInt64>) -> Bool {
    let all = words.words(of: code.unit)
    let position = word(at: code.range, of: code.unit)
    return [position - 1, position + 1].contains {
      all.contains($0) && hashes.contains(words.entries[$0].hash)
    }
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
      span(fences[index].code.places.range(of: place.range), fences[index].text)
    }
  }

  /// A stretch of a unit in its file; of code the backquotes left out.
  func span(of range: Range<Int>, in unit: Int) -> SourceSpan {
    let body = units[unit].body
    var written = body.range(of: range)
    if let index = body.code.index(holding: range.lowerBound), body.code[index].upperBound >= range.upperBound
    {
      let code = body.code[index]
      let whole = body.range(of: code)
      let surplus = Int(whole.count) - code.count
      if surplus >= 0, surplus % 2 == 0 {
        let start = whole.lowerBound + UInt32(surplus / 2 + range.lowerBound - code.lowerBound)
        written = start..<(start + UInt32(range.count))
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
    let near =
      max(all.lowerBound, found.words.lowerBound - 6)..<min(all.upperBound, found.words.upperBound + 3)
    return near.contains { !found.words.contains($0) && GuideView.negations.contains(words.entries[$0].hash) }
  }

  /// Whether a unit speaks of what was, is not, or is to come: by a word of denial in it, or by where it stands.
  func isOfAnotherTime(_ unit: Int) -> Bool { tones[unit].contains(.denied) || standsInHistory(unit) }

  /// Whether a unit stands under a heading, or in a guide such as `release-notes.md`, on what was or is to come.
  func standsInHistory(_ unit: Int) -> Bool { tones[unit].contains(.historic) }

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
  func isConditional(_ unit: Int) -> Bool { tones[unit].contains(.conditional) }

  /// How units say what they say, told once for each.
  private static func tones(of units: [GuideUnit], _ texts: [GuideText], _ words: GuideWords) -> [UnitTone] {
    let historic = texts.map { text in
      NameWords(text.name).words.contains { times.contains(GuideWords.hash($0)) }
    }
    var tones: [UnitTone] = []
    for (index, unit) in units.enumerated() {
      var tone: UnitTone = historic[unit.text] ? .historic : []
      for position in words.words(of: index) {
        let hash = words.entries[position].hash
        if negations.contains(hash) { tone.insert(.denied) }
        if conditions.contains(hash) { tone.insert(.conditional) }
        if unit.body.kind == .heading, times.contains(hash) { tone.insert(.historic) }
      }
      // Headings come before what stands below them.
      if let heading = unit.heading, tones.indices.contains(heading), tones[heading].contains(.historic) {
        tone.insert(.historic)
      }
      tones.append(tone)
    }
    return tones
  }

  /// What has more words than any sentence is none, and is not gone through for each place in it.
  static let longestSentence = 300

  /// Whether a unit holds any of the words, among its first some hundred.
  func says(_ unit: Int, anyOf hashes: Set<UInt64>) -> Bool {
    words.words(of: unit).prefix(GuideView.longestSentence).contains {
      hashes.contains(words.entries[$0].hash)
    }
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

  /// The operations of the API that the place is about: of the heading above it or of the guide.
  func operations(at unit: Int) -> Set<Int> {
    for heading in headings(of: unit) {
      if let named = operationsOfHeadings[heading], !named.isEmpty { return named }
    }
    guard let own = texts[units[unit].text].operation else { return [] }
    return (names.operationIDs[Name(own)] ?? names.signatures[Name(own)]).map { [$0] } ?? []
  }
}
