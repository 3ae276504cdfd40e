import RubricDiagnostics

/// Findings as a record keeps them: a list of all their texts, each once, and behind it the findings, which name
/// their texts by number. There are tens of thousands of them, and few rules, files and hints.
struct PackedFindings: Sendable, Codable {
  var all: [LocatedFinding]

  init(_ all: [LocatedFinding]) { self.all = all }

  init(from decoder: any Decoder) throws {
    let bytes = try decoder.singleValueContainer().decode([UInt8].self)
    var reading = try FindingReading(bytes)
    all = try reading.findings()
  }

  func encode(to encoder: any Encoder) throws {
    var writing = FindingWriting()
    for finding in all { writing.put(finding) }
    var container = encoder.singleValueContainer()
    try container.encode(writing.bytes(count: all.count))
  }
}

/// Writes findings down.
private struct FindingWriting {
  private var numbers: [[UInt8]: Int] = [:]
  private var texts = Packing()
  private var findings = Packing()

  func bytes(count: Int) -> [UInt8] {
    var head = Packing()
    head.put(numbers.count)
    var middle = Packing()
    middle.put(count)
    return head.bytes + texts.bytes + middle.bytes + findings.bytes
  }

  /// Whatever the fingerprint is: a run gives it when it has seen all findings.
  mutating func put(_ finding: LocatedFinding) {
    put(finding.rule.text)
    put(finding.severity.rawValue)
    put(finding.message)
    put(finding.place)
    put(finding.excerpt.line)
    findings.put(finding.excerpt.caret.lowerBound)
    findings.put(finding.excerpt.caret.count)
    findings.put(finding.notes.count)
    for note in finding.notes {
      put(note.message)
      put(note.place)
    }
    put(finding.help)
    put(finding.logicalPlace)
    findings.put(finding.edits.count)
    for edit in finding.edits {
      put(edit.place)
      findings.put(UInt64(edit.bytes.lowerBound))
      findings.put(UInt64(edit.bytes.upperBound))
      put(edit.text)
    }
    put(finding.api)
    put(finding.section)
    put(finding.suppression?.kind.rawValue)
    if let suppression = finding.suppression {
      put(suppression.reason)
      put(suppression.owner)
      put(suppression.expires)
    }
  }

  private mutating func put(_ place: LocatedFinding.Place) {
    put(place.path)
    for number in [place.line, place.column, place.endLine, place.endColumn] { findings.put(number) }
  }

  /// 0 stands for none.
  private mutating func put(_ text: String?) {
    guard let text else { return findings.put(0) }
    put(text)
  }

  private mutating func put(_ text: String) {
    let text = Array(text.utf8)
    if let number = numbers[text] { return findings.put(number) }
    let number = numbers.count + 1
    numbers[text] = number
    texts.put(text)
    findings.put(number)
  }
}

/// Reads findings, whatever the bytes are.
private struct FindingReading {
  private var bytes: Unpacking
  private let texts: [String]

  typealias Fault = Unpacking.Fault

  init(_ packed: [UInt8]) throws(Fault) {
    bytes = Unpacking(packed[...])
    var texts: [String] = []
    let count = try bytes.elementCount()
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try bytes.text()) }
    self.texts = texts
  }

  mutating func findings() throws(Fault) -> [LocatedFinding] {
    var findings: [LocatedFinding] = []
    let count = try bytes.elementCount()
    findings.reserveCapacity(count)
    for _ in 0..<count { findings.append(try finding()) }
    guard bytes.isAtEnd else { throw Fault() }
    return findings
  }

  private mutating func finding() throws(Fault) -> LocatedFinding {
    let rule = RuleID(try text())
    guard let severity = Severity(rawValue: try text()) else { throw Fault() }
    var finding = LocatedFinding(
      rule: rule, severity: severity, message: try text(), place: try place(), excerpt: try excerpt(),
      notes: [])
    for _ in 0..<(try bytes.elementCount()) {
      finding.notes.append(LocatedFinding.LocatedNote(message: try text(), place: try place()))
    }
    finding.help = try optionalText()
    finding.logicalPlace = try optionalText()
    for _ in 0..<(try bytes.elementCount()) {
      finding.edits.append(
        LocatedFinding.LocatedEdit(place: try place(), bytes: try range(), text: try text()))
    }
    finding.api = try optionalText()
    finding.section = try optionalText()
    finding.suppression = try suppression()
    return finding
  }

  private mutating func suppression() throws(Fault) -> Suppression? {
    guard let word = try optionalText() else { return nil }
    guard let kind = Suppression.Kind(rawValue: word) else { throw Fault() }
    return Suppression(kind, reason: try text(), owner: try optionalText(), expires: try optionalText())
  }

  private mutating func place() throws(Fault) -> LocatedFinding.Place {
    LocatedFinding.Place(
      path: try text(), line: try bytes.count(), column: try bytes.count(), endLine: try bytes.count(),
      endColumn: try bytes.count())
  }

  private mutating func excerpt() throws(Fault) -> Excerpt {
    let line = try text()
    let (lower, count) = (try bytes.count(), try bytes.count())
    let (upper, isTooLarge) = lower.addingReportingOverflow(count)
    guard !isTooLarge else { throw Fault() }
    return Excerpt(line: line, caret: lower..<upper)
  }

  private mutating func range() throws(Fault) -> Range<UInt32> {
    guard let lower = UInt32(exactly: try bytes.number()), let upper = UInt32(exactly: try bytes.number()),
      lower <= upper
    else { throw Fault() }
    return lower..<upper
  }

  private mutating func text() throws(Fault) -> String {
    guard let text = try optionalText() else { throw Fault() }
    return text
  }

  private mutating func optionalText() throws(Fault) -> String? {
    let number = try bytes.count()
    guard number <= texts.count else { throw Fault() }
    return number == 0 ? nil : texts[number - 1]
  }
}
